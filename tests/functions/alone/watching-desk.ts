import { createSecretKey } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { sign } from 'jsonwebtoken';
import twilio from 'twilio';
import { createEmulator, localCredentials, type Emulator } from '../../../emulator';
import { LocalRequestClient } from '../../../emulator/request-client';
import { PendingWork } from '../../../emulator/core/pending-work';
import { createConferenceEventsHandler } from '../../../src/functions/conference-events.protected';
import { createFloorHandler } from '../../../src/functions/floor';
import { createFloorHistoryHandler } from '../../../src/functions/floor-history';
import { createFloorTaskHandler } from '../../../src/functions/floor-task';
import { createHistoryHandler } from '../../../src/functions/history';
import { createOfferAgainHandler } from '../../../src/functions/offer-again';
import { createWrapUpHandler } from '../../../src/functions/wrap-up';
import { createWrapUpSweepHandler } from '../../../src/functions/wrap-up-sweep.protected';
import type { CustomersAlone } from '../../../src/lib/alone/alone-settings';
import type { Environment } from '../../../src/lib/configuration';
import type { Platform } from '../../../src/lib/platform';
import { invoke, type Handler, type Received } from '../runtime';

const { accountSid, authToken, apiKey, apiSecret } = localCredentials;

export const customer = '+15557654321';
export const deskNumber = '+15550100';

export type Names = 'alice' | 'bob' | (string & {});

/** What becomes of an event on its way: how often it arrives, each time after so many milliseconds of virtual time. */
export type Fate = (event: URLSearchParams) => readonly number[];

const atOnce: Fate = () => [0];

const wrapUpLimits = { limitSeconds: 30, moreTimeSeconds: 0 };
const noLimits = { limitSeconds: 0, moreTimeSeconds: 0 };

/**
 * A desk of which nothing runs but the Functions that Twilio calls, with a local TaskRouter whose time is frozen. They wait by its
 * virtual time, and are answered for at once, so that time can go on meanwhile.
 */
export class WatchingDesk {
  readonly client;
  readonly workspace;
  /** Invocations of the Functions by their path, and what each answered. */
  readonly replies: { readonly path: string; readonly reply: Received }[] = [];
  /** What became of the events on their way. */
  fate: Fate = atOnce;
  readonly #env: Environment;
  /** Whether it does anything about customers and wrap-ups; else it keeps the history alone. */
  readonly #isWatching: boolean;
  readonly #handlers: Readonly<Record<string, Handler>>;
  readonly #floor: Handler;
  readonly #floorHistory: Handler;
  readonly #floorTask: Handler;
  readonly #offerAgain: Handler;
  readonly #ofAgents: Readonly<Record<string, Handler>>;
  readonly #failures: unknown[] = [];
  /** Functions under way that do not wait for time to pass. */
  readonly #work = new PendingWork();

