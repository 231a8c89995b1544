import { VirtualClock, type Timer } from '../../../emulator/core/clock';
import type { WallClock } from '../../../emulator/core/clock-wall';
import { stir, WholeProcess } from './quiet';

interface Waiting {
  readonly due: number;
  readonly run: () => void;
  timer: Timer;
}

const real = {
  Date,
  setTimeout: globalThis.setTimeout,
  clearTimeout: globalThis.clearTimeout,
  setInterval: globalThis.setInterval,
  clearInterval: globalThis.clearInterval,
};

/** A frame goes out this long after what caused it, so that the answer to a request comes first. Here it does so at once. */
const AT_ONCE_MS = 100;

/**
 * The time of the whole process is the local TaskRouter's: `Date` and every timer of the SDK, the page and the Functions go by
 * its clock, so that hours pass in milliseconds, and everything in its order. Node's own timers, below HTTP, stay real.
 */
export class ProcessTime {
  readonly work = new WholeProcess();
  #clock: VirtualClock;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;

  /** @param start - Epoch milliseconds. */
  constructor(start: number) {
    this.#clock = new VirtualClock(this.work, realTime);
    this.#clock.freeze(start);
  }

  now(): number {
    return this.#clock.now();
  }

  /** @returns Calls it off. */
  readonly after = (delayMs: number, run: () => void): (() => void) => {
    const id = this.#start(delayMs, run);
    return () => this.#cancel(id);
  };

  /** What the emulator takes for real time. */
  readonly wall: WallClock = {
    now: () => this.now(),
    after: (delayMs, run) => {
      if (delayMs > AT_ONCE_MS) return this.after(delayMs, run);
      const soon = setImmediate(() => {
        stir();
        run();
      });
      return () => clearImmediate(soon);
    },
  };

  /** Goes by this clock from now on, which is put where time stands. What waits goes on waiting. */
  async follow(clock: VirtualClock): Promise<void> {
    const [now, before] = [this.now(), this.#clock];
    if (!clock.frozen) clock.freeze();
    if (clock.now() < now) await clock.advance(now - clock.now());
    this.#clock = clock;
    for (const waiting of this.#waiting.values()) {
      waiting.timer.cancel();
      waiting.timer = clock.at(waiting.due, waiting.run, 'process');
    }
    if (before !== clock) before.freeze();
  }

  /** Goes on without the clock it went by, whose emulator is gone. */
  standAlone(): Promise<void> {
    const own = new VirtualClock(this.work, realTime);
    own.freeze(this.now());
    return this.follow(own);
  }

  /** Lets time pass, and all that happens meanwhile settle. */
  advance(durationMs: number): Promise<void> {
    return this.#clock.advance(durationMs);
  }

  settle(): Promise<void> {
    return this.#clock.settle();
  }

  /**
   * Puts itself in the place of the process's time, and the given numbers in the place of its luck.
   *
   * @returns Puts everything back.
   */
  install(random: () => number): () => void {
    const now = (): number => this.now();
    class VirtualDate extends real.Date {
      constructor(...given: [] | [number | string | Date]) {
        // With more than one argument it is never called here.
        super(...((given.length === 0 ? [now()] : given) as [number]));
      }

      static override now(): number {
        return now();
      }
    }
    const start = (run: (...given: unknown[]) => void, delayMs = 0, ...given: unknown[]): unknown =>
      handleOf(this.#start(delayMs, () => run(...given)));
    const repeat = (run: (...given: unknown[]) => void, delayMs = 0, ...given: unknown[]): unknown => {
      const id = ++this.#lastId;
      const again = (): void => {
        this.#start(delayMs, again, id);
        run(...given);
      };
      return handleOf(this.#start(delayMs, again, id));
    };
    const stop = (handle: unknown): void => {
      const id = Number(handle);
      if (Number.isFinite(id)) this.#cancel(id);
    };
    Object.assign(globalThis, {
      Date: VirtualDate,
      setTimeout: start,
      clearTimeout: stop,
      setInterval: repeat,
      clearInterval: stop,
    });
    const { random: luck } = Math;
    Math.random = random;
    return () => {
      Object.assign(globalThis, real);
      Math.random = luck;
      for (const id of [...this.#waiting.keys()]) this.#cancel(id);
    };
  }

  #start(delayMs: number, run: () => void, id = ++this.#lastId): number {
    const due = this.now() + Math.max(0, Number.isFinite(delayMs) ? delayMs : 0);
    const fire = (): void => {
      this.#waiting.delete(id);
      stir();
      run();
    };
    this.#waiting.set(id, { due, run: fire, timer: this.#clock.at(due, fire, 'process') });
    return id;
  }

  #cancel(id: number): void {
    this.#waiting.get(id)?.timer.cancel();
    this.#waiting.delete(id);
  }
}

/** The one use of real time: giving up on what hangs. */
const realTime: WallClock = {
  now: () => real.Date.now(),
  after(delayMs, run) {
    const timer = real.setTimeout(run, delayMs);
    return () => real.clearTimeout(timer);
  },
};

/** What Node's `setTimeout` returns, as far as anybody looks at it. */
function handleOf(id: number): object {
  const handle = {
    ref: () => handle,
    unref: () => handle,
    hasRef: () => false,
    refresh: () => handle,
    [Symbol.toPrimitive]: () => id,
  };
  return handle;
}
