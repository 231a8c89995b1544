import { terminalTaskStatuses } from '../../../src/lib/lifecycle';
import type { TaskRow } from '../../account/taskrouter-rows';
import type { Engine } from '../engine';
import { cancelReservation, closeReservation, wrapReservation } from './reservation-commands';
import { announceTaskUpdated, moveTask, ttlDeadline } from './task-moves';

/** The name of the deadline at which an ended task is deleted. */
export const purgeDeadline = (taskSid: string): string => `${taskSid}:purge`;

/** Cancels a task that nobody has accepted, and whatever was offered of it. */
export function cancelTask(engine: Engine, sid: string, reason: string | null): TaskRow {
  const task = moveTask(engine, sid, 'cancel', { reason });
  for (const transfer of engine.store.transfersOfTask.of(sid)) {
    if (transfer.status === 'initiated') engine.store.transfers.update(transfer.sid, { status: 'canceled' });
  }
  // While it is being transferred somebody holds it as well.
  for (const reservation of [...engine.store.openReservationsOfTask.of(sid)]) {
    if (reservation.status === 'pending') cancelReservation(engine, reservation.sid);
    else closeReservation(engine, reservation.sid);
  }
  return task;
}

/** Puts a task and the reservation that holds it into wrap-up. */
export function wrapTask(engine: Engine, sid: string, reason: string | null): TaskRow {
  const { store } = engine;
  moveTask(engine, sid, 'wrapUp', { reason });
  for (const reservation of [...store.openReservationsOfTask.of(sid)]) {
    if (reservation.status === 'accepted') wrapReservation(engine, reservation.sid);
  }
  return store.tasks.require(sid);
}

/** Completes a task and the reservation that holds it. */
export function completeTask(engine: Engine, sid: string, reason: string | null): TaskRow {
  const { store } = engine;
  const holders = [...store.openReservationsOfTask.of(sid)];
  moveTask(engine, sid, 'complete', { reason });
  for (const reservation of holders) {
    if (reservation.status !== 'pending') closeReservation(engine, reservation.sid);
  }
  const told = holders.map((reservation) => reservation.workerSid);
  announceTaskUpdated(engine, sid, told);
  return store.tasks.require(sid);
}

/** Takes a task away whatever its status: offers are canceled, and a holder's reservation is completed. */
export function removeTask(
  engine: Engine,
  sid: string,
  announcedAs: 'task.deleted' | 'task.system-deleted' = 'task.deleted',
): void {
  const { store } = engine;
  const task = store.tasks.require(sid);
  engine.router.forgetTask(sid);
  engine.deadlines.clear(ttlDeadline(sid));
  engine.deadlines.clear(purgeDeadline(sid));
  const alive = !terminalTaskStatuses.includes(task.assignmentStatus);
  const open = [...store.openReservationsOfTask.of(sid)];
  // Out of reach of routing before its reservations end, so that none of them sends it back to the queue.
  if (alive)
    store.tasks.update(sid, { assignmentStatus: open.some((r) => r.status !== 'pending') ? 'completed' : 'canceled' });
  for (const reservation of open) {
    if (reservation.status === 'pending') cancelReservation(engine, reservation.sid);
    else closeReservation(engine, reservation.sid);
  }
  engine.announce(announcedAs, task.workspaceSid, { task, alsoTell: open.map((r) => r.workerSid) });
  for (const transfer of [...store.transfersOfTask.of(sid)]) store.transfers.delete(transfer.sid);
  for (const reservation of [...store.reservationsOfTask.of(sid)]) store.reservations.delete(reservation.sid);
  store.tasks.delete(sid);
}
