import type { Engine } from '../../account/engine';
import type { TaskQueueRow } from '../../account/taskrouter-rows';
import { seconds } from './seconds';

export function taskQueuePayload(engine: Engine, queue: TaskQueueRow): object {
  const nameOf = (activitySid: string | null): string | null =>
    (activitySid === null ? undefined : engine.store.activities.get(activitySid)?.friendlyName) ?? null;
  return {
    sid: queue.sid,
    account_sid: engine.accountSid,
    workspace_sid: queue.workspaceSid,
    friendly_name: queue.friendlyName,
    target_workers: queue.targetWorkers,
    max_reserved_workers: queue.maxReservedWorkers,
    task_order: queue.taskOrder,
    lifo_queue: queue.taskOrder === 'LIFO',
    assignment_activity_sid: queue.assignmentActivitySid,
    assignment_activity_name: nameOf(queue.assignmentActivitySid),
    reservation_activity_sid: queue.reservationActivitySid,
    reservation_activity_name: nameOf(queue.reservationActivitySid),
    date_created: seconds(queue.dateCreated),
    date_updated: seconds(queue.dateUpdated),
    version: queue.version,
  };
}
