import { isLoopback } from '../../lib/loopback';
import { describeRegion, isRegion, usualRegion, type Region } from '../../lib/region';
import { describeSid, isSid } from '../../lib/sids';
import { CliError } from '../cli-error';
import { localCredentials, localOrigin } from './local';
import type { Surroundings, Variables } from './environment';
import type { TwilioCliProfile } from './twilio-cli-profile';
import { readUrl } from '../../lib/text/read-url';

/** What an operator says on the command line about the account. A secret is never among it. */
export interface AccountOptions {
  readonly accountSid?: string;
  /** A profile of the Twilio CLI. */
  readonly profile?: string;
  /** The local TaskRouter at its usual place. */
  readonly local?: boolean;
  /** The local TaskRouter at another place. */
  readonly origin?: string;
  /** Give the local TaskRouter the credentials of the environment, instead of its own. */
  readonly ownCredentials?: boolean;
}

/** Whom `desk` is for Twilio. */
export interface Credentials {
  readonly accountSid: string;
  /** The account's SID with its auth token, or an API key's SID with its secret. */
  readonly username: string;
  readonly password: string;
  /** Which their account's data is in. */
  readonly region: Region;
  /** Where the local TaskRouter is; undefined for Twilio itself. */
  readonly origin: string | undefined;
  /** Where they were found, for the operator: "the environment and .env". */
  readonly source: string;
}

interface Found {
  readonly accountSid: string | undefined;
  readonly authToken: string | undefined;
  readonly apiKey: string | undefined;
  readonly apiSecret: string | undefined;
}

/**
 * Chooses the credentials: the local TaskRouter's own where it is asked for, a profile that is named, the environment
 * with `.env`, the Twilio CLI's active profile, in this order.
 *
 * @param readProfile - Reads a profile of the Twilio CLI; asked only where it matters.
 * @throws CliError `not_configured`, naming everything that is missing
 */
export async function chooseCredentials(
  options: AccountOptions,
  surroundings: Surroundings,
  readProfile: (name?: string) => Promise<TwilioCliProfile>,
): Promise<Credentials> {
  const origin = chooseOrigin(options, surroundings);
  if (origin !== undefined) return atLocal(origin, options, surroundings);
  if (options.profile !== undefined) return ofProfile(await readProfile(options.profile), options.profile);

  const given = find(surroundings.all, options.accountSid);
  const region = readRegion(surroundings.all['TWILIO_REGION'], 'TWILIO_REGION');
  const rest = { region, origin: undefined, source: 'the environment and .env' };
  const { accountSid, authToken, apiKey, apiSecret } = given;
  if (accountSid !== undefined && !isSid('AC', accountSid)) {
    throw new CliError(
      'not_configured',
      `${options.accountSid === undefined ? 'ACCOUNT_SID' : '--account-sid'} is ${accountSid}: expected ${describeSid('AC', "an account's SID")}, as https://console.twilio.com shows it under “Account Info”.`,
    );
  }
  if (accountSid && authToken) return { accountSid, username: accountSid, password: authToken, ...rest };
  if (accountSid && apiKey && apiSecret) return { accountSid, username: apiKey, password: apiSecret, ...rest };

  const profile = await readProfile();
  const fits = profile.kind === 'keys' && (accountSid === undefined || accountSid === profile.accountSid);
  if (fits) return ofProfile(profile, profile.name);
  throw notConfigured(given, surroundings.hasDotEnv, profile);
}

/**
 * Where the local TaskRouter is, if that is what to work on.
 *
 * @throws CliError where that is no address
 */
export function chooseOrigin({ local, origin }: AccountOptions, { all }: Surroundings): string | undefined {
  const asked = origin ?? all['TASKROUTER_ORIGIN'] ?? (local ? localOrigin : undefined);
  if (asked === undefined) return undefined;
  const url = readUrl(asked);
  if (url && (url.protocol === 'http:' || url.protocol === 'https:')) return url.origin;
  throw new CliError(
    origin === undefined ? 'not_configured' : 'usage',
    `${origin === undefined ? 'TASKROUTER_ORIGIN' : '--origin'} is not the address of a local TaskRouter: expected one like ${localOrigin}.`,
  );
}

/**
 * The local TaskRouter's own credentials open nothing else, so they may go anywhere. Those of the environment may open a
 * real account: they go to a local TaskRouter only where the person says so, never over another machine's http, and never
 * to another machine that only a `.env` names, which may lie in a stranger's folder.
 *
 * @throws CliError where the environment's are asked for, and must not go there or are not set
 */
