import { parseArgs } from 'node:util';
import {
  minimumPasswordLength,
  neededNames,
  optionalNames,
  signInMode,
  variableNames,
} from '../../src/lib/configuration';
import { StartError } from './start-error';
import { isLoopback } from '../../src/lib/loopback';
import { readUrl } from '../../src/lib/text/read-url';

/**
 * Reads `DESK_ORIGIN`: where the desk on this machine is reached from outside, such as the address of a tunnel.
 *
 * @returns it as a URL's origin is written: in small letters, with no slash at its end
 * @throws {StartError} where it is anything but the origin of a page that is safe to call
 * @example
 * readDeskOrigin('HTTPS://Desk.example.com/'); // 'https://desk.example.com'
 */
export function readDeskOrigin(said: string): string {
  const url = /^https?:\/\/[^\s\\/?#@]+\/?$/i.test(said) ? readUrl(said) : undefined;
  if (url && (url.protocol === 'https:' || isLoopback(url.hostname))) return url.origin;
  throw new StartError(
    'DESK_ORIGIN is not usable: expected the origin that Twilio calls this desk at, such as https://desk.example.com, ' +
      'with no path; http only for this machine itself.',
  );
}

type Environment = Readonly<Record<string, string | undefined>>;

export interface Settings {
  /** Against the real account instead of the local TaskRouter. */
  live: boolean;
  /** Rebuild when a source file changes. */
  watch: boolean;
  deskPort: number;
  emulatorPort: number;
  /** Where Twilio calls a live desk, such as the address of a tunnel; undefined where nobody has said. */
  publicOrigin: string | undefined;
  /** What the user chose for the Functions; for a live desk it is complete. */
  env: Record<string, string>;
}

export const DEFAULT_DESK_PORT = 3000;
export const DEFAULT_EMULATOR_PORT = 4010;

/** Variables that a local desk takes from the environment; its workspace and workflow are the seed's. */
const LOCAL_VARIABLES = [
  'ACCOUNT_SID',
  'AUTH_TOKEN',
  'API_KEY',
  'API_SECRET',
  'TOKEN_PASSWORD',
  'SUPERVISOR_PASSWORD',
  'CALLER_ID',
  'SIGN_IN',
  ...optionalNames.filter((name) => name.startsWith('OIDC_')),
];

/**
 * Reads what `npm start` is asked to do.
 *
 * @param args the command line after the script's name
 * @param environment the process's environment, which wins
 * @param dotEnv the content of `.env`, parsed, or undefined without such a file; read only for `--live`
 * @throws {StartError} naming everything that is wrong or missing
 * @throws {DeskError} where nobody says how people sign in; see {@link signInMode}
 */
export function readSettings(
  args: readonly string[],
  environment: Environment,
  dotEnv: Environment | undefined,
): Settings {
  const { live, watch } = readFlags(args);
  const all = live ? { ...dotEnv, ...withoutEmpty(environment) } : environment;
  const deskPort = readPort(all, 'PORT', DEFAULT_DESK_PORT);
  const emulatorPort = readPort(all, 'EMULATOR_PORT', DEFAULT_EMULATOR_PORT);
  if (!live && deskPort !== 0 && deskPort === emulatorPort) {
    throw new StartError(
      `PORT and EMULATOR_PORT are both ${deskPort}: the desk and the local TaskRouter need two ports.`,
    );
  }
  if (live) refuseIncomplete(all, dotEnv !== undefined);
  // A local desk has a password that all share, unless somebody says another way.
  signInMode(live ? all : { SIGN_IN: 'shared', ...pick(all, ['SIGN_IN']) });
  refuseShortPassword(all);
  const { DESK_ORIGIN: deskOrigin } = all;
  return {
    live,
    watch,
    deskPort,
    emulatorPort,
    publicOrigin: live && deskOrigin ? readDeskOrigin(deskOrigin) : undefined,
    env: pick(all, live ? [...variableNames, ...optionalNames] : LOCAL_VARIABLES),
  };
}

function readFlags(args: readonly string[]): { live: boolean; watch: boolean } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { live: { type: 'boolean' }, watch: { type: 'boolean' } },
    });
    return { live: values.live ?? false, watch: values.watch ?? false };
  } catch {
    throw new StartError(
      `"${args.join(' ')}" is not understood: the options are --live (the real account in .env) and --watch (rebuild on change).`,
    );
  }
}

function readPort(environment: Environment, name: string, fallback: number): number {
  const text = environment[name];
  if (text === undefined || text === '') return fallback;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw new StartError(`${name} is "${text}": expected a port number from 0 to 65535.`);
  return port;
}

function refuseShortPassword(environment: Environment): void {
  for (const name of ['TOKEN_PASSWORD', 'SUPERVISOR_PASSWORD']) {
    const password = environment[name];
    if (!password || password.length >= minimumPasswordLength) continue;
    throw new StartError(
      `${name} has ${password.length} characters: the desk takes none under ${minimumPasswordLength}. Set a longer one.`,
    );
  }
}

function refuseIncomplete(environment: Environment, hasDotEnv: boolean): void {
  const names = neededNames(environment).filter((name) => !environment[name]);
  if (names.length === 0) return;
  throw new StartError(
    `--live runs against a real account, and ${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} not set: ` +
      (hasDotEnv ? 'add what is missing to .env; ' : 'copy .env.example to .env and fill it in; ') +
      '.env.example says where each is found.',
  );
}

function withoutEmpty(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
}

/** The named variables of an environment that are set; an empty one counts as not set. */
function pick(environment: Environment, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = environment[name];
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
}
