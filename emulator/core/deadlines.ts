import type { Clock, Timer } from './clock';

/** Named deadlines: setting one that exists moves it, so no deadline can fire twice or be forgotten. */
export class Deadlines {
  readonly #clock: Clock;
  readonly #timers = new Map<string, Timer>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Runs `run` when virtual time reaches `due` (epoch milliseconds), in place of any deadline of the same name. */
  set(name: string, due: number, run: () => void): void {
    this.#timers.get(name)?.cancel();
    const timer = this.#clock.at(
      due,
      () => {
        this.#timers.delete(name);
        run();
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
