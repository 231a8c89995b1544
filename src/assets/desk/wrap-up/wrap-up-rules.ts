import type { Draft, WrapUpEvent, Typed } from './wrap-up-state';
import { draftOf, isDue, isUnsaved, rewritten, saved, sending, sentOf, typedInto, unsaved } from './wrap-up-draft';
import { fieldsToSend, stopsAt } from './wrap-up-asked';
import { needsOutcome } from './wrap-up-outcomes';
import { type CompleteBecause, type Engagement, enter } from '../ground/engagement';
import { engagementOf, type EngagementRule, replaceEngagement } from '../ground/engagements';
import { andThen, step, type Step } from '../step';
import { type DeskState, logged } from '../desk-state';
import { callerOf } from '../ground/task';
import { isUnanswered } from '../ground/problem';
import { mayComplete } from '../take-back/take-back-fate';
import { callOf } from '../ground/calls';
import {
  extendedDeadline,
  recordFor,
  wrapUpDeadline,
  type WrapUpRecord,
  wrapUpRecordOf,
} from '../../../lib/wrap-up/wrap-up-record';

/** The agent has finished, unless an outcome has to be chosen, or the one they chose wants a note that is not there. */
export const askComplete: EngagementRule = (state, engagement, _event, now) => {
  if (engagement.stage.name !== 'wrapping') return step(state);
  const { notes, disposition } = draftOf(engagement);
  const chosen = state.settings.dispositions.find(({ code }) => code === disposition);
  if (!disposition && needsOutcome(state.settings, engagement)) {
    return step(replaceEngagement(state, { ...engagement, problem: { code: 'outcome-needed', message: '' } }));
  }
  const stop = stopsAt(state.settings, engagement);
  const noteIsMissing = chosen?.needsNote && notes.trim() === '';
  if (!stop && !noteIsMissing) return complete(state, engagement, 'asked', now);
  const problem = stop
    ? { code: 'field-needed', message: stop.label }
    : { code: 'note-needed', message: chosen?.label ?? '' };
  return step(replaceEngagement(state, { ...engagement, problem }));
};

export const typeNotes: EngagementRule<Typed> = (state, engagement, typed, now) => {
  return step(write(state, engagement, (draft) => typedInto(draft, typed, now)));
};

export const typeField: EngagementRule<{ key: string; typed: string }> = (state, engagement, { key, typed }, now) =>
  step(write(state, engagement, (draft) => rewritten(draft, { fields: { ...draft.fields, [key]: typed } }, now)));

/** A choice is a thought of its own: it is saved at once. */
export const chooseDisposition: EngagementRule<{ disposition: string }> = (state, engagement, { disposition }, now) => {
  const chosen = write(state, engagement, (draft) => rewritten(draft, { disposition }, now));
  return saveNow(chosen, engagement.sid);
};

/** The agent left the field. Whoever leaves it for one of the choices about what went wrong has not chosen yet. */
export const leaveNotes: EngagementRule = (state, engagement) => {
  return draftOf(engagement).problem ? step(state) : saveNow(state, engagement.sid);
};

/** The agent completes it although the notes could not be saved. */
export const completeAnyway: EngagementRule = (state, engagement, _event, now) => {
  return engagement.stage.name === 'wrapping' ? proceed(state, engagement, 'asked', now) : step(state);
};

/** Whether the agent may write about it: from the moment they have it. */
export function mayWrite({ stage }: Engagement): boolean {
  return stage.name === 'connected' || stage.name === 'ending' || stage.name === 'wrapping';
}

function write(state: DeskState, engagement: Engagement, change: (draft: Draft) => Draft): DeskState {
  const { stage } = engagement;
  // What is typed while a request is on its way counts, too.
  if (!mayWrite(engagement) && stage.name !== 'completing') return state;
  return withDraft(state, withoutWish(engagement), change(draftOf(engagement)));
}

/** What the card may ask for before it completes. */
const missing: ReadonlySet<string> = new Set(['note-needed', 'outcome-needed', 'field-needed']);

/** Whoever writes, or chooses otherwise, does what the card asked for. */
function withoutWish(engagement: Engagement): Engagement {
  const { problem, ...kept } = engagement;
  return problem && missing.has(problem.code) ? kept : engagement;
}

function withDraft(state: DeskState, engagement: Engagement, draft: Draft): DeskState {
  return replaceEngagement(state, { ...engagement, draft });
}

/** Sends the draft unless it is saved or on its way. */
export function saveNow(state: DeskState, sid: string): Step {
  const engagement = engagementOf(state, sid);
  if (!engagement) return step(state);
  const draft = draftOf(engagement);
  if (draft.changedAt === undefined || draft.sent) return step(state);
  const taskSid = engagement.reservation.task.sid;
  const next = withDraft(state, engagement, sending(draft));
  return step(next, { type: 'write-wrap-up', sid, taskSid, moreTime: false, ...sendable(next, engagement, draft) });
}

/** What is sent of a draft. */
const sendable = ({ settings }: DeskState, engagement: Engagement, draft: Draft) =>
  sentOf(draft, fieldsToSend(settings, { ...engagement, draft }));

/** Sends every draft that is not saved, because there may be no later. */
export function saveAll(state: DeskState): Step {
  return state.engagements.reduce((so, { sid }) => andThen(so, (next) => saveLast(next, sid)), step(state));
}

/** Does not wait for what is on its way already. A page that stays after all goes on as if this had not been sent. */
function saveLast(state: DeskState, sid: string): Step {
  const engagement = engagementOf(state, sid);
  if (!engagement) return step(state);
  const draft = draftOf(engagement);
  if (!draft.sent || draft.changedAt === undefined) return saveNow(state, sid);
  const taskSid = engagement.reservation.task.sid;
  const words = { ...sendable(state, engagement, draft), notesBefore: draft.sent.notes };
  return step(state, { type: 'write-wrap-up', sid, taskSid, moreTime: false, ...words });
}

