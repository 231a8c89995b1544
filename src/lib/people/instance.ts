import { randomInt, randomUUID } from 'node:crypto';
import type { Platform } from '../platform';
import { workerOf } from '../workspace';
import { Audit } from './audit';
import { peopleStore, type PeopleCall } from './instance-store';
import type { SignInDesk } from './sign-in';
import { Turnstile } from './turnstile';

const finest = 2 ** 32;
const random = (): number => randomInt(finest) / finest;

/** What goes from call to call. */
type Memory = Pick<SignInDesk, 'machine' | 'turnstile' | 'newId'>;

/** For each machine (a deployed Function knows one), what it remembers of each workspace. */
const kept = new WeakMap<Platform, Map<string, Memory>>();

/** What a Function's instance looks after people with. */
export async function peopleDesk(call: PeopleCall): Promise<SignInDesk & { readonly now: () => number }> {
  const { configuration, platform } = call;
  const { WORKSPACE_SID: workspaceSid, origin = '' } = configuration;
  const { client, sync, store } = await peopleStore(call);
  const now = (): number => platform.now();

  const memories = kept.get(platform) ?? new Map<string, Memory>();
  kept.set(platform, memories);
  const key = `${origin}/${workspaceSid}`;
  const machine = { now, random, after: platform.after.bind(platform) };
  const memory: Memory = memories.get(key) ?? {
    machine,
    turnstile: new Turnstile(machine),
    newId: () => randomUUID(),
  };
  memories.set(key, memory);
  const audit = new Audit({ sync, workspaceSid, random, log: (line) => platform.log(line) });
  return { ...memory, store, audit, now, worker: (sid) => workerOf(client, workspaceSid, sid) };
}
