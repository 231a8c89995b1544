import { expression, factsIn } from '../../src/lib/expression';
import type { TaskQueueRow } from '../account/taskrouter-rows';
import { type Call, creates, deletes, reads, updates } from '../rest/operation';
import { listPage, paging } from '../rest/page';
import { asFields, jsonObject, oneOf, orNone, required, sid, text, wholeNumber } from '../rest/parameters';
import { createTaskQueue, deleteTaskQueue, updateTaskQueue } from '../taskrouter/commands/task-queue-commands';
import type { Engine } from '../taskrouter/engine';
import { operatingUnitSid } from '../taskrouter/event-fields';
import { maximumAttributesCharacters, maximumNameCharacters, maximumReservedWorkers } from '../taskrouter/limits';
import { common, resourceUrl, workspaceUrl, findRow, findWorkspace } from './in-workspace';
import { ordering } from './list-parameters';

const collection = '/v1/Workspaces/:WorkspaceSid/TaskQueues';
const path = `${collection}/:Sid` as const;

function format(engine: Engine, origin: string, row: TaskQueueRow): object {
  const workspace = workspaceUrl(origin, row.workspaceSid);
  const own = resourceUrl(origin, 'TaskQueues', row);
  const { activities } = engine.store;
  const activityName = (activitySid: string | null): string | null =>
    activitySid === null ? null : (activities.get(activitySid)?.friendlyName ?? null);
  const activityUrl = (activitySid: string | null): string | null =>
    activitySid === null ? null : `${workspace}/Activities/${activitySid}`;
  return {
    ...common(engine, row),
    operating_unit_sid: operatingUnitSid,
    friendly_name: row.friendlyName,
    target_workers: row.targetWorkers,
    max_reserved_workers: row.maxReservedWorkers,
    task_order: row.taskOrder,
    reservation_activity_sid: row.reservationActivitySid,
    reservation_activity_name: activityName(row.reservationActivitySid),
    assignment_activity_sid: row.assignmentActivitySid,
    assignment_activity_name: activityName(row.assignmentActivitySid),
    url: own,
    links: {
      assignment_activity: activityUrl(row.assignmentActivitySid),
      reservation_activity: activityUrl(row.reservationActivitySid),
      workspace,
      statistics: `${own}/Statistics`,
      real_time_statistics: `${own}/RealTimeStatistics`,
      cumulative_statistics: `${own}/CumulativeStatistics`,
      list_statistics: `${workspace}/TaskQueues/Statistics`,
      bulk_real_time_statistics: `${workspace}/TaskQueues/RealTimeStatistics`,
    },
  };
}

const find = (call: Call<typeof path>): TaskQueueRow => findRow(call, call.engine.store.taskQueues, call.path.Sid);

const filters = {
  FriendlyName: text(),
  /** Attributes of an imagined worker: which queues would be open to it. */
  EvaluateWorkerAttributes: jsonObject(maximumAttributesCharacters),
  WorkerSid: sid('WK'),
};

function matcher(call: Call<typeof collection, typeof filters>): (row: TaskQueueRow) => boolean {
  const { FriendlyName: name, EvaluateWorkerAttributes: attributes, WorkerSid: workerSid } = call.given;
  const facts = attributes === undefined ? undefined : factsIn(attributes);
  return (row) =>
    (name ?? row.friendlyName) === row.friendlyName &&
    (!facts || expression(row.targetWorkers).evaluate(facts)) &&
    (workerSid === undefined || call.engine.router.membersOf(row.sid).has(workerSid));
}

const settings = {
  TargetWorkers: text(),
  MaxReservedWorkers: wholeNumber(1, maximumReservedWorkers),
  TaskOrder: oneOf('FIFO', 'LIFO'),
  ReservationActivitySid: orNone(sid('WA')),
  AssignmentActivitySid: orNone(sid('WA')),
};

/** @see https://www.twilio.com/docs/taskrouter/api/task-queue */
export const taskQueueOperations = [
  reads(
    'ListTaskQueue',
    collection,
    {
      ...paging,
      ...filters,
      Ordering: ordering<TaskQueueRow>({ DateUpdated: (row) => row.dateUpdated }),
    },
    (call) =>
      listPage(call, {
        key: 'task_queues',
        rows: call.engine.store.taskQueuesOf.of(findWorkspace(call).sid),
        where: matcher(call),
        order: call.given.Ordering,
        format: (row) => format(call.engine, call.url.origin, row),
      }),
  ),
  creates(
    'CreateTaskQueue',
    collection,
    { ...settings, FriendlyName: required(text(maximumNameCharacters)) },
    (call) => {
      const row = createTaskQueue(call.engine, { workspaceSid: findWorkspace(call).sid, ...asFields(call.given) });
      return { body: format(call.engine, call.url.origin, row) };
    },
  ),
  reads('FetchTaskQueue', path, {}, (call) => ({ body: format(call.engine, call.url.origin, find(call)) })),
  updates('UpdateTaskQueue', path, { ...settings, FriendlyName: text(maximumNameCharacters) }, (call) => {
    const row = updateTaskQueue(call.engine, find(call).sid, asFields(call.given));
    return { body: format(call.engine, call.url.origin, row) };
  }),
  deletes('DeleteTaskQueue', path, (call) => deleteTaskQueue(call.engine, find(call).sid)),
];
