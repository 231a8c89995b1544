import { randomUUID } from 'node:crypto';
import type { Twilio } from 'twilio';
import type { ServiceContext } from 'twilio/lib/rest/sync/v1/service';
import type { Platform } from '../platform';
import { workerOf } from '../workspace';
import { Audit } from './audit';
import { peopleStore, random, type PeopleCall } from './instance-store';
import { sessionLimits, type Lifetimes } from './session-limits';
import type { SignInDesk } from './sign-in-by-passcode';
import type { Spending } from './spending';
import { Turnstile } from './turnstile';

/** What goes from call to call. */
type Memory = Pick<SignInDesk, 'machine' | 'turnstile' | 'newId'>;

/** For each machine (a deployed Function knows one), what it remembers of each workspace. */
const kept = new WeakMap<Platform, Map<string, Memory>>();

/** What a Function's instance looks after people with. */
export type PeopleDesk = SignInDesk & {
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly limits: Lifetimes;
  readonly spending: Spending;
  readonly client: Twilio;
  readonly sync: ServiceContext;
};

/** Puts it together: what goes from call to call, and what is the call's own. */
export async function peopleDesk(call: PeopleCall): Promise<PeopleDesk> {
  const { configuration, platform } = call;
  const { WORKSPACE_SID: workspaceSid, origin = '' } = configuration;
  const { client, sync, store, spending } = await peopleStore(call);
  const now = (): number => platform.now();
  const limits = sessionLimits(call.context);

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
  const audit = new Audit({ sync, workspaceSid, random, log: (line, level) => platform.log(line, level) });
  const worker = (sid: string) => workerOf(client, workspaceSid, sid);
  const { passcodeCost: cost } = platform;
  return { ...memory, client, sync, store, spending, audit, now, limits, worker, ...(cost && { cost }) };
}
