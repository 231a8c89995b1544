import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeWhole } from '../../../src/cli/files/write-whole';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'whole-'));
});
afterEach(() => rm(folder, { recursive: true }));

const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;

it('makes a file, and leaves one that is there its mode and its link', async () => {
  const file = join(folder, '.env');
  await writeWhole(file, 'one', { named: '.env', mode: 0o600 });
  expect([await readFile(file, 'utf8'), await modeOf(file)]).toEqual(['one', 0o600]);
  await chmod(file, 0o640);
  await symlink('.env', join(folder, 'link'));
  await writeWhole(join(folder, 'link'), 'two', { named: 'link', mode: 0o600 });
  expect([await readFile(file, 'utf8'), await modeOf(file)]).toEqual(['two', 0o640]);
  expect((await lstat(join(folder, 'link'))).isSymbolicLink()).toBe(true);
  expect((await readdir(folder)).toSorted()).toEqual(['.env', 'link']);
});

it('says that the disk is full', async () => {
  await expect(writeWhole('/dev/full', 'x', { named: 'out.yaml' })).rejects.toMatchObject({
    code: 'file',
    exitCode: 1,
    message: expect.stringMatching(/^out\.yaml was not written and is unchanged: the disk is full/) as string,
  });
});

it.each([
  ['nowhere/x', /there is no such folder/],
  ['folder', /it is a folder/],
  ['file/x', /a part of its path is not a folder/],
  ['n'.repeat(250), /its name is too long/],
])('leaves nothing behind where it cannot write %s', async (name, message) => {
  await mkdir(join(folder, 'folder'));
  await writeFile(join(folder, 'file'), 'kept');
  await expect(writeWhole(join(folder, name), 'x', { named: name })).rejects.toThrow(message);
  expect((await readdir(folder)).toSorted()).toEqual(['file', 'folder']);
  expect(await readFile(join(folder, 'file'), 'utf8')).toBe('kept');
});
