import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmulator, localCredentials, type Emulator } from '../../emulator';
import { killAll, run } from '../scripts/start/desk-process';
import { bundleEmulator, startEmulator } from './persistence/emulator-process';
import { basic } from './rest/rest-client';

/** Processes take long to start where much else goes on. */
let folder: string;
let bundle: string;
let emulator: Emulator;
const seed = `
workspace: floor
taskQueues: [{ name: all }]
workflows:
  - name: all
    configuration: { task_routing: { default_filter: { queue: all } } }
workers:
  - { name: ada, activity: Available, attributes: { languages: [es] } }
`;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'main-'));
  bundle = await bundleEmulator(folder);
  const path = join(folder, 'floor.yaml');
  writeFileSync(path, seed);
  emulator = await createEmulator({ seed: path });
});

afterAll(async () => {
  await killAll();
  await emulator.close();
  rmSync(folder, { recursive: true });
});

async function exporting(...options: string[]): Promise<{ code: number | null; printed: string; complaint: string }> {
  const process_ = run(process.execPath, [bundle, 'export', ...options], {});
  const code = await process_.exited;
  return { code, printed: process_.stdout(), complaint: process_.stderr() };
}

describe('export', () => {
  it('prints the only workspace of one that runs', async () => {
    const { code, printed } = await exporting('--from', emulator.origin);
    expect([code, printed]).toEqual([0, emulator.control.exportSeed('floor')]);
  });

  it('writes a file that another can be started with', async () => {
    const file = join(folder, 'exported.yaml');
    expect(await exporting(file, '--from', emulator.origin, '--workspace', 'floor')).toMatchObject({
      code: 0,
      printed: '',
    });
    const again = await createEmulator({ seed: file });
    expect(again.control.exportSeed('floor')).toBe(readFileSync(file, 'utf8'));
    await again.close();
  });

  it.each([
    ['where there is no such workspace', ['--workspace', 'attic'], /refused: .*attic/],
    ['where the file cannot be written', ['/nowhere/at/all.yaml'], /\/nowhere\/at\/all.yaml cannot be written: ENOENT/],
    ['what is no origin', ['--from', 'here'], /"here" is not an origin, expected one such as http:\/\/127.0.0.1:4010/],
    [
      'where nothing runs',
      ['--from', 'http://127.0.0.1:1'],
      /Nothing answers at http:\/\/127.0.0.1:1: start the local/,
    ],
  ])('says so %s', async (_, options, complaint) => {
    const from = options.includes('--from') ? [] : ['--from', emulator.origin];
    const failed = await exporting(...from, ...options);
    expect(failed).toMatchObject({ code: 1, printed: '', complaint: expect.stringMatching(complaint) });
    expect(failed.complaint.trim().split('\n')).toHaveLength(1);
  });

  it('asks which where there are several', async () => {
    const { accountSid, authToken } = localCredentials;
    const another = await createEmulator();
    await fetch(`${another.origin}/v1/Workspaces`, {
      method: 'POST',
      headers: { authorization: basic(accountSid, authToken) },
      body: new URLSearchParams({ FriendlyName: 'second' }),
    });
    expect((await exporting('--from', another.origin)).complaint).toBe(
      'Say which workspace by --workspace: writers, second\n',
    );
    await another.close();
  });
});

it('limits lists by an expression where asked to, and replays what it recorded until it was killed', async () => {
  const { accountSid, authToken } = localCredentials;
  const recording = join(folder, 'killed.recording');
  const options = ['--seed', join(folder, 'floor.yaml'), '--expression-lists-per-second', '1', '--record', recording];
  const limited = await startEmulator(bundle, options);
  const { origin } = limited;
  await fetch(`${origin}/_emulator/v1/clock`, { method: 'POST', body: '{"freeze":true}' });
  const list = async (query: string): Promise<number> => {
    const url = `${origin}/v1/Workspaces/WS${'1'.padStart(32, '0')}/Workers?${query}`;
    return (await fetch(url, { headers: { authorization: basic(accountSid, authToken) } })).status;
  };
  const byExpression = 'TargetWorkersExpression=1%3D%3D1';
  expect([await list(byExpression), await list(byExpression), await list('')]).toEqual([200, 429, 200]);
  limited.kill();
  await limited.exited;

  const replaying = run(process.execPath, [bundle, ...options.slice(0, 2), '--port', '0', 'replay', recording], {});
  // The state at the start, and the two lists that were not refused before they were looked at.
  await replaying.printed(/^Replayed 3 steps, each with the outcome that it had\.$/m);
  expect(replaying.stdout()).toContain(`what ${recording} led to, on a clock that stands still`);
  expect(replaying.stdout()).toContain(`${recording} ends in the middle`);
});
