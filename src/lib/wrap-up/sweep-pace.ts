/**
 * Keeps sweeps apart. An event callback asks for one with every event of the workspace, and one in a while is enough.
 * Each instance of the Function counts by itself.
 */
export class SweepPace {
  readonly #pauseMs: number;
  #lastAt = Number.NEGATIVE_INFINITY;

  /** @param pauseMs - The time from one sweep to the next. */
  constructor(pauseMs: number) {
    this.#pauseMs = pauseMs;
  }

  /** Whether it is time for a sweep, which is then taken to have begun. */
  begin(now: number): boolean {
    if (now - this.#lastAt < this.#pauseMs) return false;
    this.#lastAt = now;
    return true;
  }

  /** Takes a begun sweep back that came to nothing. */
  forget(): void {
    this.#lastAt = Number.NEGATIVE_INFINITY;
  }
}
