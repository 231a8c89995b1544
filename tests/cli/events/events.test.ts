import { HistoryLog } from '../../../bench/history/history-log';
import { run } from '../../../src/cli/desk';
import { draws } from '../../seed';
import { Floor } from '../floor';
import { testIo, type TestIo } from '../test-io';

/** What happens before each pause, in turn; after the last of it, Ctrl-C. */
function between(io: TestIo, steps: readonly (() => unknown)[]): TestIo {
  const { clock } = io;
  const sleep = clock.sleep.bind(clock);
  let step = 0;
  return Object.assign(io, {
    clock: {
      now: () => clock.now(),
      async sleep(ms: number, signal: AbortSignal) {
        // A pause before a request is sent again is none of these.
        if (ms === 5_000 || ms === 10_000) await (steps[step++] ?? (() => io.stop()))();
        await sleep(ms, signal);
      },
    },
  });
}

describe('desk events', () => {
  let floor: Floor;
  beforeAll(async () => void (floor = await Floor.open()));
  afterAll(() => floor.close());

  it('follows what happens, each event once, over refusals and broken lines, harmless to a terminal, until Ctrl-C', async () => {
    await floor.available('alice');
    const hostile = await floor.workspace.workers.create({ friendlyName: 'eve\u001b[2J\u202e' });
    await floor.advance(10);
    const first = await floor.task({ from: '+15557654321' });
    const sids: string[] = [first];
    const io = between(await floor.io(), [
      async () => sids.push(await floor.task({})),
      () =>
        floor.fault({ operation: 'ListEvent', trigger: { next: 1 }, effect: { status: 429, retryAfterSeconds: 7 } }),
      () => floor.fault({ operation: 'ListEvent', trigger: { next: 1 }, effect: { reset: 'before' } }),
      () => floor.fault({ operation: 'ListEvent', trigger: { next: 1 }, effect: { status: 403 } }),
      async () => {
        await floor.workspace
          .workers(hostile.sid)
          .update({ activitySid: floor.emulator.control.sidOf('activity', 'Available') });
        sids.push(await floor.task({}));
      },
    ]);
    const { exitCode } = await floor.desk(['events', '--follow'], io);
    expect({ exitCode, said: io.stderr.lines }).toEqual({
      exitCode: 0,
      said: [expect.stringContaining('Twilio refused the credentials (HTTP 403)')],
    });
    expect(io.pauses).toContain(10_000);
    expect(io.pauses.some((ms) => ms >= 7_000 && ms < 9_000)).toBe(true);
    const events = await floor.workspace.events.list({ minutes: 5, pageSize: 1_000 });
    expect(io.stdout.lines).toHaveLength(events.length);
    const created = io.stdout.lines.filter((line) => line.includes('  task.created  '));
    expect(created.map((line) => line.split('  ')[2])).toEqual(sids);
    expect(io.stdout.text).toMatch(/worker\.activity\.update {2}eve\[2J {2}Available/);
    expect(io.stdout.text).not.toContain('\u001b');
  });

  it('tells those of a task, a kind or a worker', async () => {
    const sid = await floor.task({});
    await floor.accept(sid);
    const types = async (...argv: string[]) =>
      (await floor.desk(['events', '--json', ...argv])).json<{ type: string }>().map(({ type }) => type);
    expect(await types('--task', sid, '--type', 'reservation')).toEqual([
      'reservation.created',
      'reservation.accepted',
    ]);
    expect(await types('--task', sid, '--type', 'task.created, reservation.accepted')).toEqual([
      'task.created',
      'reservation.accepted',
    ]);
    expect(await types('--task', sid, '--worker', 'ALICE')).toEqual(['reservation.created', 'reservation.accepted']);
    expect(await types('--task', sid, '--worker', 'bob')).toEqual([]);
  });
});

it('follows more than one list of events tells, without a gap', async () => {
  let now = Date.UTC(2026, 10, 30, 12);
  const log = await HistoryLog.open({ calls: 400, from: now, everyMs: 1_000, seed: draws.seed, now: () => now });
  const io = between(await testIo({ now, env: { TASKROUTER_ORIGIN: log.origin } }), [
    () => (now += 60_000),
    // As after a sleep.
    () => (now += 3_600_000 * 3),
  ]);
  expect(await run(['events', '--follow', '--json'], io)).toBe(0);
  await log.close();
  const told = io.stdout.lines.map((line) => (JSON.parse(line) as { sid: string }).sid);
  const lists = Array.from({ length: 400 }, (_, index) => log.happened(index).filter(({ at }) => at <= now));
  expect(told.toSorted()).toEqual(
    lists
      .flat()
      .map(({ sid }) => sid)
      .toSorted(),
  );
  expect(told.length).toBeGreaterThan(2_000);
});
