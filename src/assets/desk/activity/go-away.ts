import { chooseActivity } from './activity-rules';
import type { ActivityFacts } from '../ground/facts';
import { step, type Step } from '../step';
import { activityOf, currentActivity, type DeskState } from '../desk-state';

/** Where an agent goes who is at their desk and takes no calls: never Offline, unless there is nothing else. */
export function awayActivity({ activities }: DeskState): ActivityFacts | undefined {
  const away = activities.filter((activity) => !activity.available);
  const named = away.find((activity) => activity.name.toLowerCase() === 'unavailable');
  return named ?? away.find((activity) => activity.name.toLowerCase() !== 'offline') ?? away[0];
}

/**
 * Makes the agent unavailable and hands what rings on to others, in one request: rejecting first would bring the same
 * call straight back. An agent who is away, or has chosen to be, stays as they chose.
 */
export function goAway(state: DeskState, now: number): Step {
  const away = awayActivity(state);
  const bound = activityOf(state, state.activityChange?.to) ?? currentActivity(state);
  if (!away || !bound?.available) return step(state);
  const engagements = state.engagements.map((engagement) =>
    engagement.stage.name === 'ringing' ? { ...engagement, handedOn: true } : engagement,
  );
  return chooseActivity({ ...state, engagements }, away.sid, now, true);
}
