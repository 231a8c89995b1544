import { DeskError } from './errors';
import { isLoopback } from './loopback';
import {
  describeNumber,
  describeNumbers,
  describePrefixes,
  isPhoneNumber,
  readNumbers,
  readPrefixes,
} from './phone-number';
import { describePolicies, policiesIn } from './recording/recording-policy';
import { describeRegion, isPhoneEdge, isRegion, phoneEdges, regionOfDomain, usualRegion, type Region } from './region';
import { describeSid, isSid, type SidPrefix } from './sids';
import { readOrigins } from './embed/embed-origins';
import { readUrl } from './text/read-url';

/** Shorter than this, a shared password can be guessed; see "Sign-in" in docs/functions.md. */
export const minimumPasswordLength = 12;

/** What has to be done before a variable that was put right counts, wherever the desk runs. */
export const forItToCount = 'deploy again, or start the desk again where it runs on your machine';

/** A variable's rule: what a usable value is, in words that complete "expected …", and the test for it. */
export interface Rule {
  readonly expected: string;
  accepts(value: string): boolean;
}

const sidRule = (prefix: SidPrefix, noun: string): Rule => ({
  expected: describeSid(prefix, noun),
  accepts: (value) => isSid(prefix, value),
});

const passwordRule: Rule = {
  expected: `at least ${minimumPasswordLength} characters`,
  accepts: (value) => value.length >= minimumPasswordLength,
};

/** The runtime refuses to make a client with any other. */
const authTokenLength = 32;

/** Every variable the Functions may need. */
export const variableNames = [
  'ACCOUNT_SID',
  'AUTH_TOKEN',
  'API_KEY',
  'API_SECRET',
  'WORKSPACE_SID',
  'WORKFLOW_SID',
  'TOKEN_PASSWORD',
] as const;

export type VariableName = (typeof variableNames)[number];

/** Variables that switch something on, or say where; a desk works without them. */
export const optionalNames = [
  'CALLER_ID',
  'CALLER_IDS',
  'OUTBOUND_WORKFLOW_SID',
  'DEADLINE_WORKFLOW_SID',
  'SUPERVISOR_PASSWORD',
  'TWILIO_REGION',
  'TWILIO_EDGE',
  'SIGN_IN',
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'OIDC_SCOPE',
  'OIDC_WORKER_CLAIM',
  'OIDC_GROUPS_CLAIM',
  'OIDC_WORKER_GROUP',
  'OIDC_SUPERVISOR_GROUP',
  'OIDC_CREATE_WORKERS',
  'SESSION_HOURS',
  'SESSION_IDLE_MINUTES',
  'TOKEN_MINUTES',
  'CALLS_PER_HOUR',
  'REQUESTS_PER_MINUTE',
  'CALL_PREFIXES',
  'SUPERVISOR_CALL_PREFIXES',
  'HISTORY_SECRET',
  'RECORDING',
  'PAUSE_SECONDS',
  'EMBED_ORIGINS',
] as const;

export type OptionalName = (typeof optionalNames)[number];

/** The ways to sign in. The first counts where nobody says one: see docs/decisions/0038-people-by-default.md. */
const signInModes = ['people', 'oidc', 'shared'] as const;
export type SignInMode = (typeof signInModes)[number];

/** Shorter than this, a key can be tried. */
const leastSecretLength = 32;

/** Limits that are whole numbers: from, to, and what counts where nothing is set. */
const limits = {
  SESSION_HOURS: { least: 1, most: 24, usual: 12, of: 'hours' },
  SESSION_IDLE_MINUTES: { least: 5, most: 720, usual: 60, of: 'minutes' },
  TOKEN_MINUTES: { least: 2, most: 60, usual: 15, of: 'minutes' },
  CALLS_PER_HOUR: { least: 0, most: 100, usual: 60, of: 'calls' },
  PAUSE_SECONDS: { least: 0, most: 3_600, usual: 120, of: 'seconds' },
  REQUESTS_PER_MINUTE: { least: 60, most: 100_000, usual: 600, of: 'requests' },
} as const satisfies Partial<Record<OptionalName, object>>;

export type LimitName = keyof typeof limits;

const limitRule = (name: LimitName): Rule => {
  const { least, most, usual, of } = limits[name];
  return {
    expected: `a whole number of ${of} from ${least} to ${most}; empty is ${usual}`,
    accepts: (value) => /^\d{1,6}$/.test(value) && Number(value) >= least && Number(value) <= most,
  };
};

const prefixesRule: Rule = { expected: describePrefixes, accepts: (value) => readPrefixes(value) !== undefined };

const isSignInMode = (value: string): value is SignInMode => signInModes.some((mode) => mode === value);

