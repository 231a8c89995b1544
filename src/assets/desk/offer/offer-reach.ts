import type { Engagement } from '../ground/engagement';
import type { DeskState } from '../desk-state';
import { NOTHING_MISSED } from './offer-state';

/** The agent's phone answered: what failed before is forgotten. */
export function noteReached(state: DeskState): DeskState {
  return { ...state, reach: NOTHING_MISSED };
}

/** The agent is available again, or has read why they were not. */
export function forgetGivingUp(state: DeskState): DeskState {
  const { gaveUp: _gaveUp, ...kept } = state.reach;
  return state.reach.gaveUp ? { ...state, reach: kept } : state;
}

/** Whether what rings is about to be handed on to others, or has just been. */
export function isGoingAway({ activityChange, reach }: DeskState): boolean {
  return activityChange?.rejectPending === true || reach.gaveUp !== undefined;
}

/** Whether this offer is the one the agent has just rejected. */
export function cameStraightBack({ reach }: DeskState, { stage, reservation }: Engagement): boolean {
  return stage.name === 'ringing' && reach.rejectedTask === reservation.task.sid;
}
