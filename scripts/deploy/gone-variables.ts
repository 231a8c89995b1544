import { TwilioServerlessApiClient } from '@twilio-labs/serverless-api';

export interface DeployedTo {
  readonly serviceSid: string;
  readonly environmentSid: string;
}

export interface Account {
  readonly username: string;
  readonly password: string;
  /** Both empty for the usual region. */
  readonly region: string;
  readonly edge: string;
}

/**
 * Takes variables away that an earlier deployment left at Twilio: twilio-run only adds and changes.
 *
 * @param names - Those of the desk's own that this deployment did not send.
 * @returns The names of those that were there, and are no more.
 */
export async function removeGone(
  { region, edge, ...credentials }: Account,
  { serviceSid, environmentSid }: DeployedTo,
  names: readonly string[],
): Promise<readonly string[]> {
  const account = { ...credentials, ...(region !== '' && { region, edge }) };
  const client = new TwilioServerlessApiClient(account);
  const where = { ...account, serviceSid, environment: environmentSid };
  const { variables } = await client.getEnvironmentVariables({ ...where, keys: [...names], getValues: false });
  const keys = variables.map(({ key }) => key);
  if (keys.length > 0) await client.removeEnvironmentVariables({ ...where, keys });
  return keys;
}
