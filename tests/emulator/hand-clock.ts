import type { WallClock } from '../../emulator/core/clock-wall';

interface HandTimer {
  readonly due: number;
  readonly run: () => void;
}

/** Real time under a test's control: it stands still until it is made to pass. */
export class HandClock implements WallClock {
  #time = 1_000_000;
  readonly #timers = new Set<HandTimer>();

  now(): number {
    return this.#time;
  }

  after(delayMs: number, run: () => void): () => void {
    const timer = { due: this.#time + delayMs, run };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  pass(ms: number): void {
    this.#time += ms;
    for (const timer of [...this.#timers]) {
      if (timer.due > this.#time) continue;
      this.#timers.delete(timer);
      timer.run();
    }
  }
}
