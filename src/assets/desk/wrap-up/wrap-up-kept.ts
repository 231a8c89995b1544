import { filledInUnsaved } from './wrap-up-asked';
import { draftOf, isUnsaved } from './wrap-up-draft';
import type { Engagement } from '../ground/engagement';
import type { DeskState } from '../desk-state';
import { callerOf } from '../ground/task';
import type { KeptNotes } from './wrap-up-state';

/** Of how many calls the words are kept; the oldest go first. */
export const KEPT_CALLS = 20;

/** Keeps what an engagement that ends leaves unsaved, until the agent has seen to it. */
export function keepUnsaved(state: DeskState, engagement: Engagement): DeskState {
  const { sid, reservation } = engagement;
  const draft = draftOf(engagement);
  const { notes, disposition } = draft;
  const filledIn = filledInUnsaved(state.settings, engagement);
  const hasWords = isUnsaved(draft) && (notes.trim() !== '' || (disposition ?? '') !== '');
  if (!hasWords && filledIn.length === 0) return state;
  const kept: KeptNotes = {
    sid,
    caller: callerOf(reservation.task.attributes),
    notes,
    ...(disposition && { disposition }),
    ...(filledIn.length > 0 && { filledIn }),
    ...(draft.changedAt === undefined && { underWay: true }),
  };
  return { ...state, keptNotes: [...without(state, sid), kept].slice(-KEPT_CALLS) };
}

/** The agent has copied them, or does not need them. */
export function dismissKept(state: DeskState, sid: string): DeskState {
  return { ...state, keptNotes: without(state, sid) };
}

/** They were saved after all: the answer came when the call was over. */
export function forgetArrived(state: DeskState, sid: string): DeskState {
  return state.keptNotes.some((kept) => kept.sid === sid && kept.underWay) ? dismissKept(state, sid) : state;
}

function without({ keptNotes }: DeskState, sid: string): readonly KeptNotes[] {
  return keptNotes.filter((kept) => kept.sid !== sid);
}
