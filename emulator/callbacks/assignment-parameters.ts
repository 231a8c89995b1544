import type { LoggedEvent } from '../account/event-log';
import type { Engine } from '../account/engine';

/**
 * What an assignment callback tells about a reservation, as things stood when it was made.
 *
 * @see https://www.twilio.com/docs/taskrouter/handle-assignment-callbacks
 */
export function assignmentParameters(
  engine: Engine,
  { reservation, task, worker, workspaceSid, at }: LoggedEvent,
): Record<string, string> | undefined {
  if (!reservation || !task || !worker) return undefined;
  return {
    Timestamp: String(Math.floor(at / 1000)),
    AccountSid: engine.accountSid,
    WorkspaceSid: workspaceSid,
    WorkflowSid: task.workflowSid ?? '',
    TaskQueueSid: task.taskQueueSid ?? '',
    TaskSid: task.sid,
    TaskAge: String(Math.floor((at - task.dateCreated) / 1000)),
    TaskPriority: String(task.priority),
    TaskAttributes: task.attributes,
    TaskChannelSid: task.taskChannelSid,
    TaskChannelUniqueName: engine.store.taskChannels.get(task.taskChannelSid)?.uniqueName ?? '',
    WorkerSid: worker.sid,
    WorkerName: worker.friendlyName,
    WorkerAttributes: worker.attributes,
    ReservationSid: reservation.sid,
  };
}
