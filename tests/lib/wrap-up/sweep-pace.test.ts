import { SweepPace } from '../../../src/lib/wrap-up/sweep-pace';

it('begins the first at once, and the next only after the pause', () => {
  const pace = new SweepPace(10_000);
  expect([0, 1, 9_999, 10_000, 19_999, 20_000].map((now) => pace.begin(now))).toEqual([
    true,
    false,
    false,
    true,
    false,
    true,
  ]);
});

it('does not wait for one that came to nothing', () => {
  const pace = new SweepPace(10_000);
  pace.begin(5);
  pace.forget();
  expect(pace.begin(6)).toBe(true);
});
