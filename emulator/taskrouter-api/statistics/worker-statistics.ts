import type { WorkerRow } from '../../account/taskrouter-rows';
import { invalid } from '../../account/twilio-error';
import { operation } from '../../rest/operation';
import { sid, text } from '../../rest/parameters';
import { findRow, findWorkspace } from '../in-workspace';
import { activityDurations } from './activity-durations';
import { History, reservationNumbers } from './cumulative';
import { activityNumbers } from './real-time';
import {
  type StatisticsCall,
  channelOf,
  frame,
  inRealTime,
  overTime,
  periodOf,
  shownPeriod,
} from './statistics-parameters';

const workersPath = '/v1/Workspaces/:WorkspaceSid/Workers';
/** @see https://www.twilio.com/docs/taskrouter/api/worker/statistics */
const maximumWorkers = 100;

const selection = { TaskQueueSid: sid('WQ'), TaskQueueName: text(), FriendlyName: text() };

/** The workers that are meant, by queue and by name. */
function selected(call: StatisticsCall<typeof selection>): WorkerRow[] {
  const { engine, given } = call;
  const workspaceSid = findWorkspace(call).sid;
  const queues = [...engine.store.taskQueuesOf.of(workspaceSid)].filter(
    (queue) =>
      (given.TaskQueueSid ?? queue.sid) === queue.sid &&
      (given.TaskQueueName ?? queue.friendlyName) === queue.friendlyName,
  );
  const byQueue = given.TaskQueueSid !== undefined || given.TaskQueueName !== undefined;
  return [...engine.store.workersOf.of(workspaceSid)].filter(
    (worker) =>
      (given.FriendlyName ?? worker.friendlyName) === worker.friendlyName &&
      (!byQueue || queues.some((queue) => engine.router.membersOf(queue.sid).has(worker.sid))),
  );
}

const everyone = (call: StatisticsCall<unknown>): WorkerRow[] => [
  ...call.engine.store.workersOf.of(findWorkspace(call).sid),
];

function realTime(call: StatisticsCall<typeof inRealTime>, workers: readonly WorkerRow[]): object {
  // Every worker has every channel, so that naming one only has to be right.
  channelOf(call);
  return {
    activity_statistics: activityNumbers(call.engine, call.path.WorkspaceSid, workers),
    total_workers: workers.length,
  };
}

function cumulative(call: StatisticsCall<typeof overTime>, workers: readonly WorkerRow[]): object {
  if (workers.length > maximumWorkers)
    throw invalid(`Worker statistics are not given for ${workers.length} workers; at most ${maximumWorkers} at once`);
  const within = periodOf(call);
  const sids = new Set(workers.map((worker) => worker.sid));
  const history = new History(call.engine, {
    ...within,
    workspaceSid: call.path.WorkspaceSid,
    taskChannelSid: channelOf(call),
    concernsWorker: (workerSid) => sids.has(workerSid),
  });
  return {
    ...shownPeriod(within),
    activity_durations: activityDurations(call.engine, call.path.WorkspaceSid, workers, within),
    ...reservationNumbers(history),
  };
}

/** @see https://www.twilio.com/docs/taskrouter/api/worker/statistics */
export const workerStatistics = [
  operation({
    id: 'FetchWorkerStatistics',
    method: 'GET',
    path: `${workersPath}/Statistics`,
    parameters: { ...overTime, ...selection },
    status: 200,
    handle(call) {
      const workers = selected(call);
      return { body: { ...frame(call), realtime: realTime(call, workers), cumulative: cumulative(call, workers) } };
    },
  }),
  operation({
    id: 'FetchWorkersRealTimeStatistics',
    method: 'GET',
    path: `${workersPath}/RealTimeStatistics`,
    parameters: inRealTime,
    status: 200,
    handle: (call) => ({ body: { ...frame(call), ...realTime(call, everyone(call)) } }),
  }),
  operation({
    id: 'FetchWorkersCumulativeStatistics',
    method: 'GET',
    path: `${workersPath}/CumulativeStatistics`,
    parameters: overTime,
    status: 200,
    handle: (call) => ({ body: { ...frame(call), ...cumulative(call, everyone(call)) } }),
  }),
  operation({
    id: 'FetchWorkerInstanceStatistics',
    method: 'GET',
    path: `${workersPath}/:WorkerSid/Statistics`,
    parameters: overTime,
    status: 200,
    handle(call) {
      const worker = findRow(call, call.engine.store.workers, call.path.WorkerSid);
      return { body: { ...frame(call), worker_sid: worker.sid, cumulative: cumulative(call, [worker]) } };
    },
  }),
];
