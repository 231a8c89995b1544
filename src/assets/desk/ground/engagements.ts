import { type Engagement, talkOf } from './engagement';
import type { DeskState } from '../desk-state';
import { step, type Step } from '../step';
import { callOf, type CallState, withCall } from './calls';
import type { Intent } from '../desk-events';

/** The open engagement with this reservation SID. */
export function engagementOf(state: DeskState, sid: string): Engagement | undefined {
  return state.engagements.find((engagement) => engagement.sid === sid);
}

/** Puts a changed engagement in the place of the old one. */
export function replaceEngagement(state: DeskState, changed: Engagement): DeskState {
  const engagements = state.engagements.map((engagement) => (engagement.sid === changed.sid ? changed : engagement));
  return { ...state, engagements };
}

/** Adds a new one at the end. */
export function addEngagement(state: DeskState, added: Engagement): DeskState {
  return { ...state, engagements: [...state.engagements, added] };
}

/** Takes one away, and with it the agent's wish to see it and the activity's wish to wait for it. */
export function removeEngagement(state: DeskState, sid: string): DeskState {
  const { chosen, ...kept } = release(state, sid);
  const engagements = kept.engagements.filter((engagement) => engagement.sid !== sid);
  return { ...kept, engagements, ...(chosen !== undefined && chosen !== sid && { chosen }) };
}

/** A change of activity need not wait for this wrap-up any longer. */
export function release(state: DeskState, sid: string): DeskState {
  const { activityChange: change } = state;
  if (!change?.waitingFor.includes(sid)) return state;
  return { ...state, activityChange: { ...change, waitingFor: change.waitingFor.filter((other) => other !== sid) } };
}

/** What happens to one open reservation. */
export type EngagementRule<Event = unknown> = (
  state: DeskState,
  engagement: Engagement,
  event: Event,
  now: number,
) => Step;

/** What happens to the call of one. */
export type CallRule<Event = unknown> = (
  state: DeskState,
  engagement: Engagement,
  call: CallState,
  event: Event,
  now: number,
) => Step;

interface WithSid {
  readonly sid: string;
}

/** What happens to one reservation, as something that happens to the desk: nothing, where it is not open any more. */
export function aboutEngagement<Event>(rule: EngagementRule<Event>) {
  return (state: DeskState, event: Event & WithSid, now: number): Step => {
    const engagement = engagementOf(state, event.sid);
    return engagement ? rule(state, engagement, event, now) : step(state);
  };
}

/** The same for one reservation's call. */
export function aboutCall<Event>(rule: CallRule<Event>) {
  return aboutEngagement<Event & WithSid>((state, engagement, event, now) =>
    rule(state, engagement, callOf(state.inCall, event.sid), event, now),
  );
}

/** The same, and nothing either unless the agent talks to somebody in it. */
export function whileTalking<Event>(rule: CallRule<Event>) {
  return aboutCall<Event>((state, engagement, call, event, now) =>
    engagement.stage.name === 'connected' && talkOf(engagement) === 'call'
      ? rule(state, engagement, call, event, now)
      : step(state),
  );
}

/** Puts a changed call in the place of the old one. */
export function putCall(state: DeskState, call: CallState, ...intents: Intent[]): Step {
  return step({ ...state, inCall: withCall(state.inCall, call) }, ...intents);
}
