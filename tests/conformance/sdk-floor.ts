import { once, type EventEmitter } from 'node:events';
import { join } from 'node:path';
import twilio from 'twilio';
import AccessToken from 'twilio/lib/jwt/AccessToken';
import TaskRouterCapability from 'twilio/lib/jwt/taskrouter/TaskRouterCapability';
import {
  Supervisor,
  Worker,
  Workspace,
  type Activity,
  type Channel,
  type Reservation,
  type WorkerOptions,
} from 'twilio-taskrouter';
import { createEmulator, localCredentials, type Emulator } from '../../emulator';
import { LocalRequestClient } from '../../emulator/request-client';
import { Line } from './line';

const { accountSid, authToken, apiKey, apiSecret } = localCredentials;

type Kind = new (token: string, options?: WorkerOptions) => Worker;
type WorkspaceClient = ReturnType<ReturnType<typeof twilio>['taskrouter']['v1']['workspaces']>;
type StoredWorker = Awaited<ReturnType<WorkspaceClient['workers']['create']>>;
type StoredTask = Awaited<ReturnType<WorkspaceClient['tasks']['create']>>;

/** The next time something says this; an `error` before it makes the wait fail. */
export async function heard(from: object, event: string): Promise<unknown> {
  const [what] = (await once(from as EventEmitter, event)) as unknown[];
  return what;
}

export function activityNamed(client: Worker, name: string): Activity {
  for (const activity of client.activities.values()) if (activity.name === name) return activity;
  throw new Error(`The SDK knows no activity ${name}`);
}

/** The browser SDK against a local TaskRouter whose clock stands still; the `twilio` package does what others do. */
export class SdkFloor {
  readonly #clients: Worker[] = [];
  readonly workspaceSid: string;
  /** The floor as the REST API has it. */
  readonly rest: WorkspaceClient;
  /** Its calls and conferences. */
  readonly voice: ReturnType<typeof twilio>['api']['v2010']['account'];

  private constructor(
    readonly emulator: Emulator,
    readonly line: Line,
  ) {
    this.workspaceSid = this.sidOf('workspace', 'floor');
    const httpClient = new LocalRequestClient(emulator.origin);
    const client = twilio(accountSid, authToken, { httpClient });
    this.rest = client.taskrouter.v1.workspaces(this.workspaceSid);
    this.voice = client.api.v2010.account;
  }

  /** @param seed - A file beside this one. */
  static async open(seed = 'floor.yaml', variables: Record<string, string> = {}): Promise<SdkFloor> {
    const emulator = await createEmulator({ seed: join(__dirname, seed), variables });
    emulator.clock.freeze();
    return new SdkFloor(emulator, await Line.to(emulator.origin));
  }

  async close(): Promise<void> {
    for (const client of this.#clients) client.disconnect();
    await this.line.close();
    await this.emulator.close();
  }

  sidOf(kind: Parameters<Emulator['control']['sidOf']>[0], name: string): string {
    return this.emulator.control.sidOf(kind, name);
  }

  /** @param workerSid - None for an administrator's. */
  token(workerSid: string | undefined, { role = workerSid ? 'worker' : 'admin', ttl = 3600 } = {}): string {
    const token = new AccessToken(accountSid, apiKey, apiSecret, { identity: 'someone@example.com', ttl });
    const grant = { workspaceSid: this.workspaceSid, role, ...(workerSid !== undefined && { workerSid }) };
    token.addGrant(new AccessToken.TaskRouterGrant(grant));
    return token.toJwt();
  }

  capability(workerSid: string): string {
    const { workspaceSid } = this;
    return new TaskRouterCapability({ accountSid, authToken, workspaceSid, channelId: workerSid }).toJwt();
  }

  /** A client that has not said yet that it is ready. */
  connect(token: string, options: WorkerOptions = {}, SdkClass: Kind = Worker): Worker {
    const client = new SdkClass(token, {
      ebServer: `${this.emulator.origin}/v1/wschannels`,
      wsServer: `ws://${this.line.host}/v1/wschannels`,
      enableVersionCheck: true,
      logLevel: 'silent',
      ...options,
    });
    this.#clients.push(client);
    return client;
  }

  async ready(workerSid: string, options: WorkerOptions = {}, token = this.token(workerSid)): Promise<Worker> {
    const client = this.connect(token, options);
    await heard(client, 'ready');
    return client;
  }

  async supervisor(workerSid: string): Promise<Supervisor> {
    const client = this.connect(this.token(workerSid, { role: 'supervisor' }), {}, Supervisor);
    await heard(client, 'ready');
    return client as Supervisor;
  }

  workspace(token = this.token(undefined), pageSize?: number): Workspace {
    return new Workspace(token, { ebServer: `${this.emulator.origin}/v1/wschannels`, logLevel: 'silent', pageSize });
  }

  /** Offers a task to a ready client. */
  async offer(client: Worker, attributes: object = {}): Promise<Reservation> {
    const offered = heard(client, 'reservationCreated');
    await this.task(attributes);
    return (await offered) as Reservation;
  }

  task(attributes: object = {}): Promise<StoredTask> {
    return this.rest.tasks.create({ attributes: JSON.stringify(attributes) });
  }

  /** @returns The new worker's SID. */
  async worker(name: string, activity = 'Available'): Promise<string> {
    const { sid } = await this.rest.workers.create({
      friendlyName: name,
      attributes: JSON.stringify({ name }),
      activitySid: this.sidOf('activity', activity),
    });
    return sid;
  }

  stored(workerSid: string): Promise<StoredWorker> {
    return this.rest.workers(workerSid).fetch();
  }

  async cancelTask(sid: string): Promise<void> {
    await this.rest.tasks(sid).update({ assignmentStatus: 'canceled', reason: 'no longer needed' });
  }

  async setActivity(workerSid: string, activity: string): Promise<void> {
    await this.rest.workers(workerSid).update({ activitySid: this.sidOf('activity', activity) });
  }

  async setChannel({ workerSid, sid }: Channel, change: { capacity?: number; available?: boolean }): Promise<void> {
    await this.rest.workers(workerSid).workerChannels(sid).update(change);
  }

  advance(seconds: number): Promise<void> {
    return this.emulator.clock.advance(seconds * 1000);
  }
}
