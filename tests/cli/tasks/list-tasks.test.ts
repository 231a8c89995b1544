import type { ShownTask } from '../../../src/cli/tasks/shown-task';
import { Floor } from '../floor';

describe('desk tasks list', () => {
  let floor: Floor;
  beforeEach(async () => {
    floor = await Floor.open();
  });
  afterEach(() => floor.close());

  /** How many requests of each kind a command takes. */
  async function requests(argv: readonly string[]): Promise<Record<string, number>> {
    const counted = floor.counting('ListTask', 'ListWorker', 'ListTaskReservation', 'ListWorkerReservation');
    expect((await floor.desk(argv)).exitCode).toBe(0);
    return counted();
  }

  it('shows status, age, queue, caller, conference and reservations, oldest first', async () => {
    await floor.available('bob', 2);
    const held = await floor.task({ from: '+15550123', call_sid: 'CA1', conference: { sid: 'CF1' } });
    await floor.accept(held);
    await floor.advance(3);
    const offered = await floor.task({ language: 'es' });
    const waiting = await floor.task({ from: 7 });

    const { json, exitCode } = await floor.desk(['tasks', 'list', '--json']);
    expect(exitCode).toBe(0);
    const shown = json<ShownTask>();
    expect(shown.map(({ sid }) => sid)).toEqual([held, offered, waiting]);
    expect(shown[0]).toEqual({
      sid: held,
      status: 'assigned',
      ageSeconds: 180,
      queue: 'everybody',
      workflow: 'everybody',
      channel: 'default',
      priority: 0,
      from: '+15550123',
      callSid: 'CA1',
      conferenceSid: 'CF1',
      reservations: [
        {
          sid: expect.stringMatching(/^WR/) as string,
          status: 'accepted',
          worker: 'bob',
          workerSid: floor.workerSid('bob'),
          since: '2026-11-20T12:00:00.000Z',
        },
      ],
    });
    expect(shown[1]).toMatchObject({ status: 'reserved', queue: 'spanish', reservations: [{ status: 'pending' }] });
    expect(shown[2]).toMatchObject({ status: 'pending', from: null, callSid: null, reservations: [] });

    const table = await floor.desk(['tasks', 'list'], { terminal: true, columns: 120, env: { NO_COLOR: '1' } });
    expect(table.io.stdout.lines[1]).toBe(`${held}  assigned   3m  everybody  +15550123  bob accepted  CF1`);
  });

  it('shows of a call that the centre makes whom it calls, and not its own number', async () => {
    const calling = await floor.task({ from: '+15550100', outbound_to: '+15550177' });
    const [shown] = (await floor.desk(['tasks', 'list', '--json'])).json<ShownTask>();
    expect(shown).toMatchObject({ sid: calling, from: '+15550177' });
  });

  it.each([
    [
      ['--status', 'pending,reserved'],
      ['reserved', 'pending'],
    ],
    [
      ['--status', 'assigned', '--status', 'pending'],
      ['assigned', 'pending'],
    ],
    [['--queue', 'spanish'], ['reserved']],
    [['--where', 'language == "es"'], ['reserved']],
    [['--workflow', 'nonsense'], []],
    [['--older-than', '2m'], ['assigned']],
    [
      ['--newer-than', '2m'],
      ['reserved', 'pending'],
    ],
  ])('filters by %j', async (filter, expected) => {
    await floor.available('bob', 2);
    await floor.accept(await floor.task());
    await floor.advance(3);
    await floor.task({ language: 'es' });
    await floor.task();
    const { json } = await floor.desk(['tasks', 'list', '--json', ...filter]);
    expect(json<ShownTask>().map(({ status }) => status)).toEqual(expected);
  });

  it('asks about the tasks where they are few, and about none that nobody can hold', async () => {
    await floor.tasks(20);
    const list = ['tasks', 'list', '--queue', 'everybody'];
    expect(await requests(list)).toEqual({ ListTask: 1 });
    await floor.available('alice', 1);
    expect(await requests(list)).toEqual({ ListTask: 1, ListTaskReservation: 1 });
  });

  it('asks every worker once where tasks are many, and shows the same', async () => {
    await floor.available('alice', 20);
    await floor.tasks(20);
    await floor.available('bob', 20);
    await floor.tasks(20);
    expect(await requests(['tasks', 'list'])).toEqual({ ListTask: 1, ListWorker: 1, ListWorkerReservation: 2 });
    const shown = (await floor.desk(['tasks', 'list', '--json'])).json<ShownTask>();
    for (const task of shown) {
      const [reservation] = await floor.workspace.tasks(task.sid).reservations.list();
      expect(task.reservations).toMatchObject([{ sid: reservation?.sid, worker: reservation?.workerName }]);
    }
    expect(shown).toHaveLength(40);
  });

  it('shows reservations that are over only where they are wanted', async () => {
    await floor.available('alice');
    const sid = await floor.task();
    await floor.workspace.workers(floor.workerSid('alice')).update({
      activitySid: floor.emulator.control.sidOf('activity', 'Break'),
      rejectPendingReservations: true,
    });
    const [plain] = (await floor.desk(['tasks', 'list', '--json'])).json<ShownTask>();
    expect(plain).toMatchObject({ sid, status: 'pending', reservations: [] });
    const [all] = (await floor.desk(['tasks', 'list', '--json', '--all-reservations'])).json<ShownTask>();
    expect(all).toMatchObject({ sid, reservations: [{ status: 'rejected', worker: 'alice' }] });
  });

  it('gives the whole list through a storm', async () => {
    await floor.available('alice', 15);
    const sids = await floor.tasks(30);
    floor.fault({ operation: '*', trigger: { every: 2 }, effect: { status: 503 } });
    floor.fault({ operation: 'ListWorkerReservation', trigger: { nth: 1 }, effect: { reset: 'after' } });
    const { json, exitCode } = await floor.desk(['tasks', 'list', '--json']);
    expect(exitCode).toBe(0);
    expect(json<ShownTask>().map(({ sid }) => sid)).toEqual(sids);
    expect(json<ShownTask>().filter(({ reservations }) => reservations.length === 1)).toHaveLength(15);
  });

  it('says what is wrong with an expression, in the words of TaskRouter', async () => {
    const { exitCode, io } = await floor.desk(['tasks', 'list', '--where', 'language =']);
    expect(exitCode).toBe(1);
    expect(io.stderr.text).toMatch(/^Twilio refused it \(HTTP 400, 20001\)/);
  });

  it('does not let a caller steer the terminal', async () => {
    await floor.task({ from: '\u001b[2J+1555\u202e' });
    const { io } = await floor.desk(['tasks', 'list']);
    expect(io.stdout.text).toContain('[2J+1555');
    for (const control of ['\u001b', '\u202e']) expect(io.stdout.text).not.toContain(control);
  });
});
