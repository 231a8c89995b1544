import type { DeskState } from '../desk-state';
import { andThen, step, type Step } from '../step';
import { type Engagement, talkOf } from '../ground/engagement';
import { asking, callOf, type CallState, isAsked } from '../ground/calls';
import { engagementOf, putCall } from '../ground/engagements';

/** Whether the agent speaks in it, or their phone is being called for it. */
const isUnderWay = (engagement: Engagement): boolean =>
  (engagement.stage.name === 'accepting' || engagement.stage.name === 'connected') && talkOf(engagement) === 'call';

/**
 * Has the customers of other calls wait on hold when a call begins: whoever speaks with one is not heard by another. One that comes to
 * nothing gives them back. Calls that are found together, as when the page is loaded anew, are left as they are.
 */
export function keepApart(state: DeskState): Step {
  const begun = state.engagements.filter((engagement) => isUnderWay(engagement));
  const isNew = ({ sid }: Engagement): boolean => callOf(state.inCall, sid).begun !== true;
  const newest = begun.findLast(isNew);
  const kept = newest
    ? begun.filter((engagement) => !isNew(engagement)).reduce(holding(newest.sid), step(state))
    : step(state);
  return state.engagements.reduce(
    (so, engagement) => andThen(so, (next) => noteBegun(giveBack(next, engagement.sid), engagement)),
    kept,
  );
}

/** The agent has this customer back: the others wait. */
export function holdOthers(state: DeskState, sid: string): Step {
  return state.engagements
    .filter((engagement) => engagement.sid !== sid && isUnderWay(engagement))
    .reduce(holding(undefined), step(state));
}

const holding =
  (heldFor: string | undefined) =>
  (so: Step, { sid, stage }: Engagement): Step =>
    andThen(so, (next) => {
      const call = callOf(next.inCall, sid);
      if (stage.name !== 'connected' || call.heldSince !== undefined || isAsked(call, 'hold')) return step(next);
      const waiting = { ...asking(call, 'hold'), ...(heldFor !== undefined && { heldFor }) };
      return putCall(next, waiting, { type: 'hold-customer', sid, on: true });
    });

/** What it was held for has become a call, or has come to nothing: then the customer is had back. */
function giveBack(state: DeskState, sid: string): Step {
  const { heldFor, ...call } = callOf(state.inCall, sid);
  if (heldFor === undefined) return step(state);
  const other = engagementOf(state, heldFor)?.stage.name;
  if (other === 'accepting' || isAsked(call, 'hold', 'resume')) return step(state);
  const isBegun = other !== undefined && other !== 'ringing' && other !== 'rejecting';
  if (isBegun || call.heldSince === undefined) return putCall(state, call);
  return putCall(state, asking(call, 'resume'), { type: 'hold-customer', sid, on: false });
}

function noteBegun({ state, intents }: Step, engagement: Engagement): Step {
  const call = callOf(state.inCall, engagement.sid);
  const begun = engagement.stage.name === 'ringing' ? false : call.begun === true || isUnderWay(engagement);
  if (begun === (call.begun === true)) return { state, intents };
  const { begun: _begun, ...rest } = call;
  const noted: CallState = begun ? { ...rest, begun } : rest;
  return { state: putCall(state, noted).state, intents };
}
