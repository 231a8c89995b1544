import type {
  ReservationRow,
  TaskRow,
  TransferRow,
  WorkerRow,
  WorkerChannelRow,
  ActivityRow,
  TaskQueueRow,
} from '../account/taskrouter-rows';
import type { Engine } from '../taskrouter/engine';
import { operatingUnitSid } from '../taskrouter/event-fields';
import { assignedTasks } from '../taskrouter/expression-facts';

/** Times on the event bridge are whole epoch seconds, where rows have milliseconds. */
export const seconds = (epochMs: number): number => Math.floor(epochMs / 1000);

interface Common {
  readonly sid: string;
  readonly workspaceSid: string;
  readonly dateCreated: number;
  readonly dateUpdated: number;
  readonly version?: number;
}

/** What all have but tasks, of which there are most. */
const common = ({ accountSid }: Engine, { sid, workspaceSid, dateCreated, dateUpdated, version }: Common): object => ({
  sid,
  account_sid: accountSid,
  workspace_sid: workspaceSid,
  date_created: seconds(dateCreated),
  date_updated: seconds(dateUpdated),
  ...(version !== undefined && { version }),
});

/** A task where it stands in something that already names the account. Durations are seconds. */
function nestedTaskPayload(engine: Engine, task: TaskRow): object {
  const { store } = engine;
  const queue = task.taskQueueSid === null ? undefined : store.taskQueues.get(task.taskQueueSid);
  const workflow = task.workflowSid === null ? undefined : store.workflows.get(task.workflowSid);
  return {
    sid: task.sid,
    workspace_sid: task.workspaceSid,
    assignment_status: task.assignmentStatus,
    attributes: task.attributes,
    // What add-ons found about a call; there are none here, and the SDK insists on JSON text.
    addons: '{}',
    age: seconds(engine.clock.now() - task.dateCreated),
    priority: task.priority,
    reason: task.reason,
    routing_target: task.routingTarget,
    queue_sid: task.taskQueueSid,
    queue_name: queue?.friendlyName ?? null,
    workflow_sid: task.workflowSid,
    workflow_name: workflow?.friendlyName ?? null,
    task_channel_sid: task.taskChannelSid,
    task_channel_unique_name: store.taskChannels.get(task.taskChannelSid)?.uniqueName ?? null,
    timeout: task.timeoutSeconds,
    date_created: seconds(task.dateCreated),
    date_updated: seconds(task.dateUpdated),
    virtual_start_time: seconds(task.virtualStartTime),
    version: task.version,
  };
}

/** A task by itself. The names differ from the REST API's: `queue_name` there is `task_queue_friendly_name`. */
export function taskPayload(engine: Engine, task: TaskRow): object {
  return { account_sid: engine.accountSid, ...nestedTaskPayload(engine, task) };
}

/**
 * A reservation as the answer to a change of it. It names its task by SID alone: the SDK fails on a transfer in here,
 * even on one that is null.
 */
export function reservationPayload(engine: Engine, reservation: ReservationRow): object {
  const task = engine.store.tasks.require(reservation.taskSid);
  return {
    ...ownFields(engine, reservation),
    task_sid: task.sid,
    task_channel_sid: task.taskChannelSid,
  };
}

/**
 * A reservation with the task it offers: what events, lists and single reservations are made of. The keys that need
 * not be there are absent rather than null, which the SDK would take for an object.
 *
 * @param task - As it stood when this reservation changed.
 */
export function reservationTaskPayload(engine: Engine, reservation: ReservationRow, task: TaskRow): object {
  const { store } = engine;
  const incoming = reservation.transferSid === null ? undefined : store.transfers.get(reservation.transferSid);
  const outgoing = outgoingTransfer(engine, reservation);
  return {
    ...ownFields(engine, reservation),
    task: nestedTaskPayload(engine, task),
    ...(reservation.canceledReasonCode !== null && { canceled_reason_code: reservation.canceledReasonCode }),
    ...(incoming && { task_transfer: nestedTransferPayload(incoming) }),
    ...(outgoing && { active_outgoing_task_transfer: nestedTransferPayload(outgoing) }),
  };
}

