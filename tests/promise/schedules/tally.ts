import type { Outcome } from './run';

/** What a schedule came to, and nothing but its data: it may come from another process. */
export type Result = Pick<Outcome, 'seed' | 'story' | 'wrong' | 'aloneMs'>;

/** Counts schedules: how many there were, which failed, and how long customers were alone. */
export class Tally {
  readonly failed: number[] = [];
  #count = 0;
  readonly #aloneMs: number[] = [];

  add({ seed, wrong, aloneMs }: Result): void {
    this.#count += 1;
    this.#aloneMs.push(...aloneMs);
    if (wrong.length > 0) this.failed.push(seed);
  }

  get count(): number {
    return this.#count;
  }

  /** The figures so far, in a line. */
  get line(): string {
    const sorted = this.#aloneMs.toSorted((one, other) => one - other);
    const seconds = (ms = 0): string => `${(ms / 1000).toFixed(1)} s`;
    return (
      `${this.#count} schedules, ${this.failed.length} failed; customers were alone ${sorted.length} times, ` +
      `median ${seconds(sorted[Math.floor(sorted.length / 2)])}, longest ${seconds(sorted.at(-1))}`
    );
  }
}

/** A schedule that broke off, as one that failed. */
export const brokenOff = (seed: number, error: unknown): Result => ({
  seed,
  story: [],
  wrong: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
  aloneMs: [],
});
