import { formatDuration, readDuration } from '../../../../emulator/console/model/shown-duration';

describe('formatDuration', () => {
  it.each([
    [0, '0:00'],
    [999, '0:00'],
    [7_000, '0:07'],
    [760_000, '12:40'],
    [3_599_999, '59:59'],
    [3_600_000, '1:00:00'],
    [11_105_000, '3:05:05'],
    [187_200_000, '2 d 4 h'],
    [-5_000, '0:00'],
  ])('writes %i ms as %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});

describe('readDuration', () => {
  it.each([
    ['90', 90_000],
    ['130s', 130_000],
    [' 2 min ', 120_000],
    ['1.5 h', 5_400_000],
    ['1:30', 90_000],
    ['2 Hours', 7_200_000],
    ['500ms', 500],
    ['1 day', 86_400_000],
  ])('reads %j as %i ms', (text, ms) => {
    expect(readDuration(text)).toBe(ms);
  });

  it.each(['', 'soon', '0', '-5', '1:75', '5 lightyears', '5 mangos', '1:2:3'])('reads no duration in %j', (text) => {
    expect(readDuration(text)).toBeUndefined();
  });
});
