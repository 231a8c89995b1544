import { transitionReservation, type ReservationCommand } from '../../../src/lib/lifecycle';
import type { EventSubject } from '../../account/event-log';
import { transferUnderWay } from '../../account/store';
import type { ReservationRow, TaskRow, WorkerChannelRow, WorkerRow } from '../../account/taskrouter-rows';
import { invalid } from '../../account/twilio-error';
import type { Engine } from '../engine';
import { assignedTasks } from '../expression-facts';
import { unavailableTarget } from '../routing/router';
import {
  announceTaskUpdated,
  maximumAssignments,
  moveTask,
  completeTransfer,
  failTransfer,
  returnFromTransfer,
} from './task-moves';
import { setActivity } from './worker-activity';

const defaultReservationTimeoutSeconds = 120;

/** The name of the deadline at which a pending reservation times out. */
export const timeoutDeadline = (reservationSid: string): string => `${reservationSid}:timeout`;

/** When a pending reservation times out, in epoch milliseconds. */
export const timeoutDeadlineOf = (reservation: ReservationRow): number =>
  reservation.dateCreated + reservation.timeoutSeconds * 1000;

function subjectOf(engine: Engine, reservation: ReservationRow): EventSubject {
  const { store } = engine;
  const task = store.tasks.require(reservation.taskSid);
  const worker = store.workers.get(reservation.workerSid);
  const workerChannel = store.workerChannelBy.first(`${reservation.workerSid}/${task.taskChannelSid}`);
  const workflow = task.workflowSid ? store.workflows.get(task.workflowSid) : undefined;
  const taskQueue = task.taskQueueSid ? store.taskQueues.get(task.taskQueueSid) : undefined;
  const transfer = reservation.transferSid ? store.transfers.get(reservation.transferSid) : undefined;
  return {
    reservation,
    task,
    ...(worker && { worker }),
    ...(workerChannel && { workerChannel, details: loadOf(engine, workerChannel) }),
    ...(workflow && { workflow }),
    ...(taskQueue && { taskQueue }),
    ...(transfer && { transfer }),
  };
}

/** How many tasks of the channel the worker has now; whoever reads the event later cannot count them any more. */
function loadOf({ store }: Engine, { workerSid, taskChannelSid }: WorkerChannelRow): EventSubject['details'] & object {
  return { WorkerChannelConsumedCapacity: String(assignedTasks(store, workerSid, taskChannelSid)) };
}

/** Offers a task to a worker, and sets the deadline by which the worker has to answer. */
export function createReservation(engine: Engine, task: TaskRow, worker: WorkerRow): ReservationRow {
  const { store } = engine;
  const now = engine.clock.now();
  const workflow = task.workflowSid ? store.workflows.get(task.workflowSid) : undefined;
  const timeoutSeconds = workflow?.taskReservationTimeoutSeconds ?? defaultReservationTimeoutSeconds;
  const previousActivitySid = worker.activitySid;
  const queue = task.taskQueueSid ? store.taskQueues.get(task.taskQueueSid) : undefined;
  const reservation = store.reservations.insert({
    sid: engine.ids.next('WR'),
    dateCreated: now,
    dateUpdated: now,
    workspaceSid: task.workspaceSid,
    taskSid: task.sid,
    workerSid: worker.sid,
    status: 'pending',
    statusSince: now,
    timeoutSeconds,
    workerPreviousActivitySid: previousActivitySid,
    canceledReasonCode: null,
    transferSid: transferUnderWay(engine.store, task.sid)?.sid ?? null,
    postWorkActivitySid: null,
    version: 0,
  });
  if (task.assignmentStatus === 'pending') {
    moveTask(engine, task.sid, 'reserve', { assignmentCount: task.assignmentCount + 1 });
  } else engine.router.forgetTask(task.sid);
  store.workers.update(worker.sid, { version: worker.version + 1 });
  const channel = store.workerChannelBy.first(`${worker.sid}/${task.taskChannelSid}`);
  if (channel) store.workerChannels.update(channel.sid, { lastReservedTime: now });
  applySingleTasking(engine, worker, queue?.reservationActivitySid ?? null);
  watchTimeout(engine, reservation);
  engine.router.reviewAvailability(worker.sid);
  engine.announce('reservation.created', task.workspaceSid, subjectOf(engine, reservation));
  return reservation;
}

