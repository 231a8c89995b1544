import { createSecretKey } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sign } from 'jsonwebtoken';
import twilio from 'twilio';
import * as v from 'valibot';
import { createEmulator, localCredentials, type Emulator } from '../../emulator';
import { LocalRequestClient } from '../../emulator/request-client';
import type { Environment } from '../../src/lib/configuration';

const { accountSid, authToken, apiKey, apiSecret } = localCredentials;

export interface CrowdSize {
  readonly workers: number;
  readonly queues: number;
  readonly calls: number;
}

const requestsSchema = v.object({ requests: v.array(v.object({ number: v.number(), path: v.nullish(v.string()) })) });

/** So many at the same time while it is made. */
const atOnce = 16;

/** A large floor in the local TaskRouter, its clock held: everybody available, so many of them in a call, and a request count. */
export class Crowd {
  readonly client;
  readonly workspaceSid: string;
  #mark = 0;

  private constructor(readonly emulator: Emulator) {
    this.workspaceSid = emulator.control.sidOf('workspace', 'crowd');
    this.client = twilio(accountSid, authToken, { httpClient: new LocalRequestClient(emulator.origin) });
  }

  static async gather({ workers, queues, calls }: CrowdSize): Promise<Crowd> {
    const folder = await mkdtemp(join(tmpdir(), 'crowd-'));
    const seed = join(folder, 'crowd.json');
    await writeFile(seed, JSON.stringify(floorOf(workers, queues)));
    const emulator = await createEmulator({ seed, requests: 2_000 });
    await rm(folder, { recursive: true });
    emulator.clock.freeze();
    const crowd = new Crowd(emulator);
    const numbers = Array.from({ length: calls }, (_, number) => number);
    while (numbers.length > 0)
      await Promise.all(numbers.splice(0, atOnce).map((number) => crowd.call(number % queues)));
    return crowd;
  }

  close(): Promise<void> {
    return this.emulator.close();
  }

  /** Somebody calls, and whoever is offered the call takes it. */
  async call(queue: number): Promise<void> {
    const workspace = this.client.taskrouter.v1.workspaces(this.workspaceSid);
    const attributes = JSON.stringify({ from: '+15557654321', queue });
    const { sid } = await workspace.tasks.create({ attributes, taskChannel: 'voice' });
    const [offer] = await workspace.tasks(sid).reservations.list();
    if (offer) await workspace.tasks(sid).reservations(offer.sid).update({ reservationStatus: 'accepted' });
  }

  environment(): Environment {
    return {
      ACCOUNT_SID: accountSid,
      AUTH_TOKEN: authToken,
      API_KEY: apiKey,
      API_SECRET: apiSecret,
      WORKSPACE_SID: this.workspaceSid,
      SIGN_IN: 'shared',
      TOKEN_PASSWORD: 'a password for benchmarks',
      SUPERVISOR_PASSWORD: 'another password for benchmarks',
      TASKROUTER_ORIGIN: this.emulator.origin,
    };
  }

  /** What a supervisor's page sends. */
  headers(): Readonly<Record<string, string>> {
    const worker_sid = this.emulator.control.sidOf('worker', 'agent 0');
    const grant = { workspace_sid: this.workspaceSid, worker_sid, role: 'supervisor' };
    const token = sign(
      { grants: { identity: 'agent 0', task_router: grant } },
      createSecretKey(Buffer.from(apiSecret)),
      {
        issuer: apiKey,
        subject: accountSid,
        expiresIn: 3_600,
        header: { alg: 'HS256', typ: 'JWT', cty: 'twilio-fpa;v=1' } as const,
      },
    );
    return { Authorization: `Bearer ${token}` };
  }

  /** How often TaskRouter was asked since this was called last. At most 500 are counted. */
  async asked(): Promise<number> {
    const answer = await fetch(`${this.emulator.origin}/_emulator/v1/requests?kind=rest&limit=500`);
    const { requests } = v.parse(requestsSchema, await answer.json());
    const since = requests.filter(({ number }) => number > this.#mark);
    this.#mark = Math.max(this.#mark, ...requests.map(({ number }) => number));
    return since.filter(({ path }) => path?.startsWith('/v1/Workspaces')).length;
  }
}

function floorOf(workers: number, queues: number): object {
  const numbers = Array.from({ length: queues }, (_, number) => number);
  return {
    workspace: 'crowd',
    activities: [{ name: 'Offline' }, { name: 'Available', available: true }],
    defaultActivity: 'Offline',
    timeoutActivity: 'Offline',
    taskQueues: numbers.map((number) => ({ name: `queue ${number}`, targetWorkers: `queue == ${number}` })),
    workflows: [
      {
        name: 'calls',
        taskReservationTimeout: 120,
        configuration: {
          task_routing: {
            filters: numbers.map((number) => ({
              filter_friendly_name: `queue ${number}`,
              expression: `queue == ${number}`,
              targets: [{ queue: `queue ${number}` }],
            })),
          },
        },
      },
    ],
    workers: Array.from({ length: workers }, (_, number) => ({
      name: `agent ${number}`,
      activity: 'Available',
      attributes: { queue: number % queues, contact_uri: `+1555${1_000_000 + number}` },
    })),
  };
}
