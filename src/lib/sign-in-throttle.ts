/** How often one worker's sign-in failed in a row, and when last (epoch milliseconds). */
export interface FailedSignIns {
  readonly count: number;
  readonly lastAt: number;
}

/** As many wrong tries cost nothing: everybody mistypes. */
export const freeTries = 4;
const firstDelayMs = 1_000;
/** Any longer, and somebody who keeps guessing could keep the worker out. */
export const longestDelayMs = 60_000;
/** A worker who has not failed for so long starts afresh. */
export const forgottenAfterMs = 15 * 60_000;
/** Names are the caller's choice: without a bound, made-up ones would fill the memory. About 200 KB at most. */
export const rememberedWorkers = 1_000;

/**
 * How long a worker's next sign-in still has to wait: nothing for the first tries, then 1 s after the last one, doubled
 * by each further failure up to a minute.
 *
 * @param now - Epoch milliseconds.
 * @returns Milliseconds, 0 where it need not wait.
 */
export function signInDelayMs(failed: FailedSignIns | undefined, now: number): number {
  if (!failed || failed.count < freeTries || now - failed.lastAt >= forgottenAfterMs) return 0;
  const delayMs = Math.min(longestDelayMs, firstDelayMs * 2 ** (failed.count - freeTries));
  return Math.max(0, failed.lastAt + delayMs - now);
}

/** What one instance of a Function remembers of wrong sign-ins. Another instance, or the next, knows nothing of it. */
export class SignInThrottle {
  /** In the order of their last failure, the oldest first. */
  readonly #failed = new Map<string, FailedSignIns>();
  /** Workers with tries of which nobody knows yet whether they are right: how many, and who waits to hear of it. */
  readonly #trying = new Map<string, { count: number; waiting: (() => void)[] }>();

  /**
   * Lets a try pass or says how long to wait. One that passes counts as failed from the start, so that many at once are
   * not all let through before the first has failed; see {@link succeeded} and {@link undecided}.
   *
   * @param now - Epoch milliseconds.
   * @returns Milliseconds to wait, 0 where the try may go on.
   */
  admit(worker: string, now: number): number {
    const failed = this.#failed.get(worker);
    const delayMs = signInDelayMs(failed, now);
    if (delayMs > 0) return delayMs;
    const isForgotten = !failed || now - failed.lastAt >= forgottenAfterMs;
    this.#remember(worker, { count: isForgotten ? 1 : failed.count + 1, lastAt: now });
    return 0;
  }

  /**
   * Like {@link admit}, but waits for tries of this worker that are not decided yet, where they alone are in the way:
   * the right password from eight tabs at once is right eight times. Whoever is let through says {@link decided} in the end.
   */
  async turn(worker: string, now: number): Promise<number> {
    for (;;) {
      const delayMs = this.admit(worker, now);
      const trying = this.#trying.get(worker);
      if (delayMs === 0) {
        if (trying) trying.count += 1;
        else this.#trying.set(worker, { count: 1, waiting: [] });
        return 0;
      }
      if (!trying) return delayMs;
      await new Promise<void>((resolve) => void trying.waiting.push(resolve));
    }
  }

  /** One try that was let through is known to be right or wrong, or will never be known. */
  decided(worker: string): void {
    const trying = this.#trying.get(worker);
    if (!trying) return;
    trying.count -= 1;
    if (trying.count === 0) this.#trying.delete(worker);
    for (const look of trying.waiting.splice(0)) look();
  }

  /** The worker has signed in: nothing is held against them. */
  succeeded(worker: string): void {
    this.#failed.delete(worker);
  }

  /** The try was neither right nor wrong, because Twilio did not answer. */
  undecided(worker: string): void {
    const failed = this.#failed.get(worker);
    if (!failed) return;
    if (failed.count <= 1) this.#failed.delete(worker);
    else this.#failed.set(worker, { ...failed, count: failed.count - 1 });
  }

  /** How many workers are remembered. */
  get size(): number {
    return this.#failed.size;
  }

  #remember(worker: string, failed: FailedSignIns): void {
    this.#failed.delete(worker);
    this.#failed.set(worker, failed);
    if (this.#failed.size <= rememberedWorkers) return;
    const [oldest] = this.#failed.keys();
    if (oldest !== undefined) this.#failed.delete(oldest);
  }
}
