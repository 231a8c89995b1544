import { HistoryLog } from '../../../bench/history/history-log';
import { csvHead } from '../../../src/cli/history/call-row';
import type { ExportedCall } from '../../../src/cli/history/call-details';
import { run } from '../../../src/cli/desk';
import { CallHistory } from '../../../src/lib/history/call-history';
import { draws } from '../../seed';
import { Floor } from '../floor';
import { testIo } from '../test-io';
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
  // 250 calls within two seconds, of some eight events each: TaskRouter tells a thousand of them.
  const from = now - 6 * 3_600_000;
  const log = await HistoryLog.open({ calls: 250, from, everyMs: 8, seed: draws.seed, now: () => now });
  const io = await testIo({ now, env: { TASKROUTER_ORIGIN: log.origin } });
  log.next = { status: 429, retryAfter: '3' };
  expect(await run(['history', '--since', '12h', '--json'], io)).toBe(0);
  await log.close();
  const told = io.stdout.lines.map((line) => JSON.parse(line) as ExportedCall);
  const plain = told.map(({ taskSid, endedAt, queue, people, missed = [], waitSeconds, talkSeconds, end, notes }) => ({
    ...{ taskSid, endedAt, queue, agents: people.map(({ name }) => name), missed: missed.length },
    ...{ waitSeconds, talkSeconds, end, notes },
  }));
  const real = Array.from({ length: 250 }, (_, index) => log.real(index));
  const byEnd = (a: { endedAt: string; taskSid: string }, b: { endedAt: string; taskSid: string }): number =>
    a.endedAt.localeCompare(b.endedAt) || a.taskSid.localeCompare(b.taskSid);
  expect(plain.toSorted(byEnd)).toEqual(real.toSorted(byEnd));
  expect(plain.map(({ endedAt }) => endedAt)).toEqual(plain.map(({ endedAt }) => endedAt).toSorted());
  expect(log.asked.full).toBeGreaterThan(0);
  expect(io.pauses[0]).toBeGreaterThanOrEqual(3_000);
});
