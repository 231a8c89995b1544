import { sendActivity } from './activity-rules';
import { automaticActivity } from './automatic';
import { step, type Step } from '../step';
import { currentActivity, type DeskState } from '../desk-state';

/** Applies {@link automaticActivity} to the page, unless a change of status is on its way already. */
export function automate(state: DeskState): Step {
  const current = currentActivity(state);
  if (!current || state.activityChange || state.connection.name !== 'connected') return step(state);
  const { activities, engagements, automation, settings } = state;
  const wanted = settings.busyActivity?.toLowerCase();
  const busy = activities.find(({ name }) => name.toLowerCase() === wanted);
  const { automation: after, go } = automaticActivity({
    current,
    activities,
    engagements,
    automation,
    ...(busy && { busy }),
  });
  if (!go) return step(after === automation ? state : { ...state, automation: after });
  const { activityProblem: _problem, ...kept } = state;
  const change = { to: go.to, waitingFor: [], because: go.because };
  return sendActivity({ ...kept, automation: after, activityChange: change });
}
