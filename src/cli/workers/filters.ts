import type { WorkerListInstancePageOptions } from 'twilio/lib/rest/taskrouter/v1/workspace/worker';
import { largestPage } from '../bulk/pages';
import { isSid } from '../../lib/sids';

/** Which workers. */
export interface WorkerFilters {
  /** An activity's name or SID. */
  readonly activity?: string;
  /** A task queue's name or SID: the workers who belong to it. */
  readonly queue?: string;
  /** An expression over workers' attributes. */
  readonly where?: string;
  readonly available?: boolean;
}

/** The same in Twilio's words. @see https://www.twilio.com/docs/taskrouter/api/worker#read-multiple-worker-resources */
export function workerListOptions({ activity, queue, where, available }: WorkerFilters): WorkerListInstancePageOptions {
  return {
    pageSize: largestPage,
    ...(activity !== undefined && (isSid('WA', activity) ? { activitySid: activity } : { activityName: activity })),
    ...(queue !== undefined && (/^WQ[0-9a-f]{32}$/i.test(queue) ? { taskQueueSid: queue } : { taskQueueName: queue })),
    ...(where !== undefined && { targetWorkersExpression: where }),
    ...(available !== undefined && { available: String(available) }),
  };
}
