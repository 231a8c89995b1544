import { once, type EventEmitter } from 'node:events';
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
import { LocalRequestClient } from '../../emulator/request-client';
import type { Service } from './service';

/** What a floor can be asked the SID of. */
export type Named = 'workspace' | 'activity' | 'worker' | 'taskQueue' | 'workflow';

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

function clientOf({ credentials, origin }: Service): ReturnType<typeof twilio> {
  return twilio(credentials.accountSid, credentials.authToken, { httpClient: new LocalRequestClient(origin) });
}

async function furnish(service: Service): Promise<ReadonlyMap<string, string>> {
  const { v1 } = clientOf(service).taskrouter;
  const made = await v1.workspaces.create({ friendlyName: service.workspaceName('floor') });
  const workspace = v1.workspaces(made.sid);
  const activities = await workspace.activities.list();
  const queue = await workspace.taskQueues.create({ friendlyName: 'everybody', maxReservedWorkers: 2 });
  const configuration = JSON.stringify({ task_routing: { default_filter: { queue: queue.sid } } });
  const workflow = await workspace.workflows.create({
    friendlyName: 'everybody',
    taskReservationTimeout: 120,
    configuration,
  });
  const activitySid = activities.find(({ friendlyName }) => friendlyName === 'Available')?.sid ?? '';
  const alice = await workspace.workers.create({ friendlyName: 'alice', activitySid, attributes: '{"name":"alice"}' });
  return new Map([
    ['workspace floor', made.sid],
    ['taskQueue everybody', queue.sid],
    ['workflow everybody', workflow.sid],
    ['worker alice', alice.sid],
    ...activities.map(({ friendlyName, sid }) => [`activity ${friendlyName}`, sid] as const),
  ]);
}

/** A floor of one worker who takes every task, two of whom are offered each, and the browser SDK there. The `twilio` package does what others do. */
export class ServiceFloor {
  readonly #clients: Worker[] = [];
  readonly workspaceSid: string;
  /** The floor as the REST API has it. */
  readonly rest: WorkspaceClient;
  /** Its calls and conferences. */
  readonly voice: ReturnType<typeof twilio>['api']['v2010']['account'];

  protected constructor(
    readonly service: Service,
    readonly sidOf: (kind: Named, name: string) => string,
  ) {
    this.workspaceSid = sidOf('workspace', 'floor');
    const client = clientOf(service);
    this.rest = client.taskrouter.v1.workspaces(this.workspaceSid);
    this.voice = client.api.v2010.account;
  }

  /** Makes the floor of `floor.yaml` over REST, in any account. */
  static async on(service: Service): Promise<ServiceFloor> {
    const sids = await service.aside(() => furnish(service));
    return new ServiceFloor(service, (kind, name) => {
      const sid = sids.get(`${kind} ${name}`);
      if (sid === undefined) throw new Error(`The floor has no ${kind} ${name}`);
      return sid;
    });
  }

  async close(): Promise<void> {
    for (const client of this.#clients) client.disconnect();
    await this.service.close();
  }

  /** @param workerSid - None for an administrator's. */
  token(workerSid: string | undefined, { role = workerSid ? 'worker' : 'admin', ttl = 3600 } = {}): string {
    const { accountSid, apiKey, apiSecret } = this.service.credentials;
    const token = new AccessToken(accountSid, apiKey, apiSecret, { identity: 'someone@example.com', ttl });
    const grant = { workspaceSid: this.workspaceSid, role, ...(workerSid !== undefined && { workerSid }) };
    token.addGrant(new AccessToken.TaskRouterGrant(grant));
    return token.toJwt();
  }

  capability(workerSid: string): string {
    const { workspaceSid } = this;
    const { accountSid, authToken } = this.service.credentials;
    return new TaskRouterCapability({ accountSid, authToken, workspaceSid, channelId: workerSid }).toJwt();
  }

  /** A client that has not said yet that it is ready. */
  connect(token: string, options: WorkerOptions = {}, SdkClass: Kind = Worker): Worker {
    const client = new SdkClass(token, {
      ebServer: `${this.service.origin}/v1/wschannels`,
      wsServer: `${this.service.socketOrigin}/v1/wschannels`,
      enableVersionCheck: true,
      logLevel: 'silent',
      ...options,
    });
    this.#clients.push(client);
    return client;
  }

  async ready(workerSid: string, options: WorkerOptions = {}, token = this.token(workerSid)): Promise<Worker> {
    return this.service.aside(async () => {
      const client = this.connect(token, options);
      await heard(client, 'ready');
      return client;
    });
  }

  async supervisor(workerSid: string): Promise<Supervisor> {
    return this.service.aside(async () => {
      const client = this.connect(this.token(workerSid, { role: 'supervisor' }), {}, Supervisor);
      await heard(client, 'ready');
      return client as Supervisor;
    });
  }

  workspace(token = this.token(undefined), pageSize?: number): Workspace {
    return new Workspace(token, { ebServer: `${this.service.origin}/v1/wschannels`, logLevel: 'silent', pageSize });
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
    return this.service.pass(seconds);
  }
}
