import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * How many requirements of levels 1 and 2 these sections have, in the order of the standard: level 1 comes first. 10.3, 10.4, 10.6 and 10.7 are for
 * others than a client, and 6.7 has none of these levels.
 *
 * @see https://github.com/OWASP/ASVS/tree/v5.0.0/5.0/en
 */
const sections: Readonly<Record<string, readonly [levelOne: number, levelTwo: number]>> = {
  '6.1': [1, 2],
  '6.2': [8, 4],
  '6.3': [2, 2],
  '6.4': [2, 2],
  '6.5': [0, 5],
  '6.6': [0, 3],
  '6.8': [0, 4],
  '7.1': [0, 3],
  '7.2': [4, 0],
  '7.3': [0, 2],
  '7.4': [2, 3],
  '7.5': [0, 2],
  '7.6': [0, 2],
  '9.1': [3, 0],
  '9.2': [1, 3],
  '10.1': [0, 2],
  '10.2': [0, 2],
  '10.5': [0, 5],
  '16.2': [0, 5],
  '16.3': [0, 4],
};

const asked = Object.entries(sections).flatMap(([section, [levelOne, levelTwo]]) =>
  Array.from({ length: levelOne + levelTwo }, (_, index) => [`${section}.${index + 1}`, index < levelOne ? 1 : 2]),
);

interface Row {
  readonly requirement: string;
  readonly level: number;
  readonly how: string;
  readonly tests: readonly (readonly [file: string, title: string])[];
  readonly shown: string;
}

let rows: readonly Row[];
beforeAll(async () => {
  const text = await readFile('docs/threat-model.md', 'utf8');
  const table = text.slice(text.indexOf('## OWASP ASVS 5.0')).split('\n');
  rows = table.flatMap((line) => {
    const [, requirement = '', level = '', how = '', shown = ''] = line.split('|').map((cell) => cell.trim());
    if (!/^\d+\.\d+\.\d+$/.test(requirement)) return [];
    const tests = [...shown.matchAll(/`(tests\/[^`]+)` “([^”]+)”/g)].map(
      ([, file = '', title = '']) => [file, title] as const,
    );
    return [{ requirement, level: Number(level), how, tests, shown }];
  });
});

it('names every requirement of levels 1 and 2 of its sections once', () => {
  expect(rows.map(({ requirement, level }) => [requirement, level])).toEqual(asked);
});

it('says how each is met, and shows it by a test where it does not say why there is none', () => {
  for (const { requirement, how, tests, shown } of rows) {
    expect([requirement, how]).not.toEqual([requirement, '']);
    // What is not a reference is a dash.
    expect([requirement, tests.length > 0 || shown === '–']).toEqual([requirement, true]);
  }
});

it('names tests that there are', async () => {
  const missing: string[] = [];
  for (const { requirement, tests } of rows) {
    for (const [file, title] of tests) {
      const text = await readFile(file, 'utf8').catch(() => '');
      if (!text.includes(title)) missing.push(`${requirement}: ${file} “${title}”`);
    }
  }
  expect(missing).toEqual([]);
});

it('the forms mask what is typed, and let it be pasted', async () => {
  const folder = 'src/assets/desk/sign-in';
  const forms = (await readdir(folder)).filter((file) => file.endsWith('.tsx'));
  const texts = await Promise.all(forms.map((file) => readFile(join(folder, file), 'utf8')));
  const fields = texts.flatMap((text) => [...text.matchAll(/<input\b[^>]*\/>/gs)].map(([field]) => field));
  const secret = fields.filter((field) => /name="\w*[Pp]ass/.test(field));
  expect(secret.length).toBeGreaterThan(0);
  for (const field of secret) {
    // A passcode of one's own is shown where its owner wants that; an invitation, good once, is read off a paper.
    expect(field).toMatch(/type="password"|\? LEGIBLE : SECRET\)/);
    expect(field).toMatch(/\b(current|new)-password\b/);
  }
  expect(texts.join('\n')).toMatch(/const SECRET = \{ type: 'password'/);
  expect(texts.join('\n')).not.toMatch(/onPaste|onDrop/);
});
