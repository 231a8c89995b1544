import type { Twilio } from 'twilio';
import { DeskError, hasCode, unlessNotFound } from './errors';
import { taskStatuses, transitionTask } from './lifecycle';
import type { TaskStatus } from './lifecycle';
import { heldTask, holdsTask, isHeldByAnother, ownReservations } from './own-reservations';

/** What `/task-fix` answers. */
export interface FixedTask {
  readonly taskSid: string;
  readonly assignmentStatus: string;
  readonly fixed: boolean;
}

/** Narrows Twilio's text to a status that the lifecycle knows. */
export const isTaskStatus = (status: string): status is TaskStatus => taskStatuses.some((known) => known === status);

/**
 * Whether a task is stuck in after-call work: by the lifecycle it can be completed, and not wrapped up (any more). An
 * assigned task can be completed, too, but its call may still go on.
 *
 * @param now - Epoch milliseconds.
 */
export function isStuckInWrapping(status: string, now: number): boolean {
  if (!isTaskStatus(status)) return false;
  const state = { status, since: now };
  return transitionTask(state, 'complete', now) !== undefined && transitionTask(state, 'wrapUp', now) === undefined;
}

const noTask = (): DeskError =>
  new DeskError('not_found', 'There is no such task. A task that has ended is deleted by Twilio five minutes later.');

const reason = 'Wrap-up ended by the desk';

/**
 * Completes a task that was left in wrapping, and leaves every other alone.
 *
 * @throws DeskError `not_found` where the task is gone, `forbidden` where it never was this worker's or is another's now
 */
export async function fixTask(
  client: Twilio,
  request: { taskSid: string; workerSid: string; workspaceSid: string; now: number },
): Promise<FixedTask> {
  const { taskSid, workspaceSid } = request;
  const own = await unlessNotFound(ownReservations(client, request), noTask());
  if (!heldTask(own)) throw new DeskError('forbidden', 'The task is not one that you have accepted.');
  if (!holdsTask(own) && (await unlessNotFound(isHeldByAnother(client, request), noTask())))
    throw new DeskError('forbidden', 'The task has gone over to a colleague, who has not finished it yet.');
  const context = client.taskrouter.v1.workspaces(workspaceSid).tasks(taskSid);
  const before = await unlessNotFound(context.fetch(), noTask());
  if (!isStuckInWrapping(before.assignmentStatus, request.now)) {
    return { taskSid, assignmentStatus: before.assignmentStatus, fixed: false };
  }
  try {
    const { assignmentStatus } = await context.update({ assignmentStatus: 'completed', reason });
    return { taskSid, assignmentStatus, fixed: true };
  } catch (error) {
    if (hasCode(error, 'not_found')) throw noTask();
    if (!hasCode(error, 'upstream_refused')) throw error;
    // The page and the SDK may have completed it in between.
    const { assignmentStatus } = await unlessNotFound(context.fetch(), noTask());
    if (isStuckInWrapping(assignmentStatus, request.now)) throw error;
    return { taskSid, assignmentStatus, fixed: false };
  }
}
