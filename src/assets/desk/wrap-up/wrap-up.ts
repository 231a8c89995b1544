import { draftOf, isUnsaved, sending, sentOf } from './wrap-up-draft';
import { type CompleteBecause, type Engagement, enter } from '../ground/engagement';
import { replaceEngagement } from '../ground/engagements';
import { mayComplete } from '../take-back/take-back-fate';
import { callOf } from '../ground/calls';
import { andThen, step, type Step } from '../step';
import { type DeskState, logged } from '../desk-state';
import { callerOf } from '../ground/task';

/** Completes one wrap-up, after what the agent wrote has been saved. */
export function complete(state: DeskState, engagement: Engagement, because: CompleteBecause, now: number): Step {
  const { sid, reservation } = engagement;
  if (!mayComplete(callOf(state.inCall, sid), engagement, because)) return step(state);
  const draft = draftOf(engagement);
  if (!isUnsaved(draft)) return proceed(state, engagement, because, now);
  const entered = enter(engagement, { name: 'completing', askedAt: now, through: 'notes', because }, now);
  if (draft.sent) return step(replaceEngagement(state, entered));
  const next = replaceEngagement(state, { ...entered, draft: sending(draft) });
  const taskSid = reservation.task.sid;
  return step(next, { type: 'write-wrap-up', sid, taskSid, moreTime: false, ...sentOf(draft) });
}

/** Asks TaskRouter to complete one wrap-up. */
export function proceed(state: DeskState, engagement: Engagement, because: CompleteBecause, now: number): Step {
  const left = enter(engagement, { name: 'wrapping' }, now);
  // What was learnt while the notes were saved counts, too.
  if (!mayComplete(callOf(state.inCall, engagement.sid), left, because)) return step(replaceEngagement(state, left));
  const caller = callerOf(engagement.reservation.task.attributes);
  const completing = enter(engagement, { name: 'completing', askedAt: now, through: 'taskrouter' }, now);
  const next = logged(replaceEngagement(state, completing), { what: 'completing', caller, because }, now);
  return step(next, { type: 'complete', sid: engagement.sid });
}

/** Asks our own server to complete a task that TaskRouter's SDK could not complete. */
export function fix(state: DeskState, engagement: Engagement, now: number): Step {
  const { task } = engagement.reservation;
  const fixing = enter(engagement, { name: 'completing', askedAt: now, through: 'server' }, now);
  const next = logged(replaceEngagement(state, fixing), { what: 'fixing', caller: callerOf(task.attributes) }, now);
  return step(next, { type: 'fix-task', sid: engagement.sid, taskSid: task.sid });
}

/** Completes every open wrap-up, because the worker goes unavailable; a change of activity on its way waits for them. */
export function completeWrapUps(state: DeskState, now: number): Step {
  const open = state.engagements.filter(
    (one) =>
      one.stage.name === 'completing' ||
      (one.stage.name === 'wrapping' && mayComplete(callOf(state.inCall, one.sid), one, 'unavailable')),
  );
  const change = state.activityChange && { ...state.activityChange, waitingFor: open.map(({ sid }) => sid) };
  const waiting = change && change.sent === undefined ? { ...state, activityChange: change } : state;
  return open
    .filter(({ stage }) => stage.name === 'wrapping')
    .reduce((so, engagement) => andThen(so, (next) => complete(next, engagement, 'unavailable', now)), step(waiting));
}
