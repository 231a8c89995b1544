import { forgetAutomation } from './automatic';
import type { ChangedBy } from '../log/log-state';
import { type ActivityChange, activityOf, currentActivity, type DeskState, logged } from '../desk-state';
import type { Problem, WorkerFacts } from '../ground/facts';
import { andThen, step, type Step } from '../step';
import { forgetGivingUp } from '../offer/offer-reach';
import { completeWrapUps } from '../wrap-up/wrap-up';

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
