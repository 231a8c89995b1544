import type { ReservationFacts, Problem } from '../ground/facts';
import { step, type Step } from '../step';
import { numberMeant } from '../numbers/numbers-rules';
import type { Typed } from '../numbers/numbers-state';
import { type DeskState, mayAct } from '../desk-state';
import { isUnanswered } from '../ground/problem';
import type { Outbound } from './dialling-state';
import { answer } from '../offer/offer-requests';

/** A task of one's own that TaskRouter has not offered by then, will not be. */
export const OFFER_WITHIN_MS = 30_000;

export function askPad(state: DeskState, { open }: { readonly open: boolean }): Step {
  const calm = withoutProblem(state.outbound);
  if (open && hindranceOf(state)) return step({ ...state, outbound: hindered(calm) });
  return step({ ...state, outbound: { ...calm, open } });
}

export function typeNumber(state: DeskState, { text }: { readonly text: string }): Step {
  return step({ ...state, outbound: { ...withoutProblem(state.outbound), number: text } });
}

/** Calls the number that was typed. */
export function askDial(state: DeskState, { typed }: { readonly typed?: Typed }, now: number): Step {
  const { outbound } = state;
  const calm = withoutProblem(outbound);
  if (outbound.dialling || !outbound.features.outbound) return step(state);
  if (hindranceOf(state)) return step({ ...state, outbound: hindered(calm) });
  const number = numberMeant(outbound.number, typed);
  if (typeof number !== 'string') return step({ ...state, outbound: { ...calm, problem: number } });
  const dialling = { number, since: now };
  const { callerId, features } = outbound;
  const shown = callerId !== undefined && features.callerIds?.includes(callerId) && { callerId };
  return step({ ...state, outbound: { ...calm, dialling, last: number } }, { type: 'dial', number, ...shown });
}

/** Calls a number that is known. Where nobody can be called now, the pad says why, with what was typed there. */
export function callBack(state: DeskState, { number }: { readonly number: string }, now: number): Step {
  const { outbound } = state;
  if (outbound.dialling || !outbound.features.outbound) return step(state);
  const pad = { ...withoutProblem(outbound), open: true };
  if (hindranceOf(state)) return step({ ...state, outbound: hindered(pad) });
  return askDial({ ...state, outbound: { ...pad, number } }, {}, now);
}

export function dialSent(
  state: DeskState,
  { taskSid, callsLeft }: { readonly taskSid: string; readonly callsLeft?: number },
): Step {
  const { callsLeft: _before, ...rest } = state.outbound;
  const outbound = { ...rest, ...(callsLeft !== undefined && { callsLeft }) };
  if (!outbound.dialling) return step({ ...state, outbound });
  return step({ ...state, outbound: { ...outbound, dialling: { ...outbound.dialling, taskSid } } });
}

/** From here on it is said how many calls are left. */
const FEW_CALLS = 10;

/** How many calls are left in this hour, where they are few. */
export const fewCallsLeft = ({ callsLeft }: Outbound): number | undefined =>
  callsLeft !== undefined && callsLeft <= FEW_CALLS ? callsLeft : undefined;

export function dialFailed(state: DeskState, { problem }: { readonly problem: Problem }, now: number): Step {
  const { outbound } = state;
  const { dialling, ...rest } = withoutProblem(outbound);
  // It has been offered meanwhile: it was made.
  if (!dialling) return step(state);
  if (isUnanswered(problem)) {
    const unclear = { problem, until: now + SEEN_WITHIN_MS };
    return step({ ...state, outbound: { ...outbound, dialling: { ...dialling, unclear } } });
  }
  return step({ ...state, outbound: { ...rest, problem } });
}

function withoutProblem({ problem: _problem, ...calm }: Outbound): Outbound {
  return calm;
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
  return answer({ ...state, outbound: { ...calm, open: false, number: '' } }, 'accept', sid, now);
}

/** Gives up on a call that is not offered, and takes back that nobody can be called once somebody can. */
export function tickDialling(state: DeskState, now: number): Step {
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

/** Why nobody can be called at the moment. */
export type Hindrance = 'busy' | 'not-ready';

/** What keeps the agent from calling somebody: another call or task that rings or goes on, or no way to ask for it. */
export function hindranceOf(state: DeskState): Hindrance | undefined {
  const isBusy = state.engagements.some(({ stage }) => stage.name !== 'wrapping' && stage.name !== 'completing');
  if (isBusy) return 'busy';
  return state.connection.name === 'connected' && mayAct(state) ? undefined : 'not-ready';
}
