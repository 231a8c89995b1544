import type { IncomingMessage, Server } from 'node:http';
import type { Hono } from 'hono';
import type { LoggedEvent } from '../account/event-log';
import type { Step } from '../account/recorded-step';
import { isWorkerNamed, workersNamed } from '../account/store';
import { statusOf } from '../account/twilio-error';
import type { WallClock } from '../core/clock-wall';
import type { Signal } from '../faults/faults';
import { Line } from '../faults/line';
import type { Engine } from '../taskrouter/engine';
import { audienceOf, type Audience } from './audience';
import { bridgeApp } from './bridge-app';
import { answer } from './bridge-routes';
import { Delivery } from './delivery';
import type { ChannelDialect, Dialect, Frames } from './dialect';
import { ReplayedSocket, Sessions } from './sessions';
import { Sockets } from './sockets';
import { TokenBook, type Caller } from './tokens';

/** A step of a recording that came over the event bridge. */
export type BridgeStep = Extract<Step, { do: 'bridge' | 'socket opened' | 'socket closed' | 'token shown' | 'signal' }>;

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
  readonly #delivery: Delivery<Frames>;
  readonly #sockets: Sockets;
  readonly #tokens: TokenBook;
  readonly #line: Line;
  readonly #channels: ChannelDialect | undefined;
  /** By number, those of a recording. */
  readonly #replayed = new Map<number, ReplayedSocket>();
  readonly #stopListening: readonly (() => void)[];

  /** @param channels - How version 1's clients are spoken to; without it there are none. */
  constructor(engine: Engine, wall: WallClock, line = new Line(engine.faults, wall), channels?: ChannelDialect) {
    const sessions = new Sessions(engine, wall);
    const delivery = new Delivery<Frames>(wall, engine.work, () => engine.kept());
    const tokens = new TokenBook(engine);
    this.#engine = engine;
    this.#sessions = sessions;
    this.#delivery = delivery;
    this.#tokens = tokens;
    this.#line = line;
    this.#channels = channels;
    this.#sockets = new Sockets(engine, { sessions, tokens, line, channels }, wall);
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

  /** Who shows a token. @throws TwilioError 401 saying what is wrong with it */
  callerOf(token: string): Caller {
    return this.#tokens.read(token);
  }

  /** A caller's request is being answered until `replied` resolves: what it sets off is told later. */
  answering(caller: Caller, replied: Promise<void>): void {
    this.#delivery.expectReply(caller.channel, replied);
    this.#sessions.renew(caller);
  }

  /** Does again what came in while a recording was made. @returns The status of a request's answer. */
  replay(step: BridgeStep): number | undefined {
    switch (step.do) {
      case 'bridge': {
        const { caller, url, method, params, ifMatch } = step;
        return statusOfAnswer(() => answer(this.#engine, caller, { url, method, params, token: '' }, ifMatch));
      }
      case 'socket opened': {
        const { number, caller, dialect, closesOthers, leavesOffline, disconnectActivitySid } = step;
        const socket = new ReplayedSocket();
        this.#replayed.set(number, socket);
        const token = `of socket ${number}`;
        this.#sessions.open(socket, caller, { token, dialect, closesOthers, leavesOffline, disconnectActivitySid });
        return undefined;
      }
      case 'socket closed':
        this.#replayed.get(step.number)?.gone();
        this.#replayed.delete(step.number);
        return undefined;
      case 'token shown':
        this.#sessions.renew(step.caller);
        return undefined;
      case 'signal':
        this.#obey(step.signal);
        return undefined;
    }
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
    if (!audience) return;
    const frames: Partial<Record<Dialect, string | undefined>> = {};
    for (const workerSid of audience.workerSids) {
      const sessions = this.#sessions.of(workerSid);
      if (sessions.length === 0) continue;
      for (const { request } of sessions)
        if (!(request.dialect in frames)) frames[request.dialect] = this.#frame(request.dialect, event, audience);
      const strike = this.#engine.faults.strike({
        place: 'frame',
        names: () => [`frame:${event.type}`],
        concerns: (worker) => isWorkerNamed(this.#engine.store, workerSid, worker),
      });
      this.#engine.requests.current?.noteFrames({
        event,
        channel: workerSid,
        sockets: sessions.length,
        fault: strike?.arrives,
      });
      this.#delivery.send(workerSid, sessions, frames, strike?.arrives);
    }
  }

  #frame(dialect: Dialect, event: LoggedEvent, audience: Audience): string | undefined {
    const payload = dialect === 'sdk' ? audience.payload() : this.#channels?.payload(event);
    return payload && JSON.stringify({ event_type: event.type, payload });
  }
}

function statusOfAnswer(run: () => object): number {
  try {
    run();
    return 200;
  } catch (error) {
    return statusOf(error);
  }
}
