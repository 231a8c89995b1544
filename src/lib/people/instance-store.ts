import { randomInt, randomUUID } from 'node:crypto';
import type { Context } from '@twilio-labs/serverless-runtime-types/types';
import type { Twilio } from 'twilio';
import type { ServiceContext } from 'twilio/lib/rest/sync/v1/service';
import type { Configuration, Environment } from '../configuration';
import type { Platform } from '../platform';
import { twilioClient } from '../twilio-client';
import { Spending } from './spending';
import { PeopleStore } from './store';

/** What of a Function's call people are looked after with. */
export interface PeopleCall {
  readonly context: Environment & Pick<Context, 'getTwilioClient'>;
  readonly configuration: Pick<Configuration<'WORKSPACE_SID'>, 'WORKSPACE_SID' | 'origin' | 'region'>;
  readonly platform: Platform;
}

/** The service of Sync that every account has. */
const syncService = 'default';

const finest = 2 ** 32;

/** From 0 to less than 1, by the machine's own chance. */
export const random = (): number => randomInt(finest) / finest;

/** What an instance knows of a workspace's people. */
interface Known {
  readonly store: PeopleStore;
  readonly spending: Spending;
}

/** For each machine (a deployed Function knows one), what it has read of each workspace's people. */
const kept = new WeakMap<Platform, Map<string, Known>>();

/** The people of a Function's instance: what was read goes from call to call. */
export async function peopleStore(
  call: PeopleCall,
): Promise<Known & { readonly client: Twilio; readonly sync: ServiceContext }> {
  const { configuration, platform } = call;
  const { WORKSPACE_SID: workspaceSid, origin = '' } = configuration;
  const client = await twilioClient(call);
  const sync = client.sync.v1.services(syncService);
  const stores = kept.get(platform) ?? new Map<string, Known>();
  kept.set(platform, stores);
  const key = `${origin}/${workspaceSid}`;
  const shared = { sync, workspaceSid, now: () => platform.now() };
  const known = stores.get(key) ?? {
    store: new PeopleStore(shared),
    spending: new Spending({ ...shared, random, instance: randomUUID() }),
  };
  stores.set(key, known);
  return { client, sync, ...known };
}
