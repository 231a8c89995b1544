import fc from 'fast-check';
import { Table, type Column } from '../../../src/cli/output/table';
import { fit, pad, widthOf } from '../../../src/cli/output/width';

function print(columns: readonly Column[], rows: readonly (readonly string[])[], width: number): string[] {
  const lines: string[] = [];
  const table = new Table(columns, { print: (line) => lines.push(line), width });
  for (const row of rows) table.add(row);
  table.end();
  return lines;
}

const columns: readonly Column[] = [{ title: 'SID' }, { title: 'NAME', least: 4 }, { title: 'AGE', align: 'right' }];

describe('a table', () => {
  it('is as wide as it needs to be', () => {
    expect(
      print(
        columns,
        [
          ['WT1', 'alice', '5s'],
          ['WT22', 'bo', '12m'],
        ],
        80,
      ),
    ).toEqual(['SID   NAME   AGE', 'WT1   alice   5s', 'WT22  bo     12m']);
  });

  it('takes from the widest column that may be shortened', () => {
    expect(print(columns, [['WT00000001', 'a very long name', '5s']], 24)).toEqual([
      'SID         NAME     AGE',
      'WT00000001  a very…   5s',
    ]);
  });

  it('never takes more than a column allows', () => {
    expect(print(columns, [['WT00000001', 'a very long name', '5s']], 10)[1]).toBe('WT00000001  a v…   5s');
  });

  it('prints nothing without rows', () => {
    expect(print(columns, [], 80)).toEqual([]);
  });

  it('goes on as it began when more rows come than were measured', () => {
    const rows = Array.from({ length: 300 }, (_, nth) => ['WT1', nth < 250 ? 'short' : 'rather longer', '1s']);
    const lines = print(columns, rows, 80);
    expect(lines).toHaveLength(301);
    expect(lines.at(-1)).toBe('WT1  rath…   1s');
  });

  it('counts columns, not characters', () => {
    expect(
      print(
        [{ title: 'NAME', least: 2 }, { title: 'X' }],
        [
          ['日本語', '1'],
          ['a', '2'],
        ],
        80,
      ),
    ).toEqual(['NAME    X', '日本語  1', 'a       2']);
  });

  it('never makes a line wider than the terminal, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), fc.integer({ min: 12, max: 60 }), (texts, width) => {
        const rows = texts.map((text) => [text, 'x']);
        const lines = print([{ title: 'TEXT', least: 1 }, { title: 'X' }], rows, width);
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe('a text', () => {
  it('is shortened by what is seen', () => {
    expect(fit('日本語', 4)).toBe('日…');
    expect(fit('👩‍👩‍👧 family', 4)).toBe('👩‍👩‍👧 …');
    expect(fit('same', 4)).toBe('same');
    expect(fit('none', 0)).toBe('');
  });

  it('is filled up by what is seen', () => {
    expect(pad('日本', 6)).toBe('日本  ');
    expect(pad('5s', 4, 'right')).toBe('  5s');
  });
});
