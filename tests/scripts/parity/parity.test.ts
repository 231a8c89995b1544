import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEmulator, localCredentials } from '../../../emulator';
import { files, readChoices } from '../../../scripts/parity/choices';
import { differencesBetween } from '../../../scripts/parity/differences';
import { originsOf } from '../../../scripts/parity/passage';
import { findingsOf, tell } from '../../../scripts/parity/report';
import { run, virtualTime, type Outcome } from '../../../scripts/parity/run';
import { PROJECT_FOLDER } from '../../../scripts/project';
import { letTimersGo } from '../../conformance/sdk-timers';
import { suitesWithCalls as suites } from '../../conformance/suites/all';
import { bends, CrookedTaskRouter } from './crooked';

letTimersGo();

const choices = readChoices(readFileSync(join(PROJECT_FOLDER, files.source), 'utf8'));

/** The browser SDK costs most, and of events one is bent; with its own test it plays all of it. */
const wants = (scenario: string): boolean =>
  !scenario.startsWith('browser SDK') || scenario.includes('› a reservation ›');

/** What a TaskRouter answers, which is closed then. */
async function answersOf(opening: Promise<{ readonly origin: string; close(): Promise<void> }>): Promise<Outcome> {
  const taskRouter = await opening;
  const { origin } = taskRouter;
  try {
    return await run({
      ...{ suites, credentials: localCredentials, origins: originsOf(origin), mark: 'test', service: 'local', wants },
      phones: { to: '+15550111', from: '+15550100' },
      ...{ day: '2026-11-30', longestMs: 30_000, time: await virtualTime(origin) },
    });
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
    answersOf(createEmulator()),
    answersOf(createEmulator()),
    answersOf(CrookedTaskRouter.open(Object.values(bends))),
  ]);
});

it('every scenario comes to its end, and the straight one differs in nothing', () => {
  expect(straight.failures).toEqual([]);
  expect(straight.recordings.flatMap(({ stopped }) => stopped ?? [])).toEqual([]);
  expect(straight.recordings.length).toBeGreaterThan(70);
  expect(differencesBetween(local.recordings, straight.recordings)).toEqual([]);
});

it('what a request is about is a choice', () => {
  const abouts = local.recordings.flatMap(({ exchanges }) => exchanges.flatMap(({ about }) => about ?? []));
  expect(new Set(abouts).size).toBeGreaterThan(25);
  expect(abouts.filter((name) => !choices.has(name))).toEqual([]);
});

/** What each bend may be found by, and the choice that it is to be found under. */
const signs: Readonly<Record<keyof typeof bends, { choice?: string; what: RegExp }>> = {
  'a status': { what: /^POST \S+\/TaskQueues: status$/ },
  'an error’s code': { what: /^POST \S+\/Tasks\/\{WT\}: body\.code$/ },
  'an error’s words': { choice: 'delete-in-use', what: /^DELETE \S+: body\.message$/ },
  'a missing field': { what: /\/Workers\/\{WK\}: body\.date_status_changed$/ },
  'a field more': { what: /\/Workflows\/\{WW\}: body\.operating_mode$/ },
  'a field’s type': { what: /\/TaskChannels\/voice: body\.channel_optimized_routing$/ },
  'the order of a list': { choice: 'event-order', what: /\/Events: body\.events, order$/ },
  'an event that does not come': { what: /^event task\.updated: event$/ },
  'a default': { what: /^POST \S+\/Tasks: body\.timeout$/ },
  'a header': { choice: 'first-version', what: /^header etag$/ },
  'when something happens': {
    what: /body\.reservation_status$/,
  },
};

it('a crooked one is found out in each place, by choice where there is one, and nothing is invented', () => {
  const findings = findingsOf(differencesBetween(local.recordings, crooked.recordings), choices);
  const found = findings.map(({ choice, what }) => {
    const [bend] = Object.entries(signs).find(([, sign]) => sign.choice === choice && sign.what.test(what)) ?? [];
    return bend ?? `${what} (${choice})`;
  });
  expect([...new Set(found)].toSorted()).toEqual(Object.keys(bends).toSorted());
  const text = tell(findings, choices);
  expect(text).toContain('○ first-version (unproven)\n  header etag\n    here   "\\"1');
  expect(text).toContain('\nof no choice\n');
});
