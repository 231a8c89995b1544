import type { TaskListInstancePageOptions } from 'twilio/lib/rest/taskrouter/v1/workspace/task';
import type { TaskStatus } from '../../lib/lifecycle';
import { isSid } from '../../lib/sids';
import { largestPage } from '../bulk/pages';

export interface TaskFilters {
  readonly status?: readonly TaskStatus[];
  /** A task queue's name or SID. */
  readonly queue?: string;
  /** A workflow's name or SID. */
  readonly workflow?: string;
  /** An expression over tasks' attributes. */
  readonly where?: string;
  /** Seconds since they were made, at least. */
  readonly olderThan?: number;
  /** Seconds since they were made, at most. */
  readonly newerThan?: number;
}

const isQueueSid = (text: string): boolean => /^WQ[0-9a-f]{32}$/i.test(text);

/**
 * The filters in Twilio's words, apart from age. The oldest come first.
 *
 * @see https://www.twilio.com/docs/taskrouter/api/task#read-multiple-task-resources
 */
export function taskListOptions({ status, queue, workflow, where }: TaskFilters): TaskListInstancePageOptions {
  return {
    pageSize: largestPage,
    ordering: 'DateCreated:asc',
    ...(status !== undefined && { assignmentStatus: [...status] }),
    ...(queue !== undefined && (isQueueSid(queue) ? { taskQueueSid: queue } : { taskQueueName: queue })),
    ...(workflow !== undefined && (isSid('WW', workflow) ? { workflowSid: workflow } : { workflowName: workflow })),
    ...(where !== undefined && { evaluateTaskAttributes: where }),
  };
}

/** What of a task the filters are about. */
interface FilteredTask {
  readonly assignmentStatus: string;
  readonly taskQueueSid: string;
  readonly taskQueueFriendlyName: string;
  readonly workflowSid: string;
  readonly workflowFriendlyName: string;
}

/**
 * Whether a task that was listed is one that was asked for. Believing the filters alone would delete everybody's, should one
 * of them ever be ignored; of expressions only Twilio knows.
 */
export function suits({ status, queue, workflow }: TaskFilters, task: FilteredTask): boolean {
  return (
    (status === undefined || status.some((one) => one === task.assignmentStatus)) &&
    (queue === undefined || queue === task.taskQueueSid || queue === task.taskQueueFriendlyName) &&
    (workflow === undefined || workflow === task.workflowSid || workflow === task.workflowFriendlyName)
  );
}

/** Whether no filter was given at all. */
export function isUnfiltered(filters: TaskFilters): boolean {
  return Object.values(filters).every((value) => value === undefined);
}
