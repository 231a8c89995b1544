import { once } from 'node:events';
import type { EventEmitter } from 'node:events';
import AccessToken from 'twilio/lib/jwt/AccessToken';
import TaskRouterCapability from 'twilio/lib/jwt/taskrouter/TaskRouterCapability';
import { Supervisor, Worker, Workspace } from 'twilio-taskrouter';
import type { Activity, Reservation, WorkerOptions } from 'twilio-taskrouter';
import type { LoggedEvent } from '../../emulator/core/event-log';
import { localCredentials } from '../../emulator/credentials';
import { cancelTask, removeTask } from '../../emulator/taskrouter/commands/task-status';
import { updateTask } from '../../emulator/taskrouter/commands/tasks';
import { updateWorker, updateWorkerChannel } from '../../emulator/taskrouter/commands/workers';
import type { WorkerRow } from '../../emulator/taskrouter/rows';
import { TestBridge } from '../emulator/event-bridge/bridge';
import { Line } from './line';

const { accountSid, authToken, apiKey, apiSecret } = localCredentials;

type Kind = new (token: string, options?: WorkerOptions) => Worker;

/** The next time something says this; `error` beside it makes the wait fail. */
export async function heard(from: object, event: string): Promise<unknown> {
  const [what] = (await once(from as EventEmitter, event)) as unknown[];
  return what;
}

/** The browser SDK against a local TaskRouter whose clock stands still. */
export class SdkFloor {
  readonly #clients: Worker[] = [];

  private constructor(
    readonly bridge: TestBridge,
    readonly line: Line,
  ) {}

  static async open(): Promise<SdkFloor> {
    const bridge = await TestBridge.open();
    // Twilio's library takes a token's times from the real clock.
    bridge.floor.clock.freeze(Date.now());
    const queue = bridge.floor.queue('everybody', { maxReservedWorkers: 2 });
    bridge.floor.workflow({ default_filter: { queue: queue.sid } });
    return new SdkFloor(bridge, await Line.to(bridge.origin));
  }

  async close(): Promise<void> {
    for (const client of this.#clients) client.disconnect();
    await this.line.close();
    await this.bridge.close();
  }

  token(worker: WorkerRow | undefined, { role = worker ? 'worker' : 'admin', ttl = 3600 } = {}): string {
    const { workspaceSid } = this.bridge.floor;
    const token = new AccessToken(accountSid, apiKey, apiSecret, { identity: 'a@example.com', ttl });
    token.addGrant(new AccessToken.TaskRouterGrant({ workspaceSid, role, ...(worker && { workerSid: worker.sid }) }));
    return token.toJwt();
  }

  capability(worker: WorkerRow): string {
    const { workspaceSid } = this.bridge.floor;
    return new TaskRouterCapability({ accountSid, authToken, workspaceSid, channelId: worker.sid }).toJwt();
  }

  /** A client that has not said yet that it is ready. */
  connect(token: string, options: WorkerOptions = {}, SdkClass: Kind = Worker): Worker {
    const client = new SdkClass(token, {
      ebServer: `${this.bridge.origin}/v1/wschannels`,
      wsServer: `ws://${this.line.host}/v1/wschannels`,
      enableVersionCheck: true,
      logLevel: 'silent',
      ...options,
    });
    this.#clients.push(client);
    return client;
  }

  async ready(row: WorkerRow, options: WorkerOptions = {}, token = this.token(row)): Promise<Worker> {
    const client = this.connect(token, options);
    await heard(client, 'ready');
    return client;
  }

  async supervisor(row: WorkerRow): Promise<Supervisor> {
    const client = this.connect(this.token(row, { role: 'supervisor' }), {}, Supervisor);
    await heard(client, 'ready');
    return client as Supervisor;
  }

  workspace(token = this.token(undefined), pageSize?: number): Workspace {
    return new Workspace(token, { ebServer: `${this.bridge.origin}/v1/wschannels`, logLevel: 'silent', pageSize });
  }

  /** Offers a task to a ready client. */
  async offer(client: Worker, attributes: object = {}): Promise<Reservation> {
    const offered = heard(client, 'reservationCreated');
    this.bridge.floor.task(attributes);
    return (await offered) as Reservation;
  }

  worker(name: string, activity?: string): WorkerRow {
    return this.bridge.floor.worker(name, { name }, activity);
  }

  /** What the server knows of a worker. */
  stored(row: WorkerRow): WorkerRow {
    return this.bridge.floor.now(row);
  }

  /** The next event of this type on the server. */
  happening(type: string): Promise<LoggedEvent> {
    return new Promise((resolve) => {
      const stop = this.bridge.floor.engine.log.subscribe((event) => {
        if (event.type !== type) return;
        stop();
        resolve(event);
      });
    });
  }

  cancelTask(sid: string): void {
    this.bridge.floor.do((engine) => cancelTask(engine, sid, 'no longer needed'));
  }

  deleteTask(sid: string): void {
    this.bridge.floor.do((engine) => removeTask(engine, sid));
  }

  setTaskAttributes(sid: string, attributes: object): void {
    this.bridge.floor.do((engine) => updateTask(engine, sid, { attributes: JSON.stringify(attributes) }));
  }

  setActivity(row: WorkerRow, activity: string): void {
    const activitySid = this.bridge.floor.activity(activity).sid;
    this.bridge.floor.do((engine) => updateWorker(engine, row.sid, { activitySid }));
  }

  setChannel(sid: string, change: { capacity?: number; available?: boolean }): void {
    this.bridge.floor.do((engine) => updateWorkerChannel(engine, sid, change));
  }

  advance(seconds: number): Promise<void> {
    return this.bridge.floor.advance(seconds);
  }
}

export function activityNamed(client: Worker, name: string): Activity {
  for (const activity of client.activities.values()) if (activity.name === name) return activity;
  throw new Error(`The SDK knows no activity ${name}`);
}
