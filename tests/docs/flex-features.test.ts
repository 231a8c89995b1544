import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The rows of the table: what Flex calls it, whether it is here, and the test that shows it. */
const rows = readFileSync('docs/flex-features.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .slice(2)
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, feature = '', here = '', how = '', shownBy = '']) => ({ feature, here, how, shownBy }));

it('answers for each of the 38 features', () => {
  expect(new Set(rows.map(({ feature }) => feature)).size).toBe(38);
  expect(rows).toHaveLength(38);
  expect(rows.filter(({ here, how }) => !['yes', 'in part', 'no'].includes(here) || how === '')).toEqual([]);
});

it.each(rows.filter(({ here }) => here !== 'no'))('shows $feature by a test that is there', ({ shownBy }) => {
  const [, title = '', path = ''] = /^\[(.*)\]\(\.\.\/(tests\/.*)\)$/.exec(shownBy) ?? [];
  expect(title).not.toBe('');
  expect(readFileSync(join(process.cwd(), path), 'utf8')).toContain(title);
});
