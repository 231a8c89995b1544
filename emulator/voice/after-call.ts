import { transferUnderWay } from '../account/store';
import type { ReservationRow } from '../account/taskrouter-rows';
import { cancelReservation, completeReservation, wrapReservation } from '../taskrouter/commands/reservation-commands';
import { cancelTask, completeTask, wrapTask } from '../taskrouter/commands/task-status';
import { cancelTransfer } from '../taskrouter/commands/transfer-commands';
import { updateWorker } from '../taskrouter/commands/worker-commands';
import type { Engine } from '../taskrouter/engine';

/** Why a task was canceled whose caller had hung up. */
export const hungUpReason = 'hangup';

const isMultiTasking = (engine: Engine, workspaceSid: string): boolean =>
  engine.store.workspaces.require(workspaceSid).multiTaskEnabled;

/**
 * A worker's call about a task is over. What was accepted goes into wrap-up, or is completed where workers do one thing at
 * a time; what was still being connected is canceled.
 *
 * @see https://www.twilio.com/docs/taskrouter/lifecycle-task-state
 */
export function endWorkersCall(engine: Engine, reservationSid: string): void {
  const { store } = engine;
  const before = store.reservations.get(reservationSid);
  if (before?.status === 'pending') cancelReservation(engine, reservationSid);
  if (before?.status !== 'accepted' && before?.status !== 'wrapping') return;
  // Taken now rather than at the reservation's end, so that the worker is not moved a second time.
  if (before.postWorkActivitySid) store.reservations.update(reservationSid, { postWorkActivitySid: null });
  if (before.status === 'accepted' && isMultiTasking(engine, before.workspaceSid))
    wrapReservation(engine, reservationSid);
  else if (before.status === 'accepted') completeReservation(engine, reservationSid);
  if (before.postWorkActivitySid) goAfterWork(engine, before, before.postWorkActivitySid);
}

/** Only with an activity that is not available can pending reservations be rejected. */
function goAfterWork(engine: Engine, { workerSid, postWorkRejectsPending }: ReservationRow, activitySid: string): void {
  const { available } = engine.store.activities.require(activitySid);
  const rejectPendingReservations = postWorkRejectsPending === true && !available;
  updateWorker(engine, workerSid, { activitySid, rejectPendingReservations });
}

/**
 * A caller hung up without having been connected to anybody. A task that nobody has accepted is canceled; one that was
 * accepted without connecting the caller goes into wrap-up, so that its worker can finish it.
 */
export function loseCaller(engine: Engine, taskSid: string): void {
  const task = engine.store.tasks.get(taskSid);
  if (!task) return;
  switch (task.assignmentStatus) {
    case 'pending':
    case 'reserved':
      cancelTask(engine, taskSid, hungUpReason);
      break;
    case 'assigned':
      if (isMultiTasking(engine, task.workspaceSid)) wrapTask(engine, taskSid, hungUpReason);
      else completeTask(engine, taskSid, hungUpReason);
      break;
    default:
  }
}

/**
 * The caller of a task is gone, and nobody speaks about it any more: there is nothing to hand on. A transfer under way is taken
 * back, so that whoever wraps up can finish; a task that nobody has in hand is canceled, for it would wait for ever.
 */
export function callOff(engine: Engine, taskSid: string): void {
  const task = engine.store.tasks.get(taskSid);
  if (task?.assignmentStatus !== 'pending' && task?.assignmentStatus !== 'reserved') return;
  const holders = [...engine.store.openReservationsOfTask.of(taskSid)].filter(({ status }) => status !== 'pending');
  if (holders.some(({ status }) => status === 'accepted')) return;
  const transfer = transferUnderWay(engine.store, taskSid);
  if (holders.length === 0) cancelTask(engine, taskSid, hungUpReason);
  else if (transfer) {
    cancelTransfer(engine, transfer.sid);
    wrapTask(engine, taskSid, hungUpReason);
  }
}
