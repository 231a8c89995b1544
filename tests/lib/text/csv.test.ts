import { csvLine } from '../../../src/lib/text/csv';

it.each([
  ['=1+1', `"'=1+1"`],
  ['+15551234567', `'+15551234567`],
  ['-2', `'-2`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  [' =cmd|\u2019/c calc\u2019!A1', `"' =cmd|\u2019/c calc\u2019!A1"`],
  ['\t=1', `"'\t=1"`],
  ['\r\n=1', `"'\n'=1"`],
  ['\uFF1D1', `"'\uFF1D1"`],
  ['\u200B=1', `"'=1"`],
  ['Wants "red", soon', '"Wants ""red"", soon"'],
  ['two\r\nlines', '"two\nlines"'],
  ['Ruft zurück', 'Ruft zurück'],
  ['a\u202eb\u0000', 'ab'],
  // Where people write a comma in numbers, a spreadsheet parts cells at semicolons, and knows no quotes within them.
  ['ok;=1+1;no', `"ok;'=1+1;no"`],
  ['Ana; @SUM(A1); +1; -2', `"Ana; '@SUM(A1); '+1; '-2"`],
  ['two\n=1+1\n -2', `"two\n'=1+1\n '-2"`],
  ['a;"=1+1;', `"a;""'=1+1;"`],
  ['list:\n- one\n- two', '"list:\n- one\n- two"'],
  ['a = b - c', '"a = b - c"'],
  ['', ''],
])('writes %j as one cell that no spreadsheet runs', (text, cell) => {
  expect(csvLine(['x', text, 'y'])).toBe(`x,${cell},y\n`);
});

it('writes numbers as they are, and nothing for what is not known', () => {
  expect(csvLine([-5, 1.5, undefined, Number.NaN])).toBe('-5,1.5,,\n');
});
