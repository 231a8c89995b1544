import { TwilioServerlessApiClient } from '@twilio-labs/serverless-api';
import { credentialsAt, type Account } from './deploy-account';

export interface DeployedTo {
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
