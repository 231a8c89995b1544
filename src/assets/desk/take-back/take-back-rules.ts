import { type DeskState, logged } from '../desk-state';
import type { Engagement } from '../ground/engagement';
import { asking, callOf, type CallState, isAsked, type Person } from '../ground/calls';
import { andThen, step, type Step } from '../step';
import { hasBack, isCalledBack, isStillHeld, isStranded, learnFate } from './take-back-fate';
import { type CallRule, engagementOf, putCall } from '../ground/engagements';
import { callerOf } from '../ground/task';
import { draftOf } from '../wrap-up/wrap-up-draft';
import { saveNow } from '../wrap-up/wrap-up-rules';

/** Ends the call for a customer who is alone in it, or of whom only the agent is left. */
export const endStranded: CallRule = (state, engagement, call) => {
  const isOpen = isStranded(call, engagement) || hasBack(call, engagement);
  if (!isOpen || isAsked(call, 'end-stranded', 'offer-again')) return step(state);
  const taskSid = engagement.reservation.task.sid;
  return putCall(state, asking(call, 'end-stranded'), { type: 'end-stranded', sid: call.sid, taskSid });
};

/** Has the customer back, whom nobody took. */
export const askBack: CallRule = (state, engagement, call) => {
  if (!isStranded(call, engagement) || call.fate?.own) return step(state);
  if (isAsked(call, 'take-back', 'end-stranded', 'offer-again')) return step(state);
  return takeBack(state, engagement, call);
};

/** Has the customer offered again, whom nobody took. */
export const askOfferAgain: CallRule = (state, engagement, call, _event, now) => {
  if (!isStranded(call, engagement) || isCalledBack(call)) return step(state);
  if (isAsked(call, 'end-stranded', 'offer-again')) return step(state);
  const caller = callerOf(engagement.reservation.task.attributes);
  const told = logged(state, { what: 'offering-again', caller }, now);
  return putCall(told, { ...asking(call, 'offer-again'), savesFirst: true });
};

/** Goes on with customers who are to be offered again, once what was written is saved, or could not be. */
export function offerAgain(state: DeskState): Step {
  return state.inCall.calls.reduce((so, { sid }) => andThen(so, (next) => offerOne(next, sid)), step(state));
}

function offerOne(state: DeskState, sid: string): Step {
  const engagement = engagementOf(state, sid);
  const call = callOf(state.inCall, sid);
  if (!engagement || !call.savesFirst || !isAsked(call, 'offer-again')) return step(state);
  const { sent, changedAt, problem } = draftOf(engagement);
  if (sent) return step(state);
  if (changedAt !== undefined && !problem) return saveNow(state, sid);
  const { savesFirst: _savesFirst, ...saved } = call;
  return putCall(state, saved, { type: 'offer-again', sid, taskSid: engagement.reservation.task.sid });
}

/** Does what is next for the agent to have the customer back: their phone is called, or the customer is off hold. */
function takeBack(state: DeskState, { sid, reservation }: Engagement, call: CallState): Step {
  return putCall(state, asking(call, 'take-back'), { type: 'take-back', sid, taskSid: reservation.task.sid });
}

/** What was asked for has been done. */
export function takeBackDone(
  state: DeskState,
  call: CallState,
  request: 'end-stranded' | 'take-back' | 'offer-again',
  now: number,
): Step {
  const { transfer: _transfer, ...over } = call;
  if (request !== 'take-back') {
    return putCall(state, { ...over, readAt: now, fate: { isAlone: false, since: now } });
  }
  const { isAlone = true, since = now, own = 'calling' } = call.fate ?? {};
  return putCall(state, { ...call, readAt: now, fate: { isAlone, since, own } });
}

/** It was seen who is in the call of an agent who wraps up; `undefined` where it is over. */
export function seenInWrapUp(
  state: DeskState,
  engagement: Engagement,
  call: CallState,
  people: readonly Person[] | undefined,
  now: number,
): Step {
  const known = learnFate(call, engagement, people, now);
  if (!people) return putCall(state, known);
  const isNew = known.fate?.own === 'there' && call.fate?.own !== 'there';
  const caller = callerOf(engagement.reservation.task.attributes);
  const told = isNew ? logged(state, { what: 'customer-back', caller }, now) : state;
  return isStillHeld(known, engagement, people) && !isAsked(known, 'take-back')
    ? takeBack(told, engagement, known)
    : putCall(told, known);
}
