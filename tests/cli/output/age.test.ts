import { showAge } from '../../../src/cli/output/age';

it.each([
  [0, '0s'],
  [-5, '0s'],
  [59.9, '59s'],
  [60, '1m'],
  [725, '12m 5s'],
  [3_600, '1h'],
  [3_605, '1h'],
  [7_384, '2h 3m'],
  [187_200, '2d 4h'],
  [86_400 * 400, '400d'],
])('%d seconds are %s', (seconds, expected) => {
  expect(showAge(seconds)).toBe(expected);
});
