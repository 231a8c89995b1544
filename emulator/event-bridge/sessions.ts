import { WebSocket } from 'ws';
import type { Step } from '../account/recorded-step';
import type { WallClock } from '../core/clock-wall';
import { setActivity } from '../taskrouter/commands/worker-activity';
import type { Engine } from '../taskrouter/engine';
import type { Outlet } from './delivery';
import type { Dialect, Frames } from './dialect';
import { withoutPolicies, type Caller } from './tokens';

/** How often a client hears that its socket is alive: it gives up after 30 seconds of silence. */
const heartbeatMs = 15_000;
/** Clients hear frames only, not the protocol's own pings; they pass over blank ones. */
const heartbeat = ' ';

/** What a client asked for when it opened its socket. */
export interface SessionRequest {
  readonly token: string;
  readonly dialect: Dialect;
  readonly closesOthers: boolean;
  /** Whether its worker goes offline when the last socket closes. */
  readonly leavesOffline: boolean;
  /** The activity that its worker goes to instead, where it named one. */
  readonly disconnectActivitySid?: string | undefined;
}

/** What a session needs of a socket. */
export type SessionSocket = Pick<WebSocket, 'readyState'> & {
  send(text: string): void;
  close(code: number, reason: string): void;
  terminate(): void;
  once(event: 'close', listener: () => void): unknown;
};

/** A socket of a recording: nobody is at its other end. */
export class ReplayedSocket implements SessionSocket {
  readonly readyState = WebSocket.CLOSED;
  #closed: () => void = () => undefined;

  /** The other end has gone. */
  gone(): void {
    this.#closed();
  }

  once(_event: 'close', listener: () => void): void {
    this.#closed = listener;
  }

  send(): void {
    // Nobody listens.
  }

  close(): void {
    // When it was closed is in the recording.
  }

  terminate(): void {
    // The same.
  }
}

/** One open socket of a worker; of a task queue or workspace, where version 1's clients open some. */
export class Session implements Outlet<Frames> {
  readonly #socket: SessionSocket;
  readonly #wall: WallClock;
  #cancelHeartbeat: () => void = () => undefined;
  /** When its token ends, or a newer one that was shown since: epoch milliseconds of virtual time. */
  expiresAt: number;

  constructor(
    socket: SessionSocket,
    wall: WallClock,
    /** Tells it from all other sessions. */
    readonly number: number,
    readonly caller: Caller,
    readonly request: SessionRequest,
  ) {
    this.#socket = socket;
    this.#wall = wall;
    this.expiresAt = caller.expiresAt;
    this.#keepAlive();
  }

  send(frames: Frames): void {
    const text = frames[this.request.dialect];
    if (text !== undefined) this.say(text);
  }

  say(text: string): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(text);
  }

  /** @param reason - Shown to the client's program as the reason of its `disconnected` event. */
  close(code: number, reason: string): void {
    this.stop();
    this.#socket.close(code, reason);
  }

  /** Breaks the line without a word, as a lost network does. */
  cut(): void {
    this.#socket.terminate();
  }

  stop(): void {
    this.#cancelHeartbeat();
  }

  #keepAlive(): void {
    this.#cancelHeartbeat = this.#wall.after(heartbeatMs, () => {
      this.say(heartbeat);
      this.#keepAlive();
    });
  }
}

/** Clients get a new token without telling the server, and may keep a socket for some seconds past the old one's end. */
const expiryGraceMs = 30_000;
/** A little longer than a client takes to come back after its socket broke. */
const offlineAfterMs = 1_500;
/** The longest time a timer in a browser can be set to. */
const maximumLifetimeMs = 2_147_483_647;

const closed = {
  evicted: [1000, 'closeExistingSessions'],
  expired: [4001, 'Token expired'],
  gone: [1008, 'Invalid token'],
} as const;

const expiryDeadline = (session: Session): string => `session:${session.number}:expiry`;
const offlineDeadline = (channel: string): string => `${channel}:offline`;

/** The open sockets of all channels: a worker, mostly, which may have any number. */
export class Sessions {
  readonly #engine: Engine;
  readonly #wall: WallClock;
  readonly #ofChannel = new Map<string, Set<Session>>();
  readonly #evictions = new Evictions();
  #lastNumber = 0;

  constructor(engine: Engine, wall: WallClock) {
    this.#engine = engine;
    this.#wall = wall;
  }

