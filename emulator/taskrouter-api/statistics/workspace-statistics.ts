import { operation } from '../../rest/operation';
import { findWorkspace } from '../in-workspace';
import { History, taskHistoryNumbers } from './cumulative';
import { activityNumbers, liveTasks, taskNumbers } from './real-time';
import {
  type StatisticsCall,
  channelOf,
  frame,
  inRealTime,
  overTimeSplit,
  periodOf,
  shownPeriod,
} from './statistics-parameters';

const workspacePath = '/v1/Workspaces/:WorkspaceSid';

function realTime(call: StatisticsCall<typeof inRealTime>): object {
  const { engine } = call;
  const { sid } = findWorkspace(call);
  const workers = [...engine.store.workersOf.of(sid)];
  return {
    activity_statistics: activityNumbers(engine, sid, workers),
    ...taskNumbers(engine, liveTasks(engine, { workspaceSid: sid, taskChannelSid: channelOf(call) })),
    total_workers: workers.length,
  };
}

function cumulative(call: StatisticsCall<typeof overTimeSplit>): object {
  const within = periodOf(call);
  const { sid: workspaceSid } = findWorkspace(call);
  const history = new History(call.engine, { ...within, workspaceSid, taskChannelSid: channelOf(call) });
  return {
    ...shownPeriod(within),
    ...taskHistoryNumbers(history, call.given.SplitByWaitTime),
    tasks_created: history.count('task.created'),
    tasks_timed_out_in_workflow: history.count('workflow.timeout'),
  };
}

/** @see https://www.twilio.com/docs/taskrouter/api/workspace-statistics */
export const workspaceStatistics = [
  operation({
    id: 'FetchWorkspaceStatistics',
    method: 'GET',
    path: `${workspacePath}/Statistics`,
    parameters: overTimeSplit,
    status: 200,
    handle: (call) => ({ body: { ...frame(call), realtime: realTime(call), cumulative: cumulative(call) } }),
  }),
  operation({
    id: 'FetchWorkspaceRealTimeStatistics',
    method: 'GET',
    path: `${workspacePath}/RealTimeStatistics`,
    parameters: inRealTime,
    status: 200,
    handle: (call) => ({ body: { ...frame(call), ...realTime(call) } }),
  }),
  operation({
    id: 'FetchWorkspaceCumulativeStatistics',
    method: 'GET',
    path: `${workspacePath}/CumulativeStatistics`,
    parameters: overTimeSplit,
    status: 200,
    handle: (call) => ({ body: { ...frame(call), ...cumulative(call) } }),
  }),
];
