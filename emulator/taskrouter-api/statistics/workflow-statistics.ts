import type { WorkflowRow } from '../../account/taskrouter-rows';
import { findRow } from '../in-workspace';
import { History, taskHistoryNumbers } from './cumulative';
import { fetchStatistics } from './fetch-statistics';
import { liveTasks, taskNumbers } from './real-time';
import {
  type StatisticsCall,
  channelOf,
  type inRealTime,
  type overTimeSplit,
  periodOf,
  shownPeriod,
} from './statistics-parameters';

const scopeOf = (call: StatisticsCall<typeof inRealTime>, { workspaceSid, sid }: WorkflowRow) => ({
  workspaceSid,
  workflowSid: sid,
  taskChannelSid: channelOf(call),
});

function cumulative(call: StatisticsCall<typeof overTimeSplit>, workflow: WorkflowRow): object {
  const within = periodOf(call);
  const history = new History(call.engine, { ...within, ...scopeOf(call, workflow) });
  return {
    ...shownPeriod(within),
    ...taskHistoryNumbers(history, call.given.SplitByWaitTime),
    tasks_entered: history.count('workflow.entered'),
    tasks_timed_out_in_workflow: history.count('workflow.timeout'),
  };
}

/** @see https://www.twilio.com/docs/taskrouter/api/workflow-statistics */
export const workflowStatistics = fetchStatistics({
  name: 'Workflow',
  below: '/Workflows/:Sid',
  find: (call) => findRow(call, call.engine.store.workflows, call.path.Sid),
  whose: ({ sid }) => ({ workflow_sid: sid }),
  realTime: (call, workflow) => taskNumbers(call.engine, liveTasks(call.engine, scopeOf(call, workflow))),
  cumulative,
});
