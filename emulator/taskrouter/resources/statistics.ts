import { notDone } from '../../rest/operation';

const workspace = '/v1/Workspaces/:WorkspaceSid';

/** Statistics are published and not done yet. @see https://www.twilio.com/docs/taskrouter/api/workspace-statistics */
export const statisticsOperations = [
  notDone('FetchWorkspaceStatistics', 'GET', `${workspace}/Statistics`),
  notDone('FetchWorkspaceRealTimeStatistics', 'GET', `${workspace}/RealTimeStatistics`),
  notDone('FetchWorkspaceCumulativeStatistics', 'GET', `${workspace}/CumulativeStatistics`),
  notDone('FetchWorkerStatistics', 'GET', `${workspace}/Workers/Statistics`),
  notDone('FetchWorkersRealTimeStatistics', 'GET', `${workspace}/Workers/RealTimeStatistics`),
  notDone('FetchWorkersCumulativeStatistics', 'GET', `${workspace}/Workers/CumulativeStatistics`),
  notDone('FetchWorkerInstanceStatistics', 'GET', `${workspace}/Workers/:WorkerSid/Statistics`),
  notDone('ListTaskQueuesStatistics', 'GET', `${workspace}/TaskQueues/Statistics`),
  notDone('CreateTaskQueueBulkRealTimeStatistics', 'POST', `${workspace}/TaskQueues/RealTimeStatistics`),
  notDone('FetchTaskQueueStatistics', 'GET', `${workspace}/TaskQueues/:TaskQueueSid/Statistics`),
  notDone('FetchTaskQueueRealTimeStatistics', 'GET', `${workspace}/TaskQueues/:TaskQueueSid/RealTimeStatistics`),
  notDone('FetchTaskQueueCumulativeStatistics', 'GET', `${workspace}/TaskQueues/:TaskQueueSid/CumulativeStatistics`),
  notDone('FetchWorkflowStatistics', 'GET', `${workspace}/Workflows/:WorkflowSid/Statistics`),
  notDone('FetchWorkflowRealTimeStatistics', 'GET', `${workspace}/Workflows/:WorkflowSid/RealTimeStatistics`),
  notDone('FetchWorkflowCumulativeStatistics', 'GET', `${workspace}/Workflows/:WorkflowSid/CumulativeStatistics`),
];
