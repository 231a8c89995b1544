import type { Twilio } from 'twilio';
import type { Customer } from '../../lib/alone/customer';
import { done } from '../bulk/run';
import type { Outcome } from '../bulk/run';
import { endConference } from '../conferences/end';
import { isGone, refusalOf } from '../explain';
import { isOver } from '../tasks/fix-decision';

/** Ends a customer's call: the conference it is in, for all who are in it, or the call itself. Harmless to do twice. */
export function hangUp(client: Twilio, { callSid, place }: Pick<Customer, 'callSid' | 'place'>): Promise<Outcome> {
  return place?.kind === 'conference' ? endConference(client, place.conferenceSid) : endCall(client, callSid);
}

async function endCall(client: Twilio, sid: string): Promise<Outcome> {
  const call = client.calls(sid);
  try {
    await call.update({ status: 'completed' });
    return done;
  } catch (error) {
    if (isGone(error)) return { skipped: 'has ended already' };
    if (refusalOf(error)?.status !== 400) throw error;
    // The caller may have hung up in between, or a first attempt whose answer was lost has ended it.
    const { status } = await call.fetch();
    if (isOver(status)) return { skipped: 'has ended already' };
    throw error;
  }
}
