import '../../tests/without-built-in-websocket';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { Command } from 'commander';
import { expect } from 'expect';
import { createEmulator, localCredentials, type Credentials } from '../../emulator';
import { readSurroundings } from '../../src/cli/credentials/environment';
import { counted } from '../../src/cli/output/count';
import { isLoopback } from '../../src/lib/loopback';
import { readUrl } from '../../src/lib/text/read-url';
import { suites, suitesWithCalls } from '../../tests/conformance/suites/all';
import { PROJECT_FOLDER } from '../project';
import { files, readChoices } from './choices';
import { differencesBetween } from './differences';
import { nameOfRun, type Phones } from './gate';
import { removeWorkspacesOf, type Account } from './leftovers';
import { ParityError } from './parity-error';
import { originsOf, originsOfTwilio, type Origins } from './passage';
import { keep, recordingsFolder } from './recordings';
import { findingsOf, tell } from './report';
import { realTime, run, virtualTime, type Outcome, type RunOptions } from './run';
import { forgetRun, isRunning, noteRun, unfinishedRuns } from './run-notes';

// The suites are written for jest, which has it everywhere.
Object.assign(globalThis, { expect });

interface Options {
  readonly live?: true;
  readonly against?: string;
  readonly yes?: true;
  readonly clean?: true | string;
  readonly withCalls?: true;
  readonly to?: string;
  readonly from?: string;
  readonly only?: string;
  readonly out?: string;
  readonly notes: string;
}

interface Target {
  readonly credentials: Credentials;
  readonly origins: Origins;
  readonly service: 'twilio' | 'local';
}

const command = new Command('parity')
  .description(
    'Runs the conformance suite against a real account, records what it answers, and says what differs from the local TaskRouter.',
  )
  .option('--live', 'Twilio, with ACCOUNT_SID, AUTH_TOKEN, API_KEY and API_SECRET of the environment or .env')
  .option('--against <origin>', 'another TaskRouter on this machine, with the public local credentials')
  .option('--yes', 'do not ask before it costs anything')
  .option('--with-calls', 'make telephone calls, too')
  .option('--to <number>', 'whom to call: a phone in your hand')
  .option('--from <number>', 'which of your numbers calls')
  .option('--only <text>', 'scenarios alone whose name has this in it')
  .option('--out <folder>', `where recordings go (${recordingsFolder} with --live)`)
  .option('--clean [mark]', 'only remove what earlier runs, or the run with this mark, left behind')
  .option('--notes <folder>', 'where runs are noted while they run', join(PROJECT_FOLDER, '.parity'));

async function targetOf({ live, against }: Options): Promise<Target> {
  if ((live === undefined) === (against === undefined))
    throw new ParityError('Say against what to run: --live, or --against http://127.0.0.1:PORT.');
  if (against !== undefined) {
    const url = readUrl(against);
    if (!url || url.protocol !== 'http:' || !isLoopback(url.hostname))
      throw new ParityError(
        `--against is ${against}: expected a TaskRouter of this machine, such as http://127.0.0.1:4010.`,
      );
    return { credentials: localCredentials, origins: originsOf(url.origin), service: 'local' };
  }
  const { all } = await readSurroundings({ env: process.env, cwd: PROJECT_FOLDER });
  const names = ['ACCOUNT_SID', 'AUTH_TOKEN', 'API_KEY', 'API_SECRET'] as const;
  const missing = names.filter((name) => all[name] === undefined);
  if (missing.length > 0)
    throw new ParityError(
      `Not set: ${missing.join(', ')}. Put them into .env or the environment; .env.example says where they are found.`,
    );
  if (all['TWILIO_REGION'] !== undefined && all['TWILIO_REGION'] !== 'us1')
    throw new ParityError('TWILIO_REGION is set: this is for an account in us1 alone.');
  const [accountSid = '', authToken = '', apiKey = '', apiSecret = ''] = names.map((name) => all[name]);
  return { credentials: { accountSid, authToken, apiKey, apiSecret }, origins: originsOfTwilio, service: 'twilio' };
}

function phonesOf({ withCalls, to, from }: Options): Phones | undefined {
  if (!withCalls) {
    if (to !== undefined || from !== undefined)
      throw new ParityError('--to and --from mean nothing without --with-calls.');
    return undefined;
  }
  const isNumber = (text: string | undefined): text is string => text !== undefined && /^\+\d{5,15}$/.test(text);
  if (!isNumber(to) || !isNumber(from))
    throw new ParityError(
      '--with-calls takes --to and --from, numbers such as +15550123: one is called, the other calls.',
    );
  return { to, from };
}

async function removeLeftovers(notes: string, account: Account): Promise<void> {
  for (const note of await unfinishedRuns(notes, { ...account }, isRunning)) {
    const removed = await removeWorkspacesOf(note.mark, account);
    await forgetRun(notes, note);
    console.log(`Removed ${counted(removed, 'workspace')} of the run ${note.mark}, which did not come to its end.`);
  }
}

