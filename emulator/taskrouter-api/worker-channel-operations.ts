import type { WorkerChannelRow, WorkerRow } from '../account/taskrouter-rows';
import { missing, type Call, reads, updates } from '../rest/operation';
import { listPage, paging } from '../rest/page';
import { asFields, flag, wholeNumber } from '../rest/parameters';
import { updateWorkerChannel } from '../taskrouter/commands/worker-commands';
import type { Engine } from '../taskrouter/engine';
import { assignedTasks } from '../taskrouter/expression-facts';
import { capacities } from '../taskrouter/limits';
import { common, workspaceUrl, findRow } from './in-workspace';

const collection = '/v1/Workspaces/:WorkspaceSid/Workers/:WorkerSid/Channels';
/** `Sid` is the worker channel's own, or the task channel's SID or unique name. */
const path = `${collection}/:Sid` as const;

/** The REST API's representation. @param origin - Where its addresses begin. */
export function formatWorkerChannel(engine: Engine, origin: string, row: WorkerChannelRow): object {
  const assigned = assignedTasks(engine.store, row.workerSid, row.taskChannelSid);
  const freeShare = row.capacity === 0 ? 0 : Math.max(row.capacity - assigned, 0) / row.capacity;
  return {
    ...common(engine, row),
    worker_sid: row.workerSid,
    task_channel_sid: row.taskChannelSid,
    task_channel_unique_name: engine.store.taskChannels.require(row.taskChannelSid).uniqueName,
    available: row.available,
    assigned_tasks: assigned,
    configured_capacity: row.capacity,
    available_capacity_percentage: Math.round(freeShare * 100),
    url: `${workspaceUrl(origin, row.workspaceSid)}/Workers/${row.workerSid}/Channels/${row.sid}`,
  };
}

const findWorker = (call: Call<typeof collection>): WorkerRow =>
  findRow(call, call.engine.store.workers, call.path.WorkerSid);

function find(call: Call<typeof path>): WorkerChannelRow {
  const { store } = call.engine;
  for (const row of store.channelsOfWorker.of(findWorker(call).sid)) {
    const names = [row.sid, row.taskChannelSid, store.taskChannels.require(row.taskChannelSid).uniqueName];
    if (names.includes(call.path.Sid)) return row;
  }
  throw missing(call.url);
}

/** @see https://www.twilio.com/docs/taskrouter/api/worker-channel */
export const workerChannelOperations = [
  reads('ListWorkerChannel', collection, paging, (call) =>
    listPage(call, {
      key: 'channels',
      rows: call.engine.store.channelsOfWorker.of(findWorker(call).sid),
      format: (row) => formatWorkerChannel(call.engine, call.url.origin, row),
    }),
  ),
  reads('FetchWorkerChannel', path, {}, (call) => ({
    body: formatWorkerChannel(call.engine, call.url.origin, find(call)),
  })),
  updates('UpdateWorkerChannel', path, { Capacity: wholeNumber(...capacities), Available: flag() }, (call) => {
    const row = updateWorkerChannel(call.engine, find(call).sid, asFields(call.given));
    return { body: formatWorkerChannel(call.engine, call.url.origin, row) };
  }),
];
