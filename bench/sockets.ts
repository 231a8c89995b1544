import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import twilio from 'twilio';
import AccessToken, { TaskRouterGrant } from 'twilio/lib/jwt/AccessToken';
import { WebSocket } from 'ws';
import { localCredentials } from '../emulator/credentials';
import { LocalRequestClient } from '../emulator/request-client';
import { serve } from './child';

const { accountSid, authToken, apiKey, apiSecret } = localCredentials;
const workspaceSid = 'WS00000000000000000000000000000001';
const available = 'WA00000000000000000000000000000002';
const atOnce = 16;

interface Connected {
  readonly workerSid: string;
  readonly socket: WebSocket;
  /** Resolves with the first frame of this type. */
  readonly heard: (type: string) => Promise<void>;
}

function tokenOf(workerSid: string): string {
  const token = new AccessToken(accountSid, apiKey, apiSecret, { identity: workerSid });
  token.addGrant(new TaskRouterGrant({ workspaceSid, workerSid, role: 'worker' }));
  return token.toJwt();
}

async function connect(origin: string, workerSid: string): Promise<Connected> {
  const url = `${origin.replace('http', 'ws')}/v1/wschannels?token=${tokenOf(workerSid)}&closeExistingSessions=false`;
  const socket = new WebSocket(url);
  const seen = new Set<string>();
  const waiting = new Map<string, () => void>();
  socket.on('message', (data: Buffer) => {
    const frame = data.toString().trim();
    if (frame === '') return;
    const message: Readonly<Record<string, unknown>> = JSON.parse(frame);
    const type = message['event_type'];
    if (typeof type !== 'string') return;
    seen.add(type);
    waiting.get(type)?.();
  });
  const heard = (type: string): Promise<void> =>
    seen.has(type) ? Promise.resolve() : new Promise((resolve) => waiting.set(type, resolve));
  await heard('init');
  return { workerSid, socket, heard };
}

/** Runs `work` over all, some at once. */
async function each<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const next = all[Symbol.iterator]();
  const run = async (): Promise<void> => {
    for (let item = next.next(); !item.done; item = next.next()) results.push(await work(item.value));
  };
  await Promise.all(Array.from({ length: atOnce }, run));
  return results;
}

export interface SocketFigures {
  readonly sockets: number;
  /** Events that arrived, one each. */
  readonly heard: number;
  readonly bytesPerWorker: number;
  readonly bytesPerSocket: number;
  readonly bytesPerWaitingTask: number;
}

/** So many workers on the event bridge at once, each told of a change of activity that is its own. */
export async function measureSockets(sockets: number): Promise<SocketFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'sockets-'));
  const seed = join(folder, 'seed.json');
  const workers = Array.from({ length: sockets }, (_, number) => ({ name: `worker ${number}` }));
  const workflow = { name: 'w', configuration: { task_routing: { default_filter: { queue: 'q' } } } };
  const floor = { workspace: 'bench', taskQueues: [{ name: 'q', targetWorkers: 'skill == 1' }], workflows: [workflow] };
  writeFileSync(seed, JSON.stringify({ ...floor, workers }));
  const empty = join(folder, 'empty.json');
  writeFileSync(empty, JSON.stringify(floor));
  const bare = await serve('server-emulator.ts', { BENCH_SEED: empty });
  const withoutWorkers = await bare.heap();
  await bare.stop();
  const served = await serve('server-emulator.ts', { BENCH_SEED: seed });
  try {
    const before = await served.heap();
    const client = twilio(accountSid, authToken, { httpClient: new LocalRequestClient(served.origin) });
    const workspace = client.taskrouter.v1.workspaces(workspaceSid);
    const rows = await workspace.workers.list({ pageSize: 1000 });
    await each(Array.from({ length: sockets }), () => workspace.tasks.create({ attributes: '{"reason":"parcel"}' }));
    const withTasks = await served.heap();
    const connected = await each(rows, ({ sid }) => connect(served.origin, sid));
    const open = await served.heap();
    const told = connected.map(({ heard }) => heard('worker.activity.update'));
    await each(connected, ({ workerSid }) => workspace.workers(workerSid).update({ activitySid: available }));
    const arrivals = await Promise.all(told);
    for (const { socket } of connected) socket.terminate();
    return {
      sockets: connected.length,
      heard: arrivals.length,
      bytesPerWorker: (before - withoutWorkers) / sockets,
      bytesPerSocket: (open - withTasks) / sockets,
      bytesPerWaitingTask: (withTasks - before) / sockets,
    };
  } finally {
    await served.stop();
    rmSync(folder, { recursive: true });
  }
}
