import type { Twilio } from 'twilio';
import { isGone, isRefused } from './twilio-answers';
import type { Customer } from './customer';

/** The statuses of a call that is over. @see https://www.twilio.com/docs/voice/api/call-resource#call-status-values */
const overStatuses: ReadonlySet<string> = new Set(['completed', 'busy', 'failed', 'no-answer', 'canceled']);

/** Whether a call is over, by its status. */
export const isOver = (status: string): boolean => overStatuses.has(status);

/**
 * Ends a customer's call: the conference it is in, for all who are in it, or the call itself. Harmless to do twice.
 *
 * @returns whether it went on until now
 */
export async function hangUp(
  client: Twilio,
  { callSid, place }: Pick<Customer, 'callSid' | 'place'>,
): Promise<boolean> {
  const conference = place?.kind === 'conference' ? client.conferences(place.conferenceSid) : undefined;
  const call = client.calls(callSid);
  try {
    await (conference ? conference.update({ status: 'completed' }) : call.update({ status: 'completed' }));
    return true;
  } catch (error) {
    if (isGone(error)) return false;
    if (!isRefused(error)) throw error;
    // The caller may have hung up in between, or a first attempt whose answer was lost has ended it.
    const { status } = await (conference ? conference.fetch() : call.fetch());
    if (isOver(status)) return false;
    throw error;
  }
}
