import type { Twilio } from 'twilio';
import { DeskError } from '../errors';
import { carryOut, type Doing } from './carry-out-rescue';
import type { Customer } from './customer';
import { isBeingRescued, offeredFirst, offeredOnceMore } from './offered-again';
import { rescueOf } from './choose-rescue';
import { settingsFor } from './alone-settings';
import { whereaboutsOf } from './whereabouts';

/** What a person wants for a customer who is alone: what the desk would do by itself, another offer, or the closing words. */
export type Wish = 'as the desk does' | 'offer again' | 'closing words';

/** Who wants it. */
export type Wisher = 'a supervisor' | `the supervisor ${string}` | 'the agent';

/** What is to be done about one who is alone, or why nothing is, for a person to read. */
export type Decision = Doing | { readonly act: 'nothing'; readonly why: string };

const nothing = (why: string): Decision => ({ act: 'nothing', why });
const refused = (why: string): DeskError => new DeskError('conflict', why);

/**
 * Decides what a person's wish comes to. Whoever wishes has looked, so there is no grace; and who wishes a caller to be offered again
 * whose task was canceled, or who was offered time and again, knows better than the desk.
 *
 * @param now - Epoch milliseconds.
 * @param by - Whose wish it is.
 */
export function decideByHand(customer: Customer, wish: Wish, now: number, by: Wisher = 'a supervisor'): Decision {
  const settings = settingsFor(customer.task.workflowName);
  const { sid, workflowSid, attributes } = customer.task;
  if (whereaboutsOf(customer) !== 'alone') return nothing('not alone any more');
  if (isBeingRescued(attributes, now)) return nothing('somebody is at it');
  if (wish === 'closing words') return { act: wish, words: settings.closingWords, why: `${by} said so` };
  if (wish === 'as the desk does') {
    const rescue = rescueOf(customer, settings, { aloneForMs: Number.POSITIVE_INFINITY, now });
    if (rescue.act === 'offer again' || rescue.act === 'closing words') return rescue;
    return nothing('not this desk’s to look after: desk-config.json says so');
  }
  if (workflowSid === undefined) return nothing('nobody knows any more which workflow it was');
  const again = { of: sid ?? 'unknown', why: `${by} said so`, now };
  return { act: wish, workflowSid, record: offeredOnceMore(attributes, again) ?? offeredFirst(again) };
}

/**
 * Offers a customer again who was seen alone, because somebody says so.
 *
 * @throws DeskError `conflict` where that cannot be, the customer has hung up meanwhile, or somebody else is at it
 */
export async function offerByHand(
  client: Twilio,
  customer: Customer,
  { workspaceSid, now, by }: { readonly workspaceSid: string; readonly now: number; readonly by: Wisher },
): Promise<void> {
  const decision = decideByHand(customer, 'offer again', now, by);
  if (decision.act === 'nothing') throw refused(`The customer cannot be offered again: ${decision.why}.`);
  const settings = settingsFor(customer.task.workflowName);
  const done = await carryOut(client, decision, customer, { workspaceSid, settings, now });
  if (done === 'gone') throw refused('The customer is not on the line any more.');
  if (done === 'left to others')
    throw refused('Somebody else changed the task in the same moment. Look at it, then try again.');
}
