import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closingLines, runStages, type StageResult } from '../../../scripts/test/run-stages';
import type { Rounds, Stage } from '../../../scripts/test/stages';
import { array, number, parse } from 'valibot';

const node = (code: string): string => `"${process.execPath}" -e "${code}"`;
const stage = (name: string, code: string, more: Partial<Stage> = {}): Stage => ({
  name,
  command: node(code),
  remedy: `mend ${name}.`,
  ...more,
});
/** A stage of tests that reports so many passed and failed. */
const tests = (name: string, passed: number, failed: number, more: Partial<Stage> = {}): Stage =>
  stage(name, `fs.writeFileSync(process.env.REPORT, '[${passed},${failed}]'); process.exit(${failed})`, {
    tally: (report) => {
      const [passes = 0, failures = 0] = parse(array(number()), report);
      return { passed: passes, failed: failures };
    },
    ...more,
  });

async function run(
  rounds: Rounds,
  findBrowsers: () => NodeJS.ProcessEnv = () => ({}),
): Promise<{ results: StageResult[]; printed: string; closing: string[] }> {
  let printed = '';
  const results = await runStages(rounds, { print: (text) => (printed += text), findBrowsers });
  return { results, printed, closing: closingLines(results) };
}

it('runs what comes after a failure, and says at the end what failed and what to do', async () => {
  const { closing } = await run([
    [stage('Format', 'process.exit(1)'), stage('Types', '')],
    [tests('Unit tests', 5, 2)],
    [tests('Browser tests', 3, 0)],
  ]);
  expect(closing).toEqual([
    'Format failed: mend Format.',
    'Unit tests failed: mend Unit tests.',
    '',
    '8 passed, 3 failed',
  ]);
});

it('ends in the sum alone where all is well', async () => {
  const { closing } = await run([[stage('Format', '')], [tests('Unit tests', 5, 0)]]);
  expect(closing).toEqual(['5 passed, 0 failed']);
});

it('leaves out what needs a stage that failed, and counts it as failed', async () => {
  const { closing, printed } = await run([
    [stage('Build', 'process.exit(1)')],
    [tests('Unit tests', 5, 0)],
    [tests('Browser tests', 3, 0, { needs: 'Build' })],
  ]);
  expect(closing).toEqual([
    'Build failed: mend Build.',
    'Browser tests failed: not run, because Build failed.',
    '',
    '5 passed, 2 failed',
  ]);
  expect(printed).toContain('── Browser tests\nnot run, because Build failed.');
});

it('runs what needs a stage that succeeded', async () => {
  const { closing } = await run([[stage('Build', '')], [tests('Browser tests', 3, 0, { needs: 'Build' })]]);
  expect(closing).toEqual(['3 passed, 0 failed']);
});

it('runs the stages of a round beside each other, and keeps apart what they print', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stages-'));
  // Each waits for the other: one after the other, the first would wait for ever.
  const meet = (mine: string, theirs: string): string =>
    `process.chdir('${folder}'); fs.writeFileSync('${mine}', ''); process.stdout.write('${mine} ');` +
    `setInterval(() => { if (fs.existsSync('${theirs}')) { console.error('met ${theirs}'); process.exit() } }, 5)`;
  const { printed } = await run([[stage('First', meet('one', 'two')), stage('Second', meet('two', 'one'))]]);
  expect(printed).toContain('── First\none met two\n');
  expect(printed).toContain('── Second\ntwo met one\n');
  await rm(folder, { recursive: true });
});

it('says what to do where there is no browser', async () => {
  const { closing } = await run([[tests('Browser tests', 3, 0, { browser: true })], [stage('Types', '')]], () => {
    throw new Error('There is no browser: install one.');
  });
  expect(closing).toEqual(['Browser tests failed: There is no browser: install one.', '', '0 passed, 1 failed']);
});

it('hands over the browser that was found', async () => {
  const needsIt = stage('Browser tests', "process.exit(process.env.CHROME_PATH === '/opt/chrome' ? 0 : 1)", {
    browser: true,
  });
  const { closing } = await run([[needsIt]], () => ({ CHROME_PATH: '/opt/chrome' }));
  expect(closing).toEqual(['0 passed, 0 failed']);
});

it('counts a stage of tests that dies without a report', async () => {
  const { closing } = await run([[{ ...tests('Unit tests', 0, 0), command: node('process.exit(3)') }]]);
  expect(closing.at(-1)).toBe('0 passed, 1 failed');
});
