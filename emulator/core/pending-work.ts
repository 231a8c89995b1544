/**
 * Counts work that is under way outside the virtual clock (webhooks being answered, frames being delivered), so that
 * advancing the clock can wait until everything due has settled.
 */
export class PendingWork {
  #count = 0;
  #waiting: (() => void)[] = [];

  /** Counts `work` as under way until it settles, and passes it through. */
  track<T>(work: Promise<T>): Promise<T> {
    const end = this.begin();
    return work.finally(end);
  }

  /** Counts one piece of work as under way until the returned function is called. */
  begin(): () => void {
    this.#count += 1;
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      this.#count -= 1;
      this.#wakeIfIdle();
    };
  }

  /**
   * Stops counting one piece of work that is under way, for as long as it waits for virtual time to pass: advancing the
   * clock is what it waits for, and so must not wait for it.
   *
   * @returns A function that counts it again.
   */
  pause(): () => void {
    this.#count -= 1;
    this.#wakeIfIdle();
    let paused = true;
    return () => {
      if (paused) this.#count += 1;
      paused = false;
    };
  }

  get count(): number {
    return this.#count;
  }

  /** Resolves when nothing is under way; at once where nothing is. */
  idle(): Promise<void> {
    if (this.#count === 0) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #wakeIfIdle(): void {
    if (this.#count > 0) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
