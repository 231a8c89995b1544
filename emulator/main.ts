import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { readUrl } from '../src/lib/text/read-url';
import {
  createEmulator,
  credentialsFrom,
  DataFileError,
  ListenError,
  PortTakenError,
  RecordingError,
  WorkspaceFileError,
  type RateLimitOptions,
  type Replay,
} from './index';
import { ExportError, exportRunning } from './export-running';
import { version } from './package.json';

const defaultPort = 4010;

function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError('expected a port number from 0 to 65535');
  return port;
}

function kept(text: string): number {
  const most = Number(text);
  if (!Number.isInteger(most) || most < 0) throw new InvalidArgumentError('expected a whole number from 0');
  return most;
}

function limit(text: string): number {
  const most = Number(text);
  if (!Number.isInteger(most) || most < 1) throw new InvalidArgumentError('expected a whole number from 1');
  return most;
}

function origins(text: string, before: readonly string[] = []): readonly string[] {
  const url = readUrl(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search !== '')
    throw new InvalidArgumentError('expected an origin such as http://localhost:5173');
  return [...before, url.origin];
}

interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly seed?: string;
  readonly data?: string;
  readonly region?: string;
  readonly rateLimit?: number;
  readonly expressionListsPerSecond?: number;
  readonly allowOrigin?: readonly string[];
  readonly requests?: number;
  readonly record?: string;
  readonly replay?: string;
  readonly replaySteps?: number;
}

const environmentPort = process.env['EMULATOR_PORT'] || String(defaultPort);

const program = new Command('local-taskrouter')
  .description('A local TaskRouter: Twilio’s REST API, event bridge and callbacks, with no account.')
  .version(version, '-v, --version')
  .option('--port <number>', 'where to listen; 0 for any free port', portNumber, portNumber(environmentPort))
  .option('--host <address>', 'address to listen on', '127.0.0.1')
  .option('--seed <file>', 'a workspace in YAML or JSON to start with')
  .option('--data <file>', 'keep the state in this file across restarts, rather than in memory')
  .option('--region <name>', 'the region of Twilio to play, such as ie1; us1 where absent')
  .option('--rate-limit <number>', 'how many REST requests may be under way at once; more get 429', limit)
  .option('--expression-lists-per-second <number>', 'how many lists by an expression; more get 429', limit)
  .option('--record <file>', 'write all that happens into this file, for it to be replayed; secrets are struck out')
  .option('--requests <number>', 'how many requests are kept to be looked at; 1000 where absent, 0 for none', kept)
  .option(
    '--allow-origin <origin>',
    'whose pages may ask besides the desk’s, and by what name; may be repeated',
    origins,
  )
  .action(serve);

program
  .command('export')
  .description('Write a workspace of the local TaskRouter that runs as a seed, in YAML.')
  .argument('[file]', 'where to; standard output where absent')
  .option('--workspace <name>', 'which one; may be left out where there is only one')
  .option('--from <origin>', 'where it runs', `http://127.0.0.1:${environmentPort}`)
  .action((file: string | undefined, { workspace, from }: { workspace?: string; from: string }) =>
    exportRunning({ origin: from, workspace, file }),
  );

program
  .command('replay')
  .description('Do again what was recorded by --record, and serve what came of it; the clock stands still there.')
  .argument('<file>', 'the recording')
  .option('--steps <number>', 'so many of its steps; all where absent', kept)
  .action((replay: string, { steps }: { steps?: number }) =>
    serve({ ...program.opts<ServeOptions>(), replay, ...(steps !== undefined && { replaySteps: steps }) }),
  );

program
  .command('credentials')
  .description('Print what signs in to it, as lines of a .env file: those of the environment, or else the public ones.')
  .action(() => {
    const { accountSid, authToken, apiKey, apiSecret } = credentialsFrom(process.env);
    const variables = { ACCOUNT_SID: accountSid, AUTH_TOKEN: authToken, API_KEY: apiKey, API_SECRET: apiSecret };
    for (const [name, value] of Object.entries(variables)) console.log(`${name}=${value}`);
  });

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.');

function rateLimitOf({ rateLimit, expressionListsPerSecond }: ServeOptions): RateLimitOptions | undefined {
  if (rateLimit === undefined && expressionListsPerSecond === undefined) return undefined;
  return {
    concurrentRequests: rateLimit ?? Infinity,
    ...(expressionListsPerSecond !== undefined && { expressionListsPerSecond }),
  };
}

/** What somebody must know who starts it for the first time. */
const banner = (origin: string, { record, ...options }: ServeOptions): string => `\
Local TaskRouter: ${origin} (open it for the console)
Version:          ${version}
Account:          ${credentialsFrom(process.env).accountSid}; \`local-taskrouter credentials\` prints what signs in
State:            ${stateOf(options)}${record === undefined ? '' : `\nRecording:        into ${record}; Ctrl-C ends it in good order`}
Guide:            ${join(__dirname, '..', 'README.md')}
Ctrl-C stops it.`;

function stateOf({ data, replay }: Pick<ServeOptions, 'data' | 'replay'>): string {
  if (replay !== undefined) return `what ${replay} led to, on a clock that stands still`;
  return data === undefined ? 'in memory, and from the seed next time' : `kept in ${data}`;
}

/** Says what came of a replay: a difference is no failure, but what one is looking for. */
function tellOf({ steps, differences, cut }: Replay): void {
  if (cut !== undefined) console.log(cut);
  console.log(`Replayed ${steps} steps${differences.length === 0 ? ', each with the outcome that it had.' : ':'}`);
  for (const difference of differences) console.log(`  ${difference}`);
}

async function serve(options: ServeOptions): Promise<void> {
  const rateLimit = rateLimitOf(options);
  const deskOrigin = process.env['DESK_ORIGIN'];
  const emulator = await createEmulator({
    port: options.port,
    host: options.host,
    ...(options.seed !== undefined && { seed: options.seed }),
    ...(options.data !== undefined && { data: options.data }),
    ...(options.region !== undefined && { region: options.region }),
    ...(rateLimit && { rateLimit }),
    ...(options.requests !== undefined && { requests: options.requests }),
    ...(options.record !== undefined && { record: options.record }),
    ...(options.replay !== undefined && { replay: options.replay }),
    ...(options.replaySteps !== undefined && { replaySteps: options.replaySteps }),
    ...(options.allowOrigin && { allowOrigins: options.allowOrigin }),
    credentials: credentialsFrom(process.env),
    ...(deskOrigin && { variables: { DESK_ORIGIN: deskOrigin } }),
    log: (line) => console.error(line),
  });
  console.log(banner(emulator.origin, options));
  if (emulator.replayed) tellOf(emulator.replayed);
  if (!isLoopback(options.host))
    console.error('Others on the network can reach it, and unless you set your own, its credentials are public.');
  const stop = (): void => void emulator.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

program.parseAsync().catch((error: unknown) => {
  const expected = [WorkspaceFileError, DataFileError, ListenError, ExportError, RecordingError].some(
    (kind) => error instanceof kind,
  );
  if (error instanceof PortTakenError) console.error(`${error.message}, by --port or EMULATOR_PORT.`);
  else if (expected && error instanceof Error) console.error(error.message);
  else console.error(error);
  process.exitCode = 1;
});
