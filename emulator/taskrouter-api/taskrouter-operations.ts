import type { Operation } from '../rest/operation';
import { activityOperations } from './activity-operations';
import { eventOperations } from './event-operations';
import { taskChannelOperations } from './task-channel-operations';
import { taskQueueOperations } from './task-queue-operations';
import { taskReservationOperations } from './task-reservation-operations';
import { taskOperations } from './task-operations';
import { workerChannelOperations } from './worker-channel-operations';
import { workerReservationOperations } from './worker-reservation-operations';
import { workerOperations } from './worker-operations';
import { workflowOperations } from './workflow-operations';
import { workspaceOperations } from './workspace-operations';
import { taskQueueStatistics } from './statistics/task-queue-statistics';
import { workerStatistics } from './statistics/worker-statistics';
import { workflowStatistics } from './statistics/workflow-statistics';
import { workspaceStatistics } from './statistics/workspace-statistics';

/** Every operation that counts: as things stand, and over time. */
export const statisticsOperations = [
  ...workspaceStatistics,
  ...workerStatistics,
  ...taskQueueStatistics,
  ...workflowStatistics,
];

/** Every operation of TaskRouter's REST API. @see https://www.twilio.com/docs/taskrouter/api */
export const taskrouterOperations: readonly Operation[] = [
  ...workspaceOperations,
  ...activityOperations,
  ...workerOperations,
  ...workerChannelOperations,
  ...workerReservationOperations,
  ...taskChannelOperations,
  ...taskQueueOperations,
  ...workflowOperations,
  ...taskOperations,
  ...taskReservationOperations,
  ...eventOperations,
  ...statisticsOperations,
];
