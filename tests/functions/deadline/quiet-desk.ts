import { createSecretKey } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { sign } from 'jsonwebtoken';
import twilio from 'twilio';
import { createEmulator, localCredentials, type Emulator } from '../../../emulator';
import { PendingWork } from '../../../emulator/core/pending-work';
import { LocalRequestClient } from '../../../emulator/request-client';
import { createColleaguesHandler } from '../../../src/functions/colleagues';
import { createFloorHandler } from '../../../src/functions/floor';
import { createWrapUpHandler } from '../../../src/functions/wrap-up';
import { createWrapUpSweepHandler } from '../../../src/functions/wrap-up-sweep.protected';
import type { Environment } from '../../../src/lib/configuration';
import type { Platform } from '../../../src/lib/platform';
import type { WrapUpLimits } from '../../../src/lib/wrap-up/wrap-up-record';
import { invoke, type Received } from '../runtime';

const { accountSid, authToken, apiKey, apiSecret } = localCredentials;

const replyWithinMs = 8_000;

export const limits: WrapUpLimits = { limitSeconds: 30, moreTimeSeconds: 20 };

/** A wrap-up that has begun. */
export interface Begun {
  readonly worker: string;
  readonly taskSid: string;
  readonly reservationSid: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** A desk of which nothing runs but what TaskRouter's events call, with a local TaskRouter whose time is frozen. */
export class QuietDesk {
  readonly client;
  readonly workspace;
  /** When each task was completed, in epoch milliseconds by TaskRouter. */
  readonly completedAt = new Map<string, number>();
  readonly replies: Received[] = [];
  /** Each time after so many milliseconds: what becomes of an event on its way to the Function. */
  fate: (event: URLSearchParams) => readonly number[] = () => [0];
  readonly environment: Environment;
  readonly #platform: Platform;
  readonly #work = new PendingWork();
  #hired = 0;
  #sweep;

