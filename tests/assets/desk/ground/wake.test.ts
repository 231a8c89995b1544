import { sleptThrough } from '../../../../src/assets/desk/ground/page-life';

describe('a gap between two looks at the clock', () => {
  it('of some seconds is a busy computer, of more is sleep', () => {
    expect([1_000, 15_000, 15_001, 3_600_000].map((gap) => sleptThrough(gap, false))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('of a minute is nothing in a hidden tab', () => {
    expect([60_000, 90_000, 90_001].map((gap) => sleptThrough(gap, true))).toEqual([false, false, true]);
  });
});
