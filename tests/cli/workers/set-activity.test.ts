import { Floor } from '../floor';

interface Summary {
  readonly done: number;
  readonly skipped: number;
  readonly failed: number;
  readonly failures: readonly { readonly sid: string; readonly error: string }[];
}

describe('desk workers set-activity', () => {
  let floor: Floor;
  beforeEach(async () => {
    floor = await Floor.open();
  });
  afterEach(() => floor.close());

  async function activities(): Promise<Record<string, string>> {
    const workers = await floor.workspace.workers.list({ pageSize: 1_000 });
    return Object.fromEntries(workers.map(({ friendlyName, activityName }) => [friendlyName, activityName]));
  }

  it('puts those into it who are named, by name or SID, and leaves who is in it already', async () => {
    await floor.available('bob');
    const argv = ['workers', 'set-activity', 'available', 'bob', floor.workerSid('alice'), '--json'];
    const { json, exitCode } = await floor.desk(argv);
    expect(exitCode).toBe(0);
    expect(json<Summary>()[0]).toMatchObject({ verb: 'workers set-activity', done: 1, skipped: 1, failed: 0 });
    expect(await activities()).toEqual({ alice: 'Available', bob: 'Available' });
  });

  it('names each that there is not, and does the others', async () => {
    const missing = 'WK00000000000000000000000000000999';
    const { exitCode, json } = await floor.desk([
      'workers',
      'set-activity',
      'Break',
      'zoe',
      'alice',
      missing,
      '--json',
    ]);
    expect(exitCode).toBe(1);
    // Which is known first is a matter of who answers first.
    expect(json<Summary>()[0]?.failures.toSorted((a, b) => a.sid.localeCompare(b.sid))).toEqual([
      { sid: missing, error: `There is no worker ${missing}.` },
      { sid: 'zoe', error: 'There is no worker zoe.' },
    ]);
    expect(await activities()).toMatchObject({ alice: 'Break' });
  });

  it('finds who is named in another spelling, and suggests who may be meant', async () => {
    await floor.workspace.workers.create({ friendlyName: "Jos\u00e9 O'Brien" });
    const typed = 'jose\u0301 o\u2019brien';
    const { json, exitCode } = await floor.desk(['workers', 'set-activity', 'Break', typed, 'alicia', '--json']);
    expect(exitCode).toBe(1);
    expect(json<Summary>()[0]?.failures).toEqual([
      { sid: 'alicia', error: 'There is no worker alicia. Did you mean alice?' },
    ]);
    expect(await activities()).toMatchObject({ "Jos\u00e9 O'Brien": 'Break' });
  });

  it('names the activities there are where there is no such one', async () => {
    const { exitCode, io } = await floor.desk(['workers', 'set-activity', 'Lunch', 'alice']);
    expect(exitCode).toBe(1);
    expect(io.stderr.text).toBe(
      'There is no activity Lunch. The workspace has: Offline, Available, Unavailable, Break.\n',
    );
  });

  it('wants to know who, in one way', async () => {
    const set = ['workers', 'set-activity', 'Break'];
    for (const who of [[], ['alice', '--all'], ['--all', '--queue', 'spanish']])
      expect((await floor.desk([...set, ...who])).exitCode).toBe(2);
  });

  it('asks before it moves everybody', async () => {
    await floor.available('bob');
    const argv = ['workers', 'set-activity', 'Offline', '--all'];
    const no = await floor.desk(argv, { answers: ['n'] });
    expect(no.io.questions).toEqual([
      `Set 1 worker of the local TaskRouter at ${floor.emulator.origin} to Offline? [y/N] `,
    ]);
    expect(no.exitCode).toBe(5);
    expect((await floor.desk(argv, { answers: ['y'] })).exitCode).toBe(0);
    expect(await activities()).toEqual({ alice: 'Offline', bob: 'Offline' });
  });

  it('takes back what is offered, where that is wanted', async () => {
    await floor.available('bob');
    const sid = await floor.task();
    const set = ['workers', 'set-activity'];
    expect((await floor.desk([...set, 'Available', 'bob', '--reject-pending'])).exitCode).toBe(2);
    expect((await floor.desk([...set, 'Offline', '--queue', 'spanish', '--yes', '--reject-pending'])).exitCode).toBe(0);
    const [reservation] = await floor.workspace.tasks(sid).reservations.list();
    expect(reservation?.reservationStatus).toBe('rejected');
  });

  it('moves all through a storm, each once, and none the second time', async () => {
    for (let nth = 0; nth < 40; nth += 1) await floor.workspace.workers.create({ friendlyName: `extra ${nth}` });
    floor.fault({ operation: 'UpdateWorker', trigger: { every: 3 }, effect: { status: 429, retryAfterSeconds: 1 } });
    floor.fault({ operation: 'UpdateWorker', trigger: { every: 7 }, effect: { reset: 'after' } });
    floor.fault({ operation: 'ListWorker', trigger: { nth: 1 }, effect: { status: 500 } });
    const argv = ['workers', 'set-activity', 'Break', '--all', '--yes', '--json'];
    const ran = await floor.desk(argv);
    expect(floor.struck.every((hits) => hits > 0)).toBe(true);
    floor.emulator.control.faults.clear();
    expect(ran.exitCode).toBe(0);
    expect(ran.json<Summary>()[0]).toMatchObject({ done: 42, skipped: 0, failed: 0 });
    expect(new Set(Object.values(await activities()))).toEqual(new Set(['Break']));
    const moves = Object.values(await floor.eventsOf('worker.activity.update'));
    expect(moves).toHaveLength(42);
    expect(new Set(moves)).toEqual(new Set([1]));
    const requests = floor.counting('UpdateWorker');
    expect((await floor.desk(argv)).json<Summary>()[0]).toMatchObject({ done: 0 });
    expect(requests()).toEqual({});
  });
});
