import { transitionTask, type TaskCommand } from '../../../src/lib/lifecycle';
import { transferUnderWay } from '../../account/store';
import type { TaskRow, ReservationRow, TransferRow } from '../../account/taskrouter-rows';
import { invalid } from '../../account/twilio-error';
import type { Engine } from '../engine';

/**
 * How often a task is offered before TaskRouter gives it up.
 *
 * @see https://www.twilio.com/docs/taskrouter/limits
 */
export const maximumAssignments = 1000;

/** The name of the deadline at which an unassigned task is canceled. */
export const ttlDeadline = (taskSid: string): string => `${taskSid}:ttl`;

/**
 * Moves a task along its lifecycle and announces it, leaving its reservations alone.
 *
 * @throws TwilioError 400 where its status does not obey the command
 */
export function moveTask(
  engine: Engine,
  sid: string,
  command: TaskCommand,
  change: Partial<Omit<TaskRow, 'sid'>> = {},
): TaskRow {
  const { store } = engine;
  const before = store.tasks.require(sid);
  const now = engine.clock.now();
  const moved = transitionTask({ status: before.assignmentStatus, since: before.statusSince }, command, now);
  if (!moved) throw invalid(refusal(engine, before, command));
  const task = store.tasks.update(sid, {
    ...change,
    assignmentStatus: moved.next.status,
    statusSince: moved.next.since,
    dateUpdated: now,
    version: before.version + 1,
  });
  if (command !== 'release') engine.router.forgetTask(sid);
  if (command === 'assign' || command === 'cancel' || command === 'complete') engine.deadlines.clear(ttlDeadline(sid));
  for (const type of moved.events) engine.announce(type, task.workspaceSid, { task });
  return task;
}

function refusal(engine: Engine, task: TaskRow, command: TaskCommand): string {
  const where = `task ${task.sid} in workspace ${task.workspaceSid} for account ${engine.accountSid}`;
  switch (command) {
    case 'cancel':
      return `Cannot cancel ${where} because it is not pending or reserved.`;
    case 'wrapUp':
      return `Cannot wrap up a ${where} because it's not currently assigned`;
    case 'complete':
      return `Cannot complete ${where} because it's not currently assigned or wrapping`;
    default:
      return `Cannot ${command} ${where} because it is ${task.assignmentStatus}.`;
  }
}

/** Tells those concerned that a task changed, and besides them the workers who just ceased to be. */
export function announceTaskUpdated(engine: Engine, sid: string, alsoTell: readonly string[] = []): void {
  const task = engine.store.tasks.require(sid);
  engine.announce('task.updated', task.workspaceSid, { task, alsoTell });
}

/** Tells the worker who began it, and the log. */
export function announceTransfer(engine: Engine, type: string, transfer: TransferRow): void {
  const task = engine.store.tasks.require(transfer.taskSid);
  engine.announce(type, transfer.workspaceSid, { task, transfer });
}

function end(engine: Engine, sid: string, status: 'complete' | 'failed', failedReason: string | null): TransferRow {
  return engine.store.transfers.update(sid, { status, failedReason, dateUpdated: engine.clock.now() });
}

/** Somebody took the task over. Called once the reservation is accepted. */
export function completeTransfer(engine: Engine, reservation: ReservationRow): void {
  if (reservation.transferSid === null) return;
  announceTransfer(engine, 'task.transfer-completed', end(engine, reservation.transferSid, 'complete', null));
}

/**
 * An offer of a transfer ended without acceptance. One to a worker has failed, and the task is its holder's again; one to a
 * queue goes on to the next worker.
 */
export function failTransfer(engine: Engine, reservation: ReservationRow, failedReason: string): void {
  const transfer = transferUnderWay(engine.store, reservation.taskSid);
  if (!transfer || transfer.sid !== reservation.transferSid) return;
  if (transfer.type === 'WORKER') end(engine, transfer.sid, 'failed', failedReason);
}

/** What becomes of the task once an offer of its transfer has ended. @returns Whether this was such an offer. */
export function returnFromTransfer(engine: Engine, reservation: ReservationRow, task: TaskRow): boolean {
  const { store } = engine;
  if (reservation.transferSid === null) return false;
  let transfer = store.transfers.get(reservation.transferSid);
  if (!transfer || task.assignmentStatus !== 'reserved') return true;
  const open = [...store.openReservationsOfTask.of(task.sid)];
  const holders = open.filter(({ status }) => status !== 'pending');
  if (transfer.status === 'initiated') {
    announceTransfer(engine, 'task.transfer-attempt-failed', transfer);
    const { assignmentCount } = store.tasks.update(task.sid, { assignmentCount: task.assignmentCount + 1 });
    if (assignmentCount < maximumAssignments) engine.router.reEnter(task.sid);
    // What is still offered to somebody is for them to decide.
    if (assignmentCount < maximumAssignments || open.length > holders.length) return true;
    transfer = end(engine, transfer.sid, 'failed', 'Max assignment count exceeded');
  }
  announceTransfer(engine, 'task.transfer-failed', transfer);
  // The one who gave it away may have finished meanwhile; then it goes back to its workflow rather than to nobody.
  if (holders.length === 0) return false;
  moveTask(engine, task.sid, 'assign');
  announceTaskUpdated(engine, task.sid, [transfer.initiatingWorkerSid]);
  return true;
}