/** What asks an identity provider may go in clear to this machine alone. */
function isIssuer(value: string): boolean {
  const url = readUrl(value);
  if (!url || url.search + url.hash + url.username + url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

const anything = (expected: string): Rule => ({ expected, accepts: () => true });

const optionalRules: Readonly<Record<OptionalName, Rule>> = {
  CALLER_ID: { expected: `a phone number of the account, ${describeNumber}`, accepts: isPhoneNumber },
  CALLER_IDS: { expected: describeNumbers, accepts: (value) => readNumbers(value) !== undefined },
  OUTBOUND_WORKFLOW_SID: sidRule('WW', "a TaskRouter workflow's SID"),
  DEADLINE_WORKFLOW_SID: sidRule('WW', "a TaskRouter workflow's SID"),
  SUPERVISOR_PASSWORD: passwordRule,
  TWILIO_REGION: { expected: describeRegion, accepts: isRegion },
  TWILIO_EDGE: { expected: `an edge for the agents' browsers: ${phoneEdges.join(', ')}`, accepts: isPhoneEdge },
  SIGN_IN: { expected: `${signInModes.join(' or ')}; empty is ${signInModes[0]}`, accepts: isSignInMode },
  OIDC_ISSUER: {
    expected: 'the address of the identity provider, such as https://login.example.com, as its discovery has it',
    accepts: isIssuer,
  },
  OIDC_CLIENT_ID: anything('what the provider calls the desk'),
  OIDC_CLIENT_SECRET: anything("the desk's secret at the provider"),
  OIDC_SCOPE: {
    expected: 'scopes with spaces between them, openid among them; empty is openid profile email',
    accepts: (value) => value.split(' ').includes('openid'),
  },
  OIDC_WORKER_CLAIM: anything('the name of a claim; empty is email'),
  OIDC_GROUPS_CLAIM: anything('the name of a claim; empty is groups'),
  OIDC_WORKER_GROUP: anything('a group; empty is everybody who has a worker'),
  OIDC_SUPERVISOR_GROUP: anything('a group; empty is nobody'),
  OIDC_CREATE_WORKERS: { expected: 'true or false; empty is false', accepts: (value) => /^(true|false)$/.test(value) },
  SESSION_HOURS: limitRule('SESSION_HOURS'),
  SESSION_IDLE_MINUTES: limitRule('SESSION_IDLE_MINUTES'),
  TOKEN_MINUTES: limitRule('TOKEN_MINUTES'),
  CALLS_PER_HOUR: limitRule('CALLS_PER_HOUR'),
  REQUESTS_PER_MINUTE: limitRule('REQUESTS_PER_MINUTE'),
  CALL_PREFIXES: prefixesRule,
  SUPERVISOR_CALL_PREFIXES: prefixesRule,
  RECORDING: { expected: describePolicies, accepts: (value) => policiesIn(value) !== undefined },
  PAUSE_SECONDS: limitRule('PAUSE_SECONDS'),
  EMBED_ORIGINS: {
    expected:
      'origins of pages that may hold the desk in a frame, such as https://crm.example, with blanks between them',
    accepts: (value) => readOrigins(value) !== undefined,
  },
  HISTORY_SECRET: {
    expected: `at least ${leastSecretLength} characters that nobody can guess`,
    accepts: (value) => value.length >= leastSecretLength,
  },
};

const rules: Readonly<Record<VariableName, Rule>> = {
  ACCOUNT_SID: sidRule('AC', "the account's SID"),
  AUTH_TOKEN: {
    expected: `the account's auth token (${authTokenLength} characters)`,
    accepts: (value) => value.length === authTokenLength,
  },
  API_KEY: sidRule('SK', "an API key's SID"),
  API_SECRET: { expected: "the API key's secret", accepts: () => true },
  WORKSPACE_SID: sidRule('WS', "a TaskRouter workspace's SID"),
  WORKFLOW_SID: sidRule('WW', "a TaskRouter workflow's SID"),
  TOKEN_PASSWORD: passwordRule,
};

/** The variables that a desk needs, as people sign in there: a password that all share only where they do. */
export function neededNames({ SIGN_IN: mode }: Pick<Environment, 'SIGN_IN'>): readonly VariableName[] {
  return variableNames.filter((name) => name !== 'TOKEN_PASSWORD' || mode === ('shared' satisfies SignInMode));
}

/** What a usable value of a variable is. */
export const ruleOf = (name: VariableName | OptionalName): Rule => ({ ...rules, ...optionalRules })[name];

/**
 * What a Function finds in its `context`. `TASKROUTER_ORIGIN` is optional and for a local TaskRouter only; `DOMAIN_NAME` is the
 * runtime's own word.
 */
export type Environment = {
  [Name in VariableName | OptionalName | 'TASKROUTER_ORIGIN' | 'DOMAIN_NAME']?: string | undefined;
};

/** The variables a Function asked for, present and well-formed, its region, and the origin that replaces Twilio's where one is set. */
export type Configuration<Needed extends VariableName> = { readonly [Name in Needed]: string } & {
  readonly origin: string | undefined;
  readonly region: Region;
};

const isBlank = (value: string | undefined): boolean => value === undefined || value.trim() === '';

/** `http://127.0.0.1:4010` is one; a path, a query or another protocol is not. */
function isOrigin(value: string): boolean {
  return /^https?:\/\//.test(value) && readUrl(value)?.origin === value.replace(/\/$/, '');
}

function complaints(environment: Environment, needed: readonly VariableName[]): string[] {
  const missing = needed.filter((name) => isBlank(environment[name]));
  const malformed = needed
    .filter((name) => !missing.includes(name) && !rules[name].accepts(environment[name] ?? ''))
    .map((name) => `${name} is not usable: expected ${rules[name].expected}.`);
  const origin = environment.TASKROUTER_ORIGIN;
  if (!isBlank(origin) && !isOrigin(origin ?? '')) {
    malformed.push('TASKROUTER_ORIGIN is not usable: expected an origin such as http://127.0.0.1:4010.');
  }
  malformed.push(...complaintsAboutRegion(environment));
  if (missing.length === 0) return malformed;
  // Someone who sets one variable should not have to come back for the next: name those of the other Functions, too.
  const allMissing = neededNames(environment).filter((name) => isBlank(environment[name]));
  return [`Not set: ${allMissing.join(', ')}.`, ...malformed];
}

/** @returns `undefined` where none is said that a desk works in */
function regionIn({ TWILIO_REGION: said }: Environment): Region | undefined {
  if (said === undefined || isBlank(said)) return usualRegion;
  return isRegion(said) ? said : undefined;
}

/** Functions that run in another region than the TaskRouter they ask would be refused every request. */
function complaintsAboutRegion(environment: Environment): string[] {
  const region = regionIn(environment);
  if (region === undefined) return [`TWILIO_REGION is not usable: expected ${describeRegion}.`];
  const { TWILIO_EDGE: edge, DOMAIN_NAME: domain = '' } = environment;
  const here = regionOfDomain(domain) ?? region;
  return [
    ...(here === region ? [] : [`TWILIO_REGION says ${region}, but this desk is deployed to ${here}.`]),
    ...(edge === undefined || isBlank(edge) || isPhoneEdge(edge)
      ? []
      : [`TWILIO_EDGE is not usable: expected ${optionalRules.TWILIO_EDGE.expected}.`]),
  ];
}

const isComplete = <Needed extends VariableName>(
  environment: Environment,
  needed: readonly Needed[],
): environment is { [Name in Needed]: string } => needed.every((name) => !isBlank(environment[name]));

/**
 * Reads what a Function needs from its environment.
 *
 * @throws DeskError `misconfigured`, when one that it needs is missing or unusable. The message names every missing
 * variable of the project and every unusable one, and no value.
 */
export function readConfiguration<Needed extends VariableName>(
  environment: Environment,
  needed: readonly Needed[],
): Configuration<Needed> {
  const found = complaints(environment, needed);
  const values: Environment = Object.fromEntries(needed.map((name) => [name, environment[name]]));
  if (found.length > 0 || !isComplete(values, needed)) {
    throw new DeskError(
      'misconfigured',
      `This Function's environment is incomplete. ${found.join(' ')} See .env.example for where to find each, then ${forItToCount}.`,
    );
  }
  const origin = environment.TASKROUTER_ORIGIN?.trim().replace(/\/$/, '');
  return { ...values, origin: origin || undefined, region: regionIn(environment) ?? usualRegion };
}

/**
 * Reads a variable that a desk may do without.
 *
 * @returns `undefined` where it is not set
 * @throws DeskError `misconfigured` where it is set and unusable
 */
export function readOptional(environment: Environment, name: OptionalName): string | undefined {
  const value = environment[name];
  if (value === undefined || isBlank(value)) return undefined;
  if (optionalRules[name].accepts(value)) return value;
  throw new DeskError(
    'misconfigured',
    `${name} is not usable: expected ${optionalRules[name].expected}. Correct it, or leave it out, then ${forItToCount}.`,
  );
}

/** What is to be done where a desk has the password of all, and nobody says that it counts. It did, before people were the default. */
export const toDecide = 'Set SIGN_IN=shared to keep that password, or SIGN_IN=people: docs/people.md';

/**
 * How people sign in: by a passcode of their own, by their organization's identity provider, or by a password that all share.
 *
 * @throws DeskError `misconfigured` where something else is set: a typing mistake is not to open another door; or where nothing is, beside
 * a password that would open none
 */
export function signInMode(environment: Environment): SignInMode {
  const mode = readOptional(environment, 'SIGN_IN');
  if (mode !== undefined && isSignInMode(mode)) return mode;
  if (isBlank(environment.TOKEN_PASSWORD)) return signInModes[0];
  throw new DeskError('misconfigured', `TOKEN_PASSWORD is set, and SIGN_IN is not. ${toDecide}. Then ${forItToCount}.`);
}

/** Whether everybody has a session of their own, however they sign in. @throws DeskError like {@link signInMode} */
export const keepsSessions = (environment: Environment): boolean => signInMode(environment) !== 'shared';

/**
 * A limit, or what counts where it is not set.
 *
 * @throws DeskError `misconfigured` where it is set and unusable
 */
export function readLimit(environment: Environment, name: LimitName): number {
  const value = readOptional(environment, name);
  return value === undefined ? limits[name].usual : Number(value);
}
