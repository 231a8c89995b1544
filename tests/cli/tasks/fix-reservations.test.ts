import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { run } from '../../../src/cli/desk';
import type { Stuck } from '../../../src/cli/tasks/fix-find';
import { testIo, type TestIo } from '../test-io';

const sid = (prefix: string, nth: number): string => prefix + String(nth).padStart(32, '0');
const made = { date_created: '2026-11-20T11:00:00Z', links: {} };

/** Where each reservation's task has got to, of six that two workers have left in wrapping. */
const tasks: Readonly<Record<string, object | undefined>> = {
  [sid('WT', 1)]: { assignment_status: 'assigned', task_queue_friendly_name: 'support' },
  [sid('WT', 2)]: { assignment_status: 'wrapping', task_queue_friendly_name: 'support' },
  [sid('WT', 3)]: { assignment_status: 'completed', task_queue_friendly_name: 'support' },
  [sid('WT', 4)]: undefined,
  [sid('WT', 5)]: { assignment_status: 'assigned', task_queue_friendly_name: 'sales' },
  [sid('WT', 6)]: { assignment_status: 'assigned', task_queue_friendly_name: 'support' },
};

const reservation = (nth: number): object => ({
  ...made,
  sid: sid('WR', nth),
  task_sid: sid('WT', nth),
  reservation_status: 'wrapping',
  // The sixth has only begun.
  date_updated: nth === 6 ? '2026-11-20T11:55:00Z' : '2026-11-20T11:10:00Z',
});

// The local TaskRouter passes a task on only for the browser's SDK, so that Twilio's side is played here.
describe('desk tasks fix --include reservations', () => {
  let server: Server;
  let io: TestIo;
  let completed: string[];

  function answer(method: string, path: string, status: string | null): object | undefined {
    const [kind = '', which = '', sub = '', last = ''] = path.split('/').slice(4);
    const list = (key: string, rows: readonly object[]): object => ({
      [key]: rows,
      meta: { key, next_page_url: null },
    });
    if (kind === 'Workers' && which === '')
      return list(
        'workers',
        [1, 2].map((nth) => ({ ...made, sid: sid('WK', nth) })),
      );
    if (kind === 'Workers' && status === 'wrapping')
      return list('reservations', (which === sid('WK', 1) ? [1, 2, 3] : [4, 5, 6]).map(reservation));
    if (kind === 'TaskQueues') return list('task_queues', [{ ...made, sid: sid('WQ', 1), friendly_name: 'support' }]);
    if (kind === 'Tasks' && which === '') return list('tasks', []);
    if (kind === 'Tasks' && sub === 'Reservations' && method === 'POST') {
      completed.push(last);
      return { ...made, sid: last, reservation_status: 'completed' };
    }
    const task = tasks[which];
    return task && { ...made, sid: which, age: 3_600, date_updated: made.date_created, attributes: '{}', ...task };
  }

  beforeEach(async () => {
    completed = [];
    server = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
      const body = answer(request.method ?? '', pathname, searchParams.get('ReservationStatus'));
      response.writeHead(body ? 200 : 404, { 'Content-Type': 'application/json' }).end(JSON.stringify(body ?? {}));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    io = await testIo({ env: { TASKROUTER_ORIGIN: `http://127.0.0.1:${port}` } });
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  const fix = ['tasks', 'fix', '--include', 'reservations', '-w', sid('WS', 1)];

  it('finds those whose task goes on, or has ended, without them', async () => {
    expect(await run([...fix, '--json'], io)).toBe(0);
    const found = io.stdout.lines.map((line) => JSON.parse(line) as Stuck);
    expect(found.map((stuck) => stuck.sid)).toEqual([1, 3, 5].map((nth) => sid('WR', nth)));
    expect(found[0]).toEqual({
      kind: 'reservation',
      sid: sid('WR', 1),
      taskSid: sid('WT', 1),
      status: 'wrapping',
      forSeconds: 3_000,
      action: 'complete',
      why: 'wrapping too long, its task is assigned',
    });
    expect(completed).toEqual([]);
  });

  it('completes them, and none of another queue than was said', async () => {
    expect(await run([...fix, '--queue', 'support', '--yes'], io)).toBe(0);
    expect(completed.toSorted()).toEqual([sid('WR', 1), sid('WR', 3)]);
    expect(io.stderr.text).toBe('2 fixed, 0 skipped, 0 failed\n');
  });

  it('is not to be narrowed down by attributes', async () => {
    expect(await run([...fix, '--where', 'a == 1', '--yes'], io)).toBe(2);
    expect(completed).toEqual([]);
  });
});
