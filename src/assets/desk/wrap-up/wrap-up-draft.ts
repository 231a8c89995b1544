import { mergeNotes } from '../../../lib/wrap-up/wrap-up-merge';
import { wrapUpRecordOf } from '../../../lib/wrap-up/wrap-up-record';
import type { Engagement } from '../ground/engagement';
import type { Problem } from '../ground/facts';
import type { Draft, Words, Typed } from './wrap-up-state';

/** A pause in the typing this long is taken for the end of a thought. */
export const SAVE_AFTER_MS = 1_000;

/** Pause before a draft that could not be saved is sent again. */
export const SAVE_AGAIN_AFTER_MS = 10_000;

/** The agent's draft, or what the task says where they have not written anything yet. */
export function draftOf({ draft, reservation }: Engagement): Draft {
  if (draft) return draft;
  const { notes = '', disposition } = wrapUpRecordOf(reservation.task.attributes);
  return { notes, ...(disposition !== undefined && { disposition }) };
}

/** @param fields - What was filled in that the server takes. */
export function sentOf(draft: Draft, fields: Words['fields']): Words & { readonly notesBefore?: string } {
  const { savedNotes } = draft;
  return { ...wordsOf(draft), ...(fields && { fields }), ...(savedNotes !== undefined && { notesBefore: savedNotes }) };
}

export function wordsOf({ notes, disposition }: Words): Words {
  return { notes, ...(disposition !== undefined && { disposition }) };
}

/** The agent wrote something. */
export function rewritten(draft: Draft, words: Partial<Words>, now: number): Draft {
  const { problem: _problem, retryAt: _retryAt, ...kept } = draft;
  return { ...kept, savedNotes: draft.savedNotes ?? draft.notes, ...words, changedAt: now };
}

/** The agent typed, perhaps into a field that did not show yet what a colleague had written. */
export function typedInto(draft: Draft, { notes, from, revision }: Typed, now: number): Draft {
  const shown = draft.savedNotes === undefined && from !== undefined ? { ...draft, notes: from } : draft;
  const { bothKept: _bothKept, ...before } = shown;
  const after = rewritten(before, { notes }, now);
  const { joinedFrom, savedNotes = '' } = after;
  const isLate = revision !== undefined && revision < (after.revision ?? 0);
  return isLate && joinedFrom !== undefined ? joined(after, joinedFrom, savedNotes) : after;
}

/** A colleague's words come to those of the agent's that were sent, and to what was typed since. */
function joined(draft: Draft, sent: string, theirs: string): Draft {
  const notes = mergeNotes({ before: sent, theirs, mine: draft.notes });
  return { ...draft, notes, joinedFrom: sent, revision: (draft.revision ?? 0) + 1, bothKept: true };
}

/** Whether there is something that the task does not say yet. */
export function isUnsaved({ changedAt, sent }: Draft): boolean {
  return changedAt !== undefined || sent !== undefined;
}

/** Whether it is time to save it. */
export function isDue({ changedAt, sent, retryAt, problem }: Draft, now: number): boolean {
  if (changedAt === undefined || sent) return false;
  return problem ? retryAt !== undefined && now >= retryAt : now >= changedAt + SAVE_AFTER_MS;
}

/** It is on its way. What went wrong with it last is said until it has arrived. */
export function sending(draft: Draft): Draft {
  const { changedAt: _changedAt, retryAt: _retryAt, ...kept } = draft;
  return { ...kept, sent: wordsOf(draft) };
}

/**
 * It arrived. What was typed meanwhile is still to be saved.
 *
 * @param answered - The notes as they are saved, where the server said so: a colleague's are among them.
 */
export function saved(draft: Draft, answered?: string): Draft {
  const { sent, problem: _problem, retryAt: _retryAt, ...kept } = draft;
  if (!sent) return kept;
  const savedNotes = answered ?? sent.notes;
  if (savedNotes === sent.notes) return { ...kept, savedNotes };
  const { bothKept, ...both } = joined({ ...kept, savedNotes }, sent.notes, savedNotes);
  // Whoever has written nothing sees a colleague's notes, and has none of their own to be told about.
  const hasWritten = sent.notes !== draft.savedNotes || draft.notes !== sent.notes;
  return hasWritten ? { ...both, ...(bothKept && { bothKept }) } : both;
}

/** Whether it arrived will never be told, so it counts as not saved. */
export function unanswered(draft: Draft, now: number): Draft {
  const { sent, ...kept } = draft;
  return sent ? { ...kept, changedAt: draft.changedAt ?? now } : draft;
}

/** It did not arrive. What nobody but the agent can mend is not tried again by itself. */
export function unsaved(draft: Draft, problem: Problem, now: number): Draft {
  const { sent: _sent, retryAt: _retryAt, ...kept } = draft;
  const changedAt = draft.changedAt ?? now;
  const hopeless = problem.status === 400 || problem.status === 403 || problem.status === 404;
  return { ...kept, changedAt, problem, ...(!hopeless && { retryAt: now + SAVE_AGAIN_AFTER_MS }) };
}
