import type { Twilio } from 'twilio';
import { DeskError, hasCode, unlessNotFound } from './errors';
import { taskStatuses, transitionTask } from './lifecycle';
import type { TaskStatus } from './lifecycle';
import { heldTask, holdsTask, isHeldByAnother, listOwnReservations, ownReservations } from './own-reservations';
import type { Holding } from './own-reservations';

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

/** Whose task is to be completed. */
interface FixRequest extends Holding {
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Completes a task that was left in wrapping, and leaves every other alone. Where a colleague is in its call or wraps it up
 * besides, the worker's own wrap-up is completed and the colleague's part goes on.
 *
 * @throws DeskError `not_found` where the task is gone, `forbidden` where it never was this worker's or is another's now
 */
export async function fixTask(client: Twilio, request: FixRequest): Promise<FixedTask> {
  const { taskSid, workspaceSid } = request;
  const own = await unlessNotFound(listOwnReservations(client, request), noTask());
  const statuses = new Set(own.map(({ status }) => status));
  if (!heldTask(statuses)) throw new DeskError('forbidden', 'The task is not one that you have accepted.');
  const context = client.taskrouter.v1.workspaces(workspaceSid).tasks(taskSid);
  const statusNow = async (): Promise<string> => (await unlessNotFound(context.fetch(), noTask())).assignmentStatus;
  const left = (assignmentStatus: string): FixedTask => ({ taskSid, assignmentStatus, fixed: false });

  if (await unlessNotFound(isHeldByAnother(client, request), noTask())) {
    if (!holdsTask(statuses))
      throw new DeskError('forbidden', 'The task has gone over to a colleague, who has not finished it yet.');
    const wrapUp = own.find(({ status }) => status === 'wrapping');
    if (!wrapUp) return left(await statusNow());
    const completes = context.reservations(wrapUp.sid).update({ reservationStatus: 'completed' });
    const done = await unlessMeanwhile(completes, async () => (await ownReservations(client, request)).has('wrapping'));
    return { ...left(await statusNow()), fixed: done !== undefined };
  }

  const before = await statusNow();
  if (!isStuckInWrapping(before, request.now)) return left(before);
  const completes = context.update({ assignmentStatus: 'completed', reason });
  const done = await unlessMeanwhile(completes, async () => isStuckInWrapping(await statusNow(), request.now));
  return done ? { taskSid, assignmentStatus: done.assignmentStatus, fixed: true } : left(await statusNow());
}

/**
 * What Twilio answers, or nothing where it refuses because the page and the SDK have completed it in between.
 *
 * @param isOpen - Whether there is still something to complete, so that there was another reason.
 */
async function unlessMeanwhile<T>(asked: Promise<T>, isOpen: () => Promise<boolean>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (hasCode(error, 'not_found')) throw noTask();
    if (!hasCode(error, 'upstream_refused') || (await unlessNotFound(isOpen(), noTask()))) throw error;
    return undefined;
  }
}
