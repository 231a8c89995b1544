import type { TaskInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/task';
import { callAttributes, parseAttributes } from '../read-tasks/task-attributes';
import type { ShownReservation } from '../read-tasks/shown-reservation';

/** A task as `desk` shows one. Its shape is that of `--json`: see docs/cli.md. */
export interface ShownTask {
  readonly sid: string;
  readonly status: string;
  readonly ageSeconds: number;
  readonly queue: string | null;
  readonly workflow: string | null;
  readonly channel: string | null;
  readonly priority: number;
  readonly from: string | null;
  readonly callSid: string | null;
  readonly conferenceSid: string | null;
  readonly reservations: readonly ShownReservation[];
}

export function shownTask(task: TaskInstance, reservations: readonly ShownReservation[]): ShownTask {
  const { from = null, callSid = null, conferenceSid = null } = callAttributes(parseAttributes(task.attributes));
  return {
    sid: task.sid,
    status: task.assignmentStatus,
    ageSeconds: task.age,
    queue: task.taskQueueFriendlyName,
    workflow: task.workflowFriendlyName,
    channel: task.taskChannelUniqueName,
    priority: task.priority,
    from,
    callSid,
    conferenceSid,
    reservations,
  };
}

/**
 * Twilio's time when it answered, in epoch milliseconds: what a task's age is counted to. Comparing with it needs no clock
 * of our own, which may be wrong.
 */
export function answeredAt({ dateCreated, age }: Pick<TaskInstance, 'dateCreated' | 'age'>): number {
  return dateCreated.getTime() + age * 1_000;
}
