import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isUpToDate, stamped } from '../../src/cli/build-stamp';

let project: string;
beforeEach(async () => {
  project = mkdtempSync(join(tmpdir(), 'desk-stamp-'));
  write('src/cli/main.ts', 'one');
  write('src/cli/tasks/list-tasks.ts', 'two');
  write('src/lib/sids.ts', 'three');
  await build();
});
afterEach(() => rmSync(project, { recursive: true }));

function write(file: string, content: string): void {
  mkdirSync(dirname(join(project, file)), { recursive: true });
  writeFileSync(join(project, file), content);
}

const build = (during = (): void => undefined): Promise<void> =>
  stamped(project, 'cli', () => {
    during();
    write('dist/cli/desk.js', '');
    return Promise.resolve();
  });

it('takes for new what was built of the sources as they are', () => {
  expect(isUpToDate(project, 'cli')).toBe(true);
  expect(isUpToDate(project, 'start')).toBe(false);
});

it.each<[name: string, change: () => void]>([
  ['a source was changed', () => write('src/cli/tasks/list-tasks.ts', 'another')],
  ['one was added, however deep', () => write('src/lib/lifecycle/new/task.ts', '')],
  ['one was removed', () => rmSync(join(project, 'src/lib/sids.ts'))],
  ['one has an older time than before', () => utimesSync(join(project, 'src/cli/main.ts'), 1, 1)],
  ['packages have changed', () => write('package-lock.json', '{}')],
  ['the build itself was changed', () => write('scripts/build/programs.ts', '')],
  ['what was built has gone', () => rmSync(join(project, 'dist/cli/desk.js'))],
])('takes for old where %s', (_name, change) => {
  change();
  expect(isUpToDate(project, 'cli')).toBe(false);
});

it('does not mind what it was not built of', () => {
  write('src/assets/desk/main.tsx', 'changed');
  write('emulator/index.ts', 'changed');
  expect(isUpToDate(project, 'cli')).toBe(true);
});

it('takes for old what was changed while it was built', async () => {
  await build(() => write('src/cli/main.ts', 'while it builds'));
  expect(isUpToDate(project, 'cli')).toBe(false);
  await build();
  expect(isUpToDate(project, 'cli')).toBe(true);
});

it('takes for old what a build that failed has left', async () => {
  await expect(stamped(project, 'cli', () => Promise.reject(new Error('a mistake')))).rejects.toThrow('a mistake');
  expect(isUpToDate(project, 'cli')).toBe(false);
});
