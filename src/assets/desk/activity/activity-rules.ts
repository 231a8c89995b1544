import type { ChangedBy } from '../log/log-state';
import type { ActivityChange } from './activity-state';
import { activityOf, currentActivity, type DeskState, logged } from '../desk-state';
import type { Problem, WorkerFacts, ActivityFacts } from '../ground/facts';
import { andThen, step, type Step } from '../step';
import { completeWrapUps } from '../wrap-up/wrap-up-rules';

/**
 * The agent chose an activity.
 *
 * Going unavailable completes open wrap-ups first. A choice made while another is on its way is sent after it, so
 * that the last one wins.
 *
 * @param rejectPending - Whether what rings is handed on at once; only with an activity in which no calls reach them.
 */
export function chooseActivity(state: DeskState, activitySid: string, now: number, rejectPending = false): Step {
  const { activityChange: change, worker } = state;
  const wanted = activityOf(state, activitySid);
  if (!worker || !wanted || change?.to === activitySid) return step(state);
  // Also the choice of what it is already: then it is to stay that way.
  const chosen = forgetAutomation(state);
  if (!change && worker.activitySid === activitySid) return step(chosen);
  const { activityProblem: _problem, ...kept } = chosen;
  const handingOn = rejectPending && !wanted.available && { rejectPending };
  if (change) {
    const { because: _because, rejectPending: _rejectPending, ...asked } = change;
    return step({ ...kept, activityChange: { ...asked, to: activitySid, ...handingOn } });
  }
  const begun: DeskState = { ...kept, activityChange: { to: activitySid, waitingFor: [], ...handingOn } };
  if (wanted.available) return sendActivity(begun);
  return andThen(completeWrapUps(begun, now), sendActivity);
}

/** Sends the chosen activity once nothing is in its way. */
export function sendActivity(state: DeskState): Step {
  const { activityChange: change } = state;
  if (!change || change.sent !== undefined || change.waitingFor.length > 0) return step(state);
  const sent: ActivityChange = { ...change, sent: change.to };
  const handingOn = change.rejectPending === true && { rejectPending: true };
  return step({ ...state, activityChange: sent }, { type: 'set-activity', activitySid: change.to, ...handingOn });
}

/** TaskRouter told about the worker: an answer to the agent's choice, or a change from outside. */
export function changeWorker(state: DeskState, worker: WorkerFacts, now: number): Step {
  const before = currentActivity(state);
  const after = activityOf(state, worker.activitySid);
  let next: DeskState = { ...state, worker };
  if (state.worker && JSON.stringify(state.worker.attributes) !== JSON.stringify(worker.attributes)) {
    next = logged(next, { what: 'attributes-changed' }, now);
  }
  if (!after || state.worker?.activitySid === worker.activitySid) return step(next);
  if (after.available) next = forgetGivingUp(next);
  const by = byWhom(state, after.sid);
  if (by === 'outside') next = forgetAutomation(next);
  next = logged(next, { what: 'activity', name: after.name, available: after.available, by }, now);
  // The page makes an agent busy for the call in hand, not to end the work after another.
  const left = before?.available && !after.available && by !== 'desk';
  return left ? completeWrapUps(next, now) : step(next);
}

function byWhom({ worker, activityChange: change }: DeskState, activitySid: string): ChangedBy {
  if (!worker) return 'start';
  if (change?.sent !== activitySid) return 'outside';
  return change.because === undefined ? 'agent' : 'desk';
}

/** The request for an activity was answered. */
export function settleActivity(state: DeskState, worker: WorkerFacts, now: number): Step {
  return andThen(changeWorker(state, worker, now), (next) => closeChange(next));
}

/** The request for an activity failed. */
export function failActivity(state: DeskState, problem: Problem, now: number): Step {
  const sent = state.activityChange?.sent;
  // Meanwhile it has been seen to be made.
  if (sent === undefined) return step(state);
  const name = activityOf(state, sent)?.name ?? '';
  const next = logged({ ...state, activityProblem: problem }, { what: 'activity-failed', name, problem }, now);
  return closeChange(next);
}

/** The answer has come, or is known without one; what was chosen meanwhile is sent next. */
export function closeChange(state: DeskState): Step {
  const { activityChange: change, ...kept } = state;
  if (!change) return step(state);
  const { sent, ...rest } = change;
  if (change.to === sent || change.to === state.worker?.activitySid) return step(kept);
  const { activityProblem: _problem, ...calm } = kept;
  return sendActivity({ ...calm, activityChange: rest });
}

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

/** The activity "Go available" leads to: the one named so, else the first in which calls can arrive. */
export function availableActivity({ activities }: DeskState): ActivityFacts | undefined {
  const available = activities.filter((activity) => activity.available);
  return available.find((activity) => activity.name.toLowerCase() === 'available') ?? available[0];
}

/** The agent is available again, or has read why they were not. */
export function forgetGivingUp(state: DeskState): DeskState {
  const { gaveUp: _gaveUp, ...kept } = state.reach;
  return state.reach.gaveUp ? { ...state, reach: kept } : state;
}
