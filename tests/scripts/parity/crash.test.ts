import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import twilio from 'twilio';
import { createEmulator, localCredentials, type Emulator } from '../../../emulator';
import { LocalRequestClient } from '../../../emulator/request-client';
import { nameOfRun } from '../../../scripts/parity/gate';
import { removeWorkspacesOf } from '../../../scripts/parity/leftovers';
import { PROJECT_FOLDER } from '../../../scripts/project';
import { temporaryFolder } from '../../temporary-folder';

const { accountSid, authToken } = localCredentials;
const others = ['Support', 'taskrouter-desk-parity', `${nameOfRun('ffffffffffffffff')}floor`];

let emulator: Emulator;
let notes: string;
const children: ChildProcessByStdio<null, Readable, null>[] = [];

beforeAll(async () => {
  emulator = await createEmulator();
  notes = await temporaryFolder('parity');
  for (const friendlyName of others) await client().taskrouter.v1.workspaces.create({ friendlyName });
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await emulator.close();
});

const client = (): ReturnType<typeof twilio> =>
  twilio(accountSid, authToken, { httpClient: new LocalRequestClient(emulator.origin) });

/** The workspaces that are there now, and were not in the seed. */
async function workspaces(): Promise<string[]> {
  const all = await client().taskrouter.v1.workspaces.list();
  return all.map(({ friendlyName }) => friendlyName).filter((name) => name !== 'writers');
}

/** Starts a run that hangs in the middle, and waits for that. */
async function hangingRun(): Promise<{ child: ChildProcessByStdio<null, Readable, null>; printed: () => string }> {
  emulator.control.faults.clear();
  emulator.control.faults.add({ operation: 'CreateTask', trigger: { nth: 1 }, effect: { latencyMs: 3_600_000 } });
  const child = spawn(
    process.execPath,
    [
      ...['--import', 'tsx', 'scripts/parity/main.ts', '--against', emulator.origin],
      ...['--only', 'choices › versions', '--notes', notes],
    ],
    { cwd: PROJECT_FOLDER, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  children.push(child);
  let text = '';
  child.stdout.on('data', (data: Buffer) => (text += String(data)));
  while (emulator.control.faults.list()[0]?.calls !== 1) {
    if (child.exitCode !== null) throw new Error(`It ended by itself: ${text}`);
    await fetch(`${emulator.origin}/_emulator/v1/faults`);
  }
  return { child, printed: () => text };
}

it('a run that is killed leaves nothing that the next one does not remove, and that one nothing when it is interrupted', async () => {
  const first = await hangingRun();
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  const [left = '', ...more] = (await workspaces()).filter((name) => !others.includes(name));
  expect(left).toMatch(/^taskrouter-desk-parity-[0-9a-f]{16}-choices$/);
  expect(more).toEqual([]);
  expect(await readdir(notes)).toHaveLength(1);

  const second = await hangingRun();
  expect(second.printed()).toContain('Removed 1 workspace of the run');
  const own = (await workspaces()).filter((name) => !others.includes(name));
  expect(own).toHaveLength(1);
  expect(own).not.toEqual([left]);
  second.child.kill('SIGINT');
  expect(await once(second.child, 'exit')).toEqual([130, null]);
  expect(await workspaces()).toEqual(others);
  expect(await readdir(notes)).toEqual([]);
});

it('only what has the mark of the run is removed', async () => {
  const account = { accountSid, authToken, origin: emulator.origin };
  expect(await removeWorkspacesOf('f', account)).toBe(0);
  expect(await removeWorkspacesOf('ffffffffffffffff', account)).toBe(1);
  expect(await workspaces()).toEqual(others.slice(0, 2));
});
