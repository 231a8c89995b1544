import { readFile } from 'node:fs/promises';
import { TwilioServerlessApiClient } from '@twilio-labs/serverless-api';
import * as v from 'valibot';
import { forgetService } from '../../src/cli/undeploy/forget-service';

/** The account to deploy to, and where its API is. */
interface Account {
  /** The account's SID with its auth token, or an API key's SID with its secret. */
  readonly username: string;
  readonly password: string;
  /** Both empty for the usual region. */
  readonly region: string;
  readonly edge: string;
}

/** The same, as the engine of Twilio's own tools wants it. */
const credentialsAt = ({
  region,
  edge,
  ...credentials
}: Account): { username: string; password: string; region?: string; edge?: string } => ({
  ...credentials,
  ...(region !== '' && { region, edge }),
});

const deployInfo = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.object({ serviceSid: v.string() })));

/**
 * Where this clone has deployed before, and the service has been removed since, in the console or from another machine,
 * twilio-run would look for it in vain. It is forgotten, so that a new one is made.
 *
 * @param file - twilio-run's `.twiliodeployinfo`.
 * @returns The SID of what was forgotten.
 */
export async function forgetGoneService(file: string, account: Account): Promise<string | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  const known = v.safeParse(deployInfo, text);
  const { username, region } = account;
  const entry = known.success ? (known.output[`${username}:${region || 'us1'}`] ?? known.output[username]) : undefined;
  if (entry === undefined) return undefined;
  const credentials = credentialsAt(account);
  const { services } = await new TwilioServerlessApiClient(credentials).list({ ...credentials, types: ['services'] });
  if (!services || services.some(({ sid }) => sid === entry.serviceSid)) return undefined;
  await forgetService(file, entry.serviceSid);
  return entry.serviceSid;
}

interface DeployedTo {
  readonly serviceSid: string;
  readonly environmentSid: string;
}

/**
 * Takes variables away that an earlier deployment left at Twilio: twilio-run only adds and changes.
 *
 * @param names - Those of the desk's own that this deployment did not send.
 * @returns The names of those that were there, and are no more.
 */
export async function removeGone(
  account: Account,
  { serviceSid, environmentSid }: DeployedTo,
  names: readonly string[],
): Promise<readonly string[]> {
  const credentials = credentialsAt(account);
  const client = new TwilioServerlessApiClient(credentials);
  const where = { ...credentials, serviceSid, environment: environmentSid };
  const { variables } = await client.getEnvironmentVariables({ ...where, keys: [...names], getValues: false });
  const keys = variables.map(({ key }) => key);
  if (keys.length > 0) await client.removeEnvironmentVariables({ ...where, keys });
  return keys;
}
