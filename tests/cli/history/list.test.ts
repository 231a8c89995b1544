import { createServer } from 'node:http';
import files from 'node:fs/promises';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HistoryLog } from '../../../bench/history/history-log';
import { csvHead } from '../../../src/lib/history/call-csv';
import twilio from 'twilio';
import { LocalRequestClient } from '../../../emulator/request-client';
import { eventsByTime } from '../../../src/cli/read-events/events-by-time';
import { appendHistory } from '../../../src/cli/history/append-verb';
import { connect } from '../../../src/cli/connection';
import { run } from '../../../src/cli/desk';
import type { Files } from '../../../src/cli/files/appended-file';
import { drawsBelow, draws } from '../../seed';
import { temporaryFolder } from '../../temporary-folder';
import { testIo, type TestIo } from '../test-io';
import type { ExportedCall } from '../../../src/cli/history/call-details';
import { CallHistory } from '../../../src/lib/history/call-history';
import { Floor } from '../floor';
import { taken } from './ended-floor';

const secret = 'what only the server of this desk knows';

describe('desk history, on the local TaskRouter', () => {
  let floor: Floor;
  beforeAll(async () => void (floor = await Floor.open()));
  afterAll(() => floor.close());

  it('tells each ended call from TaskRouter’s events and what the desk kept of it, also in CSV and as a table', async () => {
    await floor.available('alice');
    const sid = await taken(floor, {
      from: '+15557654321',
      wrap_up: { notes: '=HYPERLINK("http://evil")\r\n\u202egone' },
    });
    const abandoned = await floor.task({ from: '@SUM(A1)', call_sid: `CA${'2'.repeat(32)}` });
    await floor.workspace.tasks(abandoned).update({ assignmentStatus: 'canceled', reason: 'hangup' });
    await floor.task({ from: '+15550001111', call_sid: `CA${'3'.repeat(32)}` });
    const chat = await floor.task({ text: 'no call' });
    await floor.workspace.tasks(chat).update({ assignmentStatus: 'canceled', reason: 'none' });
    await floor.advance(1);

    const told = await floor.desk(['history', '--since', '1h', '--json']);
    const [first, second, third] = told.json<ExportedCall>();
    expect(third).toBeUndefined();
    expect(first).toMatchObject({
      taskSid: sid,
      caller: '+15557654321',
      queue: 'everybody',
      people: [{ name: 'alice', talkSeconds: 60 }],
      waitSeconds: 0,
      end: 'completed',
      endedAt: '2026-11-20T12:01:30.000Z',
    });
    expect(first).not.toHaveProperty('holds');
    expect(second).toMatchObject({ taskSid: abandoned, end: 'abandoned', hungUp: 'caller', people: [] });
    expect(told.io.stderr.text).toContain('HISTORY_SECRET is not set: holds and who hung up are not known.');

    const kept = new CallHistory({
      sync: floor.client.sync.v1.services('default'),
      workspaceSid: floor.emulator.control.sidOf('workspace', 'floor'),
      secret,
      now: () => floor.emulator.clock.now(),
    });
    if (first) await kept.write({ ...first, known: 9, holds: { count: 2, seconds: 31 }, hungUp: 'agent' });
    const csv = await floor.desk(['history', '--csv'], { env: { HISTORY_SECRET: secret } });
    expect(csv.io.stdout.text).toBe(
      [
        csvHead.trim(),
        `2026-11-20T12:01:30.000Z,2026-11-20T12:00:00.000Z,${sid},inbound,'+15557654321,everybody,alice,0,60,,,,2,31,completed,agent,done,,"'=HYPERLINK(""http://evil"")`,
        'gone",,',
        `2026-11-20T12:01:30.000Z,2026-11-20T12:01:30.000Z,${abandoned},inbound,,everybody,,0,,,,,,,abandoned,caller,,,,,`,
        '',
      ].join('\n'),
    );
    expect((await floor.desk(['history'])).io.stdout.lines).toHaveLength(3);
    const only = async (...filter: string[]) =>
      (await floor.desk(['history', '--json', ...filter])).json<ExportedCall>().map(({ taskSid }) => taskSid);
    expect(await only('--agent', 'Alice')).toEqual([sid]);
    expect(await only('--queue', floor.emulator.control.sidOf('taskQueue', 'everybody'))).toEqual([sid, abandoned]);
    expect(await only('--since', '2026-11-20T13:01:30+01:00', '--until', '2026-11-20T13:01:30.001+01:00')).toHaveLength(
      2,
    );
    expect(await only('--until', '2026-11-20T12:01:30Z')).toEqual([]);
  });

  it.each([
    [['--queue', 'everybodi'], 1, 'Did you mean everybody?'],
    [['--agent', 'alise'], 1, 'Did you mean alice?'],
    [['--csv', '--json'], 2, 'Either --csv or --json'],
    [['--since', '2026-11-20T12:00'], 2, 'a time with its zone'],
    [['--since', '1h', '--until', '2h'], 2, 'The end is not after the beginning'],
  ])('refuses %j', async (argv, code, message) => {
    const { exitCode, io } = await floor.desk(['history', ...argv]);
    expect({ exitCode, said: io.stderr.text }).toEqual({ exitCode: code, said: expect.stringContaining(message) });
  });
});

