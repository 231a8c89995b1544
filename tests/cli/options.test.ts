import { readDuration, wordsOf } from '../../src/cli/options';

describe('options', () => {
  it.each([
    ['90s', 90],
    ['30m', 1_800],
    ['1.5h', 5_400],
    ['2d', 172_800],
    [' 0s ', 0],
  ])('%j is %d seconds', (text, seconds) => {
    expect(readDuration(text)).toBe(seconds);
  });

  it.each(['', '30', 'm', '-1m', '1w', '1h30m', '1e3s', 'Infinitys'])('%j is no duration', (text) => {
    expect(() => readDuration(text)).toThrow('Expected a number and a unit');
  });

  it('adds words up, each of them once', () => {
    const read = wordsOf(['pending', 'reserved', 'assigned']);
    expect(read('pending, assigned', undefined)).toEqual(['pending', 'assigned']);
    expect(read('assigned,reserved', ['pending', 'assigned'])).toEqual(['pending', 'assigned', 'reserved']);
    for (const text of ['', 'Pending', 'pending,', 'pending;assigned'])
      expect(() => read(text, undefined)).toThrow('Expected one or more of pending, reserved, assigned.');
  });
});
