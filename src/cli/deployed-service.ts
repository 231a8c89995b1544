import type { Twilio } from 'twilio';
import { largestPage } from './bulk/pages';
import { isGone } from './explain';

export interface DeployedEnvironment {
  readonly sid: string;
  /** The suffix of its domain; null for none. */
  readonly suffix: string | null;
  readonly domain: string;
}

/** A service of Twilio's Functions, with the domains where it is. */
export interface DeployedService {
  readonly sid: string;
  readonly name: string;
  readonly environments: readonly DeployedEnvironment[];
}

/** @returns undefined where the account has no such service. */
export async function findService(client: Twilio, name: string): Promise<DeployedService | undefined> {
  const { services } = client.serverless.v1;
  const found = (await services.list({ pageSize: largestPage })).find(({ uniqueName }) => uniqueName === name);
  if (!found) return undefined;
  const environments = await services(found.sid).environments.list({ pageSize: largestPage });
  return {
    sid: found.sid,
    name,
    environments: environments.map(({ sid, domainSuffix, domainName }) => ({
      sid,
      suffix: domainSuffix || null,
      domain: domainName,
    })),
  };
}

/** Removes a service with everything in it, or one environment of it; what is gone already is as good. */
export async function removeService(
  client: Twilio,
  { sid }: DeployedService,
  environment?: DeployedEnvironment,
): Promise<void> {
  const service = client.serverless.v1.services(sid);
  await (environment ? service.environments(environment.sid) : service).remove().catch((error: unknown) => {
    if (!isGone(error)) throw error;
  });
}
