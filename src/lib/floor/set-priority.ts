import type { Twilio } from 'twilio';
import { readTask } from '../changing-task';
import { DeskError, unlessNotFound } from '../errors';
import type { OnRecord } from '../people/on-record';

/** Statuses of tasks for which it still matters who comes first. */
const waiting: readonly string[] = ['pending', 'reserved'];

/**
 * Has a task that waits come earlier or later, if it still has the priority it was looked at with.
 *
 * @throws DeskError `not_found` where the task is gone, `conflict` where it waits no more or was changed meanwhile
 * @see https://www.twilio.com/docs/taskrouter/api/task#update-a-task-resource
 */
export async function setPriority(
  client: Twilio,
  request: {
    readonly workspaceSid: string;
    readonly taskSid: string;
    readonly before: number;
    readonly priority: number;
    readonly onRecord: OnRecord;
  },
): Promise<{ readonly taskSid: string; readonly assignmentStatus: string; readonly changed: boolean }> {
  const { workspaceSid, taskSid, before, priority, onRecord } = request;
  const noTask = new DeskError('not_found', 'There is no such task any more. Look at the floor again.');
  const task = await unlessNotFound(readTask(client, workspaceSid, taskSid), noTask);
  const { assignmentStatus, version } = task;
  if (!waiting.includes(assignmentStatus))
    throw new DeskError('conflict', `The task is ${assignmentStatus}: nobody waits for it to be offered.`);
  if (task.priority === priority) return { taskSid, assignmentStatus, changed: false };
  if (task.priority !== before)
    throw new DeskError('conflict', `Somebody else has set the priority to ${task.priority} meanwhile.`);
  const context = client.taskrouter.v1.workspaces(workspaceSid).tasks(taskSid);
  await onRecord({ what: 'priority', on: { taskSid }, why: `${before} → ${priority}` }, () =>
    unlessNotFound(context.update({ priority, ifMatch: version }), noTask),
  );
  return { taskSid, assignmentStatus, changed: true };
}
