import { join } from 'node:path';
import { createEmulator, localCredentials } from '../../emulator';
import { differencesBetween, differencesOf } from '../../scripts/parity/differences';
import { originsOf } from '../../scripts/parity/passage';
import type { Recording } from '../../scripts/parity/recording';
import {
  differingIn,
  keep,
  readKept,
  recordingsFolder,
  type Differing,
  type Kept,
} from '../../scripts/parity/recordings';
import { run, virtualTime } from '../../scripts/parity/run';
import { PROJECT_FOLDER } from '../../scripts/project';
import { temporaryFolder } from '../temporary-folder';
import { letTimersGo } from './sdk-timers';
import { suites } from './suites/all';

letTimersGo();

/** Has the local TaskRouter answer in scenarios, all of them where none are named. */
async function answersIn(scenarios: ReadonlySet<string>): Promise<readonly Recording[]> {
  const emulator = await createEmulator();
  const { origin } = emulator;
  const wants = (name: string): boolean => scenarios.has(name);
  const { recordings } = await run({
    ...{ suites, credentials: localCredentials, origins: originsOf(origin), mark: 'test', service: 'local', wants },
    ...{ day: '2026-11-30', longestMs: 30_000, time: await virtualTime(origin) },
  });
  await emulator.close();
  return recordings;
}

/** What the local TaskRouter does otherwise than a folder's recordings. */
async function differingFrom({ recordings }: Kept): Promise<Differing> {
  const local = await answersIn(new Set(recordings.map(({ scenario }) => scenario)));
  expect(local.map(({ scenario }) => scenario).toSorted()).toEqual(
    recordings.map(({ scenario }) => scenario).toSorted(),
  );
  return differingIn(differencesBetween(local, recordings));
}

it('the local TaskRouter answers as the service did, but for what is known', async () => {
  const kept = await readKept(join(PROJECT_FOLDER, recordingsFolder));
  expect(kept.recordings.filter(({ service }) => service !== 'twilio')).toEqual([]);
  if (kept.recordings.length > 0) expect(await differingFrom(kept)).toEqual(kept.differing);
});

describe('recordings in a folder', () => {
  const scenario = 'operations › a floor › FetchTask';
  let folder: string;
  let made: readonly Recording[];

  beforeAll(async () => {
    folder = await temporaryFolder('recordings');
    made = await answersIn(new Set([scenario, 'operations › a floor › FetchWorker']));
    await keep(folder, made, []);
  });

  it('say the same when they are read again, and hold the local TaskRouter to it', async () => {
    const kept = await readKept(folder);
    expect(kept.recordings).toEqual(made.toSorted((one, other) => (one.scenario < other.scenario ? -1 : 1)));
    expect(await differingFrom(kept)).toEqual({});
  });

  it('say what it does otherwise: what is known is kept until it is recorded anew', async () => {
    const [one] = made.filter((recording) => recording.scenario === scenario);
    if (!one) throw new Error('It was not recorded');
    const [exchange] = one.exchanges;
    const body = { ...(exchange?.body as object), priority: '3' };
    const other = { ...one, exchanges: [{ ...exchange, ask: exchange?.ask ?? '', body }] };
    await keep(folder, [other], differencesOf(one, other));
    const kept = await readKept(folder);
    expect(kept.recordings).toHaveLength(2);
    const line = 'GET /v1/Workspaces/{WS}/Tasks/{WT}, body.priority: here 3, there "3" (a string, not a number)';
    expect(kept.differing).toEqual({ [scenario]: [line] });
    expect(await differingFrom(kept)).toEqual(kept.differing);
    await keep(folder, [one], []);
    expect((await readKept(folder)).differing).toEqual({});
  });
});
