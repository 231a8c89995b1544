import type { End, Outcome } from '../ground/outcome';
import type { Talk } from '../ground/engagement';
import type { Caller } from '../ground/task';

/** One call or task of the shift, as it is remembered. */
export interface ShiftCall {
  readonly at: number;
  readonly caller: Caller;
  readonly talk: Talk;
  readonly end: End;
  /** From being accepted to being completed, wrap-up included. Milliseconds. */
  readonly handledMs?: number;
}

/**
 * What the agent did since they signed in. It is nobody else's business, so it is kept in their browser only, and goes
 * when they sign out.
 */
export interface Shift {
  readonly taken: number;
  /** Not answered in time, or the agent's phone was not reached. */
  readonly missed: number;
  /** By the agent; what others rejected for them does not count. */
  readonly rejected: number;
  /** Over all that were taken and whose beginning is known. */
  readonly handledMs: number;
  readonly handled: number;
  /** The newest last. */
  readonly calls: readonly ShiftCall[];
}

export const EMPTY_SHIFT: Shift = { taken: 0, missed: 0, rejected: 0, handledMs: 0, handled: 0, calls: [] };

/** How many calls are remembered one by one. */
export const SHIFT_CALLS = 50;

/** The shift with one more end. */
export function remembered(shift: Shift, { at, caller, talk, end, asked, handledMs }: Outcome): Shift {
  const call: ShiftCall = { at, caller, talk, end, ...(handledMs !== undefined && { handledMs }) };
  const completed = end === 'completed';
  const counts = completed && handledMs !== undefined;
  return {
    taken: shift.taken + Number(completed),
    missed: shift.missed + Number(end === 'timed-out' || end === 'failed-to-connect'),
    rejected: shift.rejected + Number(end === 'rejected' && asked),
    handledMs: shift.handledMs + (counts ? handledMs : 0),
    handled: shift.handled + Number(counts),
    calls: [...shift.calls, call].slice(-SHIFT_CALLS),
  };
}

/** @returns Milliseconds; nothing before the first call was handled. */
export function averageHandlingMs({ handledMs, handled }: Shift): number | undefined {
  return handled > 0 ? handledMs / handled : undefined;
}

/** What an earlier page had kept, with what this one has seen since. */
export function joined(earlier: Shift, later: Shift): Shift {
  return {
    taken: earlier.taken + later.taken,
    missed: earlier.missed + later.missed,
    rejected: earlier.rejected + later.rejected,
    handledMs: earlier.handledMs + later.handledMs,
    handled: earlier.handled + later.handled,
    calls: [...earlier.calls, ...later.calls].slice(-SHIFT_CALLS),
  };
}

/** What the browser remembers of this worker's shift. */
export interface ShiftEvent {
  readonly type: 'shift-recalled';
  readonly workerSid: string;
  readonly shift: Shift;
}

export type ShiftIntent =
  | { readonly type: 'keep-shift'; readonly workerSid: string; readonly shift: Shift }
  | { readonly type: 'recall-shift' | 'forget-shift'; readonly workerSid: string };
