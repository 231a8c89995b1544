import { WebSocket } from 'ws';
import type { WallClock } from '../core/clock-wall';
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
