import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileOf, SetUpFloor, withOrigin, writers } from './set-up-floor';
import { temporaryFolder } from '../../temporary-folder';

const everything = join(__dirname, 'everything.yaml');

const exported = async (floor: SetUpFloor, workspace: string, ...argv: readonly string[]): Promise<string> =>
  (await floor.desk(['-w', workspace, 'setup', 'export', ...withOrigin, ...argv])).io.stdout.text;

it('applied elsewhere gives the same workspace, also one that uses every part of a file', async () => {
  const [here, there] = await Promise.all([SetUpFloor.open(), SetUpFloor.open()]);
  try {
    expect((await here.apply(everything)).exitCode).toBe(0);
    const file = await exported(here, 'everything');
    expect((await there.apply(await fileOf(file))).exitCode).toBe(0);
    expect(there.written('everything')).toBe(here.written('everything'));
    expect(await exported(there, 'everything')).toBe(file);
    expect((await here.plan(await fileOf(file))).operations).toEqual([]);
    expect((await here.plan(await fileOf(file), '--prune')).operations).toEqual([]);
  } finally {
    await Promise.all([here.close(), there.close()]);
  }
});

it('writes what the local TaskRouter writes of itself, but for numbers of something else', async () => {
  const floor = await SetUpFloor.open(writers);
  try {
    expect(await exported(floor, 'writers')).toBe(floor.written());
    await floor.client
      .incomingPhoneNumbers('PN00000000000000000000000000000002')
      .update({ voiceUrl: 'https://shop.example.com' });
    const own = await exported(floor, 'writers');
    expect(own).toContain('+15550100');
    expect(own).not.toContain('+15550200');
    expect(await exported(floor, 'writers', '--all-phone-numbers')).toBe(floor.written());
    expect(await exported(floor, 'writers', '--no-phone-numbers')).not.toContain('phoneNumbers');
  } finally {
    await floor.close();
  }
});

it('is written to a file, or as JSON', async () => {
  const floor = await SetUpFloor.open(writers);
  try {
    const cwd = await temporaryFolder('setup');
    const { exitCode, io } = await floor.desk(['setup', 'export', '--out', 'mine.yaml', ...withOrigin], { cwd });
    expect(exitCode).toBe(0);
    expect(io.stdout.text).toBe('');
    expect(await readFile(join(cwd, 'mine.yaml'), 'utf8')).toBe(floor.written());
    const { json } = await floor.desk(['--json', 'setup', 'export', ...withOrigin]);
    expect(json()).toEqual({ verb: 'setup export', file: floor.written() });
  } finally {
    await floor.close();
  }
});

it('refuses what a file could not tell apart', async () => {
  const floor = await SetUpFloor.open(writers);
  try {
    await floor.workspace().taskQueues.create({ friendlyName: 'support' });
    const { exitCode, io } = await floor.desk(['setup', 'export']);
    expect(exitCode).toBe(1);
    expect(io.stderr.text).toMatch(/have the name "support" \(task queue WQ\w+ and WQ\w+\): rename one/);
  } finally {
    await floor.close();
  }
});
