import { readFile } from 'node:fs/promises';
import { TwilioServerlessApiClient } from '@twilio-labs/serverless-api';
import * as v from 'valibot';
import { forgetService } from '../../src/cli/undeploy/forget-service';
import { credentialsAt, type Account } from './deploy-account';

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
