import { taskQueueStatistics } from './task-queue-statistics';
import { workerStatistics } from './worker-statistics';
import { workflowStatistics } from './workflow-statistics';
import { workspaceStatistics } from './workspace-statistics';

/** Every operation that counts: as things stand, and over time. */
export const statisticsOperations = [
  ...workspaceStatistics,
  ...workerStatistics,
  ...taskQueueStatistics,
  ...workflowStatistics,
];
