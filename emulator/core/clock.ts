import BTree from 'sorted-btree';
import { type WallClock, systemWallClock } from './clock-wall';
import type { PendingWork } from './pending-work';

/** A deadline that has been set and can be called off. */
export interface Timer {
  /** Epoch milliseconds of virtual time. */
  readonly due: number;
  cancel(): void;
}

/** All that the emulator knows of time. */
export interface Clock {
  /** Epoch milliseconds of virtual time. */
  now(): number;
  /**
   * Runs `run` once virtual time reaches `due` (epoch milliseconds).
   *
   * @param run - Where it returns a promise, `advance` waits for that before the next deadline.
   * @param name - Of those due at the same moment, the first by name runs first, and of one name the one set first. What is
   * set again after a restart runs in the same order by it; nobody remembers which was set first.
   */
  at(due: number, run: () => unknown, name?: string): Timer;
}

/** A deadline that was met. */
export interface Deadline {
  readonly name: string;
  /** Epoch milliseconds of virtual time. */
  readonly due: number;
}

/** For whoever takes down when deadlines are met, and has them met again so. */
export interface ClockDriver {
  /** Calls `met` once each deadline has been met. */
  onMet(met: (deadline: Deadline) => void): void;
  /** Has the clock stand still at `at`, epoch milliseconds, and meet no deadline by itself until it is let go. */
  standAt(at: number): void;
  /** Meets one deadline now. @returns Whether there is such a one. */
  meet(deadline: Deadline): boolean;
  /** Has the clock go by itself again: it is frozen where it stands. */
  letGo(): void;
}

/** How a clock stands, for setting it the same again. */
export interface ClockState {
  /** What running time adds to real time, in milliseconds. */
  readonly offsetMs: number;
  /** Epoch milliseconds; `null` while time runs. */
  readonly frozenAt: number | null;
}

class Entry implements Timer {
  constructor(
    readonly due: number,
    readonly name: string,
    readonly order: number,
    readonly run: () => unknown,
    readonly entries: BTree<Entry, true>,
  ) {}

  cancel(): void {
    this.entries.delete(this);
  }
}

/** How long, in real time, a step of `advance` waits for work that does not end by itself, such as a hung webhook. */
const settlingGraceMs = 5_000;

const earliestFirst = (a: Entry, b: Entry): number =>
  a.due - b.due || (a.name === b.name ? a.order - b.order : a.name < b.name ? -1 : 1);

/**
 * Virtual time: it follows real time until it is frozen, and can be advanced past any number of deadlines, each fired
 * in order and given the time to settle before the next.
 */
export class VirtualClock implements Clock {
  readonly #wall: WallClock;
  readonly #work: PendingWork;
  readonly #entries = new BTree<Entry, true>(undefined, earliestFirst);
  #offsetMs = 0;
  #frozenAt: number | undefined;
  #order = 0;
  #advancing = false;
  /** Whether time runs again once the advance under way is over. */
  #resumes = false;
  readonly #listeners = new Set<() => void>();
  #met: (deadline: Deadline) => void = () => undefined;
  /** Whether deadlines are met only when its driver says so. */
  #driven = false;
  #cancelWakeUp: (() => void) | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  /** @internal */
  readonly driver: ClockDriver = {
    onMet: (met) => {
      this.#met = met;
    },
    standAt: (at) => {
      this.#driven = true;
      this.#frozenAt = at;
      this.#arm();
    },
    meet: (deadline) => this.#meet(deadline),
    letGo: () => {
      this.#driven = false;
      this.#arm();
      this.#tell();
    },
  };

  /** @internal */
  constructor(work: PendingWork, wall: WallClock = systemWallClock) {
    this.#work = work;
    this.#wall = wall;
  }

  /**
   * Virtual time, in epoch milliseconds.
   *
   * @example
   * new Date(emulator.clock.now()).toISOString();
   */
  now(): number {
    return this.#frozenAt ?? this.#wall.now() + this.#offsetMs;
  }

  get frozen(): boolean {
    return this.#frozenAt !== undefined;
  }

