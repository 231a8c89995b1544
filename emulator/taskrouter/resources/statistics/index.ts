import { taskQueueStatistics } from './task-queues';
import { workerStatistics } from './workers';
import { workflowStatistics } from './workflows';
import { workspaceStatistics } from './workspace';

/** Every operation that counts: as things stand, and over time. */
export const statisticsOperations = [
  ...workspaceStatistics,
  ...workerStatistics,
  ...taskQueueStatistics,
  ...workflowStatistics,
];
