import type { ReservationFacts } from '../ground/facts';
import { step, type Step } from '../step';
import { readableNumber } from '../ground/phone-number';
import { ask } from '../offer/offer-requests';
import type { DeskState } from '../desk-state';
import { isUnanswered } from '../ground/unanswered';
import { hindranceOf } from './hindrance';
import type { Outbound, OutboundEvent } from './dialling-state';

/** A task of one's own that TaskRouter has not offered by then, will not be. */
export const OFFER_WITHIN_MS = 30_000;

export function onOutboundEvent(state: DeskState, event: OutboundEvent, now: number): Step {
  const { outbound } = state;
  const { problem: _problem, ...calm } = outbound;
  switch (event.type) {
    case 'features-read':
      return step({ ...state, outbound: { ...outbound, features: event.features } });
    case 'pad-asked':
      if (event.open && hindranceOf(state)) return step({ ...state, outbound: hindered(calm) });
      return step({ ...state, outbound: { ...calm, open: event.open } });
    case 'dial-typed':
      return step({ ...state, outbound: { ...calm, number: event.text } });
    case 'dial-asked': {
      if (outbound.dialling || !outbound.features.outbound) return step(state);
      if (hindranceOf(state)) return step({ ...state, outbound: hindered(calm) });
      const number = readableNumber(outbound.number);
      if (number === undefined) {
        const problem = { code: 'bad-number', message: outbound.number };
        return step({ ...state, outbound: { ...calm, problem } });
      }
      const dialling = { number, since: now };
      return step({ ...state, outbound: { ...calm, dialling } }, { type: 'dial', number });
    }
    case 'dial-sent':
      if (!outbound.dialling) return step(state);
      return step({
        ...state,
        outbound: { ...outbound, dialling: { ...outbound.dialling, taskSid: event.taskSid } },
      });
    default: {
      const { dialling, ...rest } = calm;
      // It has been offered meanwhile: it was made.
      if (!dialling) return step(state);
      if (isUnanswered(event.problem)) {
        const unclear = { problem: event.problem, until: now + SEEN_WITHIN_MS };
        return step({ ...state, outbound: { ...outbound, dialling: { ...dialling, unclear } } });
      }
      return step({ ...state, outbound: { ...rest, problem: event.problem } });
    }
  }
}

/** The code of the problem that nobody can be called at the moment; {@link hindranceOf} says why. */
export const NOT_NOW = 'not-now';

/** The same for one of which it is not known whether it was made: TaskRouter offers it at once. */
export const SEEN_WITHIN_MS = 10_000;

/** The code of the problem that nobody knows whether a call is made: no answer came, and it was not offered. */
export const DIAL_UNCLEAR = 'dial-unclear';

/** What was asked for is not done later: a call that nobody expects any more must not begin by itself. */
function hindered(calm: Outbound): Outbound {
  return { ...calm, problem: { code: NOT_NOW, message: 'Nobody can be called at the moment.' } };
}

/**
 * Accepts a call that the agent asked for: nobody should have to answer their own question. Only while it is awaited,
 * so that a call for the same number that somebody else planned is offered like any other.
 */
export function acceptOwnCall(state: DeskState, reservation: ReservationFacts, now: number): Step {
  const { dialling, ...rest } = state.outbound;
  const { task, sid, status } = reservation;
  if (!dialling || status !== 'pending' || task.attributes['outbound_to'] !== dialling.number) return step(state);
  const { problem: _problem, ...calm } = rest;
  return ask({ ...state, outbound: { ...calm, open: false, number: '' } }, 'accept', sid, now);
}

/** Gives up on a call that is not offered, and takes back that nobody can be called once somebody can. */
export function tickOutbound(state: DeskState, now: number): Step {
  const { dialling, ...rest } = state.outbound;
  if (rest.problem?.code === NOT_NOW && !hindranceOf(state)) {
    const { problem: _problem, ...calm } = state.outbound;
    return step({ ...state, outbound: calm });
  }
  if (!dialling || now < (dialling.unclear?.until ?? dialling.since + OFFER_WITHIN_MS)) return step(state);
  const problem = dialling.unclear
    ? { ...dialling.unclear.problem, code: DIAL_UNCLEAR }
    : { code: 'no-word', message: 'TaskRouter did not offer the call.' };
  return step({ ...state, outbound: { ...rest, problem } });
}
