import { changeWorker, chooseActivity, closeChange } from '../activity/activity-rules';
import { engagementOf } from '../ground/engagements';
import type { ConnectionEvent } from './connection-state';
import type { ReservationFacts } from '../ground/facts';
import { andThen, step, type Step } from '../step';
import { acceptOwnCall } from '../dialling/dialling-rules';
import { connectNow, tryLater } from './connection-tries';
import { change, take } from '../offer/offer-rules';
import { recallShift } from '../shift/shift-rules';
import { renewNow } from '../sign-in/sign-in-rules';
import { activityOf, type DeskState, logged } from '../desk-state';

/** The connection is gone. */
export function connectionLost(state: DeskState, { roll }: { readonly roll?: number }, now: number): Step {
  if (isWaiting(state)) return step(state);
  const known = state.connection.name === 'reconnecting';
  return tryLater(known ? state : logged(state, { what: 'connection-lost' }, now), now, roll);
}

type Failed = Extract<ConnectionEvent, { type: 'connection-failed' }>;

/** It could not be made. */
export function connectionFailed(state: DeskState, { problem, roll }: Failed, now: number): Step {
  if (isWaiting(state)) return step(state);
  return tryLater(logged(state, { what: 'connection-failed', problem }, now), now, roll);
}

/** Another desk has the session now. */
export function takenOver(state: DeskState, _event: unknown, now: number): Step {
  if (state.connection.name === 'elsewhere') return step(state);
  return step(logged({ ...state, connection: { name: 'elsewhere', since: now } }, { what: 'taken-over' }, now));
}

/** The computer slept. */
export function woke(state: DeskState, _event: unknown, now: number): Step {
  const { name } = state.connection;
  return name === 'elsewhere' || name === 'offline' ? step(state) : connectNow(state, now);
}

/** Whether nothing is open or being opened, so that news of an end are old news. */
function isWaiting({ connection }: DeskState): boolean {
  if (connection.name === 'reconnecting') return !connection.trying;
  return connection.name !== 'connected' && connection.name !== 'connecting';
}

/** The browser says whether there is a network. */
export function network(before: DeskState, { online }: { readonly online: boolean }, now: number): Step {
  const state = online ? renewNow(before, now) : before;
  const { connection } = state;
  if (connection.name === 'elsewhere') return step(state);
  if (!online) {
    if (connection.name === 'offline') return step(state);
    const { worker } = state;
    const unheard = connection.name === 'connected' && worker && { since: now, activitySid: worker.activitySid };
    const off: DeskState = { ...state, connection: { name: 'offline', since: now }, ...(unheard && { unheard }) };
    return step(logged(off, { what: 'network-lost' }, now));
  }
  if (connection.name === 'reconnecting') return connection.trying ? step(state) : connectNow(state, now);
  if (connection.name !== 'offline') return step(state);
  // The old socket may have lived through it, and would then never say that it is ready again.
  return connectNow(logged(state, { what: 'network-back' }, now), now);
}

/** The agent does not want to wait for the next try. */
export function askTryNow(state: DeskState, _event: unknown, now: number): Step {
  const { connection } = state;
  const waits = connection.name === 'offline' || (connection.name === 'reconnecting' && !connection.trying);
  return waits ? connectNow(state, now) : step(state);
}

/**
 * The agent wants this desk in the place of the one that took over. It comes with a token of its own: the old one may
 * count as thrown out.
 */
export function askUseHere(state: DeskState): Step {
  const { connection, session } = state;
  if (connection.name !== 'elsewhere' || connection.returning || session.name !== 'open') return step(state);
  const next: DeskState = { ...state, connection: { ...connection, returning: true } };
  if (session.renewing) return step(next);
  return step({ ...next, session: { ...session, renewing: true } }, { type: 'open-session' });
}

type Ready = Extract<ConnectionEvent, { type: 'ready' }>;

/** Connected, and everything has been read anew. */
export function ready(state: DeskState, event: Ready, now: number): Step {
  const again = state.worker !== undefined;
  const failures = state.connection.name === 'reconnecting' ? state.connection.failures : 0;
  // The SDK knows the activities too, so the picker works even when our own Function could not be asked.
  const activities = event.activities.length > 0 ? event.activities : state.activities;
  const connection = { name: 'connected', since: now, ...(failures > 0 && { failures }) } as const;
  const told = logged({ ...state, activities, connection }, { what: 'connected', again }, now);
  const missing = state.workspaceName === undefined && again ? step(told, { type: 'read-workspace' }) : step(told);
  const recalled = again ? missing : andThen(missing, recallShift(event.worker.sid));
  const known = andThen(
    andThen(recalled, (next) => changeWorker(next, event.worker, now)),
    (next) => askAgain(next, event.reservations),
  );
  const taken = event.reservations.reduce(
    (so, reservation) =>
      andThen(so, (next) =>
        engagementOf(next, reservation.sid)
          ? change(next, reservation, now)
          : andThen(take(next, reservation, now), (taken) => acceptOwnCall(taken, reservation, now)),
      ),
    known,
  );
  return andThen(
    andThen(taken, (next) => askAfter(next, event.reservations)),
    (next) => returnToActivity(next, now),
  );
}

/** What was open and is not in the list of what is: how it ended is told when it is read. */
function askAfter(state: DeskState, open: readonly ReservationFacts[]): Step {
  const sids = new Set(open.map(({ sid }) => sid));
  const gone = state.engagements.filter(({ sid }) => !sids.has(sid));
  return step(state, ...gone.map(({ sid }) => ({ type: 'reread', sid }) as const));
}

/**
 * A change of activity that was asked for before, and whose answer may never come: asking twice does no harm. One that
 * is known to be made is asked for again all the same while what it was to hand on still rings.
 */
function askAgain(state: DeskState, open: readonly ReservationFacts[]): Step {
  const { activityChange: asked, worker } = state;
  if (asked?.sent === undefined) return step(state);
  // It belongs to what the agent chose last, which may be sent only after this.
  const rejectPending = asked.rejectPending === true && asked.to === asked.sent;
  const handsOn = rejectPending && open.some(({ status }) => status === 'pending');
  if (asked.sent === worker?.activitySid && !handsOn) return closeChange(state);
  return step(state, { type: 'set-activity', activitySid: asked.sent, ...(rejectPending && { rejectPending }) });
}

/** An agent who was out of reach for longer than this may have left their chair. */
export const RETURN_WITHIN_MS = 5 * 60_000;

/**
 * The activity to return to after the connection was gone.
 *
 * TaskRouter takes a worker offline when the last socket closes, whether a tab was closed or a cable was pulled. Where
 * the page is still there, the agent is too, and never asked for it.
 *
 * @returns `undefined` when nothing is to be done
 */
export function activityToReturnTo(state: DeskState, now: number): string | undefined {
  const { unheard, worker, activityChange } = state;
  if (!unheard || !worker || activityChange || now - unheard.since > RETURN_WITHIN_MS) return undefined;
  const then = activityOf(state, unheard.activitySid);
  const today = activityOf(state, worker.activitySid);
  if (!then?.available || !today || today.available) return undefined;
  return today.name.toLowerCase() === 'offline' ? then.sid : undefined;
}

/** Connected again: puts an agent back whom TaskRouter took offline meanwhile. */
export function returnToActivity(state: DeskState, now: number): Step {
  const sid = activityToReturnTo(state, now);
  const { unheard: _unheard, ...heard } = state;
  if (sid === undefined) return step(heard);
  const name = activityOf(state, sid)?.name ?? '';
  return chooseActivity(logged(heard, { what: 'returning', name }, now), sid, now);
}