  of(channel: string): readonly Session[] {
    return [...(this.#ofChannel.get(channel) ?? [])];
  }

  /** Takes a socket in, and greets the SDK; version 1 greets itself. */
  open(socket: SessionSocket, caller: Caller, request: SessionRequest): void {
    const { channel } = caller;
    const session = new Session(socket, this.#wall, ++this.#lastNumber, caller, request);
    const others = this.of(channel);
    this.#ofChannel.set(channel, new Set([...others, session]));
    this.#engine.deadlines.clear(offlineDeadline(channel));
    const closesOthers = request.closesOthers && !this.#evictions.has(request.token);
    this.#engine.recorder?.note(openingOf(session, closesOthers));
    socket.once('close', () => {
      this.#engine.recorder?.note({ do: 'socket closed', number: session.number });
      this.#end(session);
    });
    if (closesOthers) this.#evict(others);
    this.#expireAt(session, caller.expiresAt);
    if (request.dialect === 'sdk') session.say(JSON.stringify({ event_type: 'init', payload: this.#greeting(caller) }));
  }

  /** A token newer than the one a socket was opened with was shown: the worker's sockets live as long as it does. */
  renew(caller: Caller): void {
    const { channel, expiresAt } = caller;
    const older = this.of(channel).filter((session) => expiresAt > session.expiresAt);
    if (older.length > 0) this.#engine.recorder?.note({ do: 'token shown', caller: withoutPolicies(caller) });
    for (const session of older) this.#expireAt(session, expiresAt);
  }

  /** Breaks the sockets of a worker, or all where none is given, as a lost network does. */
  cut(workerSid?: string): void {
    for (const session of this.#those(workerSid)) session.cut();
  }

  /** Takes the tokens of a worker's sockets for ended now, or of all where none is given. */
  expire(workerSid?: string): void {
    for (const session of this.#those(workerSid)) this.#expireAt(session, this.#engine.clock.now());
  }

  /** Closes the sockets of a worker who is no more. */
  dismiss(workerSid: string): void {
    this.#close(workerSid, ...closed.gone);
  }

  /** Closes every socket, and forgets what happened. */
  reset(code: number, reason: string): void {
    for (const channel of [...this.#ofChannel.keys()]) this.#close(channel, code, reason);
    this.#evictions.clear();
  }

  #close(channel: string, code: number, reason: string): void {
    const sessions = this.of(channel);
    this.#ofChannel.delete(channel);
    this.#engine.deadlines.clear(offlineDeadline(channel));
    for (const session of sessions) {
      this.#engine.deadlines.clear(expiryDeadline(session));
      session.close(code, reason);
    }
  }

  #those(workerSid: string | undefined): readonly Session[] {
    if (workerSid !== undefined) return this.of(workerSid);
    return [...this.#ofChannel.values()].flatMap((sessions) => [...sessions]);
  }

  #greeting({ workspaceSid, channel, expiresAt }: Caller): object {
    const leftMs = expiresAt - this.#engine.clock.now();
    return {
      channel_id: channel,
      account_sid: this.#engine.accountSid,
      workspace_sid: workspaceSid,
      token_lifetime: Math.min(Math.max(leftMs, 0), maximumLifetimeMs),
    };
  }

  #evict(sessions: readonly Session[]): void {
    for (const session of sessions) {
      this.#evictions.note(session.request.token, session.caller, this.#engine.clock.now());
      session.close(...closed.evicted);
      this.#end(session);
    }
  }

  #expireAt(session: Session, expiresAt: number): void {
    session.expiresAt = expiresAt;
    this.#engine.deadlines.set(expiryDeadline(session), expiresAt + expiryGraceMs, () => {
      session.close(...closed.expired);
      this.#end(session);
    });
  }

  #end(session: Session): void {
    const { caller, request } = session;
    const { channel } = caller;
    session.stop();
    this.#engine.deadlines.clear(expiryDeadline(session));
    const sessions = this.#ofChannel.get(channel);
    if (!sessions?.delete(session) || sessions.size > 0) return;
    this.#ofChannel.delete(channel);
    if (!request.leavesOffline && request.disconnectActivitySid === undefined) return;
    const due = this.#engine.clock.now() + offlineAfterMs;
    this.#engine.deadlines.set(offlineDeadline(channel), due, () =>
      this.#engine.transact(() => this.#leave(channel, request.disconnectActivitySid)),
    );
  }

  #leave(workerSid: string, activitySid: string | undefined): void {
    const { store } = this.#engine;
    const worker = store.workers.get(workerSid);
    if (!worker) return;
    const activity = store.activities.get(activitySid ?? this.#offlineActivity(worker.workspaceSid));
    // It may have been deleted meanwhile.
    if (activity) setActivity(this.#engine, workerSid, activity.sid);
  }

  /** The activity named Offline, or else the one that workers start in. */
  #offlineActivity(workspaceSid: string): string {
    const { store } = this.#engine;
    for (const activity of store.activitiesOf.of(workspaceSid)) {
      if (activity.friendlyName === 'Offline') return activity.sid;
    }
    return store.workspaces.require(workspaceSid).defaultActivitySid;
  }
}

function openingOf({ number, caller, request }: Session, closesOthers: boolean): Omit<SocketOpened, 'at'> {
  const { dialect, leavesOffline, disconnectActivitySid } = request;
  return {
    do: 'socket opened',
    number,
    caller: withoutPolicies(caller),
    dialect,
    closesOthers,
    leavesOffline,
    ...(disconnectActivitySid !== undefined && { disconnectActivitySid }),
  };
}

type SocketOpened = Extract<Step, { do: 'socket opened' }>;

/**
 * Remembers the tokens whose sessions were closed in favour of a newer one. A client so closed opens its socket again by
 * itself, asking as before to close all others: were it obeyed, the two would throw each other out for ever.
 */
class Evictions {
  /** By whole token, as the identifier inside repeats; with the time it ends. */
  readonly #expiries = new Map<string, number>();

  note(token: string, { expiresAt }: Caller, now: number): void {
    for (const [old, expiry] of this.#expiries) if (expiry <= now) this.#expiries.delete(old);
    this.#expiries.set(token, expiresAt);
  }

  has(token: string): boolean {
    return this.#expiries.has(token);
  }

  clear(): void {
    this.#expiries.clear();
  }
}
