import type { LoggedEvent } from '../account/event-log';
import type { Engine } from '../taskrouter/engine';
import { reservationTaskPayload, taskPayload, transferPayload, workerPayload, workerChannelPayload } from './payloads';

/** Who hears of an event, and what they are told: made at once, while the rows stand as the event describes them. */
export interface Audience {
  readonly workerSids: ReadonlySet<string>;
  readonly payload: () => object;
}

const workerEvents: readonly string[] = ['worker.activity.update', 'worker.attributes.update'];
const workerChannelEvents: readonly string[] = ['worker.capacity.update', 'worker.channel.availability.update'];
const taskEvents: readonly string[] = ['task.updated', 'task.canceled', 'task.completed', 'task.wrapup'];
const transferEvents: readonly string[] = [
  'task.transfer-initiated',
  'task.transfer-attempt-failed',
  'task.transfer-completed',
  'task.transfer-failed',
  'task.transfer-canceled',
];
const reservationEvents: readonly string[] = [
  'reservation.created',
  'reservation.accepted',
  'reservation.wrapup',
  'reservation.completed',
  'reservation.rejected',
  'reservation.timeout',
  'reservation.canceled',
  'reservation.rescinded',
];
/** Announces a task that its routing target could not take. */
const failedEvent = 'reservation.failed';

/** The types of the events that workers' clients are told of. */
export const frameTypes: readonly string[] = [
  ...workerEvents,
  ...workerChannelEvents,
  ...taskEvents,
  ...transferEvents,
  ...reservationEvents,
  failedEvent,
];

/** @returns `undefined` for what concerns no worker's client, such as a new workflow. */
export function audienceOf(engine: Engine, event: LoggedEvent): Audience | undefined {
  const { type, task, reservation, worker, workerChannel, transfer } = event;
  if (reservation && task && reservationEvents.includes(type))
    return only(reservation.workerSid, () => reservationTaskPayload(engine, reservation, task));
  if (task && type === failedEvent) return only(task.routingTarget, () => taskPayload(engine, task));
  if (task && taskEvents.includes(type))
    return { workerSids: concerned(engine, task.sid, event), payload: () => taskPayload(engine, task) };
  if (transfer && transferEvents.includes(type))
    return only(transfer.initiatingWorkerSid, () => transferPayload(engine, transfer));
  if (worker && workerEvents.includes(type)) return only(worker.sid, () => workerPayload(engine, worker));
  if (worker && workerChannel && workerChannelEvents.includes(type))
    return only(worker.sid, () => workerChannelPayload(engine, workerChannel));
  return undefined;
}

function only(workerSid: string | null, payload: () => object): Audience {
  return { workerSids: new Set(workerSid === null ? [] : [workerSid]), payload };
}

/** Those who hold the task or are offered it, and those whom the event names besides. */
function concerned(engine: Engine, taskSid: string, { alsoTell = [] }: LoggedEvent): Set<string> {
  const workerSids = new Set(alsoTell);
  for (const { workerSid } of engine.store.openReservationsOfTask.of(taskSid)) workerSids.add(workerSid);
  return workerSids;
}
