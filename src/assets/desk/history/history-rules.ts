import { type DeskState, mayAct } from '../desk-state';
import { MIDDLE, pauseAfter, type Pauses } from '../ground/backoff';
import { type Engagement, focusOf, talkOf } from '../ground/engagement';
import type { EventOf } from '../behaviour';
import { step, type Step } from '../step';
import type { History, Reading, Whose } from './history-state';

/** After a failure: soon at first, since a call goes on meanwhile. */
const pauses: Pauses = { firstMs: 2_000, longestMs: 60_000, spread: 0 };

/** The server writes a call down when TaskRouter has told it of the end. */
const writtenAfterMs = 3_000;

/** The call whose caller's earlier calls are shown. */
export function callInFocus({ engagements, chosen }: DeskState): Engagement | undefined {
  const focus = focusOf(engagements, chosen);
  return focus && talkOf(focus) !== 'none' ? focus : undefined;
}

/** Which calls stand beside the card: those of the caller, or, as long as nothing is to be done, the agent's own. */
export function shownReading(state: DeskState): Reading | undefined {
  const { engagements, history } = state;
  if (engagements.length === 0) return history.own;
  const focus = callInFocus(state);
  const { caller } = history;
  return focus && caller?.of === focus.reservation.task.sid ? caller : undefined;
}

const withHistory = (state: DeskState, change: Partial<History>): DeskState => ({
  ...state,
  history: { ...state.history, ...change },
});

function readingOf({ history: { caller, own } }: DeskState, of: Whose): Reading | undefined {
  if (of === 'own') return own;
  return caller?.of === of ? caller : undefined;
}

const put = (state: DeskState, reading: Reading): DeskState =>
  withHistory(state, reading.of === 'own' ? { own: reading } : { caller: reading });

/** Reads from the beginning; what was read before stays in sight meanwhile. */
function begin(state: DeskState, of: Whose): Step {
  const before = readingOf(state, of);
  const reading: Reading = {
    of,
    name: 'loading',
    failures: before?.failures ?? 0,
    ...(before?.page && { page: before.page }),
  };
  return step(put(state, reading), { type: 'read-history', of });
}

/** Goes on where the last page ended. */
function goOn(state: DeskState, of: Whose): Step {
  const reading = readingOf(state, of);
  const before = reading?.page?.before;
  if (!reading || reading.name === 'loading' || before === undefined) return step(state);
  const { problem: _problem, tryAt: _tryAt, ...rest } = reading;
  return step(put(state, { ...rest, name: 'loading' }), { type: 'read-history', of, before });
}

/** Whatever has happened: what is to be shown is being read. */
export function readWhatIsShown(state: DeskState, now: number): Step {
  const { outbound, history, engagements } = state;
  if (outbound.features.history !== true || !mayAct(state)) return step(state);
  const focus = callInFocus(state);
  if (focus && history.caller?.of !== focus.reservation.task.sid) return begin(state, focus.reservation.task.sid);
  if (engagements.length === 0 && history.caller) return noteEnd(state, now);
  if (engagements.length === 0 && !history.own) return begin(state, 'own');
  // All of them are wanted no more once something is to be done.
  if (history.wantsAll && history.own?.name === 'read') return goOn(state, 'own');
  return step(state);
}

/** Reads once more what failed, and what has changed since. */
export function readAgainInTime(state: DeskState, now: number): Step {
  const reading = shownReading(state);
  if (reading?.tryAt === undefined || reading.tryAt > now || !mayAct(state)) return step(state);
  return begin(state, reading.of);
}

/** A call of the agent's is over: in a moment it is among the last ones. */
function noteEnd(state: DeskState, now: number): Step {
  const { caller: _caller, own, ...history } = state.history;
  return step({ ...state, history: { ...history, ...(own && { own: { ...own, tryAt: now + writtenAfterMs } }) } });
}

export function learn(state: DeskState, { of, page, further }: EventOf<'history-read'>): Step {
  const before = readingOf(state, of);
  if (!before) return step(state);
  const known = further ? (before.page?.calls ?? []) : [];
  const isKnown = new Set(known.map(({ taskSid }) => taskSid));
  const calls = [...known, ...page.calls.filter(({ taskSid }) => !isKnown.has(taskSid))];
  return step(put(state, { of, name: 'read', page: { ...page, calls }, failures: 0 }));
}

export function fail(state: DeskState, { of, problem }: EventOf<'history-unread'>, now: number): Step {
  const before = readingOf(state, of);
  if (!before) return step(state);
  const page = before.page && { page: before.page };
  if (problem.code === 'not_enabled') return step(put(state, { of, name: 'off', failures: 0, ...page }));
  const tryAt = now + pauseAfter(pauses, before.failures, MIDDLE);
  return step(put(state, { of, name: 'failed', problem, failures: before.failures + 1, tryAt, ...page }));
}

export const askMore = (state: DeskState, { of }: EventOf<'history-more-asked'>): Step => goOn(state, of);

export const askAgain = (state: DeskState, { of }: EventOf<'history-again-asked'>): Step =>
  readingOf(state, of) ? begin(state, of) : step(state);

/** How many of the agent's own calls stay once nobody searches them any more: tabs tell each other all that is here. */
const ownKept = 50;

export function askAll(state: DeskState, { open }: EventOf<'history-all-asked'>): Step {
  const { own, wantsAll } = state.history;
  if (open === wantsAll) return step(state);
  if (open)
    return own ? step(withHistory(state, { wantsAll: true })) : begin(withHistory(state, { wantsAll: true }), 'own');
  if (!own?.page || own.page.calls.length <= ownKept) return step(withHistory(state, { wantsAll: false }));
  // What is left out is read again from the beginning, should it be wanted.
  const { own: _own, ...history } = state.history;
  return step({ ...state, history: { ...history, wantsAll: false } });
}
