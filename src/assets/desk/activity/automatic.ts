import type { Engagement } from '../ground/engagement';
import type { ActivityFacts } from '../ground/facts';
import { step, type Step } from '../step';
import { currentActivity, type DeskState } from '../desk-state';
import { sendActivity } from './activity-rules';
import type { Automation, AutomaticReason } from './activity-state';

/** What {@link automaticActivity} decides by. */
export interface Circumstances {
  readonly current: ActivityFacts;
  readonly activities: readonly ActivityFacts[];
  readonly engagements: readonly Pick<Engagement, 'stage'>[];
  readonly automation: Automation;
  /** The operator's activity for agents on a call, if the workspace has it. */
  readonly busy?: ActivityFacts;
}

/** What is to be done, and what to remember. */
export interface Decision {
  readonly automation: Automation;
  readonly go?: { readonly to: string; readonly because: AutomaticReason };
}

/**
 * The one place that decides about changes of status which nobody has just asked for.
 *
 * Each thing is done once: when a stretch of calls begins, the agent goes to the operator's busy activity; when it is over,
 * to the one they chose for afterwards, else back. Whatever was done is forgotten in the same step, so that a
 * change that is refused, or undone by somebody, is not tried again. A choice of the agent in between, or of a
 * supervisor, ends what the page had in mind; see {@link forgetAutomation}.
 */
export function automaticActivity(given: Circumstances): Decision {
  const { automation, current, engagements, busy } = given;
  const { next, stretch } = automation;
  const isWorking = engagements.some(({ stage }) => WORKING.has(stage.name));
  if (!stretch) {
    if (!isWorking) return { automation: next === undefined ? automation : withoutNext(automation) };
    if (!busy || busy.sid === current.sid) return { automation: { ...automation, stretch: {} } };
    return {
      automation: { ...automation, stretch: { backTo: current.sid } },
      go: { to: busy.sid, because: 'busy' },
    };
  }
  if (isWorking) return { automation };
  const backTo = stretch.backTo !== undefined && current.sid === busy?.sid ? stretch.backTo : undefined;
  const to = next ?? backTo;
  if (to === undefined || to === current.sid || !given.activities.some(({ sid }) => sid === to)) {
    return { automation: {} };
  }
  return { automation: {}, go: { to, because: next === undefined ? 'back' : 'next' } };
}

/** The stages in which the agent has their hands full. */
const WORKING: ReadonlySet<Engagement['stage']['name']> = new Set(['connected', 'ending', 'wrapping', 'completing']);

function withoutNext({ next: _next, ...kept }: Automation): Automation {
  return kept;
}

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
