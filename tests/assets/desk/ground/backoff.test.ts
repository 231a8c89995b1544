import { MIDDLE, pauseAfter } from '../../../../src/assets/desk/ground/backoff';
import { RECONNECT } from '../../../../src/assets/desk/connection/connection-tries';
import { renewalAfter } from '../../../../src/assets/desk/sign-in/sign-in-rules';

describe('pauses', () => {
  it('double up to the longest', () => {
    const pauses = [0, 1, 2, 3, 4, 5, 6, 40].map((failures) => pauseAfter(RECONNECT, failures, MIDDLE));
    expect(pauses).toEqual([600, 1_200, 2_400, 4_800, 9_600, 19_200, 20_000, 20_000]);
  });

  it('are spread evenly to both sides', () => {
    const at = (roll: number): number => pauseAfter({ firstMs: 1_000, longestMs: 8_000, spread: 0.25 }, 1, roll);
    expect([0, 0.25, 0.5, 0.75, 1].map(at)).toEqual([1_500, 1_750, 2_000, 2_250, 2_500]);
  });

  it('to connect are never longer than half a minute', () => {
    expect(pauseAfter(RECONNECT, 1_000, 1)).toBe(30_000);
  });
});

describe('a token', () => {
  it('is renewed at about 80 % of its life, never at its end', () => {
    expect([0, 0.5, 1].map((roll) => renewalAfter(3_600_000, roll))).toEqual([2_700_000, 2_880_000, 3_060_000]);
  });
});