  private constructor(
    readonly emulator: Emulator,
    readonly server: Server,
    hasClocks: boolean,
    limited: WrapUpLimits,
  ) {
    const { control, clock } = emulator;
    this.client = twilio(accountSid, authToken, { httpClient: new LocalRequestClient(emulator.origin) });
    this.workspace = this.client.taskrouter.v1.workspaces(control.sidOf('workspace', 'floor'));
    this.environment = {
      ACCOUNT_SID: accountSid,
      AUTH_TOKEN: authToken,
      API_KEY: apiKey,
      API_SECRET: apiSecret,
      WORKSPACE_SID: control.sidOf('workspace', 'floor'),
      WORKFLOW_SID: control.sidOf('workflow', 'support'),
      ...(hasClocks && { DEADLINE_WORKFLOW_SID: control.sidOf('workflow', 'deadlines') }),
      SIGN_IN: 'shared',
      TASKROUTER_ORIGIN: emulator.origin,
    };
    this.#platform = {
      now: () => clock.now(),
      after: (delayMs, run) => {
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
    this.#sweep = createWrapUpSweepHandler(this.#platform, limited, { watch: false });
  }

  static async open(hasClocks = true, limited = limits): Promise<QuietDesk> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    const emulator = await createEmulator({ seed: join(__dirname, 'floor.yaml'), variables: { DESK_ORIGIN: origin } });
    const desk = new QuietDesk(emulator, server, hasClocks, limited);
    server.on('request', (request, response) => void desk.#answer(request, response));
    emulator.clock.freeze();
    return desk;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await Promise.all([new Promise((resolve) => this.server.close(resolve)), this.emulator.close()]);
  }

  get now(): number {
    return this.emulator.clock.now();
  }

  /** Lets virtual time pass, with all that follows from it. */
  async pass(ms: number): Promise<void> {
    await this.emulator.clock.advance(ms);
    do {
      await this.#work.idle();
      await this.emulator.clock.settle();
    } while (this.#work.count > 0);
  }

  /** Another instance of the Function, which remembers nothing. */
  restart(): void {
    this.#sweep = createWrapUpSweepHandler(this.#platform, limits, { watch: false });
  }

  /** Calls the Function as Twilio would. */
  async post(body: object): Promise<Received> {
    const reply = await this.#work.track(invoke(this.#sweep, { env: this.environment, body }));
    this.replies.push(reply);
    return reply;
  }

  /** Somebody new takes a task. */
  async take(): Promise<Omit<Begun, 'at'>> {
    const { control } = this.emulator;
    this.#hired += 1;
    await this.workspace.workers.create({
      friendlyName: `agent-${this.#hired}`,
      activitySid: control.sidOf('activity', 'Available'),
    });
    const workflowSid = control.sidOf('workflow', 'support');
    const { sid: taskSid } = await this.workspace.tasks.create({ workflowSid, attributes: '{"name": "Ada"}' });
    const { reservations } = this.workspace.tasks(taskSid);
    const [offer] = await reservations.list();
    if (!offer) throw new Error('Nobody was offered the task');
    await reservations(offer.sid).update({ reservationStatus: 'accepted' });
    return { worker: offer.workerSid, taskSid, reservationSid: offer.sid };
  }

  async wrapUp(taken: Omit<Begun, 'at'>): Promise<Begun> {
    await this.workspace
      .tasks(taken.taskSid)
      .reservations(taken.reservationSid)
      .update({ reservationStatus: 'wrapping' });
    return { ...taken, at: this.now };
  }

  async complete({ taskSid, reservationSid }: Begun): Promise<void> {
    await this.workspace.tasks(taskSid).reservations(reservationSid).update({ reservationStatus: 'completed' });
  }

  /** What the agent's page asks for. @returns The deadline, in epoch milliseconds; `undefined` where there was no more time. */
  async moreTime({ worker, taskSid }: Begun): Promise<number | undefined> {
    const reply = await this.#ask(createWrapUpHandler(this.#platform, limits), worker, { taskSid, moreTime: true });
    const { deadline } = reply.body as { deadline?: string };
    return reply.status === 200 && deadline !== undefined ? Date.parse(deadline) : undefined;
  }

  floor = (): Promise<Received> => this.#ask(createFloorHandler(this.#platform), undefined, {});
  colleagues = (worker: string): Promise<Received> => this.#ask(createColleaguesHandler(this.#platform), worker, {});

  /** The clocks there are, and those that TaskRouter has not yet deleted. */
  clocks() {
    return this.workspace.tasks.list({ workflowName: 'deadlines' });
  }

  #ask(handler: Parameters<typeof invoke>[0], worker: string | undefined, body: object): Promise<Received> {
    const role = worker === undefined ? 'supervisor' : 'worker';
    const grant = { workspace_sid: this.environment.WORKSPACE_SID, worker_sid: worker ?? `WK${'0'.repeat(32)}`, role };
    const claims = { grants: { identity: 'somebody', task_router: grant } };
    const token = sign(claims, createSecretKey(Buffer.from(apiSecret)), {
      issuer: apiKey,
      subject: accountSid,
      expiresIn: 36_000,
      header: { alg: 'HS256', typ: 'JWT', cty: 'twilio-fpa;v=1' },
    });
    return invoke(handler, { env: this.environment, body, headers: { Authorization: `Bearer ${token}` } });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    this.#hear(new URLSearchParams(text));
    // Time does not go on before the Function has done what it does at once.
    await this.#work.idle();
    response.writeHead(204).end();
  }

  #hear(event: URLSearchParams): void {
    if (event.get('EventType') === 'task.completed') {
      this.completedAt.set(event.get('TaskSid') ?? '', Number(event.get('TimestampMs')));
      // Nothing else happens: that somebody was done is not to bring a sweep for others.
      return;
    }
    const run = (): Promise<void> => {
      void this.post(Object.fromEntries(event));
      return this.#work.idle();
    };
    for (const delayMs of this.fate(event)) {
      if (delayMs === 0) void run();
      else this.emulator.clock.at(this.now + delayMs, run);
    }
  }
}
