import { duration, labelOf, shortened } from '../../../../src/assets/desk/ground/format';

describe('numbers and names for people', () => {
  it.each([
    [0, '0:00'],
    [-5, '0:00'],
    [7_999, '0:07'],
    [754_000, '12:34'],
    [3_600_000, '1:00:00'],
    [36_125_000, '10:02:05'],
  ])('%d ms is %s', (ms, text) => expect(duration(ms)).toBe(text));

  it.each([
    ['selected_language', 'Selected language'],
    ['accountTier', 'Account tier'],
    ['VIP-level', 'Vip level'],
    ['__', '__'],
  ])('%s is labelled %s', (key, label) => expect(labelOf(key)).toBe(label));

  it.each([
    ['short', 10, 'short'],
    ['exactly ten', 11, 'exactly ten'],
    ['one too many', 11, 'one too ma…'],
    ['ends in 😀x', 10, 'ends in…'],
  ])('“%s” in %d characters is “%s”', (text, most, short) => expect(shortened(text, most)).toBe(short));
});
