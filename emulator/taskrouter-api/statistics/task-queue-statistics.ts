import type { TaskQueueRow } from '../../account/taskrouter-rows';
import { invalid } from '../../account/twilio-error';
import { isSid } from '../../core/ids';
import { reads, operation } from '../../rest/operation';
import { listPage, paging } from '../../rest/page';
import { text } from '../../rest/parameters';
import { findRow, findWorkspace } from '../in-workspace';
import { History, taskHistoryNumbers } from './cumulative';
import { summarize } from './durations';
import { fetchStatistics } from './fetch-statistics';
import { activityNumbers, countAvailable, liveTasks, queueNumbers, taskNumbers, workersOfQueue } from './real-time';
import {
  type StatisticsCall,
  channelOf,
  frame,
  type inRealTime,
  overTimeSplit,
  periodOf,
  shownPeriod,
} from './statistics-parameters';

const queuesPath = '/v1/Workspaces/:WorkspaceSid/TaskQueues';
const maximumBulkQueues = 50;

/** Numbers of a queue as they stand, without those that are relative to it. */
function plainRealTime(call: StatisticsCall<unknown>, queue: TaskQueueRow, taskChannelSid?: string) {
  const { engine } = call;
  const workers = workersOfQueue(engine, queue.sid);
  const tasks = liveTasks(engine, { workspaceSid: queue.workspaceSid, taskQueueSid: queue.sid, taskChannelSid });
  const numbers = {
    activity_statistics: activityNumbers(engine, queue.workspaceSid, workers),
    ...taskNumbers(engine, tasks),
    total_eligible_workers: workers.length,
    total_available_workers: countAvailable(engine, workers),
  };
  return { numbers, tasks };
}

function realTime(call: StatisticsCall<typeof inRealTime>, queue: TaskQueueRow): object {
  const { numbers, tasks } = plainRealTime(call, queue, channelOf(call));
  return { ...numbers, ...queueNumbers(call.engine, tasks) };
}

function cumulative(call: StatisticsCall<typeof overTimeSplit>, queue: TaskQueueRow): object {
  const within = periodOf(call);
  const history = new History(call.engine, {
    ...within,
    workspaceSid: queue.workspaceSid,
    taskQueueSid: queue.sid,
    taskChannelSid: channelOf(call),
  });
  return {
    ...shownPeriod(within),
    ...taskHistoryNumbers(history, call.given.SplitByWaitTime),
    tasks_entered: history.count('task-queue.entered'),
    wait_duration_in_queue_until_accepted: summarize(history.acceptedInQueueMs),
  };
}

/** The queues that a bulk request asks for: whatever its lists name. @throws TwilioError 400 where they are wrong */
function queuesAskedFor(json: unknown): string[] {
  const values: unknown[] = typeof json === 'object' && json !== null ? Object.values(json) : [];
  const named = (Array.isArray(json) ? [json] : values).filter((value) => Array.isArray(value)).flat();
  const sids = named.filter((value): value is string => isSid('WQ', value));
  if (sids.length === 0 || sids.length !== named.length)
    throw invalid('The body is expected to be JSON with a list of task queue SIDs, WQ and 32 hexadecimal digits each');
  if (sids.length > maximumBulkQueues)
    throw invalid(`${sids.length} task queues were asked for; at most ${maximumBulkQueues} at once`);
  return sids;
}

/** @see https://www.twilio.com/docs/taskrouter/api/taskqueue-statistics */
export const taskQueueStatistics = [
  reads(
    'ListTaskQueuesStatistics',
    `${queuesPath}/Statistics`,
    { ...paging, ...overTimeSplit, FriendlyName: text() },
    (call) =>
      listPage(call, {
        key: 'task_queues_statistics',
        rows: call.engine.store.taskQueuesOf.of(findWorkspace(call).sid),
        where: ({ friendlyName }) => (call.given.FriendlyName ?? friendlyName) === friendlyName,
        format: (queue) => ({
          account_sid: call.engine.accountSid,
          workspace_sid: queue.workspaceSid,
          task_queue_sid: queue.sid,
          realtime: realTime(call, queue),
          cumulative: cumulative(call, queue),
        }),
      }),
  ),
  operation({
    id: 'CreateTaskQueueBulkRealTimeStatistics',
    method: 'POST',
    path: `${queuesPath}/RealTimeStatistics`,
    parameters: {},
    body: 'json',
    status: 200,
    handle(call) {
      const { sid: workspaceSid } = findWorkspace(call);
      const data = queuesAskedFor(call.json).flatMap((sid) => {
        const queue = call.engine.store.taskQueues.get(sid);
        if (queue?.workspaceSid !== workspaceSid) return [];
        return [{ task_queue_sid: sid, ...plainRealTime(call, queue).numbers }];
      });
      return { body: { ...frame(call), task_queue_data: data, task_queue_response_count: data.length } };
    },
  }),
  ...fetchStatistics({
    name: 'TaskQueue',
    below: '/TaskQueues/:Sid',
    find: (call) => findRow(call, call.engine.store.taskQueues, call.path.Sid),
    whose: ({ sid }) => ({ task_queue_sid: sid }),
    realTime,
    cumulative,
  }),
];
