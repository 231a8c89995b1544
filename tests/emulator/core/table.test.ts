import { Ids, isSid } from '../../../emulator/core/ids';
import { Table } from '../../../emulator/core/table';

interface Person {
  readonly sid: string;
  readonly town?: string;
}

describe('Table', () => {
  it('keeps rows findable by a key through insert, update and delete, in the order they were made', () => {
    const table = new Table<Person>();
    const byTown = table.index((row) => row.town);
    table.insert({ sid: 'a', town: 'Berlin' });
    table.insert({ sid: 'b', town: 'Berlin' });
    table.insert({ sid: 'c' });
    table.update('a', { town: 'Berlin' });
    expect([...byTown.of('Berlin')].map((row) => row.sid)).toEqual(['a', 'b']);
    table.update('a', { town: 'Porto' });
    expect([...byTown.of('Berlin')].map((row) => row.sid)).toEqual(['b']);
    expect(byTown.first('Porto')?.sid).toBe('a');
    table.delete('b');
    expect(byTown.count('Berlin')).toBe(0);
    expect(table.size).toBe(2);
  });

  it('never changes a row in place', () => {
    const table = new Table<Person>();
    const before = table.insert({ sid: 'a', town: 'Berlin' });
    table.update('a', { town: 'Porto' });
    expect(before.town).toBe('Berlin');
  });

  it('tells listeners what was and what is', () => {
    const table = new Table<Person>();
    const heard: [string | undefined, string | undefined][] = [];
    table.onChange((before, after) => heard.push([before?.town, after?.town]));
    table.insert({ sid: 'a', town: 'Berlin' });
    table.update('a', { town: 'Porto' });
    table.delete('a');
    expect(heard).toEqual([
      [undefined, 'Berlin'],
      ['Berlin', 'Porto'],
      ['Porto', undefined],
    ]);
  });
});

describe('Ids', () => {
  it('counts for each prefix by itself', () => {
    const ids = new Ids();
    expect([ids.next('WT'), ids.next('WT'), ids.next('WK')]).toEqual([
      'WT00000000000000000000000000000001',
      'WT00000000000000000000000000000002',
      'WK00000000000000000000000000000001',
    ]);
  });

  it('tells its own kind from others', () => {
    expect(isSid('WT', 'WT0000000000000000000000000000000f')).toBe(true);
    expect(isSid('WT', 'WK0000000000000000000000000000000f')).toBe(false);
    expect(isSid('WT', 'WT1')).toBe(false);
    expect(isSid('WT', ['WT0000000000000000000000000000000f'])).toBe(false);
  });
});
