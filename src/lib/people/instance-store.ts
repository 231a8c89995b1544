import type { Context } from '@twilio-labs/serverless-runtime-types/types';
import type { Twilio } from 'twilio';
import type { ServiceContext } from 'twilio/lib/rest/sync/v1/service';
import type { Configuration } from '../configuration';
import type { Platform } from '../platform';
import { twilioClient } from '../twilio-client';
import { PeopleStore } from './store';

/** What of a Function's call people are looked after with. */
export interface PeopleCall {
  readonly context: Pick<Context, 'getTwilioClient'>;
  readonly configuration: Pick<Configuration<'WORKSPACE_SID'>, 'WORKSPACE_SID' | 'origin' | 'region'>;
  readonly platform: Platform;
}

/** The service of Sync that every account has. */
const syncService = 'default';

/** For each machine (a deployed Function knows one), what it has read of each workspace's people. */
const kept = new WeakMap<Platform, Map<string, PeopleStore>>();

/** The people of a Function's instance: what was read goes from call to call. */
export async function peopleStore(
  call: PeopleCall,
): Promise<{ readonly client: Twilio; readonly sync: ServiceContext; readonly store: PeopleStore }> {
  const { configuration, platform } = call;
  const { WORKSPACE_SID: workspaceSid, origin = '' } = configuration;
  const client = await twilioClient(call);
  const sync = client.sync.v1.services(syncService);
  const stores = kept.get(platform) ?? new Map<string, PeopleStore>();
  kept.set(platform, stores);
  const key = `${origin}/${workspaceSid}`;
  const store = stores.get(key) ?? new PeopleStore({ sync, workspaceSid, now: () => platform.now() });
  stores.set(key, store);
  return { client, sync, store };
}
