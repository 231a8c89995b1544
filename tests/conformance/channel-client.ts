import { jwt } from 'twilio';
import { WebSocket } from 'ws';
import { localCredentials } from '../../emulator';

const { accountSid, authToken } = localCredentials;
const { TaskRouterCapability, util } = jwt.taskrouter;
const { Policy } = TaskRouterCapability;

export type Policies = ConstructorParameters<typeof Policy>[0][];

const taskrouter = 'https://taskrouter.twilio.com/v1';

export const workspaceUrl = (workspaceSid: string): string => `${taskrouter}/Workspaces/${workspaceSid}`;

/** What Twilio's libraries for PHP and Python call the permissions of a worker's token. */
export const permissions = {
  fetch: (own: string): Policies => [{ url: `${own}/**`, method: 'GET' }],
  activityUpdates: (own: string): Policies => [
    { url: own, method: 'POST', postFilter: { ActivitySid: { required: true } } },
  ],
  reservationUpdates: (own: string, workspace: string): Policies => [
    { url: `${workspace}/Tasks/**`, method: 'POST' },
    { url: `${own}/Reservations/**`, method: 'POST' },
  ],
};

/** A capability token as Twilio's own library makes it. @param policies - Besides those that open the channel. */
export function capability(
  workspaceSid: string,
  channelId: string,
  policies: Policies,
  { ttl = 3600, opens = util.defaultEventBridgePolicies(accountSid, channelId) } = {},
): string {
  const token = new TaskRouterCapability({ accountSid, authToken, workspaceSid, channelId, ttl });
  for (const policy of [...opens, ...policies.map((options) => new Policy(options))]) token.addPolicy(policy);
  return token.toJwt();
}

/** A worker's token. @param granted - Its permissions; all three unless given. */
export function workerCapability(
  workspaceSid: string,
  workerSid: string,
  { granted = Object.keys(permissions) as (keyof typeof permissions)[], ttl = 3600, more = [] as Policies } = {},
): string {
  const workspace = workspaceUrl(workspaceSid);
  const own = `${workspace}/Workers/${workerSid}`;
  const policies = [
    ...util.defaultWorkerPolicies('v1', workspaceSid, workerSid),
    ...granted.flatMap((name) => permissions[name](own, workspace)),
    ...more,
  ];
  return capability(workspaceSid, workerSid, policies, { ttl });
}

export interface Answer {
  readonly status: number;
  /** What version 1 tells of a refusal: the status line's. */
  readonly message: string;
  /** Tests know what they asked for. */
  readonly payload: Record<string, unknown>;
  readonly eventType: string | undefined;
}

export interface Frame {
  readonly event_type: string;
  readonly payload: Record<string, unknown>;
}

/** A client of version 1 that is the tests' own: what the published library puts on the wire, and nothing else of it. */
export class ChannelClient {
  readonly #sockets: WebSocket[] = [];
  readonly frames: Frame[] = [];
  #tell: () => void = () => undefined;

  constructor(
    readonly origin: string,
    readonly workspaceSid: string,
    readonly channel: string,
    public token: string,
  ) {}

  get path(): string {
    return `/v1/wschannels/${accountSid}/${this.channel}`;
  }

  /** @param url - What follows the workspace; with an origin before it, the whole address. */
  async ask(method: string, url: string, params?: object, eventType?: string): Promise<Answer> {
    const address = url.includes('://') ? url : `${workspaceUrl(this.workspaceSid)}/${url}`;
    return this.send({ url: address, method, params, event_type: eventType, token: this.token });
  }

  async send(envelope: object | string): Promise<Answer> {
    const body = typeof envelope === 'string' ? envelope : JSON.stringify(envelope);
    const response = await fetch(this.origin + this.path, { method: 'POST', body });
    const json = (await response.json()) as { payload: Answer['payload']; event_type?: string };
    return {
      status: response.status,
      message: response.statusText,
      payload: json.payload,
      eventType: json.event_type,
    };
  }

  /** Opens a socket. Resolves when it is open, or closed again with a reason. */
  async open(query: Record<string, string> = { closeExistingSessions: 'false' }): Promise<WebSocket> {
    const parameters = new URLSearchParams({ token: this.token, ...query });
    const socket = new WebSocket(`${this.origin.replace('http', 'ws')}${this.path}?${parameters.toString()}`);
    this.#sockets.push(socket);
    socket.on('message', (data: Buffer) => {
      const text = data.toString().trim();
      if (text !== '') this.frames.push(JSON.parse(text) as Frame);
      this.#tell();
    });
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    return socket;
  }

  /** The next frame of this type, or the oldest not asked for yet. */
  async heard(type: string): Promise<Frame['payload']> {
    for (;;) {
      const at = this.frames.findIndex(({ event_type: heard }) => heard === type);
      const [frame] = at < 0 ? [] : this.frames.splice(at, 1);
      if (frame) return frame.payload;
      await new Promise<void>((resolve) => (this.#tell = resolve));
    }
  }

  close(): void {
    for (const socket of this.#sockets) socket.terminate();
  }
}

/** Resolves with what a socket is closed with. */
export const closed = (socket: WebSocket): Promise<{ code: number; reason: string }> =>
  new Promise((resolve) => socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() })));
