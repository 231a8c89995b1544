import type { LoggedEvent } from '../account/event-log';
import { formatTask } from '../taskrouter-api/task-operations';
import { formatWorkerChannel } from '../taskrouter-api/worker-channel-operations';
import { formatWorker } from '../taskrouter-api/worker-operations';
import type { Engine } from '../taskrouter/engine';

/** Where version 1 takes everything to be, unless it was told otherwise; it follows none of the addresses in a frame. */
const origin = 'https://taskrouter.twilio.com';

const reservationEvents: readonly string[] = [
  'reservation.created',
  'reservation.accepted',
  'reservation.rejected',
  'reservation.timeout',
  'reservation.canceled',
  'reservation.rescinded',
  'reservation.wrapup',
  'reservation.completed',
];
const taskEvents: readonly string[] = ['task.updated', 'task.canceled', 'task.completed', 'task.wrapup'];

/**
 * What version 1's clients are told of an event, in the REST API's shapes: of a reservation its task, with the
 * reservation's SID beside it. They know nothing of transfers.
 *
 * @see https://www.twilio.com/docs/taskrouter/js-sdk-v1/workspace/worker
 */
export function framePayload(engine: Engine, event: LoggedEvent): object | undefined {
  const { type, task, reservation, worker, workerChannel } = event;
  if (task && reservation && reservationEvents.includes(type))
    return { ...formatTask(engine, origin, task), reservation_sid: reservation.sid };
  if (task && taskEvents.includes(type)) return formatTask(engine, origin, task);
  if (workerChannel) return formatWorkerChannel(engine, origin, workerChannel);
  if (worker && type.startsWith('worker.')) return formatWorker(engine, origin, worker);
  return undefined;
}
