import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allChecks } from '../../src/cli/doctor/checks';
import { weightInWords } from '../../src/cli/doctor/weight';

const guide = readFileSync(join(__dirname, '../../docs/cli.md'), 'utf8');
const [, section = ''] = guide.split('## `desk doctor`');
const rows = [...section.matchAll(/^\| `([a-z-]+)` +\|(.*)\|$/gm)].map(([, id = '', cells = '']) => ({
  id,
  cells: cells.split('|').map((cell) => cell.trim()),
}));

it('has each check of the doctor, in its order and with its weight', () => {
  expect(rows.map(({ id, cells }) => [id, cells[0]])).toEqual(
    allChecks.map(({ id, weight }) => [id, weightInWords[weight]]),
  );
});

it('says of each check what it looks at, and why it weighs so', () => {
  for (const { id, cells } of rows)
    expect([id, cells[1], cells[2]]).toEqual([id, expect.stringMatching(/\w{3}/), expect.stringMatching(/\w{3}/)]);
});

it('says which cannot be waived', () => {
  const bound = allChecks.flatMap(({ id, waivable = true }) => (waivable ? [] : [id]));
  expect(rows.filter(({ cells }) => cells[2]?.includes('cannot be waived')).map(({ id }) => id)).toEqual(bound);
});
