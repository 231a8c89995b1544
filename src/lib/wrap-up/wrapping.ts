import type { Twilio } from 'twilio';
import { readTask, type ReadTask } from '../changing-task';
import { DeskError, hasCode, unlessNotFound } from '../errors';
import { isAloneInConference } from '../alone/read-customers';
import { leftAlone } from '../alone/left-alone';
import { taskStatuses, transitionTask, type TaskStatus } from '../lifecycle';
import {
  heldTask,
  holdsTask,
  listReservations,
  partsOf,
  type Holding,
  type OwnReservation,
  type Parts,
} from '../own-reservations';

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
 * @throws DeskError `not_found` where the task is gone, `forbidden` where it never was this worker's or is another's now,
 * `conflict` where its customer is on the line with nobody
 */
export async function fixTask(client: Twilio, request: FixRequest): Promise<FixedTask> {
  const { taskSid, workspaceSid } = request;
  const context = client.taskrouter.v1.workspaces(workspaceSid).tasks(taskSid);
  for (let attempt = 1; ; attempt += 1) {
    const seen = await look(client, request);
    const left = { taskSid, assignmentStatus: seen.assignmentStatus, fixed: false };
    const step = nextStep(seen, request.now);
    if (step === 'nothing') return left;
    try {
      if (step !== 'task') {
        await context.reservations(step.sid).update({ reservationStatus: 'completed' });
        return { ...left, fixed: true };
      }
      const ended = { assignmentStatus: 'completed', reason, ifMatch: seen.version } as const;
      return { taskSid, assignmentStatus: (await context.update(ended)).assignmentStatus, fixed: true };
    } catch (error) {
      if (hasCode(error, 'not_found')) throw noTask();
      // The page and the SDK may have completed it in between. Or somebody changed what stood there: look again.
      const isConflict = hasCode(error, 'conflict') && attempt < attempts;
      if (!isConflict && !hasCode(error, 'upstream_refused')) throw error;
      if (isConflict) continue;
      const now = await look(client, request);
      if (isOpen(step, now, request.now)) throw error;
      return { ...left, assignmentStatus: now.assignmentStatus };
    }
  }
}

/** How often it starts over because somebody else was quicker. */
const attempts = 4;

/** A task, and who has which part in it. */
type Seen = Pick<ReadTask, 'assignmentStatus' | 'version'> & Parts & { readonly isAlone: boolean };

async function look(client: Twilio, request: FixRequest): Promise<Seen> {
  const { taskSid, workspaceSid } = request;
  const listed = listReservations(client, request);
  const [reservations, task, isAlone] = await unlessNotFound(
    Promise.all([listed, readTask(client, workspaceSid, taskSid), isAloneInConference(client, taskSid, listed)]),
    noTask(),
  );
  return { ...task, ...partsOf(reservations, request.workerSid), isAlone };
}

/** Whether there is still to be completed what Twilio would not complete, so that it had another reason. */
function isOpen(step: 'task' | OwnReservation, seen: Seen, now: number): boolean {
  if (step === 'task') return isStuckInWrapping(seen.assignmentStatus, now);
  return seen.own.some(({ sid, status }) => sid === step.sid && status === 'wrapping');
}

/**
 * What is to be completed: the whole task, or the worker's own part of it.
 *
 * @throws DeskError `forbidden` where that is not for the worker to say
 */
function nextStep(seen: Seen, now: number): 'nothing' | 'task' | OwnReservation {
  if (!heldTask(seen.statuses)) throw new DeskError('forbidden', 'The task is not one that you have accepted.');
  if (!holdsTask(seen.others)) {
    if (!isStuckInWrapping(seen.assignmentStatus, now)) return 'nothing';
    if (seen.isAlone) throw leftAlone();
    return 'task';
  }
  if (!holdsTask(seen.statuses))
    throw new DeskError('forbidden', 'The task has gone over to a colleague, who has not finished it yet.');
  return seen.own.find(({ status }) => status === 'wrapping') ?? 'nothing';
}
