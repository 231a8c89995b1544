import type { Engagement } from '../ground/engagement';
import type { ActivityFacts } from '../ground/facts';
import { step, type Step } from '../step';
import { activityOf, type DeskState } from '../desk-state';

/** What the page does to the agent's status by itself, and what it remembers for that. */
export interface Automation {
  /** Chosen by the agent for after this call. */
  readonly next?: string;
  /**
   * While the agent is on calls, from the first to the end of the last wrap-up: the activity to go back to, where the
   * page itself has made the agent busy and nobody has said anything else since.
   */
  readonly stretch?: { readonly backTo?: string };
}

/** Why the page changes the status by itself. */
export type AutomaticReason = 'busy' | 'back' | 'next';

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

/** The agent chose, or somebody else did: what the page had in mind does not count any more. */
export function forgetAutomation(state: DeskState): DeskState {
  const { stretch } = state.automation;
  return { ...state, automation: stretch ? { stretch: {} } : {} };
}

/** The agent chooses what comes after this call; no activity takes the choice back. Only while there is a call. */
export function chooseNext(state: DeskState, activitySid: string | undefined): Step {
  const { next: _next, ...kept } = state.automation;
  if (activitySid === undefined) return step({ ...state, automation: kept });
  if (!state.automation.stretch || !activityOf(state, activitySid)) return step(state);
  return step({ ...state, automation: { ...kept, next: activitySid } });
}
