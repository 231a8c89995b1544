import { hasEnded, type Customer } from './customer';
import { isBeingRescued, offeredOnceMore, type OfferedAgain } from './offered-again';
import type { AloneSettings, ClosingWords } from './alone-settings';
import { whereaboutsOf } from './whereabouts';

/** What is to be done about a customer. */
export type Rescue =
  /** They are not alone, or not the desk's to look after. */
  | { readonly act: 'nothing' }
  /** Look again after so long: it may settle by itself. */
  | { readonly act: 'wait'; readonly forMs: number }
  /** A new task, first in line in the same workflow. */
  | { readonly act: 'offer again'; readonly workflowSid: string; readonly record: OfferedAgain }
  /** Words that say that nobody can come, and the end of the call. */
  | { readonly act: 'closing words'; readonly words: ClosingWords; readonly why: string };

const nothing: Rescue = { act: 'nothing' };

/**
 * Decides what is to be done about a customer.
 *
 * A caller whose task was canceled, or ran out of time, was given up by somebody, or by the workflow: they hear the closing words, and
 * so does one whose task ended otherwise before anybody spoke with them. One who was spoken with is offered again, three times in half
 * an hour at most.
 *
 * @param settings - Of the task's workflow.
 * @param time.aloneForMs - For how long the customer has been seen alone; 0 where this is the first look.
 * @param time.now - Epoch milliseconds.
 */
export function rescueOf(
  customer: Customer,
  settings: AloneSettings,
  time: { readonly aloneForMs: number; readonly now: number },
): Rescue {
  if (!settings.watch || whereaboutsOf(customer) !== 'alone') return nothing;
  if (isBeingRescued(customer.task.attributes, time.now)) return nothing;
  const left = settings.graceSeconds * 1_000 - time.aloneForMs;
  if (left > 0) return { act: 'wait', forMs: left };
  const close = (why: string): Rescue => ({ act: 'closing words', words: settings.closingWords, why });
  const { task, place } = customer;
  if (task.status === 'canceled') return close('the task was canceled or ran out of time');
  if (place?.kind === 'queue' && hasEnded(task)) return close('the task has ended while the caller waited');
  if (!settings.offerAgain) return close('offering again is switched off');
  if (task.sid === undefined || task.workflowSid === undefined) return close('nobody knows the workflow any more');
  const why = hasEnded(task) ? 'the task had ended' : 'nobody was left in the call';
  const record = offeredOnceMore(task.attributes, { of: task.sid, why, now: time.now });
  if (!record) return close('the customer has been offered again three times already');
  return { act: 'offer again', workflowSid: task.workflowSid, record };
}