it('tells every call once, as it was, however many there are in a second, by slices of time', async () => {
  const now = Date.UTC(2026, 10, 30, 12);
  // 150 calls within two seconds, of some eight events each: TaskRouter tells a thousand of them.
  const from = now - 6 * 3_600_000;
  const log = await HistoryLog.open({ calls: 150, from, everyMs: 13, seed: draws.seed, now: () => now });
  const io = await testIo({ now, env: { TASKROUTER_ORIGIN: log.origin } });
  log.next = { status: 429, retryAfter: '3' };
  expect(await run(['history', '--since', '12h', '--json'], io)).toBe(0);
  await log.close();
  const told = io.stdout.lines.map((line) => JSON.parse(line) as ExportedCall);
  const plain = told.map(
    ({ taskSid, endedAt, queue, people, missed = [], waitSeconds, talkSeconds, end, notes, recordings }) => ({
      ...{ taskSid, endedAt, queue, agents: people.map(({ name }) => name), missed: missed.length },
      ...{ waitSeconds, talkSeconds, end, notes, recordings },
    }),
  );
  const real = Array.from({ length: 150 }, (_, index) => log.real(index));
  const byEnd = (a: { endedAt: string; taskSid: string }, b: { endedAt: string; taskSid: string }): number =>
    a.endedAt.localeCompare(b.endedAt) || a.taskSid.localeCompare(b.taskSid);
  expect(plain.toSorted(byEnd)).toEqual(real.toSorted(byEnd));
  expect(plain.map(({ endedAt }) => endedAt)).toEqual(plain.map(({ endedAt }) => endedAt).toSorted());
  expect(log.asked.full).toBeGreaterThan(0);
  expect(io.pauses[0]).toBeGreaterThanOrEqual(3_000);
});

const hour = 3_600_000;
const noon = Date.UTC(2026, 10, 30, 12);
const calls = 16;
/** When everything is over, and settled. */
const inTheEnd = noon + 12 * hour;

