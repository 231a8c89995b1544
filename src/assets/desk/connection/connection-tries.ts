import { MIDDLE, pauseAfter, type Pauses } from '../ground/backoff';
import { step, type Step } from '../step';
import type { Connection } from './connection-state';
import type { DeskState } from '../desk-state';

/**
 * Pauses between tries to connect: half a second or so at first, half a minute at most.
 *
 * Twilio's SDK would knock every 0.8 to 1 second for as long as the page lives, so the page lets it go and makes a
 * new one when it is time.
 */
export const RECONNECT: Pauses = { firstMs: 600, longestMs: 20_000, spread: 0.5 };

/** A try that has led to nothing by then has failed: the SDK does not start again by itself. */
export const READY_WITHIN_MS = 30_000;

/** A connection that was lost again sooner than this counts as one more failure. */
export const STEADY_AFTER_MS = 10_000;

/** The connection is gone, or could not be made: the next try comes after a pause. */
export function tryLater(state: DeskState, now: number, roll = MIDDLE): Step {
  const { connection } = state;
  const failures = failuresOf(connection, now);
  const tryAt = now + pauseAfter(RECONNECT, failures, roll);
  const since = connection.name === 'reconnecting' ? connection.since : now;
  const next: Connection = { name: 'reconnecting', since, failures: failures + 1, tryAt, trying: false };
  return step(remembering(state, { ...state, connection: next }, now), { type: 'tick-at', at: tryAt });
}

function failuresOf(connection: Connection, now: number): number {
  if (connection.name === 'reconnecting') return connection.failures;
  if (connection.name !== 'connected') return 0;
  return now - connection.since < STEADY_AFTER_MS ? (connection.failures ?? 0) : 0;
}

/** Tries at once, whatever pause there was. What was open stays open until the new one is ready. */
export function connectNow(state: DeskState, now: number): Step {
  const { connection } = state;
  const failures = failuresOf(connection, now);
  const since = connection.name === 'reconnecting' || connection.name === 'offline' ? connection.since : now;
  const next: Connection = { name: 'reconnecting', since, failures, tryAt: now, trying: true };
  if (!mayConnect(state, now)) return step({ ...state, connection: { ...next, trying: false } });
  return step(remembering(state, { ...state, connection: next }, now), { type: 'connect', takeOver: false });
}

/** Whether there is a token to connect with; else a new one comes first, and connects then. */
export function mayConnect({ session }: DeskState, now: number): boolean {
  return session.name === 'open' ? now < session.expiresAt : session.name === 'ended' && session.why === 'refused';
}

/** Keeps in which activity TaskRouter was last heard, see `returnToActivity`. */
function remembering(before: DeskState, after: DeskState, now: number): DeskState {
  if (before.connection.name !== 'connected' || !before.worker) return after;
  return { ...after, unheard: { since: now, activitySid: before.worker.activitySid } };
}

/** Makes the try whose time has come, and gives up one that leads to nothing. */
export function tickConnection(state: DeskState, now: number): Step {
  const { connection } = state;
  if (connection.name === 'connecting') {
    return now - connection.since >= READY_WITHIN_MS ? tryLater(state, now) : step(state);
  }
  if (connection.name !== 'reconnecting' || now < connection.tryAt) return step(state);
  if (connection.trying) return now - connection.tryAt >= READY_WITHIN_MS ? tryLater(state, now) : step(state);
  return mayConnect(state, now) ? connectNow(state, now) : step(state);
}

/**
 * A new token is there: the connection goes on with it, or is made with it.
 *
 * @param claims - Whether the agent asked for it, and so for the session to be here and nowhere else.
 */
export function useNewToken(state: DeskState, claims: boolean, now: number): Step {
  const { name } = state.connection;
  if (name === 'connected' || (name === 'elsewhere' && !claims)) return step(state, { type: 'use-new-token' });
  if (name !== 'elsewhere') return connectNow(state, now);
  const back: Connection = { name: 'reconnecting', since: now, failures: 0, tryAt: now, trying: true };
  return step({ ...state, connection: back }, { type: 'connect', takeOver: true });
}

/** What the agent asked for here could not be had; the other desk goes on. */
export function stayElsewhere(state: DeskState): DeskState {
  const { connection } = state;
  if (connection.name !== 'elsewhere' || !connection.returning) return state;
  return { ...state, connection: { name: 'elsewhere', since: connection.since } };
}
