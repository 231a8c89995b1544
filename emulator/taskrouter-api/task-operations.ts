import { taskStatuses } from '../../src/lib/lifecycle';
import type { TaskRow } from '../account/taskrouter-rows';
import { type Call, type Reply, creates, deletes, reads, updates, checkVersion } from '../rest/operation';
import { listPage, paging } from '../rest/page';
import { defined } from '../core/defined';
import { type Given, date, flag, jsonObject, oneOf, list, sid, text, wholeNumber } from '../rest/parameters';
import { changeTask } from '../taskrouter/commands/change-task';
import { createTask } from '../taskrouter/commands/task-commands';
import { removeTask } from '../taskrouter/commands/task-status';
import type { Engine } from '../taskrouter/engine';
import { factsOfTask } from '../taskrouter/expression-facts';
import { maximumAttributesCharacters, priorities, taskTimeouts } from '../taskrouter/limits';
import { resourceUrl, workspaceUrl, isoDate, findRow, findWorkspace } from './in-workspace';
import { expressionFilter, ordering } from './list-parameters';

const collection = '/v1/Workspaces/:WorkspaceSid/Tasks';
const path = `${collection}/:Sid` as const;
const msPerSecond = 1000;

/** The REST API's representation. @param origin - Where its addresses begin. */
export function formatTask(engine: Engine, origin: string, row: TaskRow): object {
  const { store } = engine;
  const workspace = workspaceUrl(origin, row.workspaceSid);
  const own = resourceUrl(origin, 'Tasks', row);
  const queue = row.taskQueueSid === null ? undefined : store.taskQueues.get(row.taskQueueSid);
  const workflow = row.workflowSid === null ? undefined : store.workflows.get(row.workflowSid);
  return {
    sid: row.sid,
    account_sid: engine.accountSid,
    workspace_sid: row.workspaceSid,
    age: Math.floor((engine.clock.now() - row.dateCreated) / msPerSecond),
    assignment_status: row.assignmentStatus,
    attributes: row.attributes,
    // What add-ons found out about a call; there are none here.
    addons: '{}',
    date_created: isoDate(row.dateCreated),
    date_updated: isoDate(row.dateUpdated),
    task_queue_entered_date: isoDate(row.taskQueueEnteredDate),
    virtual_start_time: isoDate(row.virtualStartTime),
    priority: row.priority,
    reason: row.reason,
    task_queue_sid: row.taskQueueSid,
    task_queue_friendly_name: queue?.friendlyName ?? null,
    task_channel_sid: row.taskChannelSid,
    task_channel_unique_name: store.taskChannels.get(row.taskChannelSid)?.uniqueName ?? null,
    timeout: row.timeoutSeconds,
    workflow_sid: row.workflowSid,
    workflow_friendly_name: workflow?.friendlyName ?? null,
    ignore_capacity: row.ignoreCapacity,
    routing_target: row.routingTarget,
    url: own,
    links: {
      task_queue: row.taskQueueSid && `${workspace}/TaskQueues/${row.taskQueueSid}`,
      workflow: row.workflowSid && `${workspace}/Workflows/${row.workflowSid}`,
      workspace,
      reservations: `${own}/Reservations`,
    },
  };
}

const reply = ({ engine, url }: Pick<Call, 'engine' | 'url'>, row: TaskRow): Reply => ({
  body: formatTask(engine, url.origin, row),
  version: row.version,
});

const find = (call: Call<typeof path>): TaskRow => findRow(call, call.engine.store.tasks, call.path.Sid);

const filters = {
  Priority: wholeNumber(...priorities),
  AssignmentStatus: list(oneOf(...taskStatuses)),
  WorkflowSid: sid('WW'),
  WorkflowName: text(),
  TaskQueueSid: sid('WQ'),
  TaskQueueName: text(),
  /** An expression over the task's attributes. */
  EvaluateTaskAttributes: expressionFilter(),
  RoutingTarget: sid('WK', 'WQ', 'WW'),
  HasAddons: flag(),
};

