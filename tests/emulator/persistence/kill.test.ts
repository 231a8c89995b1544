import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStubServer, type StubServer } from '../callbacks/stub-server';
import { killAll } from '../../scripts/start/desk-process';
import { bundleEmulator, startEmulator } from './emulator-process';
import { draws, drawsBelow } from '../../seed';
import { Hammer, request } from './hammer';

const rounds = 12 * draws.times;
const hammers = 6;
const mostReplies = 40;
const workspaceSid = `WS${'1'.padStart(32, '0')}`;

let folder: string;
let application: StubServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kill-'));
  application = await startStubServer(() => ({ body: '{}', headers: { 'content-type': 'application/json' } }));
  writeFileSync(
    join(folder, 'floor.yaml'),
    `
workspace: floor
taskQueues: [{ name: all }]
workflows:
  - name: all
    assignmentCallbackUrl: ${application.origin}/assignment
    configuration: { task_routing: { default_filter: { queue: all } } }
workers:
  - { name: ada, activity: Available, channels: { default: 3 } }
  - { name: ben, activity: Available, channels: { default: 3 } }
`,
  );
});

afterAll(async () => {
  await killAll();
  await application.close();
  rmSync(folder, { recursive: true });
});

interface Listed {
  readonly sid: string;
  readonly attributes: string;
  readonly assignment_status: string;
}

async function all<T>(origin: string, path: string, name: string): Promise<T[]> {
  const found: T[] = [];
  let next: string | null = `${path}?PageSize=1000`;
  while (next !== null) {
    const page: Record<string, unknown> = await request(origin, next, undefined, 'GET');
    found.push(...(page[name] as T[]));
    next = (page['meta'] as { next_page_url: string | null }).next_page_url;
  }
  return found;
}

/** What there is after a restart, against what was acknowledged before. */
async function check(origin: string, workers: readonly Hammer[]): Promise<void> {
  const tasks = new Map(
    (await all<Listed>(origin, `/v1/Workspaces/${workspaceSid}/Tasks`, 'tasks')).map((task) => [task.sid, task]),
  );
  const known = new Map(workers.flatMap((hammer) => [...hammer.tasks]));
  const unanswered = new Set(workers.flatMap((hammer) => [...hammer.unanswered]));
  for (const [sid, { attributes, asked }] of known) {
    const found = tasks.get(sid)?.attributes ?? null;
    expect(asked === undefined ? [attributes] : [attributes, asked]).toContain(found);
  }
  for (const { sid, attributes } of tasks.values()) {
    // One whose making was never answered is there whole, or not at all.
    if (!known.has(sid)) expect(unanswered).toContain(attributes);
  }
  const deleted = (sid: string): boolean => !tasks.has(sid);
  for (const [sid, { reservation }] of known) {
    if (!reservation || deleted(sid)) continue;
    const path = `/v1/Workspaces/${workspaceSid}/Tasks/${sid}/Reservations/${reservation.sid}`;
    const found = await request(origin, path, undefined, 'GET');
    expect(reservation.statuses).toContain(found['reservation_status']);
  }
  await checkTold(origin, deleted);
  await checkWhole(origin, tasks);
  for (const hammer of workers) hammer.settle(tasks);
}

/** Whatever the application was told of has to be there. */
async function checkTold(origin: string, deleted: (taskSid: string) => boolean): Promise<void> {
  for (const { parameters } of application.requests.splice(0)) {
    const { TaskSid = '', ReservationSid = '' } = parameters;
    if (deleted(TaskSid)) continue;
    const path = `/v1/Workspaces/${workspaceSid}/Tasks/${TaskSid}/Reservations/${ReservationSid}`;
    expect(await request(origin, path, undefined, 'GET')).toMatchObject({ sid: ReservationSid, task_sid: TaskSid });
  }
}

/** No transaction is there by half: a task's status agrees with its reservations. */
async function checkWhole(origin: string, tasks: ReadonlyMap<string, Listed>): Promise<void> {
  const workers = await all<{ sid: string }>(origin, `/v1/Workspaces/${workspaceSid}/Workers`, 'workers');
  const pending = new Set<string>();
  for (const { sid } of workers) {
    const path = `/v1/Workspaces/${workspaceSid}/Workers/${sid}/Reservations`;
    for (const row of await all<{ task_sid: string; reservation_status: string }>(origin, path, 'reservations'))
      if (row.reservation_status === 'pending') pending.add(row.task_sid);
  }
  const reserved = [...tasks.values()].filter((task) => task.assignment_status === 'reserved').map(({ sid }) => sid);
  expect([...pending].sort()).toEqual(reserved.sort());
}

it(`loses nothing that was acknowledged, and has nothing by half, when it is killed ${rounds} times in the middle of work`, async () => {
  const bundle = await bundleEmulator(folder);
  const options = ['--seed', join(folder, 'floor.yaml'), '--data', join(folder, 'floor.data')];
  const random = drawsBelow(draws.seed);
  const workers = Array.from({ length: hammers }, (_, number) => new Hammer(`hammer ${number}`, workspaceSid, random));
  let total = 0;
  for (let round = 0; round < rounds; round += 1) {
    const emulator = await startEmulator(bundle, options);
    await check(emulator.origin, workers);
    let left = 1 + random(mostReplies);
    const acknowledged = (): void => {
      total += 1;
      left -= 1;
      if (left === 0) emulator.kill();
    };
    await Promise.all(workers.map((hammer) => hammer.work(emulator.origin, acknowledged)));
    await emulator.exited;
  }
  const last = await startEmulator(bundle, options);
  await check(last.origin, workers);
  last.kill();
  await last.exited;
  expect(total).toBeGreaterThan(rounds);
  expect(workers.flatMap(({ tasks }) => [...tasks]).length).toBeGreaterThan(rounds);
});
