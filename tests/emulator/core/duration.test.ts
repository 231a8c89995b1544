import { parseDuration } from '../../../emulator/core/duration';

describe('parseDuration', () => {
  it.each([
    ['130s', 130_000],
    ['2m', 120_000],
    ['1.5h', 5_400_000],
    ['500ms', 500],
    ['1d', 86_400_000],
    [' 10s ', 10_000],
  ])('%s', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each(['', '10', 's', '-1s', '1 s', '1w', '1e3s'])('refuses %j', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });
});
