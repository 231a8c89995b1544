import type { WallClock } from '../core/clock-wall';
import type { PendingWork } from '../core/pending-work';

/** Somewhere a frame can be sent to. */
export interface Outlet<Frame = string> {
  send(frame: Frame): void;
}

/**
 * How long an event stays behind the reply to the request that caused it: clients set a request's result first and
 * compare it with what the event then brings.
 */
const behindReplyMs = 50;

/** How long a frame that is to be overtaken waits for another that does so. */
const longestHeldBackMs = 1_000;

/**
 * Sends events to workers: to each in the order they happened, and never before the reply to a request of that worker
 * that was being answered when they happened. Real time, not virtual: events go out however time stands.
 */
export class Delivery<Frame = string> {
  readonly #wall: WallClock;
  readonly #work: PendingWork;
  readonly #kept: () => Promise<void> | undefined;
  readonly #replies = new Map<string, Set<Promise<void>>>();
  readonly #tails = new Map<string, Promise<void>>();
  /** Lets go of the frame that waits for another of its worker to overtake it. */
  readonly #heldBack = new Map<string, () => void>();

  /** @param kept - Resolves once what has happened so far may be told; where that fails, nobody is told. */
  constructor(wall: WallClock, work: PendingWork, kept: () => Promise<void> | undefined = () => undefined) {
    this.#wall = wall;
    this.#work = work;
    this.#kept = kept;
  }

  /** A worker's request is being answered until `replied` resolves. */
  expectReply(workerSid: string, replied: Promise<void>): void {
    const replies = this.#replies.get(workerSid) ?? new Set();
    this.#replies.set(workerSid, replies.add(replied));
    void this.#forget(workerSid, replied);
  }

  /**
   * Sends a frame to a worker's outlets when its turn has come; until then it counts as pending work.
   *
   * @param arrives - Where something goes wrong on its way. One that is to be overtaken leaves behind the next, or after a
   *   second where none comes.
   */
  send(
    workerSid: string,
    outlets: readonly Outlet<Frame>[],
    frame: Frame,
    arrives?: 'never' | 'twice' | 'overtaken',
  ): void {
    if (arrives === 'never') return;
    const letGo = this.#heldBack.get(workerSid);
    if (arrives === 'overtaken' && !letGo) {
      this.#holdBack(workerSid, () => this.#enqueue(workerSid, outlets, frame));
      return;
    }
    this.#enqueue(workerSid, outlets, frame);
    if (arrives === 'twice') this.#enqueue(workerSid, outlets, frame);
    letGo?.();
  }

  /** Lets go of whatever is held back. */
  reset(): void {
    for (const letGo of [...this.#heldBack.values()]) letGo();
  }

  #holdBack(workerSid: string, send: () => void): void {
    const end = this.#work.begin();
    const letGo = (): void => {
      cancel();
      this.#heldBack.delete(workerSid);
      send();
      end();
    };
    const cancel = this.#wall.after(longestHeldBackMs, letGo);
    this.#heldBack.set(workerSid, letGo);
  }

  #enqueue(workerSid: string, outlets: readonly Outlet<Frame>[], frame: Frame): void {
    const before = this.#tails.get(workerSid);
    const sent = this.#work.track(this.#sendAfter(before, this.#turn(workerSid), outlets, frame));
    this.#tails.set(workerSid, sent);
  }

  async #sendAfter(
    before: Promise<void> | undefined,
    turn: Promise<void>,
    outlets: readonly Outlet<Frame>[],
    frame: Frame,
  ): Promise<void> {
    await turn;
    await before;
    if (!(await this.#isKept())) return;
    for (const outlet of outlets) outlet.send(frame);
  }

  async #isKept(): Promise<boolean> {
    try {
      await this.#kept();
      return true;
    } catch {
      // Said aloud already by whoever could not keep it.
      return false;
    }
  }

  async #forget(workerSid: string, replied: Promise<void>): Promise<void> {
    await replied;
    const replies = this.#replies.get(workerSid);
    replies?.delete(replied);
    if (replies?.size === 0) this.#replies.delete(workerSid);
  }

  async #turn(workerSid: string): Promise<void> {
    await Promise.all([...(this.#replies.get(workerSid) ?? [])]);
    await new Promise<void>((resolve) => {
      this.#wall.after(behindReplyMs, resolve);
    });
  }
}
