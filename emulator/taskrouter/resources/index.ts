import type { Operation } from '../../rest/operation';
import { activityOperations } from './activities';
import { eventOperations } from './events';
import { statisticsOperations } from './statistics';
import { taskChannelOperations } from './task-channels';
import { taskQueueOperations } from './task-queues';
import { taskReservationOperations } from './task-reservations';
import { taskOperations } from './tasks';
import { workerChannelOperations } from './worker-channels';
import { workerReservationOperations } from './worker-reservations';
import { workerOperations } from './workers';
import { workflowOperations } from './workflows';
import { workspaceOperations } from './workspaces';

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
