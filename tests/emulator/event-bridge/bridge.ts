import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { sign } from 'jsonwebtoken';
import { WebSocket } from 'ws';
import { type WallClock, systemWallClock } from '../../../emulator/core/clock-wall';
import { localCredentials } from '../../../emulator/credentials';
import type { ChannelDialect } from '../../../emulator/event-bridge/dialect';
import { EventBridge } from '../../../emulator/event-bridge/event-bridge';
import { listen, stopServer } from '../../../emulator/server';
import type { WorkerRow } from '../../../emulator/account/taskrouter-rows';
import { TestFloor } from '../floor';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** What is under `payload`; tests know what they asked for. */
  readonly payload: Record<string, unknown>;
  readonly error: { readonly code: number; readonly status: number; readonly message: string };
}

export interface Frame {
  readonly event_type: string;
  readonly payload: Record<string, unknown>;
}

/** A client's end of a socket: what arrives is kept until a test asks for it. */
export class TestSocket {
  readonly #arrived: string[] = [];
  readonly #waiting: ((text: string) => void)[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;
  /** Resolves when the server has seen the line go. */
  gone: Promise<void> = Promise.resolve();

  constructor(readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => {
      const waiting = this.#waiting.shift();
      if (waiting) waiting(data.toString());
      else this.#arrived.push(data.toString());
    });
    this.closed = new Promise((resolve) =>
      socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() })),
    );
  }

  /** The next text to arrive, or the oldest not asked for yet. */
  text(): Promise<string> {
    const arrived = this.#arrived.shift();
    if (arrived !== undefined) return Promise.resolve(arrived);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  async frame(): Promise<Frame> {
    return JSON.parse(await this.text()) as Frame;
  }

  /** The types of the next events. */
  async types(count: number): Promise<string[]> {
    const types: string[] = [];
    for (let n = 0; n < count; n++) types.push((await this.frame()).event_type);
    return types;
  }

  /** Breaks the line without a word, as a lost network does. Resolves when the server has noticed. */
  async cut(): Promise<void> {
    this.socket.terminate();
    await this.gone;
  }
}

/** The SDK's own way to ask, and its own sockets, against an event bridge on a test floor. */
export class TestBridge {
  readonly sockets: TestSocket[] = [];
  /** The server's ends of the sockets. */
  readonly #lines: Duplex[] = [];

  private constructor(
    readonly floor: TestFloor,
    readonly bridge: EventBridge,
    readonly server: Server,
    readonly origin: string,
  ) {}

  /** @param channels - How version 1's clients are spoken to. */
  static async open(
    wall: WallClock = systemWallClock,
    channels?: (engine: TestFloor['engine']) => ChannelDialect,
  ): Promise<TestBridge> {
    const floor = new TestFloor();
    const bridge = new EventBridge(floor.engine, wall, undefined, channels?.(floor.engine));
    const { server, origin } = await listen(bridge.app, 0, '127.0.0.1');
    const opened = new TestBridge(floor, bridge, server, origin);
    server.on('upgrade', (_, line) => opened.#lines.push(line));
    bridge.attach(server);
    return opened;
  }

  async close(): Promise<void> {
    for (const { socket } of this.sockets) socket.terminate();
    await this.bridge.close();
    await stopServer(this.server);
  }

  get seconds(): number {
    return this.floor.clock.now() / 1000;
  }

  /** An access token as Twilio's library makes it, on the floor's time. */
  token(worker: WorkerRow | undefined, claims: { role?: string; ttl?: number; secret?: string } = {}): string {
    const { accountSid, apiKey, apiSecret } = localCredentials;
    const { role = worker ? 'worker' : 'admin', ttl = 3600, secret = apiSecret } = claims;
    const grant = { workspace_sid: this.floor.workspaceSid, ...(worker && { worker_sid: worker.sid }), role };
    const iat = this.seconds;
    return sign(
      { jti: `${apiKey}-${iat}`, grants: { identity: 'someone', task_router: grant }, iat, exp: iat + ttl },
      secret,
      { header: { alg: 'HS256', cty: 'twilio-fpa;v=1' }, issuer: apiKey, subject: accountSid },
    );
  }

  /** @param url - What follows the workspace. */
  async ask(token: string, method: string, url: string, params: object = {}, headers = {}): Promise<Answer> {
    const body = JSON.stringify({ url: `Workspaces/${this.floor.workspaceSid}/${url}`, method, params, token });
    return this.post(body, headers);
  }

  async post(body: string, headers: Record<string, string> = {}, path = '/v1/wschannels'): Promise<Answer> {
    const response = await fetch(this.origin + path, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded', apiVersion: 'v1', ...headers },
    });
    const json = (await response.json()) as { payload: Answer['payload'] } & Answer['error'];
    return { status: response.status, headers: response.headers, payload: json.payload, error: json };
  }

  connect(token: string, query: Record<string, string> = {}, path = '/v1/wschannels'): TestSocket {
    const parameters = new URLSearchParams({ token, closeExistingSessions: 'false', clientVersion: '2.1.1', ...query });
    const url = `${this.origin.replace('http', 'ws')}${path}?${parameters.toString()}`;
    const socket = new TestSocket(new WebSocket(url));
    this.sockets.push(socket);
    return socket;
  }

  /** A socket that has been greeted. */
  async session(
    worker: WorkerRow,
    query: Record<string, string> = {},
    token = this.token(worker),
  ): Promise<TestSocket> {
    const socket = this.connect(token, query);
    const { event_type: type } = await socket.frame();
    if (type !== 'init') throw new Error(`The first event was ${type}`);
    this.#watch(socket);
    return socket;
  }

  /** A socket of version 1, which is not greeted. */
  async channel(worker: WorkerRow, token: string, query: Record<string, string> = {}): Promise<TestSocket> {
    const socket = this.connect(token, query, `/v1/wschannels/${localCredentials.accountSid}/${worker.sid}`);
    await new Promise((resolve) => socket.socket.once('open', resolve));
    this.#watch(socket);
    return socket;
  }

  #watch(socket: TestSocket): void {
    const line = this.#lines.at(-1);
    socket.gone = new Promise((resolve) => line?.once('close', () => setImmediate(resolve)));
  }
}
