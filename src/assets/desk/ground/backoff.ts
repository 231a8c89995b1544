/** How long to wait before something that failed is tried again. */
export interface Pauses {
  /** The first pause in milliseconds; each further one is twice as long. */
  readonly firstMs: number;
  /** What no pause outgrows, before it is spread. */
  readonly longestMs: number;
  /** How far a pause is spread to both sides, as a share of it. */
  readonly spread: number;
}

/**
 * The pause after a number of failures, spread at random, so that a thousand pages that lost the same server do not
 * come back at the same moment.
 *
 * @param failures - Tries that have failed so far, 0 before the first.
 * @param roll - A random number from 0 to 1; a half gives the middle.
 * @returns milliseconds
 */
export function pauseAfter({ firstMs, longestMs, spread }: Pauses, failures: number, roll: number): number {
  const middle = Math.min(longestMs, firstMs * 2 ** failures);
  return Math.round(middle * (1 + spread * (2 * roll - 1)));
}

/** What a roll is taken for when there is none: the middle. */
export const MIDDLE = 0.5;