describe('a second in which more happened than one list tells', () => {
  /** So many events of two kinds in one second, and a list that tells a thousand of them. */
  async function readSecond(each: number): Promise<number> {
    const rows = ['task.created', 'reservation.created'].flatMap((type) =>
      Array.from({ length: each }, (_, place) => ({
        sid: `${type} ${place}`,
        event_type: type,
        event_date_ms: noon + 500,
      })),
    );
    const server = createServer(({ url = '' }, response) => {
      const query = new URL(url, 'http://twilio').searchParams;
      const [start, end, type] = ['StartDate', 'EndDate', 'EventType'].map((name) => query.get(name) ?? '');
      const found = rows.filter((row) => type === '' || row.event_type === type);
      const isIn = Date.parse(start ?? '') <= noon + 500 && Date.parse(end ?? '') >= noon + 500;
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify({ events: isIn ? found.slice(0, 1_000) : [], meta: { key: 'events' } }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    const client = twilio('AC1', 'token', { httpClient: new LocalRequestClient(origin) });
    let count = 0;
    try {
      for await (const { events } of eventsByTime(client, 'WS1', { from: noon - 9_000, to: noon + 9_000 }))
        count += new Set(events.map(({ sid }) => sid)).size;
    } finally {
      server.closeAllConnections();
      server.close();
    }
    return count;
  }

  it('is read by what happened', async () => {
    expect(await readSecond(700)).toBe(1_400);
  });

  it('is refused where that is too much of one kind, too', async () => {
    await expect(readSecond(1_000)).rejects.toThrow('there were 1,000 events task.created or more');
  });
});

let now = noon;
let log: HistoryLog;
let folder: string;
beforeAll(async () => {
  const options = { calls, from: noon - 6 * hour, everyMs: 22 * 60_000, seed: draws.seed, lateMs: 3 * 60_000 };
  log = await HistoryLog.open({ ...options, now: () => now });
});
afterAll(() => log.close());
beforeEach(async () => {
  now = noon;
  folder = await temporaryFolder('append');
});

const outside = (at = now): Promise<TestIo> => testIo({ now: at, cwd: folder, env: { TASKROUTER_ORIGIN: log.origin } });

async function append(...more: string[]): Promise<{ exitCode: number; said: string }> {
  const io = await outside();
  return { exitCode: await run(['history', '--append', 'calls.csv', ...more], io), said: io.stderr.text };
}

const text = (name = 'calls.csv'): string => readFileSync(join(folder, name), 'utf8');
const inFile = (written = text()): string[] => [...written.matchAll(/\b(WT[0-9a-f]{32})\b/g)].map(([sid]) => sid);
const all = (): string[] => Array.from({ length: calls }, (_, index) => log.real(index).taskSid).toSorted();

/** Runs until everything has been told. */
async function finish(...more: string[]): Promise<void> {
  now = inTheEnd;
  // The newest event is the deletion of the last task, which is five minutes after its end: it settles with the next event.
  const { exitCode } = await append(...more);
  expect(exitCode).toBe(0);
}

/** Those whose end has settled by the newest event, which is all that anybody can know. */
const settled = (written = text()): void => {
  const told = new Set(inFile(written));
  expect(inFile(written)).toHaveLength(told.size);
  const last = Math.max(...all().map((_, index) => Date.parse(log.real(index).endedAt))) + 5 * 60_000;
  const due = Array.from({ length: calls }, (_, index) => log.real(index))
    .filter(({ endedAt }) => Date.parse(endedAt) < last - 15 * 60_000)
    .map(({ taskSid }) => taskSid);
  expect([...told].toSorted()).toEqual(due.toSorted());
  expect(due.length).toBeGreaterThan(calls / 2);
};

it('has each call once, whenever it is run, with events that come late and a clock that jumps', async () => {
  const draw = drawsBelow(draws.seed);
  for (now = noon - 6 * hour; now < inTheEnd; now += draw(4 * hour)) {
    const io = await outside(now + (draw(3) - 1) * draw(26) * hour);
    expect(await run(['history', '--append', 'calls.csv', '--since', '20h'], io)).toBe(0);
  }
  await finish('--since', '20h');
  settled();
  expect(text().startsWith(csvHead)).toBe(true);
  expect(text().split(csvHead)).toHaveLength(2);
  const before = text();
  await finish('--since', '20h');
  expect(text()).toBe(before);
});

/** Writes until it is killed: the step that it is killed in may be done by half, and nothing comes after it. */
class Killed extends Error {}
function until(step: number): { readonly files: Files; readonly steps: () => number } {
  let done = 0;
  const guard = async (): Promise<void> => {
    done += 1;
    if (done > step) return Promise.reject(new Killed());
    return Promise.resolve();
  };
  const guarded: Files = {
    readFile: files.readFile,
    stat: files.stat,
    realpath: files.realpath,
    rm: (path, options) => guard().then(() => files.rm(path, options)),
    truncate: (path, length) => guard().then(() => files.truncate(path, length)),
    rename: (from, to) => guard().then(() => files.rename(from, to)),
    writeFile: (path, data) => guard().then(() => files.writeFile(path, data)),
    open: async (path, flags, mode) => {
      await guard();
      const handle = await files.open(path, flags, mode);
      return new Proxy(handle, {
        get(target, name) {
          const own: unknown = Reflect.get(target, name, target);
          if (typeof own !== 'function') return own;
          return async (...given: unknown[]): Promise<unknown> => {
            if (name === 'close') return target.close();
            const isLast = done === step;
            const [first] = given;
            if (name === 'writeFile' && isLast && typeof first === 'string')
              await target.writeFile(first.slice(0, first.length / 2));
            await guard();
            return Reflect.apply(own, target, given);
          };
        },
      });
    },
  };
  return { files: guarded, steps: () => done };
}

it('is whole after it was killed at any moment', async () => {
  now = noon - 3 * hour;
  await append('--since', '20h');
  const before = inFile().length;
  const begun = folder;
  now = inTheEnd;
  let step = 0;
  for (let isThrough = false; !isThrough; step += 1) {
    folder = await temporaryFolder('killed');
    await files.cp(begun, folder, { recursive: true });
    const io = await outside();
    const { files: within, steps } = until(step);
    const invocation = {
      ...{ io, json: false, concurrency: 8, origin: () => Promise.resolve(log.origin) },
      connect: () => connect(io, { concurrency: 8, local: true, origin: log.origin }),
    };
    const order = { path: 'calls.csv', since: (at: number) => at - 20 * hour, filters: {} };
    isThrough = await appendHistory(invocation, order, within).then(
      () => true,
      (error: unknown) => {
        expect(error).toBeInstanceOf(Killed);
        return false;
      },
    );
    expect(steps()).toBeGreaterThan(isThrough ? 5 : step);
    await finish('--since', '20h');
    settled();
    expect(inFile().length).toBeGreaterThan(before);
  }
  expect(step).toBeGreaterThan(8);
});

it('lets one at a time, and says who has it', async () => {
  writeFileSync(
    join(folder, 'calls.csv.lock'),
    JSON.stringify({ pid: process.ppid, host: (await import('node:os')).hostname() }),
  );
  const { exitCode, said } = await append();
  expect({ exitCode, said }).toEqual({
    exitCode: 1,
    said: expect.stringContaining(`is in use by process ${process.ppid}`),
  });
  expect(await files.readdir(folder)).toEqual(['calls.csv.lock']);
});

it('goes on in a new file where the old one was moved away', async () => {
  await append('--since', '20h');
  renameSync(join(folder, 'calls.csv'), join(folder, 'november.csv'));
  await finish();
  expect(text().startsWith(csvHead)).toBe(true);
  settled(text('november.csv') + text());
});

it.each([
  [
    'a file of somebody else',
    [],
    () => writeFileSync(join(folder, 'calls.csv'), 'mine\n'),
    'has 5 bytes, and desk wrote 0',
  ],
  [
    'what somebody else added',
    ['--since', '20h'],
    () => writeFileSync(join(folder, 'calls.csv'), 'mine\n', { flag: 'a' }),
    'something else has changed it',
  ],
  [
    'a file that was cut',
    ['--since', '20h'],
    () => writeFileSync(join(folder, 'calls.csv'), 'ended_at'),
    'something else has changed it',
  ],
  [
    'a state that nobody can read',
    ['--since', '20h'],
    () => writeFileSync(join(folder, 'calls.csv.state.json'), '{'),
    'nobody knows where',
  ],
  ['another form', ['--since', '20h', '--json'], () => undefined, 'was begun --json'],
  ['another queue', ['--since', '20h', '--queue', 'queue 1'], () => undefined, 'was begun --csv --queue queue 1'],
])('leaves %s alone', async (_, first, change, message) => {
  if (first.length > 0) await append(...first);
  change();
  const before = text();
  const { exitCode, said } = await append();
  expect({ exitCode: exitCode > 0, said }).toEqual({ exitCode: true, said: expect.stringContaining(message) });
  expect(text()).toBe(before);
});

it('says which calls are lost where it was not run for more than thirty days', async () => {
  await append('--since', '20h');
  now += 40 * 24 * hour;
  expect((await append()).said).toContain('calls that ended from 2026-11-');
});