  private constructor(
    readonly emulator: Emulator,
    readonly origin: string,
    readonly close: () => Promise<void>,
    configured: CustomersAlone,
    environment: Environment,
  ) {
    this.#isWatching = configured.watch !== false;
    this.client = twilio(accountSid, authToken, { httpClient: new LocalRequestClient(emulator.origin) });
    this.workspace = this.client.taskrouter.v1.workspaces(this.sidOf('workspace', 'floor'));
    this.#env = {
      ACCOUNT_SID: accountSid,
      AUTH_TOKEN: authToken,
      API_KEY: apiKey,
      API_SECRET: apiSecret,
      WORKSPACE_SID: this.sidOf('workspace', 'floor'),
      WORKFLOW_SID: this.sidOf('workflow', 'support'),
      SIGN_IN: 'shared',
      TASKROUTER_ORIGIN: emulator.origin,
      ...environment,
    };
    const platform = this.#platform();
    this.#handlers = {
      '/wrap-up-sweep': createWrapUpSweepHandler(platform, this.#isWatching ? wrapUpLimits : noLimits, configured),
      '/conference-events': createConferenceEventsHandler(platform, configured),
    };
    this.#floor = createFloorHandler(platform);
    this.#floorTask = createFloorTaskHandler(platform);
    this.#floorHistory = createFloorHistoryHandler(platform);
    this.#offerAgain = createOfferAgainHandler(platform);
    this.#ofAgents = { '/history': createHistoryHandler(platform), '/wrap-up': createWrapUpHandler(platform) };
  }

  /** @param environment - Further variables of the Functions. */
  static async open(
    configured: CustomersAlone = {},
    seed = join(__dirname, 'floor.yaml'),
    environment: Environment = {},
  ): Promise<WatchingDesk> {
    let answer: (request: IncomingMessage, response: ServerResponse) => Promise<void> | void = () => undefined;
    const server = createServer((request, response) => void answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    const emulator = await createEmulator({ seed, variables: { DESK_ORIGIN: origin } });
    const close = async (): Promise<void> => {
      server.closeAllConnections();
      await Promise.all([new Promise((resolve) => server.close(resolve)), emulator.close()]);
    };
    const desk = new WatchingDesk(emulator, origin, close, configured, environment);
    answer = (request, response) => desk.#hear(request, response);
    emulator.clock.freeze();
    return desk;
  }

  sidOf(kind: 'workspace' | 'worker' | 'workflow' | 'activity', name: string): string {
    return this.emulator.control.sidOf(kind, name);
  }

  get now(): number {
    return this.emulator.clock.now();
  }

  /** Lets virtual time pass, a second at a time, with all that follows from it. */
  async pass(seconds: number, each?: () => Promise<void> | void): Promise<void> {
    await this.#idle();
    for (let passed = 0; passed < seconds; passed += 1) {
      await this.emulator.clock.advance(1_000);
      await this.#idle();
      await each?.();
    }
  }

  /** The same in one step, where nothing has to be looked at meanwhile. */
  async leap(seconds: number): Promise<void> {
    await this.#idle();
    await this.emulator.clock.advance(seconds * 1_000);
    await this.#idle();
  }

  /** A customer calls, and waits. @returns The SID of the call. */
  async call(workflow: string, attributes = '{}', from = customer, timeoutSeconds = 86_400): Promise<string> {
    const workflowSid = this.sidOf('workflow', workflow);
    const task = `<Enqueue workflowSid="${workflowSid}"><Task timeout="${timeoutSeconds}">${attributes}</Task></Enqueue>`;
    const twiml = `<Response>${task}</Response>`;
    const { sid } = await this.client.calls.create({ to: from, from: deskNumber, twiml });
    return sid;
  }

  /** A customer calls {@link deskNumber}, where the floor has it, and waits. @returns The SID of the call. */
  async callIn(from: string): Promise<string> {
    const sid = this.emulator.control.call(from, deskNumber);
    await this.leap(0);
    return sid;
  }

  /** The task that was made of a call last. */
  async taskOf(callSid: string) {
    const tasks = await this.workspace.tasks.list({ evaluateTaskAttributes: `call_sid == "${callSid}"` });
    const task = tasks.at(-1);
    if (!task) throw new Error(`There is no task of ${callSid}`);
    return task;
  }

  /** The worker accepts what is offered to them, as their page does. @returns The reservation's SID. */
  async accept(
    worker: Names,
    endConferenceOnExit = true,
    events: ('leave' | 'hold' | 'end')[] = ['leave'],
  ): Promise<string> {
    const offer = await this.#offerTo(worker);
    await offer.update({
      instruction: 'conference',
      from: deskNumber,
      endConferenceOnExit,
      endConferenceOnCustomerExit: true,
      conferenceStatusCallback: `${this.origin}/conference-events`,
      conferenceStatusCallbackEvent: events,
    });
    return offer.sid;
  }

  async reject(worker: Names, activity?: string): Promise<void> {
    const workerActivitySid = activity === undefined ? {} : { workerActivitySid: this.sidOf('activity', activity) };
    await (await this.#offerTo(worker)).update({ reservationStatus: 'rejected', ...workerActivitySid });
  }

  async go(worker: Names, activity: string): Promise<void> {
    await this.workspace
      .workers(this.sidOf('worker', worker))
      .update({ activitySid: this.sidOf('activity', activity) });
  }

  /** The worker hands over what they have, as the SDK asks for it. */
  async handOver(from: Names, to: string, reservationSid: string, mode: 'COLD' | 'WARM'): Promise<void> {
    const workerSid = this.sidOf('worker', from);
    const { taskSid } = await this.workspace.workers(workerSid).reservations(reservationSid).fetch();
    const token = this.#tokenOf(from, 'worker');
    const answer = await fetch(`${this.emulator.origin}/v1/wschannels`, {
      method: 'POST',
      headers: { apiVersion: 'v2', clientVersion: '2.1.1' },
      body: JSON.stringify({
        url: `Workspaces/${this.#env.WORKSPACE_SID}/Workers/${workerSid}/Transfers`,
        method: 'POST',
        params: { ReservationSid: reservationSid, TaskSid: taskSid, To: to, Mode: mode },
        token,
      }),
    });
    if (!answer.ok) throw new Error(`No transfer: ${await answer.text()}`);
  }

  /**
   * Calls a Function as Twilio would.
   *
   * @param origin - Where its requests go.
   */
  async post(path: string, body: object, origin = this.emulator.origin): Promise<Received> {
    const handler = this.#handlers[path];
    if (!handler) throw new Error(`The desk has no ${path}`);
    const reply = await this.#work.track(invoke(handler, { env: { ...this.#env, TASKROUTER_ORIGIN: origin }, body }));
    this.replies.push({ path, reply });
    return reply;
  }

  /** Calls `/floor-task` as a supervisor. */
  supervise(body: object): Promise<Received> {
    const headers = { Authorization: `Bearer ${this.#tokenOf('alice', 'supervisor')}` };
    return invoke(this.#floorTask, { env: this.#env, body, headers });
  }

  /** Calls `/floor` as a supervisor. */
  floor(): Promise<Received> {
    const headers = { Authorization: `Bearer ${this.#tokenOf('alice', 'supervisor')}` };
    return invoke(this.#floor, { env: this.#env, headers });
  }

  /** Calls `/floor-history` as a supervisor. @param environment - What is otherwise than usual. */
  floorHistory(query: object, environment: Environment = {}): Promise<Received> {
    const headers = { Authorization: `Bearer ${this.#tokenOf('alice', 'supervisor')}` };
    return invoke(this.#floorHistory, { env: { ...this.#env, ...environment }, query, headers });
  }

  /** Calls a Function as the worker's page does, with a query or a body. */
  ask(worker: Names, path: string, given: { readonly query?: object; readonly body?: object }): Promise<Received> {
    const handler = this.#ofAgents[path];
    if (!handler) throw new Error(`No agent asks ${path} here`);
    const headers = { Authorization: `Bearer ${this.#tokenOf(worker, 'worker')}` };
    return invoke(handler, { env: this.#env, headers, ...given });
  }

  /** Calls `/offer-again` as the worker's page does. */
  offerAgain(worker: Names, taskSid: string): Promise<Received> {
    const headers = { Authorization: `Bearer ${this.#tokenOf(worker, 'worker')}` };
    return invoke(this.#offerAgain, { env: this.#env, body: { taskSid }, headers });
  }

  #tokenOf(worker: Names, role: 'worker' | 'supervisor'): string {
    const grant = { workspace_sid: this.#env.WORKSPACE_SID, worker_sid: this.sidOf('worker', worker), role };
    const claims = { grants: { identity: worker, task_router: grant }, exp: Math.floor(this.now / 1_000) + 36_000 };
    return sign(claims, createSecretKey(Buffer.from(apiSecret)), {
      issuer: apiKey,
      subject: accountSid,
      header: { alg: 'HS256', typ: 'JWT', cty: 'twilio-fpa;v=1' },
    });
  }

  async #offerTo(worker: Names) {
    const { reservations } = this.workspace.workers(this.sidOf('worker', worker));
    const [offer] = await reservations.list({ reservationStatus: 'pending' });
    if (!offer) throw new Error(`Nothing is offered to ${worker}`);
    // An instance out of a list cannot be updated itself: the package forgets its SID.
    return Object.assign(reservations(offer.sid), { sid: offer.sid });
  }

  #platform(): Platform {
    const { clock } = this.emulator;
    const replyWithinMs = 8_000;
    return {
      now: () => clock.now(),
      after: (delayMs, run) => {
        // Time stands still until a Function has answered: a short wait is none.
        if (!this.#isWatching && delayMs < 1_000) {
          const soon = setImmediate(run);
          return () => clearImmediate(soon);
        }
        // What ends a Function that takes too long is no waiting of its own.
        const goOn = delayMs === replyWithinMs ? () => undefined : this.#work.pause();
        const timer = clock.at(clock.now() + delayMs, () => {
          goOn();
          run();
        });
        return () => timer.cancel();
      },
      log: () => undefined,
      replyWithinMs,
      upstreamTimeoutMs: 20_000,
      upstreamRetryDelayMs: 1,
    };
  }

  /**
   * Twilio's callbacks are answered at once: what the Function answers later changes nothing for Twilio. Where nobody is waited for, time
   * stands still until it has answered.
   */
  async #hear(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    if (request.url === '/incoming-call') {
      const workflow = this.sidOf('workflow', 'support');
      response.setHeader('Content-Type', 'text/xml');
      response.end(`<Response><Enqueue workflowSid="${workflow}"/></Response>`);
      return;
    }
    const event = new URLSearchParams(text);
    const run = async (): Promise<void> => {
      const answered = this.post(request.url ?? '', Object.fromEntries(event)).catch((error) => this.#fail(error));
      if (!this.#isWatching) await answered;
    };
    for (const delayMs of this.fate(event)) {
      if (delayMs === 0) await run();
      else this.emulator.clock.at(this.now + delayMs, run);
    }
    response.writeHead(204).end();
  }

  #fail(error: unknown): void {
    this.#failures.push(error);
  }

  async #idle(): Promise<void> {
    do {
      await this.#work.idle();
      await this.emulator.clock.settle();
    } while (this.#work.count > 0);
    if (this.#failures.length > 0) throw this.#failures[0];
  }
}