function ownFields(engine: Engine, reservation: ReservationRow): object {
  return {
    ...common(engine, reservation),
    worker_sid: reservation.workerSid,
    worker_name: engine.store.workers.get(reservation.workerSid)?.friendlyName ?? null,
    worker_previous_activity_sid: reservation.workerPreviousActivitySid,
    reservation_status: reservation.status,
    reservation_timeout: reservation.timeoutSeconds,
  };
}

function outgoingTransfer(engine: Engine, reservation: ReservationRow): TransferRow | undefined {
  for (const transfer of engine.store.transfersOfTask.of(reservation.taskSid)) {
    if (transfer.initiatingReservationSid === reservation.sid && transfer.status === 'initiated') return transfer;
  }
  return undefined;
}

/** A worker as the browser SDK reads it: attributes are JSON text, times epoch seconds. */
export function workerPayload(engine: Engine, worker: WorkerRow): object {
  const activity = engine.store.activities.require(worker.activitySid);
  return {
    ...common(engine, worker),
    operating_unit_sid: operatingUnitSid,
    friendly_name: worker.friendlyName,
    attributes: worker.attributes,
    activity_sid: activity.sid,
    activity_name: activity.friendlyName,
    available: activity.available,
    date_status_changed: seconds(worker.dateStatusChanged),
  };
}

/** A worker's share in a task channel. `last_reserved_time` alone is in milliseconds; 0 where there never was one. */
export function workerChannelPayload(engine: Engine, channel: WorkerChannelRow): object {
  const { store } = engine;
  const assigned = assignedTasks(store, channel.workerSid, channel.taskChannelSid);
  const freeShare = channel.capacity === 0 ? 0 : Math.max(channel.capacity - assigned, 0) / channel.capacity;
  return {
    ...common(engine, channel),
    worker_sid: channel.workerSid,
    task_channel_sid: channel.taskChannelSid,
    task_channel_unique_name: store.taskChannels.require(channel.taskChannelSid).uniqueName,
    available: channel.available,
    assigned_tasks: assigned,
    configured_capacity: channel.capacity,
    available_capacity_percentage: Math.round(freeShare * 100),
    last_reserved_time: channel.lastReservedTime ?? 0,
  };
}

export function activityPayload(engine: Engine, activity: ActivityRow): object {
  return {
    ...common(engine, activity),
    friendly_name: activity.friendlyName,
    available: activity.available,
  };
}

export function taskQueuePayload(engine: Engine, queue: TaskQueueRow): object {
  const nameOf = (activitySid: string | null): string | null =>
    (activitySid === null ? undefined : engine.store.activities.get(activitySid)?.friendlyName) ?? null;
  return {
    ...common(engine, queue),
    operating_unit_sid: operatingUnitSid,
    friendly_name: queue.friendlyName,
    target_workers: queue.targetWorkers,
    max_reserved_workers: queue.maxReservedWorkers,
    task_order: queue.taskOrder,
    lifo_queue: queue.taskOrder === 'LIFO',
    assignment_activity_sid: queue.assignmentActivitySid,
    assignment_activity_name: nameOf(queue.assignmentActivitySid),
    reservation_activity_sid: queue.reservationActivitySid,
    reservation_activity_name: nameOf(queue.reservationActivitySid),
  };
}

/** A transfer inside the reservation it concerns. */
function nestedTransferPayload(transfer: TransferRow): object {
  return {
    sid: transfer.sid,
    date_created: seconds(transfer.dateCreated),
    date_updated: seconds(transfer.dateUpdated),
    initiating_reservation_sid: transfer.initiatingReservationSid,
    initiating_worker_sid: transfer.initiatingWorkerSid,
    initiating_queue_sid: transfer.initiatingQueueSid,
    initiating_workflow_sid: transfer.initiatingWorkflowSid,
    transfer_mode: transfer.mode,
    transfer_to: transfer.to,
    transfer_type: transfer.type,
    transfer_status: transfer.status,
    ...(transfer.failedReason !== null && { transfer_failed_reason: transfer.failedReason }),
  };
}

/** A transfer by itself: the reply to a request for one, and what events tell the worker who began it. */
export function transferPayload(engine: Engine, transfer: TransferRow): object {
  return {
    ...nestedTransferPayload(transfer),
    account_sid: engine.accountSid,
    workspace_sid: transfer.workspaceSid,
    task_sid: transfer.taskSid,
  };
}
