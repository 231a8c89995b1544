import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Session, type Profiler } from 'node:inspector/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import twilio from 'twilio';
import AccessToken, { TaskRouterGrant } from 'twilio/lib/jwt/AccessToken';
import { Worker, type Reservation } from 'twilio-taskrouter';
import { createEmulator, localCredentials, type Emulator } from '../../emulator';
import { LocalRequestClient } from '../../emulator/request-client';
import { PROJECT_FOLDER } from '../project';

const { accountSid, authToken, apiKey, apiSecret } = localCredentials;

/** Files of ours in which something ran, relative to the project, and how many of each one's functions. */
export type Walked = ReadonlyMap<string, number>;

/** Ids are counted, so that the first is known. */
const workspaceSid = 'WS00000000000000000000000000000001';

const seed = {
  workspace: 'walk',
  taskQueues: [{ name: 'everybody' }],
  workflows: [{ name: 'plain', configuration: { task_routing: { default_filter: { queue: 'everybody' } } } }],
  workers: [{ name: 'alice', activity: 'Available' }],
};

/** One free worker, connected by the browser SDK, and V8's own account of which functions ran. */
export class WalkedFloor {
  readonly #emulator: Emulator;
  readonly #worker: Worker;
  readonly #session: Session;
  #reservation: Reservation | undefined;

  private constructor(emulator: Emulator, worker: Worker, session: Session) {
    this.#emulator = emulator;
    this.#worker = worker;
    this.#session = session;
  }

  static async open(): Promise<WalkedFloor> {
    const session = new Session();
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    const emulator = await startEmulator();
    const client = twilio(accountSid, authToken, { httpClient: new LocalRequestClient(emulator.origin) });
    const [row] = await client.taskrouter.v1.workspaces(workspaceSid).workers.list({ limit: 1 });
    if (!row) throw new Error('The floor that is walked through has no worker');
    const token = new AccessToken(accountSid, apiKey, apiSecret, { identity: row.sid });
    token.addGrant(new TaskRouterGrant({ workspaceSid, workerSid: row.sid, role: 'worker' }));
    const worker = new Worker(token.toJwt(), {
      ebServer: `${emulator.origin}/v1/wschannels`,
      wsServer: `${emulator.origin.replace('http', 'ws')}/v1/wschannels`,
      logLevel: 'silent',
    });
    await once(worker, 'ready');
    return new WalkedFloor(emulator, worker, session);
  }

  /** From `POST /Tasks` until the worker's client hears of the reservation. */
  async postTask(): Promise<Walked> {
    const offered = new Promise<Reservation>((resolve) => this.#worker.once('reservationCreated', resolve));
    const walked = await this.#during(async () => {
      await fetch(`${this.#emulator.origin}/v1/Workspaces/${workspaceSid}/Tasks`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` },
        body: new URLSearchParams({ Attributes: '{}' }),
      });
      this.#reservation = await offered;
    });
    return walked;
  }

  /** From the client's accept until it hears that the reservation is accepted. */
  accept(): Promise<Walked> {
    const reservation = this.#reservation;
    if (!reservation) throw new Error('Nothing is offered yet: call postTask() first');
    const accepted = new Promise((resolve) => reservation.once('accepted', resolve));
    return this.#during(async () => {
      await reservation.accept();
      await accepted;
    });
  }

  async close(): Promise<void> {
    this.#worker.disconnect();
    this.#session.disconnect();
    await this.#emulator.close();
  }

  async #during(walk: () => Promise<void>): Promise<Walked> {
    await this.#taken();
    await walk();
    return filesIn(await this.#taken());
  }

  /** What ran since it was last asked. */
  async #taken(): Promise<readonly Profiler.ScriptCoverage[]> {
    return (await this.#session.post('Profiler.takePreciseCoverage')).result;
  }
}

async function startEmulator(): Promise<Emulator> {
  const folder = mkdtempSync(join(tmpdir(), 'walk-'));
  const path = join(folder, 'seed.json');
  writeFileSync(path, JSON.stringify(seed));
  try {
    return await createEmulator({ seed: path });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function filesIn(scripts: readonly Profiler.ScriptCoverage[]): Walked {
  const walked = new Map<string, number>();
  for (const { url, functions } of scripts) {
    const file = url.startsWith('file:') ? relative(PROJECT_FOLDER, fileURLToPath(url)) : '';
    const ran = functions.filter(({ ranges }) => (ranges[0]?.count ?? 0) > 0).length;
    if (/^(?:emulator|src)\/.*\.ts$/.test(file) && ran > 0) walked.set(file, (walked.get(file) ?? 0) + ran);
  }
  return walked;
}
