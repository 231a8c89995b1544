import type { Server } from 'node:http';
import type { Hono } from 'hono';
import type { WallClock } from '../core/clock-wall';
import type { LoggedEvent } from '../core/event-log';
import type { Engine } from '../taskrouter/engine';
import { bridgeApp } from './app';
import { audienceOf } from './audience';
import { Delivery } from './delivery';
import { Sessions } from './sessions';
import { Sockets } from './sockets';

/**
 * What the browser SDK talks to: one place for its requests, and a socket on which it hears of events.
 *
 * Tokens live by virtual time. How a socket is kept alive and when an event leaves are matters of the line and go by
 * real time, so that events arrive while the clock is frozen.
 */
export class EventBridge {
  /** Answers `POST /v1/wschannels`. */
  readonly app: Hono;
  readonly #engine: Engine;
  readonly #sessions: Sessions;
  readonly #delivery: Delivery;
  readonly #sockets: Sockets;
  readonly #stopListening: () => void;

  constructor(engine: Engine, wall: WallClock) {
    this.#engine = engine;
    this.#sessions = new Sessions(engine, wall);
    this.#delivery = new Delivery(wall, engine.work);
    this.#sockets = new Sockets(engine, this.#sessions, wall);
    this.app = bridgeApp(engine, this.#sessions, this.#delivery);
    this.#stopListening = engine.log.subscribe((event) => this.#tell(event));
  }

  /** Takes the sockets that clients open on a server. */
  attach(server: Server): void {
    this.#sockets.attach(server);
  }

  /** Closes every socket, for everything behind it is about to start afresh; clients come back by themselves. */
  async reset(): Promise<void> {
    await this.#closeAll(1012, 'The local TaskRouter was reset');
  }

  async close(): Promise<void> {
    this.#stopListening();
    await this.#closeAll(1001, 'The local TaskRouter stopped');
  }

  async #closeAll(code: number, reason: string): Promise<void> {
    this.#sessions.reset(code, reason);
    await this.#sockets.drain();
  }

  #tell(event: LoggedEvent): void {
    if (event.type === 'worker.deleted' && event.worker) this.#sessions.dismiss(event.worker.sid);
    const audience = audienceOf(this.#engine, event);
    let frame: string | undefined;
    for (const workerSid of audience?.workerSids ?? []) {
      const sessions = this.#sessions.of(workerSid);
      if (sessions.length === 0) continue;
      frame ??= JSON.stringify({ event_type: event.type, payload: audience?.payload() });
      this.#delivery.send(workerSid, sessions, frame);
    }
  }
}
