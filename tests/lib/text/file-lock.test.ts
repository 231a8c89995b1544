import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockFile as lock } from '../../../src/lib/text/file-lock';

class InUse extends Error {}
const lockFile = (path: string) => lock(path, (message) => new InUse(message));

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
  path = join(folder, 'floor.data');
});

afterEach(() => rmSync(folder, { recursive: true }));

const lockOf = (pid: number | undefined, host = hostname()): void =>
  writeFileSync(`${path}.lock`, JSON.stringify({ pid, host }));

it('keeps a second one out until the first lets go, and leaves nothing behind', () => {
  const unlock = lockFile(path);
  expect(() => lockFile(path)).toThrow(`${path} is in use by process ${process.pid}`);
  unlock();
  lockFile(path)();
  expect(readdirSync(folder)).toEqual([]);
});

it('respects the lock of a process that runs', () => {
  lockOf(process.ppid);
  expect(() => lockFile(path)).toThrow(InUse);
});

it('takes over the lock of a process that is gone', () => {
  lockOf(spawnSync(process.execPath, ['--version']).pid);
  const unlock = lockFile(path);
  expect(readdirSync(folder)).toEqual(['floor.data.lock']);
  unlock();
});

it('takes over a lock left by a process that had the same number', () => {
  lockOf(process.pid);
  lockFile(path)();
  expect(readdirSync(folder)).toEqual([]);
});

it.each([
  ['of another machine', () => lockOf(1, 'elsewhere')],
  ['that cannot be read', () => writeFileSync(`${path}.lock`, '')],
])('leaves a lock alone %s, and says what to do', (_, make) => {
  make();
  expect(() => lockFile(path)).toThrow(`delete ${path}.lock`);
  expect(readdirSync(folder)).toEqual(['floor.data.lock']);
});