/** Sets the deadline by which the worker has to answer. */
export function watchTimeout(engine: Engine, reservation: ReservationRow): void {
  engine.deadlines.set(timeoutDeadline(reservation.sid), timeoutDeadlineOf(reservation), () =>
    engine.transact(() => timeOutReservation(engine, reservation.sid)),
  );
}

/** In a single-tasking workspace the queue's activities follow a reservation; in a multitasking one they are ignored. */
function applySingleTasking(engine: Engine, worker: WorkerRow, activitySid: string | null): void {
  if (!activitySid || engine.store.workspaces.require(worker.workspaceSid).multiTaskEnabled) return;
  setActivity(engine, worker.sid, activitySid);
}

function moveReservation(
  engine: Engine,
  sid: string,
  command: ReservationCommand,
  change: Partial<Omit<ReservationRow, 'sid'>> = {},
): { row: ReservationRow; events: readonly string[] } {
  const { store } = engine;
  const before = store.reservations.require(sid);
  const now = engine.clock.now();
  const moved = transitionReservation({ status: before.status, since: before.statusSince }, command, now);
  if (!moved)
    throw invalid(`Reservation ${sid} is in status ${before.status}, in which it cannot ${describe[command]}`);
  const row = store.reservations.update(sid, {
    ...change,
    status: moved.next.status,
    statusSince: moved.next.since,
    dateUpdated: now,
    version: before.version + 1,
  });
  if (before.status === 'pending') engine.deadlines.clear(timeoutDeadline(sid));
  return { row, events: moved.events };
}

const describe: Record<ReservationCommand, string> = {
  accept: 'be accepted',
  reject: 'be rejected',
  timeOut: 'time out',
  cancel: 'be canceled',
  rescind: 'be rescinded',
  wrapUp: 'be wrapped up',
  complete: 'be completed',
};

function announceAll(engine: Engine, reservation: ReservationRow, events: readonly string[]): void {
  for (const type of events) engine.announce(type, reservation.workspaceSid, subjectOf(engine, reservation));
}

/** The worker is free again, and last in line among those equally free. */
function release(engine: Engine, reservation: ReservationRow): void {
  if (!engine.store.workers.get(reservation.workerSid)) return;
  engine.store.workers.update(reservation.workerSid, {
    idleSince: engine.clock.now(),
    idleOrder: engine.nextOrder(),
  });
  engine.router.reviewAvailability(reservation.workerSid);
}

/** @throws TwilioError 400 unless it is pending */
export function acceptReservation(engine: Engine, sid: string): ReservationRow {
  const { store } = engine;
  const { row, events } = moveReservation(engine, sid, 'accept');
  engine.router.reviewLoad(row.workerSid);
  const task = store.tasks.require(row.taskSid);
  if (task.assignmentStatus === 'reserved') moveTask(engine, task.sid, 'assign');
  const queue = task.taskQueueSid ? store.taskQueues.get(task.taskQueueSid) : undefined;
  applySingleTasking(engine, store.workers.require(row.workerSid), queue?.assignmentActivitySid ?? null);
  completeTransfer(engine, row);
  announceAll(engine, row, events);
  for (const other of [...store.openReservationsOfTask.of(task.sid)]) {
    if (other.sid !== sid && other.status === 'pending') rescindReservation(engine, other.sid);
  }
  return store.reservations.require(sid);
}

/** What a task does once none of its reservations is pending or held any more. */
function returnTask(engine: Engine, reservation: ReservationRow): void {
  const { store } = engine;
  const task = store.tasks.require(reservation.taskSid);
  if (task.assignmentStatus !== 'reserved' || returnFromTransfer(engine, reservation, task)) return;
  if (store.openReservationsOfTask.count(task.sid) > 0) return;
  if (task.routingTarget === reservation.workerSid) {
    moveTask(engine, task.sid, 'cancel', { reason: unavailableTarget(task.routingTarget) });
    return;
  }
  if (task.assignmentCount >= maximumAssignments) {
    moveTask(engine, task.sid, 'cancel', { reason: 'Task TTL Exceeded or Max assignment count exceeded' });
    return;
  }
  moveTask(engine, task.sid, 'release');
  announceTaskUpdated(engine, task.sid, [reservation.workerSid]);
  engine.router.reEnter(task.sid);
}