function matcher({ engine, given }: Call<typeof collection, typeof filters>): (row: TaskRow) => boolean {
  const { taskQueues, workflows } = engine.store;
  return (row) =>
    (given.Priority ?? row.priority) === row.priority &&
    (given.AssignmentStatus?.includes(row.assignmentStatus) ?? true) &&
    (given.WorkflowSid ?? row.workflowSid) === row.workflowSid &&
    (given.WorkflowName === undefined || workflows.get(row.workflowSid ?? '')?.friendlyName === given.WorkflowName) &&
    (given.TaskQueueSid ?? row.taskQueueSid) === row.taskQueueSid &&
    (given.TaskQueueName === undefined ||
      taskQueues.get(row.taskQueueSid ?? '')?.friendlyName === given.TaskQueueName) &&
    (given.EvaluateTaskAttributes?.evaluate(factsOfTask(row)) ?? true) &&
    (given.RoutingTarget ?? row.routingTarget) === row.routingTarget &&
    // No task has any.
    given.HasAddons !== true;
}

const settings = {
  Attributes: jsonObject(maximumAttributesCharacters),
  Priority: wholeNumber(...priorities),
  TaskChannel: text(),
  VirtualStartTime: date(),
};

const changes = { ...settings, AssignmentStatus: oneOf(...taskStatuses), Reason: text() };

/** What of {@link settings} was given, as the commands take it. */
function settingsOf(given: Given<typeof settings>): {
  attributes: string | undefined;
  priority: number | undefined;
  taskChannel: string | undefined;
  virtualStartTime: number | undefined;
} {
  return {
    attributes: given.Attributes,
    priority: given.Priority,
    taskChannel: given.TaskChannel,
    virtualStartTime: given.VirtualStartTime,
  };
}

/** @see https://www.twilio.com/docs/taskrouter/api/task */
export const taskOperations = [
  reads(
    'ListTask',
    collection,
    {
      ...paging,
      ...filters,
      Ordering: ordering<TaskRow>({
        DateCreated: (row) => row.dateCreated,
        Priority: (row) => row.priority,
        VirtualStartTime: (row) => row.virtualStartTime,
      }),
    },
    (call) =>
      listPage(call, {
        key: 'tasks',
        rows: call.engine.store.tasksOf.of(findWorkspace(call).sid),
        where: matcher(call),
        order: call.given.Ordering,
        format: (row) => formatTask(call.engine, call.url.origin, row),
      }),
  ),
  creates(
    'CreateTask',
    collection,
    {
      ...settings,
      Timeout: wholeNumber(...taskTimeouts),
      WorkflowSid: text(),
      TaskQueueSid: text(),
      RoutingTarget: sid('WK', 'WQ', 'WW'),
      IgnoreCapacity: flag(),
    },
    (call) => {
      const { engine, given } = call;
      const { attributes, priority, taskChannel, virtualStartTime } = settingsOf(given);
      // One literal: to spread them into it and leave out what is undefined takes longer than to make the task.
      const row = createTask(engine, {
        workspaceSid: findWorkspace(call).sid,
        attributes,
        priority,
        taskChannel,
        virtualStartTime,
        timeoutSeconds: given.Timeout,
        workflowSid: given.WorkflowSid,
        taskQueueSid: given.TaskQueueSid,
        routingTarget: given.RoutingTarget,
        ignoreCapacity: given.IgnoreCapacity,
      });
      return reply(call, engine.store.tasks.require(row.sid));
    },
  ),
  reads('FetchTask', path, {}, (call) => reply(call, find(call))),
  updates('UpdateTask', path, changes, (call) => {
    const row = find(call);
    checkVersion(call.ifMatch, row.version);
    const { AssignmentStatus: status, Reason: reason } = call.given;
    const change = { ...defined(settingsOf(call.given)), status, reason };
    return reply(call, changeTask(call.engine, row.sid, change));
  }),
  deletes('DeleteTask', path, (call) => {
    const row = find(call);
    checkVersion(call.ifMatch, row.version);
    removeTask(call.engine, row.sid);
  }),
];
