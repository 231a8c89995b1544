import { operation } from '../../rest/operation';
import { findRow } from '../in-workspace';
import { History, taskHistoryNumbers } from './cumulative';
import { liveTasks, taskNumbers } from './real-time';
import {
  type StatisticsCall,
  channelOf,
  frame,
  inRealTime,
  overTimeSplit,
  periodOf,
  shownPeriod,
} from './statistics-parameters';

const workflowPath = '/v1/Workspaces/:WorkspaceSid/Workflows/:WorkflowSid';

type WorkflowCall<P> = StatisticsCall<P> & { readonly path: { readonly WorkflowSid: string } };

const scopeOf = (call: WorkflowCall<typeof inRealTime>) => ({
  workspaceSid: call.path.WorkspaceSid,
  workflowSid: findRow(call, call.engine.store.workflows, call.path.WorkflowSid).sid,
  taskChannelSid: channelOf(call),
});

const realTime = (call: WorkflowCall<typeof inRealTime>): object =>
  taskNumbers(call.engine, liveTasks(call.engine, scopeOf(call)));

function cumulative(call: WorkflowCall<typeof overTimeSplit>): object {
  const within = periodOf(call);
  const history = new History(call.engine, { ...within, ...scopeOf(call) });
  return {
    ...shownPeriod(within),
    ...taskHistoryNumbers(history, call.given.SplitByWaitTime),
    tasks_entered: history.count('workflow.entered'),
    tasks_timed_out_in_workflow: history.count('workflow.timeout'),
  };
}

const named = (call: WorkflowCall<unknown>): object => ({ ...frame(call), workflow_sid: call.path.WorkflowSid });

/** @see https://www.twilio.com/docs/taskrouter/api/workflow-statistics */
export const workflowStatistics = [
  operation({
    id: 'FetchWorkflowStatistics',
    method: 'GET',
    path: `${workflowPath}/Statistics`,
    parameters: overTimeSplit,
    status: 200,
    handle: (call) => ({ body: { ...named(call), realtime: realTime(call), cumulative: cumulative(call) } }),
  }),
  operation({
    id: 'FetchWorkflowRealTimeStatistics',
    method: 'GET',
    path: `${workflowPath}/RealTimeStatistics`,
    parameters: inRealTime,
    status: 200,
    handle: (call) => ({ body: { ...named(call), ...realTime(call) } }),
  }),
  operation({
    id: 'FetchWorkflowCumulativeStatistics',
    method: 'GET',
    path: `${workflowPath}/CumulativeStatistics`,
    parameters: overTimeSplit,
    status: 200,
    handle: (call) => ({ body: { ...named(call), ...cumulative(call) } }),
  }),
];
