import { createServer, type RequestListener, type Server } from 'node:http';
import { join } from 'node:path';
import { createEmulator, credentialsFrom, defaultSeed, type Emulator } from '../../../emulator';
import { createFunctionsApp } from '../../../scripts/functions-app';
import { createGateway } from '../../../scripts/gateway';
import { LOCAL_PASSWORD, LOCAL_SUPERVISOR_PASSWORD } from '../../../scripts/local-desk';
import { PROJECT_FOLDER } from '../../../scripts/project';
import { listen, LOOPBACK } from '../../../scripts/start/listen';
import { LOCAL_FOLDER } from '../../../scripts/build/folders';
import type { ProcessTime } from './process-time';

export interface DeskOptions {
  readonly time: ProcessTime;
  /** Where the local TaskRouter keeps its state, so that it can be killed and come back; in memory where absent. */
  readonly data?: string;
  /** Further variables of the Functions. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Told of a request to a Function that failed inside. */
  readonly failed: (error: unknown) => void;
}

/** The built Functions and a local TaskRouter in this process, each of which can be taken away and brought back. */
export class ProcessDesk {
  readonly #options: DeskOptions;
  readonly #server: Server;
  #origin = '';
  #handle: RequestListener = (request) => request.socket.destroy();
  #emulator: Emulator | undefined;
  #port = 0;

  private constructor(options: DeskOptions) {
    this.#options = options;
    this.#server = createServer((request, response) => this.#handle(request, response));
  }

  static async open(options: DeskOptions): Promise<ProcessDesk> {
    const desk = new ProcessDesk(options);
    desk.#origin = `http://${LOOPBACK}:${await listen(desk.#server, 0, 'PORT')}`;
    await desk.startEmulator();
    await desk.startFunctions();
    return desk;
  }

  get origin(): string {
    return this.#origin;
  }

  get accountSid(): string {
    return credentialsFrom({}).accountSid;
  }

  get authToken(): string {
    return credentialsFrom({}).authToken;
  }

  get isTaskRouterUp(): boolean {
    return this.#emulator !== undefined;
  }

  get emulator(): Emulator {
    if (!this.#emulator) throw new Error('The local TaskRouter is down');
    return this.#emulator;
  }

  /** Starts the local TaskRouter, with what it kept where it was there before. */
  async startEmulator(): Promise<void> {
    const { time, data } = this.#options;
    this.#emulator = await createEmulator({
      port: this.#port,
      host: LOOPBACK,
      seed: defaultSeed,
      variables: { DESK_ORIGIN: this.#origin },
      wall: time.wall,
      work: time.work,
      ...(data !== undefined && { data }),
    });
    this.#port = Number(new URL(this.#emulator.origin).port);
    await time.follow(this.#emulator.clock);
  }

  /** Takes the local TaskRouter away in the middle of whatever it does. */
  async killEmulator(): Promise<void> {
    const { emulator } = this;
    await emulator.control.kept();
    await this.#options.time.standAlone();
    this.#emulator = undefined;
    await emulator.close();
  }

  /** Starts the Functions with nothing in their memory. */
  async startFunctions(): Promise<void> {
    const { emulator } = this;
    const { accountSid, authToken, apiKey, apiSecret } = credentialsFrom({});
    const env = {
      SIGN_IN: 'shared',
      TOKEN_PASSWORD: LOCAL_PASSWORD,
      SUPERVISOR_PASSWORD: LOCAL_SUPERVISOR_PASSWORD,
      CALLER_ID: '+15550100',
      ACCOUNT_SID: accountSid,
      AUTH_TOKEN: authToken,
      API_KEY: apiKey,
      API_SECRET: apiSecret,
      WORKSPACE_SID: emulator.control.sidOf('workspace', 'writers'),
      WORKFLOW_SID: emulator.control.sidOf('workflow', 'support'),
      OUTBOUND_WORKFLOW_SID: emulator.control.sidOf('workflow', 'outbound'),
      TASKROUTER_ORIGIN: emulator.origin,
      ...this.#options.variables,
    };
    const folder = join(PROJECT_FOLDER, LOCAL_FOLDER);
    const { app, routes } = await createFunctionsApp({ folder, env, origin: this.#origin });
    this.#handle = createGateway({ routes, authToken, app, onFailure: this.#options.failed });
  }

  /** Takes the Functions away in the middle of whatever they do. */
  stopFunctions(): void {
    this.#handle = (request) => request.socket.destroy();
    this.#server.closeAllConnections();
  }

  async close(): Promise<void> {
    await Promise.all([
      new Promise<void>((done) => {
        this.#server.close(() => done());
        this.#server.closeAllConnections();
      }),
      this.#emulator?.close(),
    ]);
  }
}
