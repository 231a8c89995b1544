import type { WorkerRow } from '../account/taskrouter-rows';
import { type Call, type Reply, creates, deletes, reads, updates, checkVersion } from '../rest/operation';
import { listPage, paging } from '../rest/page';
import { asFields, flag, jsonObject, required, sid, text } from '../rest/parameters';
import { createWorker, deleteWorker, updateWorker } from '../taskrouter/commands/worker-commands';
import type { Engine } from '../taskrouter/engine';
import { operatingUnitSid } from '../taskrouter/event-fields';
import { factsOfWorker } from '../taskrouter/expression-facts';
import { maximumAttributesCharacters, maximumNameCharacters } from '../taskrouter/limits';
import { common, resourceUrl, workspaceUrl, isoDate, findRow, findWorkspace } from './in-workspace';
import { expressionFilter, ordering } from './list-parameters';

const collection = '/v1/Workspaces/:WorkspaceSid/Workers';
const path = `${collection}/:Sid` as const;

/** The REST API's representation. @param origin - Where its addresses begin. */
export function formatWorker(engine: Engine, origin: string, row: WorkerRow): object {
  const activity = engine.store.activities.require(row.activitySid);
  const workspace = workspaceUrl(origin, row.workspaceSid);
  const own = resourceUrl(origin, 'Workers', row);
  return {
    ...common(engine, row),
    operating_unit_sid: operatingUnitSid,
    friendly_name: row.friendlyName,
    attributes: row.attributes,
    activity_sid: activity.sid,
    activity_name: activity.friendlyName,
    available: activity.available,
    date_status_changed: isoDate(row.dateStatusChanged),
    url: own,
    links: {
      channels: `${own}/Channels`,
      worker_channels: `${own}/Channels`,
      activity: resourceUrl(origin, 'Activities', activity),
      workspace,
      worker_statistics: `${own}/Statistics`,
      statistics: `${workspace}/Workers/Statistics`,
      real_time_statistics: `${workspace}/Workers/RealTimeStatistics`,
      cumulative_statistics: `${workspace}/Workers/CumulativeStatistics`,
      reservations: `${own}/Reservations`,
    },
  };
}

const reply = ({ engine, url }: Pick<Call, 'engine' | 'url'>, row: WorkerRow): Reply => ({
  body: formatWorker(engine, url.origin, row),
  version: row.version,
});

const find = (call: Call<typeof path>): WorkerRow => findRow(call, call.engine.store.workers, call.path.Sid);

/** Whether a worker is in the named activity, belongs to the named queues, and so on; each filter compares exactly. */
const filters = {
  ActivityName: text(),
  ActivitySid: sid('WA'),
  Available: flag(),
  FriendlyName: text(),
  TargetWorkersExpression: expressionFilter(),
  TaskQueueName: text(),
  TaskQueueSid: sid('WQ'),
};

function matcher(call: Call<typeof collection, typeof filters>): (row: WorkerRow) => boolean {
  const { engine, given } = call;
  const { store } = engine;
  const queues = [...store.taskQueuesOf.of(call.path.WorkspaceSid)].filter(
    (queue) =>
      (given.TaskQueueSid ?? queue.sid) === queue.sid &&
      (given.TaskQueueName ?? queue.friendlyName) === queue.friendlyName,
  );
  const byQueue = given.TaskQueueSid !== undefined || given.TaskQueueName !== undefined;
  return (row) => {
    const activity = store.activities.require(row.activitySid);
    return (
      (given.FriendlyName ?? row.friendlyName) === row.friendlyName &&
      (given.ActivitySid ?? activity.sid) === activity.sid &&
      (given.ActivityName ?? activity.friendlyName) === activity.friendlyName &&
      (given.Available ?? activity.available) === activity.available &&
      (!byQueue || queues.some((queue) => engine.router.membersOf(queue.sid).has(row.sid))) &&
      (!given.TargetWorkersExpression || given.TargetWorkersExpression.evaluate(factsOfWorker(store, row)))
    );
  };
}

/** @see https://www.twilio.com/docs/taskrouter/api/worker */
export const workerOperations = [
  reads(
    'ListWorker',
    collection,
    {
      ...paging,
      ...filters,
      Ordering: ordering<WorkerRow>({ DateStatusChanged: (row) => row.dateStatusChanged }),
    },
    (call) =>
      listPage(call, {
        key: 'workers',
        rows: call.engine.store.workersOf.of(findWorkspace(call).sid),
        where: matcher(call),
        order: call.given.Ordering,
        format: (row) => formatWorker(call.engine, call.url.origin, row),
      }),
  ),
  creates(
    'CreateWorker',
    collection,
    {
      FriendlyName: required(text(maximumNameCharacters)),
      ActivitySid: sid('WA'),
      Attributes: jsonObject(maximumAttributesCharacters),
    },
    (call) => {
      const fields = { workspaceSid: findWorkspace(call).sid, ...asFields(call.given) };
      return reply(call, createWorker(call.engine, fields));
    },
  ),
  reads('FetchWorker', path, {}, (call) => reply(call, find(call))),
  updates(
    'UpdateWorker',
    path,
    {
      FriendlyName: text(maximumNameCharacters),
      ActivitySid: sid('WA'),
      Attributes: jsonObject(maximumAttributesCharacters),
      RejectPendingReservations: flag(),
    },
    (call) => {
      const before = find(call);
      checkVersion(call.ifMatch, before.version);
      return reply(call, updateWorker(call.engine, before.sid, asFields(call.given)));
    },
  ),
  deletes('DeleteWorker', path, (call) => {
    const row = find(call);
    checkVersion(call.ifMatch, row.version);
    deleteWorker(call.engine, row.sid);
  }),
];