function atLocal(origin: string, options: AccountOptions, { environment }: Surroundings): Credentials {
  const { accountSid, ownCredentials = false } = options;
  const rest = { region: usualRegion, origin, source: 'the local TaskRouter' } as const;
  if (!ownCredentials) {
    const sid = accountSid ?? localCredentials.accountSid;
    return { accountSid: sid, username: sid, password: localCredentials.authToken, ...rest };
  }
  const isAsked = options.origin !== undefined || environment['TASKROUTER_ORIGIN'] !== undefined;
  // What is sent to it may leave this machine.
  const isElsewhere = !isLoopback(new URL(origin).hostname);
  if (isElsewhere && !origin.startsWith('https:')) {
    throw new CliError(
      'usage',
      `${origin} is on another machine and has no TLS: the credentials of the environment would go there in clear. Leave out --own-credentials, or use an https address.`,
    );
  }
  if (isElsewhere && !isAsked) {
    throw new CliError(
      'usage',
      `Only .env says that the local TaskRouter is at ${origin}: pass it with --origin to send it the credentials of the environment.`,
    );
  }
  const { ACCOUNT_SID: named, AUTH_TOKEN: password } = environment;
  const sid = accountSid ?? named;
  if (sid === undefined || password === undefined) {
    throw new CliError(
      'not_configured',
      '--own-credentials takes ACCOUNT_SID and AUTH_TOKEN from the environment: set both there, or leave it out.',
    );
  }
  return { accountSid: sid, username: sid, password, ...rest, source: 'the environment' };
}

/**
 * Whatever else it is would become part of the host's name that the credentials are sent to.
 *
 * @param where - Who says so, to begin a sentence.
 */
function readRegion(said: string | undefined, where: string): Region {
  if (said === undefined || said === '') return usualRegion;
  if (isRegion(said)) return said;
  throw new CliError('not_configured', `${where} is not usable: expected ${describeRegion}.`);
}

function find(variables: Variables, accountSid: string | undefined): Found {
  return {
    accountSid: accountSid ?? variables['ACCOUNT_SID'] ?? variables['TWILIO_ACCOUNT_SID'],
    authToken: variables['AUTH_TOKEN'] ?? variables['TWILIO_AUTH_TOKEN'],
    apiKey: variables['API_KEY'] ?? variables['TWILIO_API_KEY'],
    apiSecret: variables['API_SECRET'] ?? variables['TWILIO_API_SECRET'],
  };
}

function ofProfile(profile: TwilioCliProfile, name: string): Credentials {
  if (profile.kind === 'keys') {
    const { accountSid, apiKey, apiSecret } = profile;
    const source = `the Twilio CLI's profile ${profile.name}`;
    const region = readRegion(profile.region, `The region in ${source}`);
    return { accountSid, username: apiKey, password: apiSecret, region, origin: undefined, source };
  }
  if (profile.kind === 'keychain') throw new CliError('not_configured', inKeychain(name));
  throw new CliError(
    'not_configured',
    `The Twilio CLI has no profile named ${name}. "twilio profiles:list" shows those it has.`,
  );
}

const inKeychain = (name: string): string =>
  `The Twilio CLI's profile ${name} keeps its key in the system's keychain, which only the Twilio CLI can open. ` +
  'Create the profile again with a version that stores it in a file ("twilio profiles:create"), or set ACCOUNT_SID and AUTH_TOKEN.';

function notConfigured(given: Found, hasDotEnv: boolean, profile: TwilioCliProfile): CliError {
  const missing = [...(given.accountSid ? [] : ['ACCOUNT_SID']), ...missingSecret(given)];
  const place = hasDotEnv
    ? '.env here or in the environment'
    : 'the environment, or in .env, which is not in this folder: copy .env.example to it';
  const sentences = [
    `Not set: ${missing.join(', ')}. Set what is missing in ${place}; .env.example says where each is found.`,
    'For the local TaskRouter of "npm start", use --local.',
  ];
  if (profile.kind === 'keychain') sentences.push(inKeychain(profile.name));
  if (profile.kind === 'keys')
    sentences.push(`The Twilio CLI's active profile ${profile.name} is of another account: choose with --profile.`);
  return new CliError('not_configured', sentences.join('\n'));
}

function missingSecret({ authToken, apiKey, apiSecret }: Found): readonly string[] {
  if (authToken || (apiKey && apiSecret)) return [];
  return apiKey ? ['API_SECRET (or AUTH_TOKEN)'] : ['AUTH_TOKEN (or API_KEY and API_SECRET)'];
}