async function mayGoOn(local: Outcome, { live, yes, withCalls }: Options): Promise<void> {
  if (!live) return;
  const { requests, tasks, workspaces } = local.counts;
  console.log(
    [
      `${counted(local.recordings.length, 'scenario')}: ${counted(requests, 'request')}, ${counted(tasks, 'task')}, and ${counted(workspaces, 'workspace')}, one after the other.`,
      `Your plan says what a task costs. ${withCalls ? 'One telephone call is made.' : 'Nobody is called.'}`,
    ].join('\n'),
  );
  if (yes) return;
  if (!process.stdin.isTTY) throw new ParityError('Nobody can be asked whether it may cost something: say --yes.');
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question('Go on? [y/N] ');
  terminal.close();
  if (!/^y(?:es)?$/i.test(answer)) throw new ParityError('Nothing was done.');
}

async function runLocally(
  options: Omit<RunOptions, 'credentials' | 'origins' | 'time' | 'mark' | 'service'>,
): Promise<Outcome> {
  const emulator = await createEmulator();
  try {
    return await run({
      ...options,
      ...{ credentials: localCredentials, origins: originsOf(emulator.origin), mark: 'here', service: 'local' },
      time: await virtualTime(emulator.origin),
    });
  } finally {
    await emulator.close();
  }
}

/** Runs what may leave something behind, and sees to it that nothing is left. */
async function runThere(
  notes: string,
  account: Account,
  there: Pick<RunOptions, Exclude<keyof RunOptions, 'mark' | 'signal'>>,
): Promise<Outcome> {
  const note = await noteRun(notes, account);
  console.log(`Its workspaces are called “${nameOfRun(note.mark)}…”.`);
  const ending = new AbortController();
  const end = (): void => {
    // Whoever says it twice means now; the next run removes what is left then.
    if (ending.signal.aborted) process.exit(130);
    console.log('Ending, and removing what was made.');
    ending.abort();
  };
  process.on('SIGINT', end).on('SIGTERM', end);
  try {
    return await run({ ...there, mark: note.mark, signal: ending.signal });
  } finally {
    // One that was asked for last may come into being after its answer was given up.
    if (ending.signal.aborted && there.service === 'twilio') await wait(3000);
    await removeWorkspacesOf(note.mark, account);
    await forgetRun(notes, note);
    process.off('SIGINT', end).off('SIGTERM', end);
    if (ending.signal.aborted) process.exitCode = 130;
  }
}

async function main(options: Options): Promise<void> {
  const target = await targetOf(options);
  const { credentials, origins, service } = target;
  const account: Account = { ...credentials, origin: origins.rest };
  await mkdir(options.notes, { recursive: true });
  await removeLeftovers(options.notes, account);
  if (options.clean !== undefined) {
    if (typeof options.clean === 'string')
      console.log(`Removed ${counted(await removeWorkspacesOf(options.clean, account), 'workspace')}.`);
    return;
  }
  const phones = phonesOf(options);
  const { only } = options;
  const both = {
    suites: phones ? suitesWithCalls : suites,
    ...(phones && { phones }),
    day: new Date().toISOString().slice(0, 10),
    wants: (name: string) => only === undefined || name.includes(only),
  };
  const time = service === 'twilio' ? realTime : await virtualTime(origins.rest);
  const choices = readChoices(await readFile(join(PROJECT_FOLDER, files.source), 'utf8'));
  const local = await runLocally({ ...both, longestMs: 30_000 });
  if (local.recordings.length === 0) throw new ParityError(`No scenario has “${only}” in its name.`);
  await mayGoOn(local, options);
  const there = await runThere(options.notes, account, {
    ...both,
    ...{ credentials, origins, service, time },
    longestMs: service === 'twilio' ? 300_000 : 30_000,
    tell: (name) => console.log(`  ${name}`),
  });
  if (process.exitCode === 130) return;
  const differences = differencesBetween(local.recordings, there.recordings);
  const findings = findingsOf(differences, choices);
  const out = options.out ?? (service === 'twilio' ? join(PROJECT_FOLDER, recordingsFolder) : undefined);
  if (out !== undefined) await keep(out, there.recordings, differences);
  const failures = [...local.failures, ...there.failures];
  const stopped = there.recordings.filter((one) => one.stopped !== undefined).length;
  const parts = [
    tell(findings, choices),
    ...failures.map((failure) => `Not run: ${failure}`),
    ...(stopped > 0 ? [`${counted(stopped, 'scenario')} stopped there before the end.`] : []),
    `${counted(findings.length, 'difference')} in ${counted(there.recordings.length, 'scenario')}.`,
    ...(out === undefined ? [] : [`The recordings are in ${out}.`]),
  ];
  console.log(['', ...parts.filter(Boolean)].join('\n'));
  if (findings.length > 0 || failures.length > 0) process.exitCode = 1;
}

command.parse();
main(command.opts<Options>())
  .catch((error: unknown) => {
    console.error(error instanceof ParityError ? error.message : error);
    process.exitCode = error instanceof ParityError ? 2 : 1;
  })
  // The browser SDK leaves timers behind that would run for an hour.
  .finally(() => process.exit());
