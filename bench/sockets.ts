import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import twilio from 'twilio';
import { localCredentials } from '../emulator/credentials';
import { LocalRequestClient } from '../emulator/request-client';
import { serve, start, type Child, type Memory, type Served } from './child';
import { each } from './each';
import type { Heard } from './sdk-workers';

const { accountSid, authToken } = localCredentials;
const workspaceSid = 'WS00000000000000000000000000000001';
const available = 'WA00000000000000000000000000000002';
/** Workers of the SDK in one process: each has timers and caches of its own. */
const perProcess = 500;

export interface SocketFigures {
  readonly sockets: number;
  readonly heard: Heard;
  readonly bytesPerWorker: number;
  readonly bytesPerWaitingTask: number;
  /** Of the emulator's process, with what Node and the system hold for each beside the heap. */
  readonly perSocket: Memory;
}

const difference = (after: Memory, before: Memory, count: number): Memory => ({
  heap: (after.heap - before.heap) / count,
  rss: (after.rss - before.rss) / count,
});

function seedFile(folder: string, workers: number): string {
  const workflow = { name: 'w', configuration: { task_routing: { default_filter: { queue: 'q' } } } };
  const seed = {
    workspace: 'bench',
    // Which nobody serves, so that its tasks wait.
    taskQueues: [{ name: 'q', targetWorkers: 'skill == 1' }],
    workflows: [workflow],
    workers: Array.from({ length: workers }, (_, number) => ({ name: `worker ${number}` })),
  };
  const path = join(folder, `${workers}.json`);
  writeFileSync(path, JSON.stringify(seed));
  return path;
}

const isHeard = (message: unknown): message is Heard =>
  typeof message === 'object' && message !== null && 'completed' in message;

async function heardBy(child: Child): Promise<Heard> {
  const message = await child.next();
  if (!isHeard(message)) throw new Error('The process of the SDK does not say what it heard');
  return message;
}

function sum(all: readonly Heard[]): Heard {
  const total = (what: keyof Heard): number => all.reduce((count, heard) => count + heard[what], 0);
  return {
    activityUpdated: total('activityUpdated'),
    reservationCreated: total('reservationCreated'),
    accepted: total('accepted'),
    completed: total('completed'),
  };
}

/**
 * So many Workers of the browser SDK connected at once. Each of them becomes available, is offered a task of its own,
 * accepts and completes it, and hears of all four.
 */
export async function measureSockets(sockets: number): Promise<SocketFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'sockets-'));
  const empty = await serve('server-emulator.ts', { BENCH_SEED: seedFile(folder, 0) });
  const withoutWorkers = await empty.memory();
  await empty.stop();
  const served = await serve('server-emulator.ts', { BENCH_SEED: seedFile(folder, sockets) });
  try {
    const client = twilio(accountSid, authToken, { httpClient: new LocalRequestClient(served.origin) });
    const workspace = client.taskrouter.v1.workspaces(workspaceSid);
    const rows = await workspace.workers.list({ pageSize: 1000 });
    const before = await served.memory();
    await each(rows, () => workspace.tasks.create({ attributes: '{"reason":"parcel"}' }));
    const withTasks = await served.memory();
    const children = await openAll(
      served,
      rows.map(({ sid }) => sid),
    );
    const open = await served.memory();
    const told = Promise.all(children.map(heardBy));
    await each(rows, async ({ sid }) => {
      await workspace.workers(sid).update({ activitySid: available });
      await workspace.tasks.create({ routingTarget: sid });
    });
    const heard = sum(await told);
    await Promise.all(children.map((child) => child.stop()));
    return {
      sockets,
      heard,
      bytesPerWorker: difference(before, withoutWorkers, sockets).heap,
      bytesPerWaitingTask: difference(withTasks, before, sockets).heap,
      perSocket: difference(open, withTasks, sockets),
    };
  } finally {
    await served.stop();
    rmSync(folder, { recursive: true });
  }
}

/** One process after the other, so that they do not all take the same core's time at once. */
async function openAll({ origin }: Served, workerSids: readonly string[]): Promise<readonly Child[]> {
  const children: Child[] = [];
  for (let first = 0; first < workerSids.length; first += perProcess) {
    const some = workerSids.slice(first, first + perProcess).join(',');
    const env = { BENCH_ORIGIN: origin, BENCH_WORKSPACE: workspaceSid, BENCH_WORKERS: some };
    children.push(await start('sdk-workers.ts', env));
  }
  return children;
}
