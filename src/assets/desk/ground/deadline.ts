/** Clocks that differ by less than this are taken to agree: TaskRouter rounds to seconds and news take time. */
export const CLOCK_TOLERANCE_MS = 3_000;

/**
 * TaskRouter's clock minus the browser's, learnt from a reservation that was announced this moment.
 *
 * An agent's computer may be minutes off, which must not turn a countdown of 120 seconds into one of zero.
 *
 * @returns 0 when the two agree within {@link CLOCK_TOLERANCE_MS}
 */
export function skewOf(createdAt: number, now: number): number {
  const skew = createdAt - now;
  return Math.abs(skew) <= CLOCK_TOLERANCE_MS ? 0 : skew;
}

/**
 * The skew learnt from a token, whose `issuedAt` is the server's clock. It was issued somewhere between being asked for
 * and being here, in whole seconds, so a skew that fits into that is kept: a Function that starts slowly makes no clock
 * wrong, and a countdown does not jump at each renewal.
 *
 * @param known - The skew so far.
 * @param askedAt - When the token was asked for, by the browser's clock.
 */
export function skewByToken(known: number, issuedAt: number, askedAt: number, now: number): number {
  const least = issuedAt - now - CLOCK_TOLERANCE_MS;
  const most = issuedAt - Math.min(askedAt, now) + CLOCK_TOLERANCE_MS;
  return known >= least && known <= most ? known : skewOf(issuedAt, now);
}

/**
 * When a pending reservation times out, by the browser's clock: its creation plus its own timeout, and never more
 * than that timeout from now.
 */
export function deadlineOf(createdAt: number, timeoutMs: number, skewMs: number, now: number): number {
  return Math.min(createdAt - skewMs + timeoutMs, now + timeoutMs);
}

/** Whole seconds left until a deadline, never negative. */
export function secondsLeft(deadline: number, now: number): number {
  return Math.max(0, Math.ceil((deadline - now) / 1000));
}
