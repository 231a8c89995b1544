import type { Twilio } from 'twilio';
import { isSid } from '../lib/sids';
import { CliError } from './cli-error';
import { chooseCredentials } from './credentials/credentials';
import type { AccountOptions } from './credentials/credentials';
import { readSurroundings } from './credentials/environment';
import type { Surroundings } from './credentials/environment';
import { readTwilioCliProfile } from './credentials/twilio-cli-profile';
import type { Io } from './io';

/** What an operator says on the command line about where to work. */
export interface ConnectionOptions extends AccountOptions {
  /** A workspace's name or SID. */
  readonly workspace?: string;
  /** At most so many requests are under way at a time. */
  readonly concurrency: number;
}

/** An account that verbs work on. */
export interface Connection {
  readonly client: Twilio;
  readonly accountSid: string;
  /** Where the local TaskRouter is; undefined for Twilio itself. */
  readonly origin: string | undefined;
  /** Where the credentials were found. */
  readonly source: string;
  /** The account in words, for a question. */
  readonly place: string;
  /** What the environment and `.env` say. */
  readonly surroundings: Surroundings;
  /** The SID of the workspace to work in; asked for once. @throws CliError where it is not clear */
  readonly workspaceSid: () => Promise<string>;
  /** How many requests were sent so far. */
  readonly requests: () => number;
}

const mostWorkspaces = 100;

/**
 * Finds the credentials and makes a client with them. Asks nothing of Twilio yet.
 *
 * @throws CliError `not_configured`
 */
export async function connect(io: Io, options: ConnectionOptions): Promise<Connection> {
  const surroundings = await readSurroundings(io);
  const credentials = await chooseCredentials(options, surroundings, (name) => readTwilioCliProfile(io.home, name));
  const { accountSid, username, password, region, edge, origin, source } = credentials;
  // Only now: help and completions need not wait for it.
  const [{ default: twilio }, { OperatorsClient }] = await Promise.all([
    import('twilio'),
    import('./http/operators-client'),
  ]);
  const httpClient = new OperatorsClient({ io, concurrency: options.concurrency, origin });
  const client = twilio(username, password, {
    accountSid,
    httpClient,
    env: {},
    ...(region !== undefined && { region }),
    ...(edge !== undefined && { edge }),
  });
  // The local TaskRouter does not know the real account's workspace.
  const usual = origin === undefined ? surroundings.all['WORKSPACE_SID'] : undefined;
  let found: Promise<string> | undefined;
  return {
    client,
    accountSid,
    origin,
    source,
    place: origin === undefined ? `account ${accountSid}` : `the local TaskRouter at ${origin}`,
    surroundings,
    workspaceSid: () => (found ??= findWorkspace(client, options.workspace ?? usual)),
    requests: () => httpClient.sent,
  };
}

async function findWorkspace(client: Twilio, nameOrSid: string | undefined): Promise<string> {
  if (nameOrSid !== undefined && isSid('WS', nameOrSid)) return nameOrSid;
  const workspaces = await client.taskrouter.v1.workspaces.list({ pageSize: mostWorkspaces });
  const named = workspaces.filter(({ friendlyName }) => friendlyName === (nameOrSid ?? friendlyName));
  const [only] = named;
  if (only && named.length === 1) return only.sid;
  const known = workspaces.map(({ friendlyName, sid }) => `${friendlyName} (${sid})`).join(', ') || 'none';
  if (nameOrSid === undefined) {
    throw new CliError(
      'not_configured',
      `Which workspace? Say --workspace, or set WORKSPACE_SID. The account has: ${known}.`,
    );
  }
  throw new CliError('not_configured', `There is no one workspace named ${nameOrSid}. The account has: ${known}.`);
}
