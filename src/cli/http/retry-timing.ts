/** The first pause is at most this long; each further one at most twice as long as the one before. */
const firstPauseMs = 250;
const longestPauseMs = 20_000;
/** Who is told to come back later than this gives up at once. */
const longestRetryAfterMs = 300_000;

/** How often one request is sent, all in all. */
export const maximumAttempts = 10;

/**
 * How long to wait before sending a request again: anything from nothing to the longest, so that requests which failed
 * together do not come back together ("full jitter"). Where the answer named a time, never before it.
 *
 * @param attempt - How often it has been sent so far, from 1.
 * @param random - From 0 up to 1.
 * @param retryAfterMs - What the answer asked for.
 * @returns Milliseconds, or undefined where it is not worth waiting.
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function pauseBefore(attempt: number, random: number, retryAfterMs?: number): number | undefined {
  if (attempt >= maximumAttempts) return undefined;
  if (retryAfterMs !== undefined && retryAfterMs > longestRetryAfterMs) return undefined;
  const longest = Math.min(longestPauseMs, firstPauseMs * 2 ** (attempt - 1));
  return Math.round((retryAfterMs ?? 0) + random * longest);
}

/**
 * What a `Retry-After` header means.
 *
 * @param value - Whole seconds, or a date.
 * @param now - Epoch milliseconds.
 * @returns Milliseconds from now, or undefined where it means nothing.
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-retry-after
 */
export function readRetryAfter(value: unknown, now: number): number | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value).trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000;
  const date = /[A-Za-z]{3}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
