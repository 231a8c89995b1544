import type { Engagement } from './engagement';
import type { DeskState } from '../desk-state';

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
