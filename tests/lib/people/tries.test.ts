import fc from 'fast-check';
import {
  deviceGrowth,
  forgottenAfterMs,
  freeTries,
  oneMore,
  strangersGrowth,
  together,
  waitMs,
  type Tries,
} from '../../../src/lib/people/tries';

const now = Date.UTC(2026, 10, 20, 12);
const after = (count: number): Tries => ({ count, lastAt: now });

it('lets the first few pass, then waits longer and longer, up to an end', () => {
  const waits = (growth: typeof deviceGrowth) =>
    [3, 4, 5, 6, 7, 12, 900].map((count) => waitMs(after(count), now, growth));
  expect(freeTries).toBe(4);
  expect(waits(strangersGrowth)).toEqual([0, 250, 500, 1_000, 1_000, 1_000, 1_000]);
  expect(waits(deviceGrowth)).toEqual([0, 1_000, 2_000, 4_000, 8_000, 60_000, 60_000]);
});

it('is over when the wait is, and forgotten after a quarter of an hour', () => {
  expect(waitMs(after(4), now + 249, strangersGrowth)).toBe(1);
  expect(waitMs(after(4), now + 250, strangersGrowth)).toBe(0);
  expect(oneMore(after(9), now + forgottenAfterMs - 1)).toEqual({ count: 10, lastAt: now + forgottenAfterMs - 1 });
  expect(oneMore(after(9), now + forgottenAfterMs)).toEqual({ count: 1, lastAt: now + forgottenAfterMs });
});

const tries = fc.record({ count: fc.nat(1_000), lastAt: fc.integer({ min: now - 10_000, max: now + 10_000 }) });

it('never waits longer than the end of its growth, whatever the other instance’s clock said', () => {
  fc.assert(
    fc.property(tries, fc.constantFrom(strangersGrowth, deviceGrowth), (known, growth) => {
      const wait = waitMs(known, now, growth);
      expect(wait).toBeGreaterThanOrEqual(0);
      expect(wait).toBeLessThanOrEqual(growth.longestMs);
    }),
  );
});

it('knows as much as the instance that knows more', () => {
  fc.assert(
    fc.property(fc.option(tries, { nil: undefined }), fc.option(tries, { nil: undefined }), (one, other) => {
      for (const known of [one, other])
        expect(waitMs(together(one, other), now, deviceGrowth)).toBeGreaterThanOrEqual(
          waitMs(known, now, deviceGrowth),
        );
    }),
  );
});
