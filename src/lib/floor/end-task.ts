import type { Twilio } from 'twilio';
import { readTask } from '../changing-task';
import { DeskError, unlessNotFound } from '../errors';
import { isAloneInConference } from '../alone/read-customers';
import { leftAlone } from '../alone/left-alone';
import { transitionTask, type TaskStatus } from '../lifecycle';
import { listReservations } from '../own-reservations';
import type { OnRecord } from '../people/on-record';
import { isTaskStatus } from '../wrap-up/wrapping';

/** The two ways in which a supervisor ends a task. */
export type Ending = 'complete' | 'cancel';

/** What `/floor-task` answers. */
export interface EndedTask {
  readonly taskSid: string;
  readonly assignmentStatus: string;
  /** False where it had ended this way before. */
  readonly changed: boolean;
}

const endings: readonly Ending[] = ['cancel', 'complete'];

const endedBy: Readonly<Record<Ending, TaskStatus>> = { complete: 'completed', cancel: 'canceled' };

const reasons: Readonly<Record<Ending, string>> = {
  complete: 'Completed by the supervisor',
  cancel: 'Canceled by the supervisor',
};

/**
 * How a task in this status can be ended, by the lifecycle; `undefined` where it has ended.
 *
 * @param now - Epoch milliseconds.
 */
export function endingOf(status: string, now: number): Ending | undefined {
  if (!isTaskStatus(status)) return undefined;
  return endings.find((ending) => transitionTask({ status, since: now }, ending, now) !== undefined);
}

const noTask = (): DeskError =>
  new DeskError('not_found', 'There is no such task. A task that has ended is deleted by Twilio five minutes later.');

/**
 * Completes or cancels a task, whosever it is, if it still stands as the lifecycle wants it for that.
 *
 * @param request.now - Epoch milliseconds.
 * @param request.supervisor - Who does it, for the task's reason.
 * @throws DeskError `not_found` where the task is gone, `conflict` where it cannot be ended this way or was changed meanwhile, and where
 * its customer is on the line with nobody
 */
export async function endTask(
  client: Twilio,
  request: {
    taskSid: string;
    action: Ending;
    workspaceSid: string;
    now: number;
    supervisor: string;
    onRecord: OnRecord;
  },
): Promise<EndedTask> {
  const { taskSid, action, workspaceSid, now, supervisor, onRecord } = request;
  const reservations = listReservations(client, { workspaceSid, taskSid });
  const [{ assignmentStatus: before, version }, isAlone] = await unlessNotFound(
    Promise.all([readTask(client, workspaceSid, taskSid), isAloneInConference(client, taskSid, reservations)]),
    noTask(),
  );
  if (before === endedBy[action]) return { taskSid, assignmentStatus: before, changed: false };
  if (endingOf(before, now) !== action) throw new DeskError('conflict', refusal(before, action, now));
  if (isAlone) throw leftAlone();
  const task = client.taskrouter.v1.workspaces(workspaceSid).tasks(taskSid);
  const reason = `${reasons[action]} ${supervisor}`;
  const { assignmentStatus } = await onRecord({ what: 'task-ended', on: { taskSid }, why: endedBy[action] }, () =>
    unlessNotFound(task.update({ assignmentStatus: endedBy[action], reason, ifMatch: version }), noTask()),
  );
  return { taskSid, assignmentStatus, changed: true };
}

function refusal(status: string, action: Ending, now: number): string {
  const instead = endingOf(status, now);
  const verb = action === 'complete' ? 'completed' : 'canceled';
  return `The task is ${status} and cannot be ${verb}: ${instead ? `it can be ${endedBy[instead]}` : 'it has ended'}.`;
}
