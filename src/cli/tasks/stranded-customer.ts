import type { Customer } from '../../lib/alone/customer';
import { hangUp, isOver } from '../../lib/alone/hang-up';
import { isStoodFor, legsOf, readCustomer } from '../../lib/alone/read-customers';
import { whereaboutsOf } from '../../lib/alone/whereabouts';
import { unlessGone } from '../explain';
import type { Place } from './fix-find';

/** Whom the end of a task would leave on the line with nobody: who is so already, or waits for somebody to come. */
export type Stranded = 'alone' | 'waiting';

/** Said of a task that is kept. */
export const whyKept: Readonly<Record<Stranded, string>> = {
  alone: 'its customer is alone on the line',
  waiting: 'its customer is still waiting',
};

/** What to do about tasks that are kept. */
export const ifKept =
  '“desk calls rescue --task WT…” offers a customer left alone again, and the agent who transferred them can take them back; --end-call ends such calls, then the tasks.';

/** A customer who would be stranded by the end of their task. */
export interface StrandedCustomer {
  readonly stranded: Stranded;
  readonly customer: Customer;
}

/**
 * Looks for a customer who is on the line, in company of nobody: one request where the task is about a call that is over, none
 * where it is about no call.
 */
export async function strandedBy(
  { client, workspaceSid }: Place,
  task: { readonly sid: string; readonly attributes: string },
): Promise<StrandedCustomer | undefined> {
  const { customers } = legsOf(task.attributes);
  const areLive = await Promise.all([...new Set(customers)].map((sid) => isLive(client, sid)));
  if (!areLive.includes(true)) return undefined;
  const customer = await readCustomer(client, { workspaceSid, taskSid: task.sid });
  if (!customer) return undefined;
  const where = whereaboutsOf(customer);
  // One who was offered again is another task's.
  const { callSid, place } = customer;
  if (place?.kind === 'queue' && (await isStoodFor(client, workspaceSid, callSid, task.sid))) return undefined;
  if (where === 'alone') return { stranded: 'alone', customer };
  return where === 'offered' ? { stranded: 'waiting', customer } : undefined;
}

async function isLive(client: Place['client'], callSid: string): Promise<boolean> {
  const call = await unlessGone(client.calls(callSid).fetch());
  return call !== undefined && !isOver(call.status);
}

/**
 * Sees to it that ending a task strands nobody.
 *
 * @param options.endCall - The operator wants such a call ended.
 * @returns What became of the task instead; undefined where it may be ended now
 */
export async function spare(
  place: Place,
  task: { readonly sid: string; readonly attributes: string },
  { endCall }: { readonly endCall: boolean },
): Promise<{ readonly kept: string } | undefined> {
  const found = await strandedBy(place, task);
  if (!found) return undefined;
  if (!endCall) return { kept: whyKept[found.stranded] };
  await hangUp(place.client, found.customer);
  return undefined;
}
