import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '../../../scripts/project';
import { evidenceRows, files, readChoices, signs } from '../../../scripts/parity/choices';

const read = (path: string): string => readFileSync(join(PROJECT_FOLDER, path), 'utf8');
const choices = readChoices(read(files.source));
const [, section = '', evidence = ''] = /^## Choices\n([^]*?)^## Evidence\n([^]*)/m.exec(read(files.page)) ?? [];

it('each choice of the page is kept by its name, once and in its order, and marked as it stands', () => {
  const told = [...section.matchAll(/([●◐○])\s+`([a-z0-9-]+)`/g)].map(([, sign, name]) => [name, sign]);
  expect(told).toEqual([...choices].map(([name, { state }]) => [name, signs[state]]));
});

it('nothing is chosen without a name', () => {
  const paragraphs = section.split(/^- /m).slice(1);
  expect(paragraphs.length).toBeGreaterThan(60);
  expect(paragraphs.filter((text) => !/[●◐○]\s+`/.test(text))).toEqual([]);
});

it('the table of evidence says what is kept: “npx tsx scripts/parity/write-evidence.ts” writes it anew', () => {
  const rows = [...evidence.matchAll(/^\| ([●◐○] `.*)\|$/gm)].map(([, cells = '']) =>
    cells.split('|').map((cell) => cell.trim()),
  );
  expect(rows).toEqual(evidenceRows(choices));
});

it('who saw one is a package of this project, or is followed by a test that is there', () => {
  const { devDependencies, dependencies } = JSON.parse(read('package.json')) as Readonly<
    Record<'devDependencies' | 'dependencies', Readonly<Record<string, string>>>
  >;
  const packages = { ...devDependencies, ...dependencies };
  const claims = [...choices].flatMap(([name, choice]) => (choice.state === 'seen' ? [{ name, ...choice }] : []));
  expect(claims.length).toBeGreaterThan(10);
  expect(claims.filter(({ client, test }) => !test && !(client in packages))).toEqual([]);
  expect(claims.filter(({ test }) => test && !existsSync(join(PROJECT_FOLDER, test)))).toEqual([]);
});

it.each([
  [
    'a name twice',
    'one: { state: unproven, looked-at: 2026-11-30 }\none: { state: unproven, looked-at: 2026-11-30 }',
    /unique/,
  ],
  ['a state that is none', 'one: { state: rumoured, looked-at: 2026-11-30 }', /"rumoured"/],
  ['a day that is none', 'one: { state: unproven, looked-at: soon }', /"soon"/],
  ['no day', 'one: { state: unproven }', /looked-at/],
  ['published nowhere', 'one: { state: published, looked-at: 2026-11-30 }', /page/],
  ['published at no address', 'one: { state: published, page: the manual, looked-at: 2026-11-30 }', /"the manual"/],
  ['seen by nobody', 'one: { state: seen, looked-at: 2026-11-30 }', /client/],
  ['a name that cannot be an anchor', 'One Thing: { state: unproven, looked-at: 2026-11-30 }', /"One Thing"/],
])('%s is refused', (_what, text, why) => {
  expect(() => readChoices(text)).toThrow(why);
});
