import { WebSocket } from 'ws';
import type { WallClock } from '../core/clock-wall';
import { setActivity } from '../taskrouter/commands/worker-activity';
import type { Engine } from '../taskrouter/engine';
import type { Outlet } from './delivery';
import type { Caller } from './tokens';

/** How often a client hears that its socket is alive: it gives up after 30 seconds of silence. */
const heartbeatMs = 15_000;
/** Clients hear frames only, not the protocol's own pings; they pass over blank ones. */
const heartbeat = ' ';

/** What a client asked for when it opened its socket. */
export interface SessionRequest {
  readonly token: string;
  readonly closesOthers: boolean;
  /** Whether its worker goes offline when the last socket closes. */
  readonly leavesOffline: boolean;
}

/** One open socket of a worker. */
export class Session implements Outlet {
  readonly #socket: WebSocket;
  readonly #wall: WallClock;
  #cancelHeartbeat: () => void = () => undefined;
  /** When its token ends, or a newer one that was shown since: epoch milliseconds of virtual time. */
  expiresAt: number;

  constructor(
    socket: WebSocket,
    wall: WallClock,
    /** Tells it from all other sessions. */
    readonly number: number,
    readonly caller: Caller,
    readonly workerSid: string,
    readonly request: SessionRequest,
  ) {
    this.#socket = socket;
    this.#wall = wall;
    this.expiresAt = caller.expiresAt;
    this.#keepAlive();
  }

  send(frame: string): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(frame);
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
      this.send(heartbeat);
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
const offlineDeadline = (workerSid: string): string => `${workerSid}:offline`;

/** The open sockets of all workers; a worker may have any number. */
export class Sessions {
  readonly #engine: Engine;
  readonly #wall: WallClock;
  readonly #ofWorker = new Map<string, Set<Session>>();
  readonly #evictions = new Evictions();
  #lastNumber = 0;

  constructor(engine: Engine, wall: WallClock) {
    this.#engine = engine;
    this.#wall = wall;
  }

  of(workerSid: string): readonly Session[] {
    return [...(this.#ofWorker.get(workerSid) ?? [])];
  }

  /** Takes a socket in, and greets it. */
  open(socket: WebSocket, caller: Caller, workerSid: string, request: SessionRequest): void {
    const session = new Session(socket, this.#wall, ++this.#lastNumber, caller, workerSid, request);
    const others = this.of(workerSid);
    this.#ofWorker.set(workerSid, new Set([...others, session]));
    this.#engine.deadlines.clear(offlineDeadline(workerSid));
    socket.once('close', () => this.#end(session));
    if (request.closesOthers && !this.#evictions.has(request.token)) this.#evict(others);
    this.#expireAt(session, caller.expiresAt);
    session.send(JSON.stringify({ event_type: 'init', payload: this.#greeting(caller, workerSid) }));
  }

  /** A token newer than the one a socket was opened with was shown: the worker's sockets live as long as it does. */
  renew({ workerSid, expiresAt }: Caller): void {
    if (workerSid === undefined) return;
    for (const session of this.of(workerSid)) {
      if (expiresAt > session.expiresAt) this.#expireAt(session, expiresAt);
    }
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
    for (const workerSid of [...this.#ofWorker.keys()]) this.#close(workerSid, code, reason);
    this.#evictions.clear();
  }

  #close(workerSid: string, code: number, reason: string): void {
    const sessions = this.of(workerSid);
    this.#ofWorker.delete(workerSid);
    this.#engine.deadlines.clear(offlineDeadline(workerSid));
    for (const session of sessions) {
      this.#engine.deadlines.clear(expiryDeadline(session));
      session.close(code, reason);
    }
  }

  #those(workerSid: string | undefined): readonly Session[] {
    if (workerSid !== undefined) return this.of(workerSid);
    return [...this.#ofWorker.values()].flatMap((sessions) => [...sessions]);
  }

  #greeting({ workspaceSid, expiresAt }: Caller, workerSid: string): object {
    const leftMs = expiresAt - this.#engine.clock.now();
    return {
      channel_id: workerSid,
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
    const { workerSid, request } = session;
    session.stop();
    this.#engine.deadlines.clear(expiryDeadline(session));
    const sessions = this.#ofWorker.get(workerSid);
    if (!sessions?.delete(session) || sessions.size > 0) return;
    this.#ofWorker.delete(workerSid);
    if (!request.leavesOffline) return;
    const due = this.#engine.clock.now() + offlineAfterMs;
    this.#engine.deadlines.set(offlineDeadline(workerSid), due, () =>
      this.#engine.transact(() => this.#goOffline(workerSid)),
    );
  }

  #goOffline(workerSid: string): void {
    const { store } = this.#engine;
    const worker = store.workers.get(workerSid);
    if (!worker) return;
    setActivity(this.#engine, workerSid, this.#offlineActivity(worker.workspaceSid));
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
