import type { Twilio } from 'twilio';
import type { TaskInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/task';
import type { ReservationInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/worker/reservation';
import { wrapUpRecordOf } from '../../lib/wrap-up/wrap-up-record';
import { largestPage, rows } from '../bulk/pages';
import { isGone, unlessGone } from '../explain';
import { callAttributes, parseAttributes } from '../read-tasks/task-attributes';
import { canCompleteReservation, endingOfTask, hasWrappedTooLong, isLongOver, type Ending } from './fix-decision';
import type { TaskFilters } from '../read-tasks/task-filters';
import { taskPages } from '../read-tasks/task-pages';
import { answeredAt } from './shown-task';

/** So many workers' reservations are read before those that are stuck are handed on. */
const workersAtOnce = 200;

/** What `desk tasks fix` looks at besides tasks in wrapping. */
export type Includable = 'assigned' | 'reserved' | 'pending' | 'reservations';

export interface FixOptions extends Pick<TaskFilters, 'queue' | 'workflow' | 'where'> {
  /** Seconds. */
  readonly olderThan: number;
  readonly include?: readonly Includable[];
  /** Ends the call of a customer who would be left alone, and then the task. */
  readonly endCall?: boolean;
}

/** Something that is stuck, and how it is to be ended. Its shape is that of `--json`: see docs/cli.md. */
export interface Stuck {
  readonly kind: 'task' | 'reservation';
  readonly sid: string;
  readonly taskSid: string;
  readonly status: string;
  /** How long it has been so. */
  readonly forSeconds: number;
  readonly action: Ending;
  readonly why: string;
  /** JSON text: the task's. */
  readonly attributes: string;
}

/** Where to look. */
export interface Place {
  readonly client: Twilio;
  readonly workspaceSid: string;
}

/**
 * Finds what is stuck: a request for a thousand tasks, one for each call to review, and with `reservations` one for each
 * worker.
 */
export async function* findStuck(place: Place, options: FixOptions): AsyncGenerator<Stuck> {
  const { include = [], olderThan, endCall: _endCall, ...filters } = options;
  const statuses = include.filter((status) => status !== 'reservations');
  const wanted: TaskFilters = { ...filters, status: ['wrapping', ...statuses], olderThan };
  for await (const page of taskPages(place.client, place.workspaceSid, wanted)) {
    for (const stuck of await Promise.all(page.rows.map((task) => judgeTask(place, task, olderThan))))
      if (stuck) yield stuck;
  }
  if (include.includes('reservations')) yield* findReservations(place, options);
}

async function judgeTask({ client }: Place, task: TaskInstance, olderThan: number): Promise<Stuck | undefined> {
  const { sid, assignmentStatus: status } = task;
  const action = endingOfTask(status);
  const now = answeredAt(task);
  const changedAt = task.dateUpdated.getTime();
  if (action === undefined || now - changedAt < olderThan * 1_000) return undefined;
  const { attributes: text } = task;
  const forSeconds = (now - changedAt) / 1_000;
  const stuck = { kind: 'task', sid, taskSid: sid, status, forSeconds, action, attributes: text } as const;
  const attributes = parseAttributes(text);
  if (status === 'wrapping') {
    const wrapUpUntil = wrapUpRecordOf(attributes).deadline;
    if (!hasWrappedTooLong({ status, changedAt, now, wrapUpUntil }, olderThan)) return undefined;
    return { ...stuck, why: 'wrapping too long' };
  }
  const { callSid } = callAttributes(attributes);
  if (callSid === undefined) return undefined;
  const call = await unlessGone(client.calls(callSid).fetch());
  if (!call) return undefined;
  const endedAt = (call.endTime ?? call.dateUpdated).getTime();
  return isLongOver({ status: call.status, endedAt }, now, olderThan)
    ? { ...stuck, why: `its call has ended (${call.status})` }
    : undefined;
}

/** A worker may be left in wrap-up of a task that goes on at somebody else, as after a transfer. */
async function* findReservations(place: Place, options: FixOptions): AsyncGenerator<Stuck> {
  const workspace = place.client.taskrouter.v1.workspaces(place.workspaceSid);
  let workers: string[] = [];
  const judgeAll = async (): Promise<Stuck[]> => {
    const found = await Promise.all(workers.map((worker) => ofWorker(place, worker, options)));
    workers = [];
    return found.flat();
  };
  for await (const { sid } of rows(workspace.workers.page({ pageSize: largestPage }))) {
    workers.push(sid);
    if (workers.length >= workersAtOnce) yield* await judgeAll();
  }
  yield* await judgeAll();
}

async function ofWorker(place: Place, workerSid: string, options: FixOptions): Promise<Stuck[]> {
  const workspace = place.client.taskrouter.v1.workspaces(place.workspaceSid);
  const { reservations } = workspace.workers(workerSid);
  const stuck: Stuck[] = [];
  try {
    const wrapping = rows(reservations.page({ reservationStatus: 'wrapping', pageSize: largestPage }));
    for await (const reservation of wrapping) {
      const found = await judgeReservation(place, reservation, options);
      if (found) stuck.push(found);
    }
  } catch (error) {
    if (!isGone(error)) throw error;
  }
  return stuck;
}

async function judgeReservation(
  { client, workspaceSid }: Place,
  reservation: ReservationInstance,
  { olderThan, queue, workflow }: FixOptions,
): Promise<Stuck | undefined> {
  const { sid, taskSid, reservationStatus: status, dateUpdated } = reservation;
  if (!canCompleteReservation(status)) return undefined;
  const task = await unlessGone(client.taskrouter.v1.workspaces(workspaceSid).tasks(taskSid).fetch());
  // One in wrapping is completed as a task, and its reservations with it.
  if (!task || task.assignmentStatus === 'wrapping') return undefined;
  if (queue !== undefined && queue !== task.taskQueueSid && queue !== task.taskQueueFriendlyName) return undefined;
  if (workflow !== undefined && workflow !== task.workflowSid && workflow !== task.workflowFriendlyName)
    return undefined;
  const forSeconds = (answeredAt(task) - dateUpdated.getTime()) / 1_000;
  if (forSeconds < olderThan) return undefined;
  const why = `wrapping too long, its task is ${task.assignmentStatus}`;
  const { attributes } = task;
  return { kind: 'reservation', sid, taskSid, status, forSeconds, action: 'complete', why, attributes };
}
