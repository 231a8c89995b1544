import type { ShownWorker } from '../../../src/cli/workers/worker';
import { Floor } from '../floor';

describe('desk workers list', () => {
  let floor: Floor;
  beforeEach(async () => {
    floor = await Floor.open();
  });
  afterEach(() => floor.close());

  it('shows list workers with their activity, and for how long', async () => {
    await floor.available('alice');
    await floor.advance(5);
    await floor.available('bob');
    await floor.advance(2);
    const { json, exitCode } = await floor.desk(['workers', 'list', '--json']);
    expect(exitCode).toBe(0);
    expect(json<ShownWorker>()).toEqual([
      {
        sid: floor.workerSid('alice'),
        name: 'alice',
        activity: 'Available',
        available: true,
        since: '2026-11-20T12:00:00.000Z',
      },
      {
        sid: floor.workerSid('bob'),
        name: 'bob',
        activity: 'Available',
        available: true,
        since: '2026-11-20T12:05:00.000Z',
      },
    ]);
    const { io } = await floor.desk(['workers', 'list']);
    expect(io.stdout.lines).toEqual([
      'NAME   ACTIVITY     FOR  WORKER',
      `alice  Available ●   7m  ${floor.workerSid('alice')}`,
      `bob    Available ●   2m  ${floor.workerSid('bob')}`,
    ]);
  });

  it.each([
    [['--activity', 'Available'], ['bob']],
    [['--queue', 'spanish'], ['bob']],
    [
      ['--where', 'languages HAS "en"'],
      ['alice', 'bob'],
    ],
  ])('filters by %j', async (filter, expected) => {
    await floor.available('bob');
    const { json } = await floor.desk(['workers', 'list', '--json', ...filter]);
    expect(json<ShownWorker>().map(({ name }) => name)).toEqual(expected);
  });

  it('reads pages and nothing else, whatever the number of workers', async () => {
    for (let nth = 0; nth < 60; nth += 1) await floor.workspace.workers.create({ friendlyName: `extra ${nth}` });
    const requests = floor.counting('ListWorker', 'FetchWorker', 'ListWorkerChannel', 'ListWorkerReservation');
    const { io } = await floor.desk(['workers', 'list']);
    expect(requests()).toEqual({ ListWorker: 1 });
    expect(io.stderr.text).toBe('62 workers\n');
  });

  it('shows the load by channel, and asks only about those who are busy', async () => {
    for (let nth = 0; nth < 10; nth += 1) await floor.workspace.workers.create({ friendlyName: `extra ${nth}` });
    await floor.available('bob', 3);
    await floor.accept(await floor.task());
    await floor.task();
    const requests = floor.counting('ListWorkerChannel', 'ListTaskReservation');
    const { json } = await floor.desk(['workers', 'list', '--load', '--json']);
    expect(requests()).toEqual({ ListWorkerChannel: 1, ListTaskReservation: 2 });
    const loads = Object.fromEntries(json<ShownWorker>().map(({ name, load }) => [name, load]));
    expect(loads).toMatchObject({ alice: {}, bob: { default: { tasks: 2, capacity: 3 } } });
    const { io } = await floor.desk(['workers', 'list', '--load']);
    expect(io.stdout.text).toContain('default 2/3');
  });

  it('shows the same load where it asks about everybody', async () => {
    await floor.available('bob', 3);
    await floor.tasks(3);
    const requests = floor.counting('ListWorkerChannel', 'ListTaskReservation');
    const { json } = await floor.desk(['workers', 'list', '--load', '--json']);
    expect(requests()).toEqual({ ListWorkerChannel: 2 });
    expect(json<ShownWorker>().map(({ load }) => load)).toEqual([{}, { default: { tasks: 3, capacity: 3 } }]);
  });

  it('draws again and again in the same place, until Ctrl-C', async () => {
    const io = await floor.io({ terminal: true, env: { NO_COLOR: '1' } });
    const sleep = async (): Promise<void> => {
      if (io.stdout.text.includes('Available 1')) io.stop();
      else await floor.available('bob');
    };
    const ran = await floor.desk(['workers', 'list', '--watch', '--every', '2s'], {
      ...io,
      clock: { ...io.clock, sleep },
    });
    expect(ran.exitCode).toBe(0);
    const [first, second, ...rest] = io.stdout.text.split('\u001b[J');
    expect(rest).toEqual(['']);
    expect(first).toContain('Offline 2  (every 2 s, Ctrl-C ends)');
    // Back over the title, the heading and two workers.
    expect(second?.startsWith('\u001b[4A\r')).toBe(true);
    expect(second).toContain('bob    Available ●');
  });

  it('goes on watching when Twilio cannot answer for a while, and says so', async () => {
    const io = await floor.io({ terminal: true, columns: 200, env: { NO_COLOR: '1' } });
    let looks = 0;
    const sleep = (ms: number): Promise<void> => {
      if (ms !== 5_000) return Promise.resolve();
      looks += 1;
      if (looks === 1) floor.fault({ operation: 'ListWorker', trigger: { next: 12 }, effect: { status: 503 } });
      if (looks === 3) io.stop();
      return Promise.resolve();
    };
    const ran = await floor.desk(['workers', 'list', '--watch'], { ...io, clock: { ...io.clock, sleep } });
    expect(ran.exitCode).toBe(0);
    const looked = io.stdout.text.split('\u001b[J').slice(0, 3);
    const trouble = 'Twilio could not answer (HTTP 503)';
    expect(looked.map((look) => look.includes(trouble))).toEqual([false, true, false]);
    expect(looked.every((look) => look.includes('alice'))).toBe(true);
  });

  it('does not go on where the first look fails', async () => {
    floor.fault({ operation: 'ListWorker', effect: { status: 503 } });
    expect((await floor.desk(['workers', 'list', '--watch'], { terminal: true })).exitCode).toBe(4);
  });

  it('does not watch where there is no terminal', async () => {
    expect((await floor.desk(['workers', 'list', '--watch'])).exitCode).toBe(2);
    expect((await floor.desk(['workers', 'list', '--watch', '--json'], { terminal: true })).exitCode).toBe(2);
  });
});
