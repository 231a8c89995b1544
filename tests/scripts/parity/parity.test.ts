import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEmulator, localCredentials } from '../../../emulator';
import { files, readChoices } from '../../../scripts/parity/choices';
import { differencesOf, type Difference } from '../../../scripts/parity/differences';
import { originsOf } from '../../../scripts/parity/passage';
import { findingsOf } from '../../../scripts/parity/report';
import { run, virtualTime, type Outcome } from '../../../scripts/parity/run';
import { PROJECT_FOLDER } from '../../../scripts/project';
import { letTimersGo } from '../../conformance/sdk-timers';
import { suites } from '../../conformance/suites/all';
import { bends, CrookedTaskRouter } from './crooked';

letTimersGo();

const choices = readChoices(readFileSync(join(PROJECT_FOLDER, files.source), 'utf8'));

async function recorded(origin: string): Promise<Outcome> {
  return run({
    ...{ suites, credentials: localCredentials, origins: originsOf(origin), mark: 'test', service: 'local' },
    ...{ day: '2026-11-30', longestMs: 30_000, time: await virtualTime(origin), wants: () => true },
  });
}

const differences = (local: Outcome, other: Outcome): Difference[] =>
  local.recordings.flatMap((one, at) => {
    const there = other.recordings[at];
    return there ? differencesOf(one, there) : [];
  });

const openLocal = async (): Promise<{ origin: string; close(): Promise<void> }> => createEmulator();

/** What a TaskRouter answers, which is closed then. */
async function recordingsOf(open: () => Promise<{ origin: string; close(): Promise<void> }>): Promise<Outcome> {
  const taskRouter = await open();
  try {
    return await recorded(taskRouter.origin);
  } finally {
    await taskRouter.close();
  }
}

let local: Outcome;
let straight: Outcome;
let crooked: Outcome;

beforeAll(async () => {
  // Most of what they take is waiting for events to leave.
  [local, straight, crooked] = await Promise.all([
    recordingsOf(openLocal),
    recordingsOf(openLocal),
    recordingsOf(() => CrookedTaskRouter.open(Object.values(bends))),
  ]);
});

it('every scenario comes to its end, and the straight one differs in nothing', () => {
  expect(straight.failures).toEqual([]);
  expect(straight.recordings.flatMap(({ stopped }) => stopped ?? [])).toEqual([]);
  expect(straight.recordings.length).toBeGreaterThan(110);
  expect(differences(local, straight)).toEqual([]);
});

it('a crooked one is found out in each place, by choice where there is one', () => {
  const findings = findingsOf(differences(local, crooked), choices);
  console.log(findings.map((f) => [f.choice, f.what, f.first.local, f.first.service, f.first.scenario, f.times]));
});
