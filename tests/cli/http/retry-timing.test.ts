import fc from 'fast-check';
import { maximumAttempts, pauseBefore, readRetryAfter } from '../../../src/cli/http/retry-timing';

const justUnderOne = 1 - Number.EPSILON;

describe('the pause before another attempt', () => {
  it('is anything from nothing to a longest that doubles up to a limit', () => {
    const longest = Array.from({ length: maximumAttempts - 1 }, (_, at) => pauseBefore(at + 1, justUnderOne));
    expect(longest).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 20_000, 20_000]);
    expect(pauseBefore(5, 0)).toBe(0);
  });

  it('ends with the last attempt', () => {
    expect(pauseBefore(maximumAttempts, 0.5)).toBeUndefined();
    expect(pauseBefore(maximumAttempts, 0.5, 1_000)).toBeUndefined();
  });

  it('is never shorter than was asked for, and not the same for all', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: maximumAttempts - 1 }),
        fc.double({ min: 0, max: justUnderOne, noNaN: true }),
        fc.integer({ min: 0, max: 300_000 }),
        (attempt, random, retryAfterMs) => {
          const pause = pauseBefore(attempt, random, retryAfterMs) ?? Number.NaN;
          expect(pause).toBeGreaterThanOrEqual(retryAfterMs);
          expect(pause).toBeLessThanOrEqual(retryAfterMs + 20_000);
        },
      ),
    );
    expect(pauseBefore(1, 0.9, 5_000)).toBeGreaterThan(pauseBefore(1, 0.1, 5_000) ?? Infinity);
  });

  it('is none where it would be longer than anybody waits', () => {
    expect(pauseBefore(1, 0, 300_001)).toBeUndefined();
  });
});

describe('Retry-After', () => {
  const now = Date.UTC(2026, 10, 20, 12);

  it.each([
    ['7', 7_000],
    [' 0 ', 0],
    [3, 3_000],
    ['Fri, 20 Nov 2026 12:00:30 GMT', 30_000],
    ['Fri, 20 Nov 2026 11:00:00 GMT', 0],
  ])('%j is %d ms', (value, expected) => {
    expect(readRetryAfter(value, now)).toBe(expected);
  });

  it.each([undefined, null, '', '-1', '1.5', 'soon', '2026-11-20', {}])('%j says nothing', (value) => {
    expect(readRetryAfter(value, now)).toBeUndefined();
  });
});
