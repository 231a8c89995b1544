import type { Engine } from '../../account/engine';
import type { TaskRow } from '../../account/taskrouter-rows';
import { seconds } from './seconds';

/** A task where it stands in something that already names the account. Durations are seconds. */
export function nestedTaskPayload(engine: Engine, task: TaskRow): object {
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
