import type { Person } from './person';
import { type Growth, type Tries, freeTries, oneMore, together, waitMs, wrongSoFar } from './tries';

/** What lets time pass and throws dice. */
export interface TurnstileMachine {
  /** Epoch milliseconds. */
  now(): number;
  after(delayMs: number, run: () => void): () => void;
  /** From 0 to less than 1. */
  random(): number;
}

/** How a try came out: who it is for a right one, `undefined` for a wrong one; a browser that turns out to be a stranger's has not tried. */
export type Outcome = Person | 'a stranger' | undefined;

/** Somebody who waits for a turn. */
interface Waiting {
  readonly go: (isTurn: boolean) => void;
  readonly cancel: () => void;
}

interface Queue {
  tries: Tries | undefined;
  /** How many are being looked at, and may turn out wrong. */
  looking: number;
  readonly waiting: Set<Waiting>;
  /** The same secret tried at the same time is one try. */
  readonly same: Map<string, Promise<Outcome>>;
  wake: (() => void) | undefined;
}

/** Whoever waits longer than this is told to come again. A Function has ten seconds. */
export const longestHeldMs = 3_000;

/** Names are the caller's choice: without a bound, made-up ones would fill the memory. */
const rememberedNames = 1_000;

/** Told to whoever had no turn. */
export interface ComeAgain {
  readonly waitMs: number;
}

/**
 * Lets tries of a name in one after the other, ever more slowly the more of them are wrong, within one instance of a Function. It
 * stands before the look into Sync, so that guesses in great numbers do not use up what Sync allows.
 *
 * Of those who wait at the same time, chance says who is next: whoever asks more often than others is not sooner served for it than by
 * as many tickets, and nobody is kept out for ever. The same secret at the same time is one try, so that an owner with eight tabs is
 * let in eight times.
 */
export class Turnstile {
  readonly #machine: TurnstileMachine;
  /** In the order of their last use, the oldest first. */
  readonly #queues = new Map<string, Queue>();

  constructor(machine: TurnstileMachine) {
    this.#machine = machine;
  }

  /**
   * Waits for a turn and takes it.
   *
   * @param key - Of the name, or of the name on a device.
   * @param secret - Something that is the same for the same secret, and says nothing of it.
   * @param look - Finds out whether the try is right, given what this instance knows. Its rejections count as no try at all.
   * @returns What `look` resolves to, or when to come again.
   */
  async pass(
    key: string,
    secret: string,
    growth: Growth,
    look: () => Promise<Outcome>,
  ): Promise<{ readonly outcome: Outcome } | ComeAgain> {
    const queue = this.#queueOf(key);
    const deadline = this.#machine.now() + longestHeldMs;
    for (;;) {
      const under = queue.same.get(secret);
      if (under) return { outcome: await under };
      if (this.#hasTurn(queue, growth)) return { outcome: await this.#take(queue, secret, look) };
      const isTurn = await this.#wait(queue, growth, deadline);
      if (!isTurn) return { waitMs: Math.max(1, waitMs(queue.tries, this.#machine.now(), growth)) };
    }
  }

  /** Takes in what other instances know of wrong tries of this name. @returns How long to wait by that, in milliseconds. */
  learn(key: string, tries: Tries | undefined, growth: Growth): number {
    const queue = this.#queueOf(key);
    queue.tries = together(queue.tries, tries);
    return waitMs(tries, this.#machine.now(), growth);
  }

  #queueOf(key: string): Queue {
    const known = this.#queues.get(key) ?? {
      tries: undefined,
      looking: 0,
      waiting: new Set<Waiting>(),
      same: new Map<string, Promise<Outcome>>(),
      wake: undefined,
    };
    this.#queues.delete(key);
    this.#queues.set(key, known);
    for (const [name, { looking, waiting }] of this.#queues) {
      if (this.#queues.size <= rememberedNames) break;
      if (looking === 0 && waiting.size === 0) this.#queues.delete(name);
    }
    return known;
  }

  /** Tries that are being looked at count as wrong until they are known to be right. */
  #hasTurn({ tries, looking }: Queue, growth: Growth): boolean {
    const now = this.#machine.now();
    if (wrongSoFar(tries, now) + looking < freeTries) return true;
    return looking === 0 && waitMs(tries, now, growth) === 0;
  }

  async #take(queue: Queue, secret: string, look: () => Promise<Outcome>): Promise<Outcome> {
    queue.looking += 1;
    const work = look();
    queue.same.set(secret, work);
    try {
      const outcome = await work;
      if (outcome === undefined) queue.tries = oneMore(queue.tries, this.#machine.now());
      return outcome;
    } finally {
      queue.looking -= 1;
      queue.same.delete(secret);
      this.#callNext(queue);
    }
  }

  #wait(queue: Queue, growth: Growth, deadline: number): Promise<boolean> {
    const leftMs = deadline - this.#machine.now();
    if (leftMs <= 0) return Promise.resolve(false);
    return new Promise((resolve) => {
      const end = (isTurn: boolean): void => {
        queue.waiting.delete(one);
        one.cancel();
        resolve(isTurn);
      };
      const one: Waiting = { go: end, cancel: this.#machine.after(leftMs, () => end(false)) };
      queue.waiting.add(one);
      this.#arm(queue, growth);
    });
  }

  /** Calls somebody when the wait is over. */
  #arm(queue: Queue, growth: Growth): void {
    if (queue.wake || queue.looking > 0) return;
    queue.wake = this.#machine.after(waitMs(queue.tries, this.#machine.now(), growth), () => {
      queue.wake = undefined;
      this.#callNext(queue);
    });
  }

  #callNext({ waiting }: Queue): void {
    const all = [...waiting];
    all[Math.floor(this.#machine.random() * all.length)]?.go(true);
  }
}
