import type { Stuck } from '../../../src/cli/tasks/fix-find';
import { Floor } from '../floor';

interface Summary {
  readonly done: number;
  readonly skipped: number;
  readonly failed: number;
  readonly stopped: boolean;
}

describe('desk tasks fix', () => {
  let floor: Floor;
  beforeEach(async () => {
    floor = await Floor.open();
    await floor.available('alice');
  });
  afterEach(() => floor.close());

  async function call(): Promise<string> {
    const twiml = '<Response><Pause length="7200"/></Response>';
    const { sid } = await floor.client.calls.create({ to: '+15550123', from: '+15550100', twiml });
    await floor.emulator.clock.advance(10_000);
    return sid;
  }

  it('says what it would complete, and completes nothing', async () => {
    const [sid = ''] = await floor.wrapping(1);
    await floor.advance(31);
    await floor.wrapping(1);
    await floor.task();
    const { exitCode, json } = await floor.desk(['tasks', 'fix', '--json']);
    expect(exitCode).toBe(0);
    expect(json<Stuck>()).toEqual([
      {
        kind: 'task',
        sid,
        taskSid: sid,
        status: 'wrapping',
        forSeconds: 1_860,
        action: 'complete',
        why: 'wrapping too long',
      },
    ]);
    expect(Object.values(await floor.statuses()).toSorted()).toEqual(['reserved', 'wrapping', 'wrapping']);

    const { io } = await floor.desk(['tasks', 'fix'], { terminal: true, env: { NO_COLOR: '1' } });
    expect(io.stdout.lines[1]).toBe(`${sid}  wrapping  31m  complete  wrapping too long`);
    expect(io.stderr.text).toBe('1 to complete, 0 to cancel. Use --yes to do it.\n');
  });

  it('completes those in wrapping too long with their reservations, and touches nothing else', async () => {
    const old = await floor.wrapping(3);
    await floor.advance(40);
    const young = await floor.wrapping(1);
    const others = await floor.tasks(2);
    await floor.accept(others[0] ?? '');
    const requests = floor.counting('ListTask', 'UpdateTask', 'FetchTask', 'ListTaskReservation');
    const { exitCode, io } = await floor.desk(['tasks', 'fix', '--yes']);
    expect(exitCode).toBe(0);
    expect(io.stderr.text).toBe('3 fixed, 0 skipped, 0 failed\n');
    expect(requests()).toEqual({ ListTask: 1, UpdateTask: 3 });
    const left = await floor.statuses();
    expect(old.map((sid) => left[sid])).toEqual(['completed', 'completed', 'completed']);
    expect([...young, ...others].map((sid) => left[sid])).toEqual(['wrapping', 'assigned', 'reserved']);
    const reservations = await floor.workspace.tasks(old[0] ?? '').reservations.list();
    expect(reservations.map(({ reservationStatus }) => reservationStatus)).toEqual(['completed']);
    expect((await floor.desk(['tasks', 'fix', '--yes', '--json'])).json<Summary>()[0]).toMatchObject({ done: 0 });
  });

  it('takes a note written meanwhile, and a deadline that is to come, for a sign of life', async () => {
    const [noted = '', until = ''] = await floor.wrapping(2, {
      wrap_up: { deadline: new Date(floor.emulator.clock.now() + 50 * 60_000).toISOString() },
    });
    await floor.advance(20);
    await floor.workspace.tasks(noted).update({ attributes: '{"wrap_up":{"notes":"calls back"}}' });
    await floor.advance(20);
    expect((await floor.desk(['tasks', 'fix', '--json'])).json()).toEqual([]);
    await floor.advance(11);
    const stuck = (await floor.desk(['tasks', 'fix', '--json'])).json<Stuck>();
    expect(stuck.map(({ sid }) => sid)).toEqual([noted, until]);
  });

  it('ends those whose call is over by what their status allows, where that is asked for', async () => {
    const [over, on] = [await call(), await call()];
    const assigned = await floor.task({ call_sid: over });
    await floor.accept(assigned);
    const talking = await floor.task({ call_sid: on });
    await floor.accept(talking);
    const chat = await floor.task({ channel: 'chat' });
    await floor.accept(chat);
    const unknown = await floor.task({ call_sid: 'CA00000000000000000000000000000999' });
    await floor.accept(unknown);
    await floor.workspace.workers(floor.workerSid('alice')).update({
      activitySid: floor.emulator.control.sidOf('activity', 'Break'),
    });
    const waiting = await floor.task({ call_sid: over });
    await floor.advance(40);
    await floor.client.calls(over).update({ status: 'completed' });
    await floor.advance(1);
    const fix = ['tasks', 'fix', '--include', 'assigned,reserved', '--include', 'pending'];
    // The agent may still be about to wrap up.
    expect((await floor.desk([...fix, '--json'])).json()).toEqual([]);

    await floor.advance(30);
    expect((await floor.desk([...fix, '--json'])).json<Stuck>()).toMatchObject([
      { sid: assigned, action: 'complete', why: 'its call has ended (completed)' },
      { sid: waiting, action: 'cancel' },
    ]);
    expect((await floor.desk([...fix, '--yes'])).exitCode).toBe(0);
    const left = await floor.statuses();
    expect([assigned, waiting, talking, chat, unknown].map((sid) => left[sid])).toEqual([
      'completed',
      'canceled',
      'assigned',
      'assigned',
      'assigned',
    ]);
  });

  it('loses nothing and does nothing twice through a storm', async () => {
    const sids = await floor.wrapping(40);
    await floor.advance(45);
    // All together strike one request in four: that one is struck ten times running, and given up, is out of the question.
    floor.fault({ operation: '*', trigger: { probability: 0.1, seed: 7 }, effect: { status: 429 } });
    const effects = [{ status: 503 }, { reset: 'after' }, { reset: 'before' }] as const;
    for (const [index, effect] of effects.entries())
      floor.fault({ operation: 'UpdateTask', trigger: { probability: 0.06, seed: index + 8 }, effect });
    const ran = await floor.desk(['tasks', 'fix', '--yes', '--json']);
    expect(floor.struck.every((hits) => hits > 0)).toBe(true);
    floor.emulator.control.faults.clear();
    expect(ran.exitCode).toBe(0);
    const [summary] = ran.json<Summary>();
    expect(summary).toMatchObject({ failed: 0, stopped: false });
    expect((summary?.done ?? 0) + (summary?.skipped ?? 0)).toBe(40);
    expect(Object.values(await floor.statuses())).toEqual(sids.map(() => 'completed'));
    expect(await floor.eventsOf('task.completed')).toEqual(Object.fromEntries(sids.map((sid) => [sid, 1])));
  });

  it('stops on Ctrl-C and does the rest the next time', async () => {
    const sids = await floor.wrapping(20);
    await floor.advance(45);
    const io = await floor.io();
    io.onSleep = () => io.stop();
    floor.fault({ operation: 'UpdateTask', trigger: { nth: 8 }, effect: { status: 429 } });
    const stopped = await floor.desk(['tasks', 'fix', '--yes', '--json', '--concurrency', '2'], io);
    expect(stopped.exitCode).toBe(130);
    const [first] = stopped.json<Summary>();
    expect(first?.stopped).toBe(true);
    const resumed = (await floor.desk(['tasks', 'fix', '--yes', '--json'])).json<Summary>()[0];
    expect((first?.done ?? 0) + (resumed?.done ?? 0)).toBe(20);
    expect(await floor.eventsOf('task.completed')).toEqual(Object.fromEntries(sids.map((sid) => [sid, 1])));
  });

  it('takes what ended by itself meanwhile for skipped', async () => {
    const [sid = ''] = await floor.wrapping(2);
    await floor.advance(45);
    floor.fault({ operation: 'UpdateTask', trigger: { nth: 1 }, effect: { status: 503 } });
    const io = await floor.io();
    const sleep = async (): Promise<void> => {
      await floor.workspace.tasks(sid).update({ assignmentStatus: 'completed' });
    };
    const { json } = await floor.desk(['tasks', 'fix', '--yes', '--json', '--concurrency', '1'], {
      ...io,
      clock: { ...io.clock, sleep },
    });
    expect(json<Summary>()[0]).toMatchObject({ done: 1, skipped: 1, failed: 0 });
  });
});
