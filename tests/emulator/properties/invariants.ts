import { reservationTable, terminalTaskStatuses } from '../../../src/lib/lifecycle';
import { isOpen } from '../../../emulator/account/store';
import { workerChannelPayload } from '../../../emulator/event-bridge/payloads';
import type { ReservationRow, TaskRow } from '../../../emulator/account/taskrouter-rows';
import type { TestFloor } from '../floor';
import { targets } from './task-moves';

/** Whether a task was put to this very worker, by its routing target or by a transfer. */
function isMeantFor(floor: TestFloor, { sid, routingTarget, ignoreCapacity }: TaskRow, workerSid: string): boolean {
  if (routingTarget === workerSid && ignoreCapacity) return true;
  return [...floor.engine.store.transfersOfTask.of(sid)].some(
    ({ to, status }) => to === workerSid && status === 'initiated',
  );
}

function loadOf(floor: TestFloor, workerSid: string, taskChannelSid: string): number {
  const { store } = floor.engine;
  return [...store.reservations.values()].filter(
    (row) =>
      row.workerSid === workerSid && isOpen(row) && store.tasks.get(row.taskSid)?.taskChannelSid === taskChannelSid,
  ).length;
}

/** Watches every change of a floor. @returns What was wrong so far, a line each. */
export function watch(floor: TestFloor): readonly string[] {
  const wrong: string[] = [];
  const { store } = floor.engine;
  store.tasks.onChange((before, after) => {
    if (before && after && terminalTaskStatuses.includes(before.assignmentStatus))
      if (before.assignmentStatus !== after.assignmentStatus)
        wrong.push(`${after.sid} went from ${before.assignmentStatus} to ${after.assignmentStatus}`);
  });
  store.reservations.onChange((before, after) => {
    if (!after) return;
    if (!before) {
      noteOffer(after);
      return;
    }
    if (before.status === after.status) return;
    const arrows = Object.values(reservationTable[before.status]);
    if (!arrows.some(({ to }) => to === after.status))
      wrong.push(`${after.sid} went from ${before.status} to ${after.status}`);
  });
  store.transfers.onChange((before, after) => {
    if (before && after && before.status !== 'initiated' && before.status !== after.status)
      wrong.push(`${after.sid} went from ${before.status} to ${after.status}`);
  });
  return wrong;

  function noteOffer({ workerSid, taskSid }: ReservationRow): void {
    const task = store.tasks.require(taskSid);
    const channel = store.workerChannelBy.first(`${workerSid}/${task.taskChannelSid}`);
    const load = loadOf(floor, workerSid, task.taskChannelSid);
    if (!isMeantFor(floor, task, workerSid) && load > (channel?.capacity ?? 0))
      wrong.push(`${workerSid} was offered ${taskSid}, and has ${load} of ${channel?.capacity} tasks then`);
  }
}

/** What is wrong with a floor as it stands, a line each. */
export function findWrong(floor: TestFloor): string[] {
  const { store } = floor.engine;
  const wrong: string[] = [];
  for (const task of store.tasks.values()) wrong.push(...wrongWithTask(floor, task));
  for (const channel of store.workerChannels.values()) {
    const { assigned_tasks: load, available_capacity_percentage: free } = workerChannelPayload(
      floor.engine,
      channel,
    ) as Record<string, number>;
    if (load !== loadOf(floor, channel.workerSid, channel.taskChannelSid) || !(free! >= 0 && free! <= 100))
      wrong.push(`${channel.sid} says ${load} tasks and ${free}% free`);
  }
  for (const { sid, taskSid, workerSid, status } of store.reservations.values()) {
    if (!store.tasks.get(taskSid)) wrong.push(`${sid} is of a task that is gone`);
    if (['pending', 'accepted', 'wrapping'].includes(status) && !store.workers.get(workerSid))
      wrong.push(`${sid} is held by a worker who is gone`);
  }
  return wrong;
}

function wrongWithTask(floor: TestFloor, task: TaskRow): string[] {
  const { store } = floor.engine;
  const wrong: string[] = [];
  const { sid, assignmentStatus: status } = task;
  const reservations = [...store.reservationsOfTask.of(sid)];
  const count = (...statuses: string[]): number => reservations.filter((row) => statuses.includes(row.status)).length;
  const transfers = [...store.transfersOfTask.of(sid)];
  const underWay = transfers.filter((transfer) => transfer.status === 'initiated');
  const handedOver = transfers.filter((transfer) => transfer.status === 'complete').length;
  const is = `${sid} is ${status}`;

  if (count('accepted') > 1 + handedOver) wrong.push(`${sid} has ${count('accepted')} who accepted it`);
  if (underWay.length > 1) wrong.push(`${sid} is in ${underWay.length} transfers`);
  if (underWay.length > 0 && status !== 'reserved') wrong.push(`${is} while it is in transfer`);
  if (terminalTaskStatuses.includes(status) && reservations.some(isOpen)) wrong.push(`${is}, and somebody has it`);
  if (status === 'pending' && reservations.some(isOpen)) wrong.push(`${is}, and somebody has it`);
  if ((status === 'assigned' || status === 'wrapping') && count('accepted', 'wrapping') === 0)
    wrong.push(`${is}, and nobody has it`);
  if (status === 'wrapping' && count('accepted') > 0) wrong.push(`${is}, and somebody is still at it`);
  const isBetween = underWay.some(({ type }) => type === 'QUEUE');
  if (status === 'reserved' && count('pending') === 0 && !isBetween) wrong.push(`${is}, and offered to nobody`);
  if (status !== 'reserved' && count('pending') > 0) wrong.push(`${is}, and offered to somebody`);
  if (status === 'pending' || (isBetween && count('pending') === 0)) wrong.push(...waitsInVain(floor, task));
  return wrong;
}

/** The promise of routing: nobody waits while a free worker suits. */
function waitsInVain(floor: TestFloor, task: TaskRow): string[] {
  const { store } = floor.engine;
  const transfer = [...store.transfersOfTask.of(task.sid)].find(({ status }) => status === 'initiated');
  const isForWorker = !transfer && task.routingTarget?.startsWith('WK');
  const queueSid = transfer?.to ?? task.taskQueueSid;
  if (!isForWorker && (queueSid === null || !store.taskQueues.get(queueSid)))
    return [`${task.sid} waits in ${queueSid}, which is no queue`];
  const candidates = isForWorker ? [task.routingTarget ?? ''] : membersOf(floor, queueSid ?? '');
  return candidates
    .filter((workerSid) => isFree(floor, workerSid, task.taskChannelSid))
    .map((workerSid) => `${task.sid} waits while ${workerSid} is free`);
}

/** Whom a queue is for, read without the emulator's own expressions. */
function membersOf(floor: TestFloor, queueSid: string): string[] {
  const { taskQueues, workers } = floor.engine.store;
  const suits = targets[taskQueues.require(queueSid).targetWorkers] ?? (() => false);
  return [...workers.values()]
    .filter(({ attributes }) => suits(JSON.parse(attributes) as object))
    .map(({ sid }) => sid);
}

function isFree(floor: TestFloor, workerSid: string, taskChannelSid: string): boolean {
  const { store } = floor.engine;
  const worker = store.workers.get(workerSid);
  const channel = store.workerChannelBy.first(`${workerSid}/${taskChannelSid}`);
  if (!worker || !channel?.available || !store.activities.require(worker.activitySid).available) return false;
  return loadOf(floor, workerSid, taskChannelSid) < channel.capacity;
}
