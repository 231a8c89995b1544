import { joined, remembered, type ShiftEvent } from './shift-state';
import { step, type Step } from '../step';
import type { Outcome } from '../ground/outcome';
import type { DeskState } from '../desk-state';

/** Adds an end to the shift, and has the browser keep it. */
export function keepEnd(state: DeskState, outcome: Outcome): Step {
  const shift = remembered(state.shift, outcome);
  const { worker } = state;
  const next = { ...state, shift };
  return worker ? step(next, { type: 'keep-shift', workerSid: worker.sid, shift }) : step(next);
}

/** Asks the browser what it knows of this worker's shift; the page was loaded anew, or signed in to again. */
export function recallShift(workerSid: string): (state: DeskState) => Step {
  return (state) => step(state, { type: 'recall-shift', workerSid });
}

/** The browser remembered: what ended since then is added to it. */
export function shiftRecalled(state: DeskState, { workerSid, shift }: ShiftEvent): Step {
  if (state.worker?.sid !== workerSid) return step(state);
  return step({ ...state, shift: joined(shift, state.shift) });
}