function endPending(
  engine: Engine,
  sid: string,
  command: ReservationCommand,
  change: Partial<Omit<ReservationRow, 'sid'>> = {},
  activitySid?: string,
): ReservationRow {
  const { store } = engine;
  const { row, events } = moveReservation(engine, sid, command, change);
  if (command !== 'rescind') failTransfer(engine, row, `The reservation could not be accepted: ${row.status}`);
  const task = store.tasks.require(row.taskSid);
  // The event shows the task as it will be once this reservation is gone, as clients of the real service see it.
  const lastOne = task.assignmentStatus === 'reserved' && store.openReservationsOfTask.count(task.sid) === 0;
  const shown: TaskRow = lastOne ? { ...task, assignmentStatus: 'pending' } : task;
  for (const type of events) {
    engine.announce(type, row.workspaceSid, { ...subjectOf(engine, row), task: shown });
  }
  engine.voice.reservationEnded(row);
  if (activitySid) setActivity(engine, row.workerSid, activitySid);
  release(engine, row);
  returnTask(engine, row);
  return store.reservations.require(sid);
}

/**
 * @param activitySid - Where the rejecting worker goes; without it the same worker may be picked again at once.
 * @throws TwilioError 400 unless it is pending, or where the activity is unknown
 */
export function rejectReservation(engine: Engine, sid: string, activitySid?: string): ReservationRow {
  const reservation = engine.store.reservations.require(sid);
  if (activitySid && engine.store.activities.get(activitySid)?.workspaceSid !== reservation.workspaceSid)
    throw invalid(`Value '${activitySid}' provided for WorkerActivitySid is not an activity of the workspace`);
  return endPending(engine, sid, 'reject', {}, activitySid);
}

/** Nobody answered in time: the worker goes into the workspace's timeout activity. */
export function timeOutReservation(engine: Engine, sid: string): ReservationRow {
  const { workspaceSid } = engine.store.reservations.require(sid);
  return endPending(engine, sid, 'timeOut', {}, engine.store.workspaces.require(workspaceSid).timeoutActivitySid);
}

/** @param reasonCode - Why a phone could not be reached: 13223 invalid number, 21215 not permitted, … */
export function cancelReservation(engine: Engine, sid: string, reasonCode: number | null = null): ReservationRow {
  return endPending(engine, sid, 'cancel', { canceledReasonCode: reasonCode });
}

/** Somebody else accepted first. */
export function rescindReservation(engine: Engine, sid: string): ReservationRow {
  return endPending(engine, sid, 'rescind');
}

/** @throws TwilioError 400 unless it is accepted */
export function wrapReservation(engine: Engine, sid: string): ReservationRow {
  const { store } = engine;
  const { row, events } = moveReservation(engine, sid, 'wrapUp');
  engine.router.reviewLoad(row.workerSid);
  const task = store.tasks.require(row.taskSid);
  const othersHold = [...store.openReservationsOfTask.of(task.sid)].some(
    (r) => r.sid !== sid && r.status === 'accepted',
  );
  if (task.assignmentStatus === 'assigned' && !othersHold) moveTask(engine, task.sid, 'wrapUp');
  announceAll(engine, row, events);
  announceTaskUpdated(engine, task.sid);
  return row;
}

/**
 * Ends a worker's part in a task; the last one to do so completes the task.
 *
 * @throws TwilioError 400 unless it is accepted or wrapping
 */
export function completeReservation(engine: Engine, sid: string): ReservationRow {
  const { store } = engine;
  const { taskSid } = store.reservations.require(sid);
  const isLast = [...store.openReservationsOfTask.of(taskSid)].every((other) => other.sid === sid);
  const task = store.tasks.require(taskSid);
  if (isLast && (task.assignmentStatus === 'assigned' || task.assignmentStatus === 'wrapping'))
    moveTask(engine, taskSid, 'complete');
  const row = closeReservation(engine, sid);
  announceTaskUpdated(engine, taskSid, [row.workerSid]);
  return row;
}

/** Completes a reservation and nothing else. */
export function closeReservation(engine: Engine, sid: string): ReservationRow {
  const { row, events } = moveReservation(engine, sid, 'complete');
  announceAll(engine, row, events);
  if (row.postWorkActivitySid) setActivity(engine, row.workerSid, row.postWorkActivitySid);
  release(engine, row);
  return row;
}