  get state(): ClockState {
    if (this.#frozenAt === undefined) return { offsetMs: this.#offsetMs, frozenAt: null };
    if (this.#resumes) return { offsetMs: this.#frozenAt - this.#wall.now(), frozenAt: null };
    return { offsetMs: this.#offsetMs, frozenAt: this.#frozenAt };
  }

  /**
   * Sets the clock as another was: frozen where that one was, or running as far from real time.
   *
   * @example
   * const stood = emulator.clock.state;
   * await emulator.clock.advance(60_000);
   * emulator.clock.restore(stood);
   */
  restore({ offsetMs, frozenAt }: ClockState): void {
    this.#offsetMs = offsetMs;
    this.#frozenAt = frozenAt ?? undefined;
    this.#arm();
    this.#tell();
  }

  /**
   * Lets time run on from a moment, epoch milliseconds.
   *
   * @example
   * emulator.clock.runFrom(Date.UTC(2026, 11, 24, 8)); // it is the morning of Christmas Eve
   */
  runFrom(now: number): void {
    this.restore({ offsetMs: now - this.#wall.now(), frozenAt: null });
  }

  /**
   * Calls `listener` whenever the clock was set; that time passes by itself is no such thing.
   *
   * @returns A function that ends the subscription.
   * @example
   * const stop = emulator.clock.onSet(() => console.log(emulator.clock.now()));
   * stop();
   */
  onSet(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Runs `run` when virtual time reaches `due` (epoch milliseconds).
   *
   * @returns What calls it off.
   * @example
   * const timer = emulator.clock.at(emulator.clock.now() + 60_000, () => console.log('a minute later'));
   * timer.cancel();
   */
  at(due: number, run: () => unknown, name = ''): Timer {
    const entry = new Entry(due, name, this.#order++, run, this.#entries);
    this.#entries.set(entry, true);
    // Any other waits for one that comes before it, and for that one the alarm is set.
    if (this.#entries.minKey() === entry) this.#arm();
    return entry;
  }

  /**
   * Stops time where it is, or at `at` (epoch milliseconds).
   *
   * @example
   * emulator.clock.freeze(Date.UTC(2026, 10, 20, 12));
   */
  freeze(at: number = this.now()): void {
    this.#frozenAt = at;
    this.#arm();
    this.#tell();
  }

  /**
   * Lets time follow real time again, from where it stands.
   *
   * @example
   * emulator.clock.freeze();
   * emulator.clock.resume();
   */
  resume(): void {
    if (this.#frozenAt === undefined) return;
    this.#offsetMs = this.#frozenAt - this.#wall.now();
    this.#frozenAt = undefined;
    this.#arm();
    this.#tell();
  }

  /**
   * Moves time forward by `durationMs`, firing each deadline on the way in order. Time that was running goes on running.
   *
   * @returns When everything that became due has settled.
   * @example
   * emulator.clock.freeze();
   * await emulator.clock.advance(130_000); // a reservation that nobody answered has timed out
   */
  advance(durationMs: number): Promise<void> {
    return this.#exclusively(() => this.#advanceTo(this.now() + durationMs));
  }

  /**
   * Resolves when everything that is due now has been done and has settled.
   *
   * @example
   * emulator.control.call('+15557654321', '+15550100');
   * await emulator.clock.settle(); // the voice URL has answered
   */
  settle(): Promise<void> {
    return this.advance(0);
  }

  /**
   * Forgets every deadline, and follows real time.
   *
   * @example
   * emulator.clock.reset();
   */
  reset(): void {
    this.#entries.clear();
    this.#offsetMs = 0;
    this.#frozenAt = undefined;
    this.#arm();
    this.#tell();
  }

  #meet({ name, due }: Deadline): boolean {
    for (const entry of this.#entries.keys()) {
      if (entry.due > due) return false;
      if (entry.due < due || entry.name !== name) continue;
      this.#entries.delete(entry);
      this.#fire(entry);
      return true;
    }
    return false;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #exclusively(task: () => Promise<void>): Promise<void> {
    const run = this.#queue.then(task);
    this.#queue = run.catch(() => undefined);
    return run;
  }

  async #advanceTo(target: number): Promise<void> {
    const wasFrozen = this.frozen;
    this.#advancing = true;
    this.#resumes = !wasFrozen;
    this.freeze();
    try {
      await this.#settled();
      for (let next = this.#entries.minKey(); next && next.due <= target; next = this.#entries.minKey()) {
        this.#entries.delete(next);
        this.#frozenAt = Math.max(this.now(), next.due);
        this.#fire(next);
        await this.#settled();
      }
      this.#frozenAt = target;
    } finally {
      this.#advancing = false;
      this.#resumes = false;
      if (wasFrozen) this.#arm();
      else this.resume();
      this.#tell();
    }
  }

  async #settled(): Promise<void> {
    if (this.#work.count === 0) return;
    let cancel = (): void => undefined;
    const grace = new Promise<void>((resolve) => {
      cancel = this.#wall.after(settlingGraceMs, resolve);
    });
    await Promise.race([this.#work.idle(), grace]);
    cancel();
  }

  #arm(): void {
    this.#cancelWakeUp?.();
    this.#cancelWakeUp = undefined;
    if (this.#advancing || this.#driven) return;
    const next = this.#entries.minKey();
    if (!next) return;
    const delayMs = next.due - this.now();
    if (this.frozen && delayMs > 0) return;
    this.#cancelWakeUp = this.#wall.after(delayMs, () => this.#fireDue());
  }

  #fireDue(): void {
    for (let next = this.#entries.minKey(); next && next.due <= this.now(); next = this.#entries.minKey()) {
      this.#entries.delete(next);
      this.#fire(next);
    }
    this.#arm();
  }

  #fire({ run, name, due }: Entry): void {
    const begun = run();
    this.#met({ name, due });
    if (begun instanceof Promise) void this.#work.track(begun);
  }
}

/** Named deadlines: setting one that exists moves it, so no deadline can fire twice or be forgotten. */
export class Deadlines {
  readonly #clock: Clock;
  readonly #carryOut: (name: string, run: () => unknown) => unknown;
  readonly #timers = new Map<string, Timer>();

  /** @param carryOut - Runs what is due. */
  constructor(clock: Clock, carryOut: (name: string, run: () => unknown) => unknown = (_name, run) => run()) {
    this.#clock = clock;
    this.#carryOut = carryOut;
  }

  /** Runs `run` when virtual time reaches `due` (epoch milliseconds), in place of any deadline of the same name. */
  set(name: string, due: number, run: () => unknown): void {
    this.#timers.get(name)?.cancel();
    const timer = this.#clock.at(
      due,
      () => {
        this.#timers.delete(name);
        return this.#carryOut(name, run);
      },
      name,
    );
    this.#timers.set(name, timer);
  }

  clear(name: string): void {
    this.#timers.get(name)?.cancel();
    this.#timers.delete(name);
  }

  clearAll(): void {
    for (const timer of this.#timers.values()) timer.cancel();
    this.#timers.clear();
  }
}
