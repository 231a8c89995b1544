import type { Operation } from '../rest/operation';
import { activityOperations } from './activity-operations';
import { eventOperations } from './event-operations';
import { taskQueueStatistics } from './statistics/task-queue-statistics';
import { workerStatistics } from './statistics/worker-statistics';
import { workflowStatistics } from './statistics/workflow-statistics';
import { workspaceStatistics } from './statistics/workspace-statistics';
import { taskChannelOperations } from './task-channel-operations';
import { taskOperations } from './task-operations';
import { taskQueueOperations } from './task-queue-operations';
import { taskReservationOperations } from './task-reservation-operations';
import { workerChannelOperations } from './worker-channel-operations';
import { workerOperations } from './worker-operations';
import { workerReservationOperations } from './worker-reservation-operations';
import { workflowOperations } from './workflow-operations';
import { workspaceOperations } from './workspace-operations';

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
  ...workspaceStatistics,
  ...workerStatistics,
  ...taskQueueStatistics,
  ...workflowStatistics,
];
