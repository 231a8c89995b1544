import type { Engagement } from '../ground/engagement';
import type { DeskState } from '../desk-state';

/** Whether offers get anywhere with this agent: what must not turn into a loop is counted here. */
export interface Reach {
  /** The number that was dialled in vain, and how often in a row. */
  readonly contact: string;
  readonly misses: number;
  /** The desk made the agent unavailable, because their phone did not answer. */
  readonly gaveUp?: { readonly contact: string; readonly times: number };
  /** The task the agent rejected last; should it be offered again at once, rejecting it leads nowhere. */
  readonly rejectedTask?: string;
}

export const NOTHING_MISSED: Reach = { contact: '', misses: 0 };

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
