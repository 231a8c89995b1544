import type { WorkerRow } from '../../account/taskrouter-rows';
import { invalid } from '../../account/twilio-error';
import { reads } from '../../rest/operation';
import { sid, text } from '../../rest/parameters';
import { findRow, findWorkspace } from '../in-workspace';
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
import type { Engine } from '../../taskrouter/engine';
import { summarize } from './durations';

/** A worker's stay in an activity, in epoch milliseconds. */
interface Stay {
  readonly activitySid: string;
  readonly from: number;
  readonly to: number;
}

/** Every stay of these workers that the log still knows of, the present ones included. */
function stays(engine: Engine, workers: readonly WorkerRow[]): Stay[] {
  const now = engine.clock.now();
  const sids = new Set(workers.map(({ sid }) => sid));
  const found: Stay[] = workers.map((worker) => ({
    activitySid: worker.activitySid,
    from: worker.dateStatusChanged,
    to: now,
  }));
  for (const { type, worker, details, at } of engine.log.values()) {
    if (type !== 'worker.activity.update' || !worker || !sids.has(worker.sid)) continue;
    const activitySid = details?.['WorkerPreviousActivitySid'] ?? '';
    found.push({ activitySid, from: at - Number(details?.['WorkerTimeInPreviousActivityMs']), to: at });
  }
  return found;
}

/** How long these workers stayed in each activity of the workspace between two moments (epoch milliseconds). */
function activityDurations(
  engine: Engine,
  workspaceSid: string,
  workers: readonly WorkerRow[],
  { start, end }: { readonly start: number; readonly end: number },
): object[] {
  const within = stays(engine, workers)
    .map((stay) => ({ ...stay, ms: Math.min(stay.to, end) - Math.max(stay.from, start) }))
    .filter(({ ms }) => ms > 0);
  return [...engine.store.activitiesOf.of(workspaceSid)].map(({ sid, friendlyName }) => ({
    sid,
    friendly_name: friendlyName,
    ...summarize(within.filter((stay) => stay.activitySid === sid).map(({ ms }) => ms)),
  }));
}

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
  reads('FetchWorkerStatistics', `${workersPath}/Statistics`, { ...overTime, ...selection }, (call) => {
    const workers = selected(call);
    return { body: { ...frame(call), realtime: realTime(call, workers), cumulative: cumulative(call, workers) } };
  }),
  reads('FetchWorkersRealTimeStatistics', `${workersPath}/RealTimeStatistics`, inRealTime, (call) => ({
    body: { ...frame(call), ...realTime(call, everyone(call)) },
  })),
  reads('FetchWorkersCumulativeStatistics', `${workersPath}/CumulativeStatistics`, overTime, (call) => ({
    body: { ...frame(call), ...cumulative(call, everyone(call)) },
  })),
  reads('FetchWorkerInstanceStatistics', `${workersPath}/:WorkerSid/Statistics`, overTime, (call) => {
    const worker = findRow(call, call.engine.store.workers, call.path.WorkerSid);
    return { body: { ...frame(call), worker_sid: worker.sid, cumulative: cumulative(call, [worker]) } };
  }),
];
