import { pauseAfter, type Pauses } from '../../desk/ground/backoff';
import type { Problem } from '../../desk/ground/facts';
import { step, type Step } from './floor-event';
import type { Figures } from './figures';
import type { FloorState } from './floor-state';

/** From one answer to the next question, while the page can be seen and while it cannot. */
export const READ_EVERY_MS = 5_000;
export const READ_HIDDEN_EVERY_MS = 60_000;

/** Pauses after readings that failed. */
const PAUSES: Pauses = { firstMs: 5_000, longestMs: 60_000, spread: 0.3 };

/** Figures older than this are marked as old. */
export const STALE_AFTER_MS = 20_000;

/** How fresh the figures are. */
export type Freshness = 'none' | 'fresh' | 'stale';

export function freshnessOf({ reading: { readAt } }: FloorState, now: number): Freshness {
  if (readAt === undefined) return 'none';
  return now - readAt < STALE_AFTER_MS ? 'fresh' : 'stale';
}

/** Asks for figures now, unless an answer is on its way. @param fresh - Whether they must have been read after this. */
export function ask(state: FloorState, fresh = false): Step {
  if (state.session.name !== 'open' || state.reading.asked) return step(state);
  return step({ ...state, reading: { ...state.reading, asked: true } }, { type: 'read-floor', fresh });
}

export function tickReading(state: FloorState, visible: boolean, now: number): Step {
  const { reading, session } = state;
  if (session.name !== 'open' || session.renewing || reading.asked) return step(state);
  const hidden = visible ? 0 : READ_HIDDEN_EVERY_MS - READ_EVERY_MS;
  return now >= reading.nextAt + hidden ? ask(state) : step(state);
}

export function figuresRead(state: FloorState, figures: Figures, now: number): Step {
  if (state.session.name !== 'open') return step(state);
  const reading = { asked: false, failures: 0, nextAt: now + READ_EVERY_MS, readAt: figures.readAt };
  return step({ ...state, figures, reading });
}

export function figuresUnread(state: FloorState, problem: Problem, roll: number, now: number): Step {
  if (state.session.name !== 'open') return step(state);
  const { failures } = state.reading;
  const nextAt = now + pauseAfter(PAUSES, failures, roll);
  return step({ ...state, reading: { ...state.reading, asked: false, failures: failures + 1, nextAt, problem } });
}
