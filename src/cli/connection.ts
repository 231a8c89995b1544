import type { Twilio } from 'twilio';
import { clientRegion, usualRegion, type Region } from '../lib/region';
import { describeSid, isSid } from '../lib/sids';
import { CliError } from './cli-error';
import { chooseCredentials, type AccountOptions, type Credentials } from './credentials/credentials';
import { readSurroundings, type Surroundings } from './credentials/environment';
import { readTwilioCliProfile } from './credentials/twilio-cli-profile';
import { isGone, refusalOf } from './explain';
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
  /** Which Twilio is asked; the local TaskRouter is asked whatever it plays. */
  readonly region: Region;
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
  /** What is behind Twilio's refusal, where this connection knows more than the refusal says. */
  readonly explain: (error: unknown) => Promise<CliError | undefined>;
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
  const { accountSid, username, password, region, origin, source } = credentials;
  // The twilio package takes no other, and the environment may hold anything.
  if (!accountSid.startsWith('AC')) {
    throw new CliError(
      'not_configured',
      `ACCOUNT_SID is “${accountSid}”: expected ${describeSid('AC', "an account's SID")}, or nothing for the local TaskRouter's own.`,
    );
  }
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
    ...clientRegion(region),
  });
  // The local TaskRouter does not know the real account's workspace.
  const usual = origin === undefined ? surroundings.all['WORKSPACE_SID'] : undefined;
  let found: Promise<string> | undefined;
  const asked = options.workspace ?? usual;
  return {
    client,
    accountSid,
    origin,
    region,
    source,
    place:
      origin === undefined
        ? `account ${accountSid}${region === usualRegion ? '' : ` in ${region}`}`
        : `the local TaskRouter at ${origin}`,
    surroundings,
    workspaceSid: () => (found ??= findWorkspace(client, asked)),
    requests: () => httpClient.sent,
    async explain(error) {
      const status = refusalOf(error)?.status;
      if (status === 401 || status === 403) return credentialsRefused(status, credentials);
      if (status !== 404 || found === undefined || asked === undefined || !isSid('WS', asked)) return undefined;
      try {
        await client.taskrouter.v1.workspaces(asked).fetch();
        return undefined;
      } catch (second) {
        if (!isGone(second)) return undefined;
        const where = options.workspace === undefined ? 'WORKSPACE_SID' : '--workspace';
        return new CliError(
          'not_configured',
          `The account ${accountSid} has no workspace ${asked}, which ${where} names. ${await saysWhatThereIs(client)}`,
        );
      }
    },
  };
}

function credentialsRefused(status: number, { source, accountSid, region, origin }: Credentials): CliError {
  if (origin !== undefined) {
    return new CliError(
      'credentials_refused',
      `The local TaskRouter at ${origin} refused the credentials (HTTP ${status}): those of ${source}, for ${accountSid}. ` +
        'Where it was started with ACCOUNT_SID and AUTH_TOKEN of its own, set the same in the environment and use --own-credentials.',
    );
  }
  return new CliError(
    'credentials_refused',
    `Twilio refused the credentials (HTTP ${status}): those of ${source}, for ${accountSid} in the region ${region}. ` +
      'Check ACCOUNT_SID and AUTH_TOKEN, or API_KEY and API_SECRET, that they are of this account and this region (each region has its own; TWILIO_REGION says which), and not replaced by newer ones: ' +
      'https://console.twilio.com, “Account Info”.',
  );
}

async function saysWhatThereIs(client: Twilio): Promise<string> {
  const workspaces = await client.taskrouter.v1.workspaces.list({ pageSize: mostWorkspaces });
  return `The account has: ${list(workspaces)}.`;
}

const list = (workspaces: readonly { readonly friendlyName: string; readonly sid: string }[]): string =>
  workspaces.map(({ friendlyName, sid }) => `${friendlyName} (${sid})`).join(', ') || 'none';

async function findWorkspace(client: Twilio, nameOrSid: string | undefined): Promise<string> {
  if (nameOrSid !== undefined && isSid('WS', nameOrSid)) return nameOrSid;
  const workspaces = await client.taskrouter.v1.workspaces.list({ pageSize: mostWorkspaces });
  const named = workspaces.filter(({ friendlyName }) => friendlyName === (nameOrSid ?? friendlyName));
  const [only] = named;
  if (only && named.length === 1) return only.sid;
  const known = list(workspaces);
  if (nameOrSid === undefined) {
    throw new CliError(
      'not_configured',
      `Which workspace? Use --workspace, or set WORKSPACE_SID. The account has: ${known}.`,
    );
  }
  const problem =
    named.length > 0
      ? `Several workspaces are named ${nameOrSid}: give the SID instead`
      : `There is no workspace ${nameOrSid}`;
  throw new CliError('not_configured', `${problem}. The account has: ${known}.`);
}
