import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEmulator, localCredentials, type Emulator } from '../../../emulator';
import { formatVersion, readVersions } from '../../../emulator/persistence/lines';
import { temporaryFolder } from '../../temporary-folder';
import { basic } from '../rest/rest-client';

/**
 * A file of each format that ever was, as the version of its day wrote it: `ada` has one task in hand and a call that rings,
 * one task waits, and time stands still. Since format 5 the call is recorded.
 */
const kept = join(__dirname, 'formats');

interface KeptTask {
  readonly assignment_status: string;
  readonly priority: number;
  readonly attributes: string;
}

const headerOf = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8').split('\n', 1)[0]?.slice(9) ?? '');

async function tasksOf({ origin, control }: Emulator): Promise<readonly KeptTask[]> {
  const { accountSid, authToken } = localCredentials;
  const url = `${origin}/v1/Workspaces/${control.sidOf('workspace', 'kept')}/Tasks`;
  const answer = await fetch(url, { headers: { authorization: basic(accountSid, authToken) } });
  const { tasks }: { tasks: readonly KeptTask[] } = await answer.json();
  return tasks;
}

it('there is one of each format that can be read', () => {
  expect(readdirSync(kept).sort()).toEqual(readVersions.map((version) => `${version}.data`).sort());
});

it.each(readVersions)(
  'format %d is read, goes on where it stood, and is written in the present format',
  async (version) => {
    const data = join(await temporaryFolder('format'), 'floor.data');
    copyFileSync(join(kept, `${version}.data`), data);
    expect(headerOf(data)).toMatchObject({ version });
    const emulator = await createEmulator({ data });
    expect(headerOf(data)).toMatchObject({ version: formatVersion });
    expect(new Date(emulator.clock.now()).toISOString()).toBe('2026-11-20T12:01:00.000Z');
    expect((await tasksOf(emulator)).map((task) => [task.assignment_status, task.priority])).toEqual([
      ['assigned', 0],
      ['pending', 7],
      // The call has ended with the process, and its task with the call.
      ['canceled', 0],
    ]);
    const { accountSid, authToken } = localCredentials;
    const recordings = `${emulator.origin}/2010-04-01/Accounts/${accountSid}/Recordings.json`;
    const recorded = await fetch(recordings, { headers: { authorization: basic(accountSid, authToken) } });
    expect(await recorded.json()).toMatchObject({
      recordings: version < 5 ? [] : [{ status: 'completed', duration: '60' }],
    });
    const [, , called] = await tasksOf(emulator);
    expect(called?.attributes).toContain('"id":12345678901234567890,');
    await emulator.clock.advance(1_000);
    await emulator.close();
    const again = await createEmulator({ data });
    expect(await tasksOf(again)).toHaveLength(3);
    await again.close();
  },
);
