import type { Twilio } from 'twilio';
import { decideByHand } from '../alone/by-hand';
import { carryOut } from '../alone/carry-out';
import type { Customer } from '../alone/customer';
import { hangUp } from '../alone/hang-up';
import { isStoodFor, readCustomer, readDoubtful } from '../alone/read-customers';
import { settingsFor } from '../alone/settings';
import { whereaboutsOf } from '../alone/whereabouts';
import { DeskError } from '../errors';

/** What a supervisor does for a customer who is alone. */
export type CustomerAct = 'offer-again' | 'end-call';

/** What `/floor-task` answers. */
export interface CustomerActed {
  readonly callSid: string;
  /** False where nothing was left to do. */
  readonly changed: boolean;
}

export interface CustomerActRequest {
  readonly workspaceSid: string;
  readonly callSid: string;
  /** Undefined where nobody knows any more which it was. */
  readonly taskSid: string | undefined;
  readonly action: CustomerAct;
  /** Epoch milliseconds. */
  readonly now: number;
}

const hungUp = (): DeskError => new DeskError('not_found', 'The customer is not on the line any more.');

/**
 * Offers a customer again who is alone, or ends their call, on the truth just read.
 *
 * @throws DeskError `not_found` where the customer has hung up, `conflict` where they are not alone, or cannot be offered again
 */
export async function actForCustomer(client: Twilio, request: CustomerActRequest): Promise<CustomerActed> {
  const { workspaceSid, callSid, action, now } = request;
  const customer = await find(client, request);
  if (customer?.callSid !== callSid || whereaboutsOf(customer) === 'over') {
    if (action === 'end-call') return { callSid, changed: false };
    throw hungUp();
  }
  if (whereaboutsOf(customer) !== 'alone' || (await isElsewhere(client, workspaceSid, customer)))
    throw new DeskError('conflict', 'The customer is not alone any more: somebody has them, or is being offered them.');
  if (action === 'end-call') return { callSid, changed: await hangUp(client, customer) };
  const decision = decideByHand(customer, 'offer again', now);
  if (decision.act === 'nothing')
    throw new DeskError('conflict', `The customer cannot be offered again: ${decision.why}.`);
  const settings = settingsFor(customer.task.workflowName);
  const outcome = await carryOut(client, decision, customer, { workspaceSid, settings, now });
  if (outcome === 'gone') throw hungUp();
  if (outcome === 'left to others') throw new DeskError('conflict', 'Somebody else is at it. Look again in a moment.');
  return { callSid, changed: true };
}

/** Whether another task stands for a call that waits in a queue. */
const isElsewhere = async (
  client: Twilio,
  workspaceSid: string,
  { callSid, place, task }: Customer,
): Promise<boolean> => place?.kind === 'queue' && (await isStoodFor(client, workspaceSid, callSid, task.sid));

async function find(
  client: Twilio,
  { workspaceSid, callSid, taskSid }: CustomerActRequest,
): Promise<Customer | undefined> {
  if (taskSid !== undefined) return readCustomer(client, { workspaceSid, taskSid });
  return (await readDoubtful(client, workspaceSid)).find((customer) => customer.callSid === callSid);
}
