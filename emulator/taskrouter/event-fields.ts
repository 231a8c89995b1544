import type { LoggedEvent } from '../account/event-log';
import type { Engine } from './engine';
import { describeEvent, resourceOf } from './event-subject';

/** Fields of an event in the event callback's spelling; every value is text. */
export type EventFields = Readonly<Record<string, string>>;

/** The one operating unit that everything here belongs to. */
export const operatingUnitSid = 'OU00000000000000000000000000000001';

const msPerSecond = 1000;
const seconds = (ms: number): string => String(Math.floor(ms / msPerSecond));

/**
 * What an event tells of its subject, as the rows stood when it happened.
 *
 * @see https://www.twilio.com/docs/taskrouter/api/event/reference
 */
export function subjectFields(engine: Engine, event: LoggedEvent): EventFields {
  return {
    WorkspaceSid: event.workspaceSid,
    WorkspaceName: engine.store.workspaces.get(event.workspaceSid)?.friendlyName ?? '',
    ...taskFields(event),
    ...workflowFields(engine, event),
    ...taskQueueFields(engine, event),
    ...taskChannelFields(engine, event),
    ...workerFields(engine, event),
    ...workerChannelFields(event),
    ...reservationFields(event),
    ...activityFields(event),
    ...transferFields(event),
    ...event.details,
  };
}

/** Everything the event callback posts of an event. */
export function eventFields(engine: Engine, event: LoggedEvent): EventFields {
  const resource = resourceOf(event);
  return {
    EventType: event.type,
    EventDescription: describeEvent(engine, event),
    AccountSid: engine.accountSid,
    ResourceType: resource.type,
    ResourceSid: resource.sid,
    Sid: event.sid,
    OperatingUnitSid: operatingUnitSid,
    Timestamp: seconds(event.at),
    TimestampMs: String(event.at),
    ...subjectFields(engine, event),
  };
}

function taskFields({ task, at }: LoggedEvent): EventFields {
  if (!task) return {};
  return {
    TaskSid: task.sid,
    TaskAttributes: task.attributes,
    TaskAge: seconds(at - task.dateCreated),
    TaskPriority: String(task.priority),
    TaskAssignmentStatus: task.assignmentStatus,
    TaskVersion: String(task.version),
    TaskDateCreated: seconds(task.dateCreated),
    TaskVirtualStartTime: seconds(task.virtualStartTime),
    TaskIgnoreCapacity: String(task.ignoreCapacity),
    ...(task.taskQueueEnteredDate !== null && { TaskQueueEnteredDate: seconds(task.taskQueueEnteredDate) }),
    ...(task.routingTarget !== null && { TaskRoutingTarget: task.routingTarget }),
    ...(task.reason !== null && reasonFields(task.assignmentStatus, task.reason)),
  };
}

function reasonFields(status: string, reason: string): EventFields {
  if (status === 'canceled') return { Reason: reason, TaskCanceledReason: reason };
  if (status === 'completed') return { Reason: reason, TaskCompletedReason: reason };
  return { Reason: reason };
}

function workflowFields(engine: Engine, { workflow, task }: LoggedEvent): EventFields {
  const sid = workflow?.sid ?? task?.workflowSid;
  if (!sid) return {};
  const found = workflow ?? engine.store.workflows.get(sid);
  return { WorkflowSid: sid, WorkflowName: found?.friendlyName ?? '' };
}

function taskQueueFields(engine: Engine, { taskQueue, task }: LoggedEvent): EventFields {
  const sid = taskQueue?.sid ?? task?.taskQueueSid;
  if (!sid) return {};
  const found = taskQueue ?? engine.store.taskQueues.get(sid);
  return {
    TaskQueueSid: sid,
    TaskQueueName: found?.friendlyName ?? '',
    TaskQueueTargetExpression: found?.targetWorkers ?? '',
  };
}

function taskChannelFields(engine: Engine, { taskChannel, workerChannel, task }: LoggedEvent): EventFields {
  const sid = taskChannel?.sid ?? task?.taskChannelSid ?? workerChannel?.taskChannelSid;
  if (!sid) return {};
  const found = taskChannel ?? engine.store.taskChannels.get(sid);
  return { TaskChannelSid: sid, TaskChannelUniqueName: found?.uniqueName ?? '' };
}

function workerFields(engine: Engine, { worker }: LoggedEvent): EventFields {
  if (!worker) return {};
  return {
    WorkerSid: worker.sid,
    WorkerName: worker.friendlyName,
    WorkerAttributes: worker.attributes,
    WorkerActivitySid: worker.activitySid,
    WorkerActivityName: engine.store.activities.get(worker.activitySid)?.friendlyName ?? '',
    WorkerVersion: String(worker.version),
  };
}

function workerChannelFields({ type, workerChannel }: LoggedEvent): EventFields {
  if (!workerChannel) return {};
  const capacity = String(workerChannel.capacity);
  if (type.startsWith('reservation.')) return { WorkerChannelCapacity: capacity };
  return {
    WorkerChannelAvailable: String(workerChannel.available),
    WorkerChannelAvailableCapacity: capacity,
  };
}

function reservationFields({ reservation }: LoggedEvent): EventFields {
  if (!reservation) return {};
  return { ReservationSid: reservation.sid, ReservationVersion: String(reservation.version) };
}

function activityFields({ activity }: LoggedEvent): EventFields {
  if (!activity) return {};
  return {
    ActivitySid: activity.sid,
    ActivityName: activity.friendlyName,
    ActivityAvailable: String(activity.available),
  };
}

function transferFields({ transfer }: LoggedEvent): EventFields {
  if (!transfer) return {};
  return {
    TransferSid: transfer.sid,
    TransferMode: transfer.mode,
    TransferType: transfer.type,
    TransferTo: transfer.to,
    TransferStatus: transfer.status,
    TransferInitiatingReservationSid: transfer.initiatingReservationSid,
    TransferInitiatingWorkerSid: transfer.initiatingWorkerSid,
    ...(transfer.failedReason !== null && { TransferFailedReason: transfer.failedReason }),
  };
}
