import { STATUS_CODES, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { isWorkerNamed } from '../account/store';
import { TwilioError, unauthenticated } from '../account/twilio-error';
import type { WallClock } from '../core/clock-wall';
import type { Strike } from '../faults/faults';
import type { Line } from '../faults/line';
import type { Engine } from '../taskrouter/engine';
import type { ChannelDialect } from './dialect';
import { show } from './bridge-app';
import { isBridgePath, readChannelPath } from './envelope';
import { onOneLine } from './outgoing';
import type { SessionRequest, Sessions } from './sessions';
import type { TokenBook, Caller } from './tokens';

const policyViolation = 1008;
const invalidToken = 'Invalid token';
/** What a closing frame can carry. */
const longestReason = 123;
/** How long clients have to answer when all sockets are closed. */
const closingGraceMs = 500;
const refusal = (status: number): string =>
  `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Refused'}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`;

/** Where the browser SDK opens its socket: `GET /v1/wschannels?token=…`; version 1 does below that. */
export class Sockets {
  readonly #engine: Engine;
  readonly #sessions: Sessions;
  readonly #tokens: TokenBook;
  readonly #line: Line;
  readonly #channels: ChannelDialect | undefined;
  readonly #wall: WallClock;
  readonly #server = new WebSocketServer({ noServer: true });

  constructor(
    engine: Engine,
    {
      sessions,
      tokens,
      line,
      channels,
    }: { sessions: Sessions; tokens: TokenBook; line: Line; channels: ChannelDialect | undefined },
    wall: WallClock,
  ) {
    this.#engine = engine;
    this.#sessions = sessions;
    this.#tokens = tokens;
    this.#line = line;
    this.#channels = channels;
    this.#wall = wall;
  }

  attach(server: Server, isRefused: (request: IncomingMessage) => boolean): void {
    server.on('upgrade', (request, socket, head) => {
      if (isRefused(request)) socket.end(refusal(403));
      else this.#upgrade(request, socket, head);
    });
  }

  /** Resolves when every socket is gone; those that were not asked to close, or do not answer, are cut. */
  async drain(): Promise<void> {
    const open = [...this.#server.clients].filter((socket) => socket.readyState !== WebSocket.CLOSED);
    const gone = open.map((socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())));
    const cancel = this.#wall.after(closingGraceMs, () => {
      for (const socket of open) socket.terminate();
    });
    await Promise.all(gone);
    cancel();
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const [path = '', query = ''] = (request.url ?? '').split('?');
    if (!isBridgePath(path) && !(this.#channels && readChannelPath(path))) {
      socket.end(refusal(404));
      return;
    }
    const parameters = new URLSearchParams(query);
    const userAgent = request.headers['user-agent'];
    const open = (accept: (opened: WebSocket) => void): void =>
      this.#server.handleUpgrade(request, socket, head, accept);
    const strike = this.#engine.faults.strike({
      place: 'socket',
      names: () => ['bridge:socket'],
      concerns: (worker) =>
        isWorkerNamed(this.#engine.store, this.#callerOf(parameters.get('token') ?? '')?.workerSid, worker),
    });
    if (strike)
      void this.#upgradeStruck(strike, socket, open, (opened) => this.#accept(opened, path, parameters, userAgent));
    else open((opened) => this.#accept(opened, path, parameters, userAgent));
  }

  async #upgradeStruck(
    { latencyMs, reset, status }: Strike,
    socket: Duplex,
    open: (accept: (opened: WebSocket) => void) => void,
    accept: (opened: WebSocket) => void,
  ): Promise<void> {
    // The client may give up meanwhile, and nobody else listens for that yet.
    socket.on('error', () => undefined);
    await this.#line.hold(latencyMs);
    if (socket.destroyed) return;
    if (reset === 'before') socket.destroy();
    else if (status) socket.end(refusal(status.status));
    else
      open((opened) => {
        accept(opened);
        if (reset === 'after') opened.terminate();
      });
  }

  /** A bad token is refused only once the socket is open: an HTTP error would make the SDK throw in its user's program. */
  #accept(socket: WebSocket, path: string, query: URLSearchParams, userAgent: string | undefined): void {
    // Without a listener, a broken frame would end the process; the socket closes by itself.
    socket.on('error', () => undefined);
    const { requests } = this.#engine;
    const entry = requests.begin({ kind: 'socket', method: 'GET', path, query: query.toString(), userAgent });
    try {
      const token = query.get('token') ?? '';
      const caller = this.#tokens.read(token);
      show(entry, caller);
      const asked = {
        token,
        ...this.#spoken(caller, path, query),
        closesOthers: query.get('closeExistingSessions') === 'true',
        leavesOffline: query.get('setWorkerOfflineIfDisconnected') === 'true',
      };
      requests.during(entry, () => this.#sessions.open(socket, caller, asked));
      requests.end(entry, 101);
    } catch (error) {
      if (!(error instanceof TwilioError)) throw error;
      requests.end(entry, error.status, error.message);
      socket.close(policyViolation, isBridgePath(path) ? invalidToken : onOneLine(error.message, longestReason));
    }
  }

  /** @throws TwilioError where this caller may not open a socket there */
  #spoken(
    caller: Caller,
    path: string,
    query: URLSearchParams,
  ): Pick<SessionRequest, 'dialect' | 'disconnectActivitySid'> {
    const channel = readChannelPath(path);
    if (channel) return { dialect: 'channel', disconnectActivitySid: this.#channels?.admit(caller, channel, query) };
    if (caller.workerSid === undefined) throw unauthenticated('Invalid token: it names no worker');
    return { dialect: 'sdk' };
  }

  #callerOf(token: string): Caller | undefined {
    try {
      return this.#tokens.read(token);
    } catch (error) {
      if (error instanceof TwilioError) return undefined;
      throw error;
    }
  }
}
