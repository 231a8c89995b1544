import { goAway } from '../activity/go-away';
import { step, type Step } from '../step';
import type { Outcome } from '../ground/outcome';
import { type DeskState, logged } from '../desk-state';
import { contactOf } from '../ground/task';

/**
 * A phone that did not answer this often in a row is not dialled again: TaskRouter would offer the call anew each time,
 * for as long as the caller waits.
 */
export const MOST_MISSES = 2;

/** Counts how an offer ended; after too many unanswered dials of the same number the agent goes unavailable. */
export function countEnd(state: DeskState, { end, asked, taskSid }: Outcome, now: number): Step {
  const { rejectedTask: _rejectedTask, ...kept } = state.reach;
  if (end === 'rejected' && asked) return step({ ...state, reach: { ...kept, rejectedTask: taskSid } });
  if (end !== 'failed-to-connect') return step({ ...state, reach: kept });
  const contact = contactOf(state.worker?.attributes ?? {}) ?? '';
  const misses = kept.contact === contact ? kept.misses + 1 : 1;
  if (misses < MOST_MISSES) return step({ ...state, reach: { ...kept, contact, misses } });
  const gaveUp = { contact, times: misses };
  const next: DeskState = { ...state, reach: { contact, misses: 0, gaveUp } };
  return goAway(logged(next, { what: 'gave-up', ...gaveUp }, now), now);
}
