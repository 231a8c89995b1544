import { existsSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { resolve } from 'node:path';
import { createEmulator, credentialsFrom, PortTakenError, type Emulator } from '../emulator';
import { LOCAL_FOLDER } from './build/folders';
import { createFunctionsApp } from './functions-app';
import { createGateway } from './gateway';
import { refuse } from './gateway/gateway-refusal';
import { PROJECT_FOLDER } from './project';
import { listen, LOOPBACK, portTaken } from './start/listen';
import { StartError } from './start/start-error';

/** Documented and public: it opens nothing but a local desk. */
export const LOCAL_PASSWORD = 'local-desk-password';

/** The same for the floor page. */
export const LOCAL_SUPERVISOR_PASSWORD = 'local-floor-password';

/** The names in the default seed that the desk works with. */
const SEED_WORKSPACE = 'writers';
const SEED_WORKFLOW = 'support';
const SEED_OUTBOUND_WORKFLOW = 'outbound';
const SEED_DEADLINE_WORKFLOW = 'deadlines';

/** What the default seed's customers see when the desk calls them. */
const SEED_CALLER_ID = '+15550100';

export interface LocalDeskOptions {
  /** Port of the page and the Functions; 0 takes any free one. */
  deskPort: number;
  /** Port of the local TaskRouter; 0 takes any free one. */
  emulatorPort: number;
  /** Variables of the Functions that win over the local defaults; the local TaskRouter plays the region among them. For a live desk: all of them. */
  env?: Readonly<Record<string, string>>;
  /** Path of a seed file; it must have a workspace `writers` with a workflow `support`. */
  seed?: string;
  /** Against the real account that `env` names, without a local TaskRouter. */
  live?: boolean;
  /** Where Twilio calls a live desk: what it hands out begins with it, and signatures are over it. */
  publicOrigin?: string | undefined;
  /** Where the built desk is, inside the project; default `dist/local`. */
  folder?: string;
  /** Told one line at a time what a developer should see. */
  log?: (line: string) => void;
}

export interface LocalDesk {
  /** e.g. `http://127.0.0.1:3000`; the local TaskRouter signs its webhooks for exactly this origin. */
  deskOrigin: string;
  /** Not there for a live desk. */
  emulator: Emulator | undefined;
  /** What the Functions see in their context. */
  env: Readonly<Record<string, string>>;
  /** Takes up the Functions and files of a new build; the local TaskRouter keeps its state. */
  reload(): Promise<void>;
  /** Frees both ports and leaves nothing running. */
  close(): Promise<void>;
}

/**
 * Runs a built desk on this machine: the local TaskRouter with its seed, and the runtime handler's own server for the
 * Functions and the page, behind a stand-in for Twilio's gateway. Listens on the loopback address alone.
 *
 * @throws {StartError} when a port is taken or nothing is built; nothing is left running then.
 */
export async function startLocalDesk(options: LocalDeskOptions): Promise<LocalDesk> {
  const { live = false, publicOrigin, log = () => {} } = options;
  const folder = resolve(PROJECT_FOLDER, options.folder ?? LOCAL_FOLDER);

  if (!existsSync(folder)) throw new StartError(`There is no built desk in ${folder}: run npm run build first.`);

  // The desk's port is taken first, because the seed's callback URLs name it.
  let handle: RequestListener = (_request, response) => {
    refuse(response, 503, 'starting', 'The desk is starting: try again in a moment.');
  };
  const server = createServer((request, response) => handle(request, response));
  const deskPort = await listen(server, options.deskPort, 'PORT');
  const deskOrigin = `http://${LOOPBACK}:${deskPort}`;
  let emulator: Emulator | undefined;

  async function close(): Promise<void> {
    await Promise.all([
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
      emulator?.close(),
    ]);
  }

  try {
    if (!live) emulator = await startEmulator(options, deskOrigin, log);
    const env = emulator === undefined ? { ...options.env } : localEnvironment(options.env ?? {}, emulator);
    const reload = async (): Promise<void> => {
      const { app, routes } = await createFunctionsApp({ folder, env, origin: publicOrigin ?? deskOrigin });
      const authToken = env['AUTH_TOKEN'] ?? '';
      handle = createGateway({
        routes,
        authToken,
        publicOrigin,
        app,
        onFailure: (error) => log(`A request failed: ${String(error)}`),
      });
    };
    await reload();
    return { deskOrigin, emulator, env, reload, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function startEmulator(
  options: LocalDeskOptions,
  deskOrigin: string,
  log: (line: string) => void,
): Promise<Emulator> {
  const region = options.env?.['TWILIO_REGION'];
  try {
    return await createEmulator({
      port: options.emulatorPort,
      host: LOOPBACK,
      credentials: credentialsFrom(options.env ?? {}),
      variables: { DESK_ORIGIN: deskOrigin },
      ...(options.publicOrigin !== undefined && { allowOrigins: [options.publicOrigin] }),
      log,
      ...(options.seed !== undefined && { seed: options.seed }),
      ...(region !== undefined && { region }),
    });
  } catch (error) {
    throw error instanceof PortTakenError ? portTaken(error.port, 'EMULATOR_PORT') : error;
  }
}

function localEnvironment(chosen: Readonly<Record<string, string>>, emulator: Emulator): Record<string, string> {
  const credentials = credentialsFrom(chosen);
  return {
    SIGN_IN: 'shared',
    TOKEN_PASSWORD: LOCAL_PASSWORD,
    SUPERVISOR_PASSWORD: LOCAL_SUPERVISOR_PASSWORD,
    CALLER_ID: SEED_CALLER_ID,
    ...chosen,
    ACCOUNT_SID: credentials.accountSid,
    AUTH_TOKEN: credentials.authToken,
    API_KEY: credentials.apiKey,
    API_SECRET: credentials.apiSecret,
    WORKSPACE_SID: emulator.control.sidOf('workspace', SEED_WORKSPACE),
    WORKFLOW_SID: emulator.control.sidOf('workflow', SEED_WORKFLOW),
    ...optionalWorkflow(emulator, 'OUTBOUND_WORKFLOW_SID', SEED_OUTBOUND_WORKFLOW),
    ...optionalWorkflow(emulator, 'DEADLINE_WORKFLOW_SID', SEED_DEADLINE_WORKFLOW),
    TASKROUTER_ORIGIN: emulator.origin,
  };
}

/** A seed of one's own need not have a workflow for outbound calls, nor one for deadlines; the desk then does without. */
function optionalWorkflow({ control }: Emulator, variable: string, name: string): Record<string, string> {
  try {
    return { [variable]: control.sidOf('workflow', name) };
  } catch {
    return {};
  }
}
