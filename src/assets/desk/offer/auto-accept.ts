import { type DeskState, mayAct } from '../desk-state';
import { andThen, step, type Step } from '../step';
import type { Engagement } from '../ground/engagement';
import { type EngagementRule, engagementOf, replaceEngagement } from '../ground/engagements';
import type { Attributes } from '../ground/facts';
import { asObject } from '../ground/json';
import { answer } from './offer-requests';
import { cameStraightBack, isGoingAway } from './offer-rules';

/** After how long an agent's offers are accepted for them, and whether also while they have another one. */
interface AutoAccept {
  readonly afterMs: number;
  readonly whileBusy: boolean;
}

/** No shorter, so that somebody can see it and say no; no longer than anything rings. */
const SHORTEST_S = 2;
const LONGEST_S = 60;

/**
 * Reads `auto_accept` of a worker's attributes: a number of seconds, or `{ "after": 5, "while_busy": true }`. Anything else is nothing.
 *
 * @example
 * autoAcceptOf({ auto_accept: 5 }); // { afterMs: 5000, whileBusy: false }
 */
export function autoAcceptOf({ auto_accept: given }: Attributes): AutoAccept | undefined {
  const { after, while_busy: whileBusy } = typeof given === 'number' ? { after: given } : asObject(given);
  if (typeof after !== 'number' || !(after > 0)) return undefined;
  return { afterMs: Math.min(LONGEST_S, Math.max(SHORTEST_S, after)) * 1_000, whileBusy: whileBusy === true };
}

/** Accepts what has rung for long enough, where the operator says so and the agent has not said no. */
export function tickAutoAccept(state: DeskState, now: number): Step {
  const settings = autoAcceptOf(state.worker?.attributes ?? {});
  if (!settings) return step(state);
  return state.engagements.reduce(
    (so, { sid }) => andThen(so, (next) => tickOne(next, engagementOf(next, sid), settings, now)),
    step(state),
  );
}

function tickOne(state: DeskState, engagement: Engagement | undefined, settings: AutoAccept, now: number): Step {
  if (engagement?.stage.name !== 'ringing' || engagement.byItself === 'no') return step(state);
  // Neither what was refused a moment ago nor what the agent does not want: that would go round in a circle.
  if (engagement.problem || cameStraightBack(state, engagement) || isGoingAway(state))
    return step(replaceEngagement(state, { ...engagement, byItself: 'no' }));
  const isFree = settings.whileBusy || state.engagements.length === 1;
  if (!isFree || !mayAct(state) || state.connection.name !== 'connected') {
    const { byItself: _byItself, ...waiting } = engagement;
    return step(engagement.byItself === undefined ? state : replaceEngagement(state, waiting));
  }
  if (engagement.byItself === undefined)
    return step(replaceEngagement(state, { ...engagement, byItself: now + settings.afterMs }));
  return now < engagement.byItself ? step(state) : answer(state, 'accept', engagement.sid, now);
}

/** The agent decides. */
export const decideMyself: EngagementRule = (state, engagement) =>
  step(replaceEngagement(state, { ...engagement, byItself: 'no' }));
