import type { IncomingMessage, Server } from 'node:http';
import type { Hono } from 'hono';
import type { LoggedEvent } from '../account/event-log';
import { isWorkerNamed, workersNamed } from '../account/store';
import type { WallClock } from '../core/clock-wall';
import type { Signal } from '../faults/faults';
import { Line } from '../faults/line';
import type { Engine } from '../taskrouter/engine';
import { audienceOf } from './audience';
import { bridgeApp } from './bridge-app';
import { Delivery } from './delivery';
import { Sessions } from './sessions';
import { Sockets } from './sockets';
import { TokenBook } from './tokens';

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
  readonly #tokens: TokenBook;
  readonly #line: Line;
  readonly #stopListening: readonly (() => void)[];

  constructor(engine: Engine, wall: WallClock, line = new Line(engine.faults, wall)) {
    const sessions = new Sessions(engine, wall);
    const delivery = new Delivery(wall, engine.work, () => engine.kept());
    const tokens = new TokenBook(engine);
    this.#engine = engine;
    this.#sessions = sessions;
    this.#delivery = delivery;
    this.#tokens = tokens;
    this.#line = line;
    this.#sockets = new Sockets(engine, { sessions, tokens, line }, wall);
    this.app = bridgeApp(engine, { sessions, delivery, tokens, line });
    this.#stopListening = [
      engine.log.subscribe((event) => this.#tell(event)),
      engine.faults.onSignal((signal) => this.#obey(signal)),
    ];
  }

  /**
   * Takes the sockets that clients open on a server.
   *
   * @param isRefused - Whether a request may not be made at all.
   */
  attach(server: Server, isRefused: (request: IncomingMessage) => boolean = () => false): void {
    this.#sockets.attach(server, isRefused);
  }

  /** Closes every socket, for everything behind it is about to start afresh; clients come back by themselves. */
  async reset(): Promise<void> {
    await this.#closeAll(1012, 'The local TaskRouter was reset');
  }

  async close(): Promise<void> {
    for (const stop of this.#stopListening) stop();
    await this.#closeAll(1001, 'The local TaskRouter stopped');
  }

  async #closeAll(code: number, reason: string): Promise<void> {
    this.#line.reset();
    this.#delivery.reset();
    this.#sessions.reset(code, reason);
    this.#tokens.clear();
    await this.#sockets.drain();
  }

  /** Does what a fault wants done at once. */
  #obey(signal: Signal): void {
    if ('dropSockets' in signal) {
      for (const sid of this.#meant(signal.dropSockets)) this.#sessions.cut(sid);
      return;
    }
    for (const sid of this.#meant(signal.expireTokens)) {
      this.#tokens.end(sid);
      this.#sessions.expire(sid);
    }
  }

  /** The workers that are meant; `undefined` stands for everybody. */
  #meant(worker: string): readonly (string | undefined)[] {
    return worker === '*' ? [undefined] : workersNamed(this.#engine.store, worker).map(({ sid }) => sid);
  }

  #tell(event: LoggedEvent): void {
    if (event.type === 'worker.deleted' && event.worker) this.#sessions.dismiss(event.worker.sid);
    const audience = audienceOf(this.#engine, event);
    let frame: string | undefined;
    for (const workerSid of audience?.workerSids ?? []) {
      const sessions = this.#sessions.of(workerSid);
      if (sessions.length === 0) continue;
      frame ??= JSON.stringify({ event_type: event.type, payload: audience?.payload() });
      const strike = this.#engine.faults.strike({
        place: 'frame',
        names: () => [`frame:${event.type}`],
        concerns: (worker) => isWorkerNamed(this.#engine.store, workerSid, worker),
      });
      this.#delivery.send(workerSid, sessions, frame, strike?.arrives);
    }
  }
}
