import type { Twilio } from 'twilio';
import { offerByHand } from '../alone/by-hand';
import { hasEnded, type Customer } from '../alone/customer';
import { hangUp } from '../alone/hang-up';
import { isStoodFor, readCustomer, readDoubtful } from '../alone/read-customers';
import { whereaboutsOf } from '../alone/whereabouts';
import { DeskError } from '../errors';
import type { OnRecord } from '../people/on-record';

/** What a supervisor does for a customer who is alone. */
export type CustomerAct = 'offer-again' | 'end-call';

/** What `/floor-task` answers. */
export interface CustomerActed {
  /** `null` where nobody knows any more which task it was. */
  readonly taskSid: string | null;
  /** How the task stands afterwards; `gone` where it has been deleted. */
  readonly assignmentStatus: string;
  /** False where the call was over before. */
  readonly changed: boolean;
}

/** Whose customer, by the task or the call, and what to do. */
export interface CustomerActRequest {
  readonly workspaceSid: string;
  readonly taskSid: string | undefined;
  readonly callSid: string | undefined;
  readonly action: CustomerAct;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Who does it. */
  readonly supervisor: string;
  readonly onRecord: OnRecord;
}

const refusals = {
  talking: 'The customer is with somebody.',
  offered: 'The customer is being offered already: TaskRouter looks for somebody, or somebody’s phone rings.',
  over: 'The customer is not on the line any more.',
} as const;

const refused = (why: string): DeskError => new DeskError('conflict', why);

/**
 * Offers a customer again who is alone, or ends their call, because a supervisor says so, on the truth just read: also where the desk has
 * offered them time and again, or leaves the workflow to others.
 *
 * @throws DeskError `invalid_request` where it is not said whose customer, `not_found` where there is no such task, or it is no call's;
 * `conflict` where the customer is not alone, or somebody else is at it
 */
export async function actForCustomer(client: Twilio, request: CustomerActRequest): Promise<CustomerActed> {
  const { workspaceSid, action, now, supervisor, onRecord } = request;
  const customer = await find(client, request);
  const { task } = customer;
  const answer = { taskSid: task.sid ?? null, assignmentStatus: task.status };
  const whereabouts = (await isElsewhere(client, workspaceSid, customer)) ? 'offered' : whereaboutsOf(customer);
  if (whereabouts === 'over' && action === 'end-call') return { ...answer, changed: false };
  if (whereabouts !== 'alone') throw refused(refusals[whereabouts]);
  const on = { callSid: customer.callSid, ...(task.sid !== undefined && { taskSid: task.sid }) };
  if (action === 'end-call')
    return { ...answer, changed: await onRecord({ what: 'call-ended', on }, () => hangUp(client, customer)) };
  await onRecord({ what: 'offered-again', on }, () =>
    offerByHand(client, customer, { workspaceSid, now, by: `the supervisor ${supervisor}` }),
  );
  return { ...answer, assignmentStatus: hasEnded(task) ? task.status : 'completed', changed: true };
}

/** Whether another task stands for a call that waits in a queue. */
const isElsewhere = async (
  client: Twilio,
  workspaceSid: string,
  { callSid, place, task }: Customer,
): Promise<boolean> => place?.kind === 'queue' && isStoodFor(client, workspaceSid, callSid, task.sid);

async function find(client: Twilio, { workspaceSid, callSid, taskSid }: CustomerActRequest): Promise<Customer> {
  if (taskSid !== undefined) {
    const customer = await readCustomer(client, { workspaceSid, taskSid });
    if (customer) return customer;
    throw new DeskError('not_found', 'There is no such task, or it is about no call.');
  }
  if (callSid === undefined) throw new DeskError('invalid_request', 'taskSid or callSid is missing: whose customer?');
  const found = (await readDoubtful(client, workspaceSid)).find((customer) => customer.callSid === callSid);
  if (found) return found;
  const task = { sid: undefined, status: 'gone', attributes: '{}', workflowSid: undefined, workflowName: undefined };
  return { callSid, task: { ...task, priority: 0 }, reservations: [], place: undefined, since: undefined };
}
