import {
  type Draft,
  draftOf,
  isDue,
  isUnsaved,
  rewritten,
  saved,
  sending,
  sentOf,
  typedInto,
  unsaved,
} from './wrap-up-draft';
import type { Engagement } from '../ground/engagement';
import { engagementOf, replaceEngagement } from '../ground/engagements';
import { andThen, step, type Step } from '../step';
import { type DeskState, logged } from '../desk-state';
import { callerOf } from '../ground/task';
import { isUnanswered } from '../ground/unanswered';
import type { WrapUpEvent } from './wrap-up-state';
import { complete, proceed } from './wrap-up';
import { extendWrapUp, wrapUpEndOf } from './wrap-up-time';

/** What an event about notes, disposition and time leads to. */
export function onWrapUpEvent(state: DeskState, event: WrapUpEvent, now: number): Step {
  if (event.type === 'page-leaving') return saveAll(state);
  const engagement = engagementOf(state, event.sid);
  if (!engagement) return step(state);
  switch (event.type) {
    case 'notes-typed':
      return step(write(state, engagement, (draft) => typedInto(draft, event, now)));
    case 'disposition-chosen':
      // A choice is a thought of its own.
      return saveNow(
        write(state, engagement, (draft) => rewritten(draft, { disposition: event.disposition }, now)),
        event.sid,
      );
    case 'notes-left':
      // Whoever leaves the field for one of the choices about what went wrong has not chosen yet.
      return draftOf(engagement).problem ? step(state) : saveNow(state, event.sid);
    case 'save-asked':
      return saveNow(state, event.sid);
    case 'more-time-asked':
      return extendWrapUp(state, engagement);
    case 'complete-anyway-asked':
      return engagement.stage.name === 'wrapping' ? proceed(state, engagement, 'asked', now) : step(state);
    case 'wrap-up-written':
      return onWritten(state, engagement, event, now);
    default:
      return onUnwritten(state, engagement, event, now);
  }
}

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

/** Whoever writes, or chooses otherwise, does what the card asked for. */
function withoutWish(engagement: Engagement): Engagement {
  const { problem, ...kept } = engagement;
  return problem?.code === 'note-needed' ? kept : engagement;
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
  return step(next, { type: 'write-wrap-up', sid, taskSid, moreTime: false, ...sentOf(draft) });
}

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
  const words = { ...sentOf(draft), notesBefore: draft.sent.notes };
  return step(state, { type: 'write-wrap-up', sid, taskSid, moreTime: false, ...words });
}

type Written = Extract<WrapUpEvent, { type: 'wrap-up-written' }>;

function onWritten(state: DeskState, engagement: Engagement, event: Written, now: number): Step {
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
}

type Unwritten = Extract<WrapUpEvent, { type: 'wrap-up-unwritten' }>;

function onUnwritten(state: DeskState, engagement: Engagement, event: Unwritten, now: number): Step {
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
}

/** Saves what is due, and completes a wrap-up whose time is up. */
export function tickNotes(state: DeskState, engagement: Engagement, now: number): Step {
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