type Written = Extract<WrapUpEvent, { type: 'wrap-up-written' }>;

/** It was written, or more time was given. */
export const written: EngagementRule<Written> = (state, engagement, event, now) => {
  const { deadline } = event;
  const told: Engagement = {
    ...engagement,
    ...(deadline !== undefined && { wrapUpEndsAt: deadline - state.skewMs }),
  };
  if (event.moreTime) {
    const { moreTime: _moreTime, ...granted } = told;
    return step(
      logged(
        replaceEngagement(state, granted),
        { what: 'more-time', caller: callerOf(told.reservation.task.attributes) },
        now,
      ),
    );
  }
  const next = withDraft(state, told, saved(draftOf(told), event.notes));
  const { stage } = told;
  if (stage.name !== 'completing' || stage.through !== 'notes') return step(next);
  const kept = engagementOf(next, event.sid) ?? told;
  return isUnsaved(draftOf(kept)) ? saveNow(next, event.sid) : proceed(next, kept, stage.because, now);
};

type Unwritten = Extract<WrapUpEvent, { type: 'wrap-up-unwritten' }>;

/** It was not, and why. */
export const unwritten: EngagementRule<Unwritten> = (state, engagement, event, now) => {
  const { problem } = event;
  const caller = callerOf(engagement.reservation.task.attributes);
  if (event.moreTime) {
    const { moreTime: _moreTime, ...refused } = engagement;
    const next = replaceEngagement(state, { ...refused, moreTime: { problem } });
    return step(logged(next, { what: 'no-more-time', caller, problem }, now));
  }
  const failed: Engagement = { ...engagement, draft: unsaved(draftOf(engagement), problem, now) };
  const known = replaceEngagement(state, failed);
  // What was not answered may have been saved, and is sent again.
  const next = isUnanswered(problem) ? known : logged(known, { what: 'notes-unsaved', caller, problem }, now);
  const { stage } = failed;
  if (stage.name !== 'completing' || stage.through !== 'notes') return step(next);
  // Nobody waits for the agent's answer when the time is up; what could not be saved is kept for them to copy.
  if (stage.because !== 'asked') return proceed(next, failed, stage.because, now);
  return step(replaceEngagement(next, { ...failed, stage: { name: 'wrapping' } }));
};

/** Saves what is due, and completes a wrap-up whose time is up. */
export function tickWrapUps(state: DeskState, now: number): Step {
  return state.engagements.reduce(
    (so, { sid }) =>
      andThen(so, (next) => {
        const engagement = engagementOf(next, sid);
        return engagement ? tickWrapUp(next, engagement, now) : step(next);
      }),
    step(state),
  );
}

function tickWrapUp(state: DeskState, engagement: Engagement, now: number): Step {
  const draft = draftOf(engagement);
  const first = isDue(draft, now) ? saveNow(state, engagement.sid) : step(state);
  return andThen(first, (next) => {
    const kept = engagementOf(next, engagement.sid);
    return kept && isOverdue(next, kept, now)
      ? complete(next, { ...kept, overdueAskedAt: now }, 'deadline', now)
      : step(next);
  });
}

/** Pause before a wrap-up that would not end at its deadline is asked to once more. */
export const OVERDUE_AGAIN_AFTER_MS = 30_000;

function isOverdue(state: DeskState, engagement: Engagement, now: number): boolean {
  if (engagement.stage.name !== 'wrapping') return false;
  const end = wrapUpEndOf(engagement, state);
  const { overdueAskedAt } = engagement;
  if (end === undefined || now < end) return false;
  return overdueAskedAt === undefined || now - overdueAskedAt >= OVERDUE_AGAIN_AFTER_MS;
}

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
  return step(next, { type: 'write-wrap-up', sid, taskSid, moreTime: false, ...sendable(next, engagement, draft) });
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

/**
 * When a wrap-up ends by itself, in epoch milliseconds by the browser's clock: the same deadline that the server keeps when
 * the page is closed. `undefined` for one without an end, and before it begins.
 */
export function wrapUpEndOf(engagement: Engagement, state: DeskState): number | undefined {
  const { wrappingAt } = engagement;
  return wrappingAt === undefined
    ? undefined
    : wrapUpDeadline(recordOf(engagement, state), wrappingAt, state.settings.wrapUp);
}

/** Whether the agent can have more time. */
export function canExtend(engagement: Engagement, state: DeskState): boolean {
  const { wrappingAt, stage } = engagement;
  if (wrappingAt === undefined || stage.name !== 'wrapping') return false;
  return extendedDeadline(recordOf(engagement, state), wrappingAt, state.settings.wrapUp) !== undefined;
}

/** The server's last word counts, be it an answer or the task's attributes. */
function recordOf({ reservation, wrapUpEndsAt }: Engagement, { skewMs }: DeskState): WrapUpRecord {
  const { deadline } = recordFor(wrapUpRecordOf(reservation.task.attributes), reservation.sid);
  const known = [wrapUpEndsAt, deadline === undefined ? undefined : deadline - skewMs].filter(
    (time) => time !== undefined,
  );
  return known.length === 0 ? {} : { deadline: Math.max(...known) };
}

/** The agent asks for more time. */
export const extendWrapUp: EngagementRule = (state, engagement) => {
  const { sid, moreTime, reservation } = engagement;
  if (!canExtend(engagement, state) || moreTime === 'asking') return step(state);
  const asking = replaceEngagement(state, { ...engagement, moreTime: 'asking' });
  return step(asking, { type: 'write-wrap-up', sid, taskSid: reservation.task.sid, moreTime: true });
};
