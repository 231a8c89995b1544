import type { Twilio } from 'twilio';
import { DeskError, unlessNotFound } from '../errors';
import { listReservations, partsOf, type Holding } from '../own-reservations';
import { offerByHand } from './by-hand';
import { endOldTask } from './carry-out-rescue';
import { isStoodFor, readCustomer } from './read-customers';
import { whereaboutsOf } from './whereabouts';

/** What `/offer-again` answers. */
export interface OfferedByAgent {
  readonly taskSid: string;
  /** False where it had been done before. */
  readonly changed: boolean;
}

const notYours = (): DeskError =>
  new DeskError('forbidden', 'The call is not of a task that you have left and are wrapping up.');

/**
 * Offers a customer again, first in line, whom a worker handed over in vain and wraps up, as the desk itself would after a few
 * seconds. Repeating it does no harm: where a newer task stands for the customer already, what is left of the old one is completed.
 *
 * @throws DeskError `forbidden` where the worker does not wrap the task up, `not_found` where the customer is not on the line any more,
 * `conflict` where the customer is with somebody, is being offered, or somebody else is at it
 */
export async function offerOwnCustomerAgain(
  client: Twilio,
  { workspaceSid, workerSid, taskSid, now }: Holding & { readonly now: number },
): Promise<OfferedByAgent> {
  const reservations = listReservations(client, { workspaceSid, taskSid });
  const [read, customer] = await Promise.all([
    unlessNotFound(reservations, notYours()),
    readCustomer(client, { workspaceSid, taskSid, reservations }),
  ]);
  const { statuses } = partsOf(read, workerSid);
  if (!statuses.has('wrapping') || statuses.has('accepted')) throw notYours();
  const whereabouts = customer ? whereaboutsOf(customer) : 'over';
  if (!customer || whereabouts === 'over')
    throw new DeskError('not_found', 'The customer is not on the line any more.');
  if (whereabouts !== 'alone') throw new DeskError('conflict', `The customer is not alone, but ${whereabouts}.`);
  if (customer.place?.kind === 'queue' && (await isStoodFor(client, workspaceSid, customer.callSid, taskSid))) {
    await endOldTask(client, workspaceSid, customer.task, 'Offered again: a newer task stands for it');
    return { taskSid, changed: false };
  }
  await offerByHand(client, customer, { workspaceSid, now, by: 'the agent' });
  return { taskSid, changed: true };
}
