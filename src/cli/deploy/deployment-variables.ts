import { neededNames, optionalNames, signInMode, variableNames } from '../../lib/configuration';
import { DeskError } from '../../lib/errors';
import { CliError } from '../cli-error';
import type { Surroundings } from '../credentials/environment';

/** Twilio's runtime puts these into every Function's context by itself: they are never sent. */
const ofTheRuntime: ReadonlySet<string> = new Set(['ACCOUNT_SID', 'AUTH_TOKEN']);

const sendableNames: readonly string[] = [...variableNames.filter((name) => !ofTheRuntime.has(name)), ...optionalNames];

/**
 * The desk's own names that a deployment may lack. `TASKROUTER_ORIGIN` is among them because `twilio serverless:deploy`
 * sends it along with the rest of `.env`, and Functions in the cloud would then send their credentials to a laptop.
 */
const removableNames = (needed: readonly string[]): readonly string[] => [
  ...sendableNames.filter((name) => !needed.includes(name)),
  'TASKROUTER_ORIGIN',
];

/** What a deployment is made with, and what it carries. */
export interface DeploymentVariables {
  readonly accountSid: string;
  /** The account's SID with its auth token, or an API key's SID with its secret. */
  readonly signIn: { readonly username: string; readonly password: string };
  /** For the Functions: all that is sent. */
  readonly sent: Readonly<Record<string, string>>;
  /** Those of the desk's names that are not sent: what Twilio has of them from before is taken away. */
  readonly gone: readonly string[];
}

/**
 * Chooses what is deployed from the one source there is: the environment, and the `.env` of one folder, where the
 * environment wins.
 *
 * @throws CliError `not_configured` where something is missing, nobody says how people sign in, or the two are of two accounts
 */
export function chooseVariables({ all, environment, dotEnv }: Surroundings): DeploymentVariables {
  const needed: readonly string[] = neededNames(all).filter((name) => !ofTheRuntime.has(name));
  const sent = Object.fromEntries(sendableNames.flatMap((name) => (all[name] ? [[name, all[name]]] : [])));
  const { ACCOUNT_SID: accountSid, AUTH_TOKEN: authToken, API_KEY: apiKey, API_SECRET: apiSecret } = all;
  const missing = [...(accountSid ? [] : ['ACCOUNT_SID']), ...needed.filter((name) => !all[name])];
  if (!accountSid || !apiKey || !apiSecret || missing.length > 0) {
    throw new CliError(
      'not_configured',
      `A deployed desk cannot work without ${missing.join(', ')}: set what is missing in .env or in the environment; ` +
        '.env.example says where each is found.',
    );
  }
  requireSignIn(all);
  const other = dotEnv['ACCOUNT_SID'];
  const taken = Object.keys(sent).filter((name) => environment[name] === undefined);
  if (other !== undefined && other !== accountSid && taken.length > 0) {
    throw new CliError(
      'not_configured',
      `The environment names the account ${accountSid}, and .env is of ${other}: nothing was sent. ` +
        `Set ${taken.join(', ')} in the environment, too, or take ACCOUNT_SID out of it.`,
    );
  }
  return {
    accountSid,
    signIn: authToken ? { username: accountSid, password: authToken } : { username: apiKey, password: apiSecret },
    sent,
    gone: removableNames(needed).filter((name) => sent[name] === undefined),
  };
}

/** Nobody is to find out by a locked door that a desk is deployed on which another way to sign in counts. */
function requireSignIn(all: Surroundings['all']): void {
  try {
    signInMode(all);
  } catch (error) {
    throw error instanceof DeskError ? new CliError('not_configured', error.message) : error;
  }
}

/** Says by name what is about to be sent, and from where. @param file - Where `.env` is. */
export function describeVariables(
  { sent, gone }: DeploymentVariables,
  { environment }: Surroundings,
  file: string,
): readonly string[] {
  const names = Object.keys(sent);
  const [here, there] = [
    names.filter((name) => environment[name] !== undefined),
    names.filter((name) => environment[name] === undefined),
  ];
  return [
    ...(there.length > 0 ? [`Variables from ${file}: ${there.join(', ')}.`] : []),
    ...(here.length > 0 ? [`Variables from the environment: ${here.join(', ')}.`] : []),
    `Not set here, so removed at Twilio if an earlier deployment set them: ${gone.join(', ')}.`,
  ];
}
