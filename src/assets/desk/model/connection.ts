import { changeWorker } from './activity';
import { engagementOf } from './engagements';
import type { ConnectionEvent } from './event';
import { andThen, step } from './intent';
import type { Step } from './intent';
import { change, take } from './reservation';
import { logged } from './state';
import type { DeskState } from './state';

/** What the connection's ups and downs mean for the page. */
export function onConnectionEvent(state: DeskState, event: ConnectionEvent, now: number): Step {
  switch (event.type) {
    case 'ready':
      return ready(state, event, now);
    case 'connection-lost':
      if (state.connection.name !== 'connected' && state.connection.name !== 'connecting') return step(state);
      return step(logged(reconnecting(state, now), { what: 'connection-lost' }, now));
    case 'connection-failed':
      return step(logged(reconnecting(state, now), { what: 'connection-failed', problem: event.problem }, now));
    default:
      return network(state, event.online, now);
  }
}

function reconnecting(state: DeskState, now: number): DeskState {
  const { connection } = state;
  if (connection.name === 'offline' || connection.name === 'reconnecting') return state;
  return { ...state, connection: { name: 'reconnecting', since: now } };
}

function network(state: DeskState, online: boolean, now: number): Step {
  const { connection } = state;
  if (!online) {
    if (connection.name === 'offline') return step(state);
    return step(logged({ ...state, connection: { name: 'offline', since: now } }, { what: 'network-lost' }, now));
  }
  if (connection.name !== 'offline') return step(state);
  const trying: DeskState = { ...state, connection: { name: 'reconnecting', since: connection.since } };
  // The old socket may have lived through it, and would then never say that it is ready again.
  return step(logged(trying, { what: 'network-back' }, now), { type: 'connect' });
}

type Ready = Extract<ConnectionEvent, { type: 'ready' }>;

function ready(state: DeskState, event: Ready, now: number): Step {
  const again = state.worker !== undefined;
  // The SDK knows the activities too, so the picker works even when our own Function could not be asked.
  const activities = event.activities.length > 0 ? event.activities : state.activities;
  const connected: DeskState = { ...state, activities, connection: { name: 'connected', since: now } };
  const told = logged(connected, { what: 'connected', again }, now);
  const missing = state.workspaceName === undefined && again ? step(told, { type: 'read-workspace' }) : step(told);
  const known = andThen(missing, (next) => changeWorker(next, event.worker, now));
  return event.reservations.reduce(
    (so, reservation) =>
      andThen(so, (next) =>
        engagementOf(next, reservation.sid) ? change(next, reservation, now) : take(next, reservation, now),
      ),
    known,
  );
}
