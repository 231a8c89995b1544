import type { WorkspaceRow } from '../../account/taskrouter-rows';
import { findWorkspace } from '../in-workspace';
import { History, taskHistoryNumbers } from './cumulative';
import { fetchStatistics } from './fetch-statistics';
import { activityNumbers, liveTasks, taskNumbers } from './real-time';
import {
  type StatisticsCall,
  channelOf,
  type inRealTime,
  type overTimeSplit,
  periodOf,
  shownPeriod,
} from './statistics-parameters';

function realTime(call: StatisticsCall<typeof inRealTime>, { sid }: WorkspaceRow): object {
  const { engine } = call;
  const workers = [...engine.store.workersOf.of(sid)];
  return {
    activity_statistics: activityNumbers(engine, sid, workers),
    ...taskNumbers(engine, liveTasks(engine, { workspaceSid: sid, taskChannelSid: channelOf(call) })),
    total_workers: workers.length,
  };
}

function cumulative(call: StatisticsCall<typeof overTimeSplit>, { sid: workspaceSid }: WorkspaceRow): object {
  const within = periodOf(call);
  const history = new History(call.engine, { ...within, workspaceSid, taskChannelSid: channelOf(call) });
  return {
    ...shownPeriod(within),
    ...taskHistoryNumbers(history, call.given.SplitByWaitTime),
    tasks_created: history.count('task.created'),
    tasks_timed_out_in_workflow: history.count('workflow.timeout'),
  };
}

/** @see https://www.twilio.com/docs/taskrouter/api/workspace-statistics */
export const workspaceStatistics = fetchStatistics({
  name: 'Workspace',
  below: '',
  find: findWorkspace,
  whose: () => ({}),
  realTime,
  cumulative,
});
