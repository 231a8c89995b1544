import { duration, labelOf } from '../../../../src/assets/desk/view/format';

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
  ])('%s is labelled %s', (key, label) => expect(labelOf(key)).toBe(label));
});
