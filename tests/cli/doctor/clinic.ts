import { cp, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import twilio, { type Twilio } from 'twilio';
import type { WorkspaceContext } from 'twilio/lib/rest/taskrouter/v1/workspace';
import { createEmulator, localCredentials, type Emulator } from '../../../emulator';
import { LocalRequestClient } from '../../../emulator/request-client';
import { LOCAL_FOLDER } from '../../../scripts/build/folders';
import { createFunctionsApp } from '../../../scripts/functions-app';
import { createGateway } from '../../../scripts/gateway';
import { PROJECT_FOLDER } from '../../../scripts/project';
import { listen, LOOPBACK } from '../../../scripts/start/listen';
import { runDoctor, type DoctorOptions } from '../../../src/cli/doctor/doctor-verb';
import type { Machine } from '../../../src/cli/doctor/machine';
import { haveBuilt } from '../../have-built';
import { testIo, type TestIo, type TestIoOptions } from '../test-io';
import { invocationOf } from './invocation-of';

/** One check as `--json` tells it. */
export interface Told {
  readonly id: string;
  readonly status: string;
  readonly weight: string;
  readonly waived: string | null;
  readonly found: readonly string[];
  readonly wanted: string;
  readonly actions: readonly string[];
  readonly fixes: readonly string[];
}

export interface Report {
  readonly valid: boolean;
  readonly checks: readonly Told[];
  readonly repairs: readonly { readonly check: string; readonly done: boolean; readonly error?: string }[];
}

/** A machine whose project is this one, and whose files a test may change. */
async function makeMachine(): Promise<Machine> {
  const projectFolder = await mkdtemp(join(tmpdir(), 'desk-doctor-'));
  const version = join(LOCAL_FOLDER, 'assets', 'version.json');
  await Promise.all(
    ['src/assets', dirname(version)].map((folder) => mkdir(join(projectFolder, folder), { recursive: true })),
  );
  await Promise.all([
    cp(join(PROJECT_FOLDER, 'package.json'), join(projectFolder, 'package.json')),
    cp(join(PROJECT_FOLDER, version), join(projectFolder, version)),
    symlink(join(PROJECT_FOLDER, 'node_modules'), join(projectFolder, 'node_modules')),
    writeFile(
      join(projectFolder, 'src', 'assets', 'desk-config.json'),
      JSON.stringify({ busyActivity: 'Unavailable', nextActivity: 'Available', wrapUp: { limitSeconds: 300 } }),
    ),
  ]);
  return { nodeVersion: '22.11.0', projectFolder };
}

/** Changes a JSON file of a machine's project. */
export async function change(machine: Machine, file: string, by: (content: object) => object): Promise<void> {
  const path = join(machine.projectFolder, file);
  const content = JSON.parse(await readFile(path, 'utf8')) as object;
  await writeFile(path, JSON.stringify(by(content)));
}

/** A desk and a local TaskRouter, both of which a test may break, with the doctor beside them. */
export class Clinic {
  readonly client: Twilio;
  readonly workspace: WorkspaceContext;
  readonly #env: Record<string, string>;
  readonly #servers: Server[];
  /** Copies of the desk, with something wrong. */
  readonly #copies: string[] = [];

  private constructor(
    readonly emulator: Emulator,
    readonly desk: string,
    readonly machine: Machine,
    server: Server,
  ) {
    const { accountSid, authToken, apiKey, apiSecret } = localCredentials;
    this.client = twilio(accountSid, authToken, { httpClient: new LocalRequestClient(emulator.origin) });
    this.workspace = this.client.taskrouter.v1.workspaces(emulator.control.sidOf('workspace', 'writers'));
    this.#servers = [server];
    this.#env = {
      ACCOUNT_SID: accountSid,
      AUTH_TOKEN: authToken,
      API_KEY: apiKey,
      API_SECRET: apiSecret,
      SIGN_IN: 'shared',
      TOKEN_PASSWORD: 'violet harbour thimble quartz',
      WORKSPACE_SID: emulator.control.sidOf('workspace', 'writers'),
      WORKFLOW_SID: emulator.control.sidOf('workflow', 'support'),
      OUTBOUND_WORKFLOW_SID: emulator.control.sidOf('workflow', 'outbound'),
      DEADLINE_WORKFLOW_SID: emulator.control.sidOf('workflow', 'deadlines'),
      CALLER_ID: '+15550100',
      TASKROUTER_ORIGIN: emulator.origin,
    };
  }

  static async open(): Promise<Clinic> {
    await haveBuilt('local');
    let handle: RequestListener = (_request, response) => void response.writeHead(503).end();
    const server = createServer((request, response) => handle(request, response));
    const desk = `http://${LOOPBACK}:${await listen(server, 0, 'PORT')}`;
    const emulator = await createEmulator({ seed: join(__dirname, 'clinic.yaml'), variables: { DESK_ORIGIN: desk } });
    const clinic = new Clinic(emulator, desk, await makeMachine(), server);
    handle = await clinic.#functions(desk, {});
    return clinic;
  }

  async close(): Promise<void> {
    for (const server of this.#servers) {
      server.closeAllConnections();
      server.close();
    }
    const folders = [this.machine.projectFolder, ...this.#copies];
    await Promise.all([this.emulator.close(), ...folders.map((folder) => rm(folder, { recursive: true }))]);
  }

  /** What the desk and the doctor are told. */
  get env(): Readonly<Record<string, string>> {
    return this.#env;
  }

  sid(kind: Parameters<Emulator['control']['sidOf']>[0], name: string): string {
    return this.emulator.control.sidOf(kind, name);
  }

  workflow(name: string): ReturnType<WorkspaceContext['workflows']> {
    return this.workspace.workflows(this.sid('workflow', name));
  }

  worker(name: string): ReturnType<WorkspaceContext['workers']> {
    return this.workspace.workers(this.sid('worker', name));
  }

  /** A copy of the desk in which everybody may call a Function: somebody has renamed its file. @returns Its folder. */
  async unprotected(name: string): Promise<string> {
    // Inside the project, so that the Functions find `twilio`.
    const copy = await mkdtemp(join(PROJECT_FOLDER, 'dist', 'test-'));
    this.#copies.push(copy);
    await cp(join(PROJECT_FOLDER, LOCAL_FOLDER), copy, { recursive: true });
    const functions = join(copy, 'functions');
    await rename(join(functions, `${name}.protected.js`), join(functions, `${name}.js`));
    return copy;
  }

  /** Serves another desk, and lets the workflows, the workspace and the number know of it. @returns Its origin. */
  async moveDesk(how: { folder?: string; authToken?: string; env?: Record<string, string> }): Promise<string> {
    let handle: RequestListener = () => undefined;
    const server = createServer((request, response) => handle(request, response));
    this.#servers.push(server);
    const desk = `http://${LOOPBACK}:${await listen(server, 0, 'PORT')}`;
    handle = await this.#functions(desk, how);
    await this.pointTo(desk);
    return desk;
  }

  /** Lets everything call a desk at this origin. */
  async pointTo(desk: string): Promise<void> {
    const url = `${desk}/assignment?instruction=none`;
    for (const name of ['support', 'outbound'])
      await this.workflow(name).update({ assignmentCallbackUrl: url, fallbackAssignmentCallbackUrl: url });
    await this.workspace.update({ eventCallbackUrl: `${desk}/wrap-up-sweep` });
    const [number] = await this.client.incomingPhoneNumbers.list();
    await this.client.incomingPhoneNumbers(number?.sid ?? '').update({ voiceUrl: `${desk}/incoming-call` });
  }

  async #functions(
    origin: string,
    {
      folder = join(PROJECT_FOLDER, LOCAL_FOLDER),
      authToken = localCredentials.authToken,
      env = {},
    }: Parameters<Clinic['moveDesk']>[0],
  ): Promise<RequestListener> {
    const { app, routes } = await createFunctionsApp({ folder, origin, env: { ...this.#env, ...env } });
    return createGateway({ app, routes, authToken });
  }

  /** An outside for the doctor; its clock starts at the time there is, as answers have that. */
  io(options: TestIoOptions = {}): Promise<TestIo> {
    const env = Object.fromEntries(
      Object.entries({ ...this.#env, ...options.env }).filter(([, value]) => value !== ''),
    );
    return testIo({ now: Date.now(), ...options, env });
  }

  /** What the doctor says, and what it ends with. */
  async examine(
    options: DoctorOptions = {},
    outside: TestIoOptions = {},
    machine: Machine = this.machine,
  ): Promise<Report & { exitCode: number; io: TestIo }> {
    const io = await this.io(outside);
    const exitCode = await runDoctor(invocationOf(io, true), options, machine);
    return { ...(JSON.parse(io.stdout.text) as Report), exitCode, io };
  }

  /** The same in words. */
  async tell(options: DoctorOptions = {}, outside: TestIoOptions = {}): Promise<{ exitCode: number; io: TestIo }> {
    const io = await this.io(outside);
    return { exitCode: await runDoctor(invocationOf(io, false), options, this.machine), io };
  }
}
