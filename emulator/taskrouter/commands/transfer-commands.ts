import type { TransferRow } from '../../account/taskrouter-rows';
import { invalid } from '../../account/twilio-error';
import type { Engine } from '../engine';
import { checkWhole, priorities } from '../limits';
import { cancelReservation, createReservation, wrapReservation } from './reservation-commands';
import { announceTaskUpdated, moveTask, announceTransfer } from './task-moves';

export interface NewTransfer {
  readonly reservationSid: string;
  /** A worker's or a task queue's SID. */
  readonly to: string;
  readonly mode?: 'WARM' | 'COLD';
  readonly priority?: number;
  /** JSON text that replaces the task's attributes. */
  readonly attributes?: string;
}

function checkTarget(engine: Engine, workspaceSid: string, to: string): 'WORKER' | 'QUEUE' {
  const { store } = engine;
  if (to.startsWith('WQ')) {
    if (store.taskQueues.get(to)?.workspaceSid === workspaceSid) return 'QUEUE';
    throw invalid(`Value '${to}' provided for To is not a task queue of workspace ${workspaceSid}`);
  }
  const worker = store.workers.get(to);
  if (worker?.workspaceSid !== workspaceSid)
    throw invalid(`Value '${to}' provided for To is not a worker or task queue of workspace ${workspaceSid}`);
  if (!store.activities.require(worker.activitySid).available)
    throw invalid(`Cannot transfer to worker ${to}, who is not available`);
  return 'WORKER';
}

/**
 * Offers a task that a worker holds to another worker, or to whoever is next in a queue.
 *
 * @throws TwilioError 400 unless the reservation is accepted, its task is not in transfer already, and there is somebody to take it
 * @see https://www.twilio.com/docs/flex/developer/conversations/transfers
 */
export function createTransfer(engine: Engine, given: NewTransfer): TransferRow {
  const { store } = engine;
  const reservation = store.reservations.require(given.reservationSid);
  const task = store.tasks.require(reservation.taskSid);
  if (reservation.status !== 'accepted' || task.assignmentStatus !== 'assigned')
    throw invalid(
      `Cannot transfer task ${task.sid}: reservation ${reservation.sid} is ${reservation.status} and the task ${task.assignmentStatus}, expected accepted and assigned`,
    );
  const type = checkTarget(engine, task.workspaceSid, given.to);
  checkWhole('Priority', given.priority, priorities);
  const now = engine.clock.now();
  const transfer = store.transfers.insert({
    sid: engine.ids.next('TT'),
    dateCreated: now,
    dateUpdated: now,
    workspaceSid: task.workspaceSid,
    taskSid: task.sid,
    initiatingReservationSid: reservation.sid,
    initiatingWorkerSid: reservation.workerSid,
    initiatingQueueSid: task.taskQueueSid,
    initiatingWorkflowSid: task.workflowSid,
    mode: given.mode ?? 'WARM',
    to: given.to,
    type,
    status: 'initiated',
    failedReason: null,
  });
  moveTask(engine, task.sid, 'transfer', {
    ...(given.priority !== undefined && { priority: given.priority }),
    ...(given.attributes !== undefined && { attributes: given.attributes }),
  });
  announceTransfer(engine, 'task.transfer-initiated', transfer);
  if (transfer.mode === 'COLD') wrapReservation(engine, reservation.sid);
  // The initiator's call ends with that; where nobody is left on the line the transfer is called off already.
  if (store.transfers.require(transfer.sid).status !== 'initiated') return store.transfers.require(transfer.sid);
  if (type === 'QUEUE') engine.router.reEnter(task.sid);
  else createReservation(engine, store.tasks.require(task.sid), store.workers.require(given.to));
  return store.transfers.require(transfer.sid);
}

/**
 * Takes an offer back; the task stays with its holder. Where the holder has finished meanwhile, it goes back to its
 * workflow rather than to nobody.
 *
 * @throws TwilioError 400 unless it is still under way
 */
export function cancelTransfer(engine: Engine, sid: string): TransferRow {
  const { store } = engine;
  const before = store.transfers.require(sid);
  // The service's own words, blank and all.
  if (before.status !== 'initiated')
    throw invalid(`Transfer ${sid} is already ${before.status} . Cannot cancel transfer.`);
  const transfer = store.transfers.update(sid, { status: 'canceled', dateUpdated: engine.clock.now() });
  const open = [...store.openReservationsOfTask.of(transfer.taskSid)];
  const isHeld = open.some(({ status }) => status !== 'pending');
  moveTask(engine, transfer.taskSid, isHeld ? 'assign' : 'release');
  for (const offer of open) {
    if (offer.status === 'pending') cancelReservation(engine, offer.sid);
  }
  announceTransfer(engine, 'task.transfer-canceled', transfer);
  announceTaskUpdated(engine, transfer.taskSid, [transfer.initiatingWorkerSid]);
  if (!isHeld) engine.router.reEnter(transfer.taskSid);
  return transfer;
}
