import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { Floor } from './floor';

const bin = join(__dirname, '../../src/cli/bin.mjs');

interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

describe('the process', () => {
  let floor: Floor;
  beforeEach(async () => {
    floor = await Floor.open();
  });
  afterEach(() => floor.close());

  function start(...argv: readonly string[]): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
    const env = { PATH: process.env['PATH'], HOME: '/nonexistent', TASKROUTER_ORIGIN: floor.emulator.origin };
    const child = spawn(process.execPath, [bin, ...argv], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const ended = new Promise<Ended>((resolve) => {
      child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
    });
    return { child, ended };
  }

  /** Resolves when so many deletions have been asked for; each takes a moment, so that some are under way. */
  async function deletions(count: number): Promise<void> {
    const calls = (): number => floor.emulator.control.faults.list().at(-1)?.calls ?? 0;
    while (calls() < count) await fetch(`${floor.emulator.origin}/_emulator/v1/faults`);
  }

  it('stops cleanly on Ctrl-C, and another does the rest', async () => {
    const sids = await floor.tasks(60);
    floor.fault({ operation: 'DeleteTask', effect: { latencyMs: 20 } });
    const { child, ended } = start('tasks', 'delete', '--all', '--yes');
    await deletions(20);
    child.kill('SIGINT');
    const { exitCode, stderr } = await ended;
    expect(exitCode).toBe(130);
    const [, done = ''] =
      /^(\d+) deleted, 0 skipped, 0 failed, (\d+) not started\nStopped\. Run the command again to finish the rest\.\n$/.exec(
        stderr,
      ) ?? [];
    const left = Object.keys(await floor.statuses()).length;
    expect(left).toBe(60 - Number(done));
    expect(left).toBeGreaterThan(0);
    const rest = await start('tasks', 'delete', '--all', '--yes').ended;
    expect(rest).toMatchObject({ exitCode: 0, stderr: `${left} deleted, 0 skipped, 0 failed\n` });
    expect(await floor.eventsOf('task.deleted')).toEqual(Object.fromEntries(sids.map((sid) => [sid, 1])));
  });

  it('may be killed at any moment, and another does the rest', async () => {
    const sids = await floor.tasks(60);
    floor.fault({ operation: 'DeleteTask', effect: { latencyMs: 20 } });
    const { child, ended } = start('tasks', 'delete', '--all', '--yes');
    await deletions(20);
    child.kill('SIGKILL');
    await ended;
    const { exitCode } = await start('tasks', 'delete', '--all', '--yes').ended;
    expect(exitCode).toBe(0);
    expect(await floor.statuses()).toEqual({});
    expect(await floor.eventsOf('task.deleted')).toEqual(Object.fromEntries(sids.map((sid) => [sid, 1])));
  });

  it('prints for programs', async () => {
    await floor.tasks(2);
    const { exitCode, stdout, stderr } = await start('tasks', 'list', '--json').ended;
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { status: string }).status),
    ).toEqual(['pending', 'pending']);
  });
});
