import type { TaskRow } from '../account/taskrouter-rows';
import { createReservation } from './commands/reservation-commands';
import { moveTask } from './commands/task-moves';
import { purgeDeadline, removeTask } from './commands/task-status';
import type { Engine } from './engine';

/** How long a completed or canceled task can still be fetched. @see https://www.twilio.com/docs/taskrouter/lifecycle-task-state */
const keptAfterEndMs = 5 * 60_000;
/** How long a task may be assigned. @see https://www.twilio.com/docs/taskrouter/lifecycle-task-state */
const longestAssignedMs = 24 * 3_600_000;

const assignedDeadline = (taskSid: string): string => `${taskSid}:assigned`;

/**
 * Sees to what nobody asks for: what routing decides is carried out; a task that has ended is deleted some minutes later,
 * and one that is assigned for a day is deleted, too.
 */
export function keepHouse(engine: Engine): void {
  engine.router.carryOutBy({
    offer: (task, worker) => createReservation(engine, task, worker),
    cancel: (taskSid, reason) => moveTask(engine, taskSid, 'cancel', { reason }),
  });
  engine.log.subscribe(({ type, task, at }) => {
    if (!task || (type !== 'task.completed' && type !== 'task.canceled')) return;
    watchPurge(engine, task.sid, at);
  });
  engine.store.tasks.onChange((before, after) => {
    // One without a row before is new, or was kept somewhere: then its deadlines are set once all is there.
    if (!before || before.assignmentStatus === after?.assignmentStatus) return;
    if (after?.assignmentStatus === 'assigned') watchAssigned(engine, after);
    else engine.deadlines.clear(assignedDeadline(before.sid));
  });
}

/** Sets the deadline at which a task that ended is deleted. @param endedAt - Epoch milliseconds. */
export function watchPurge(engine: Engine, taskSid: string, endedAt: number): void {
  setRemoval(engine, purgeDeadline(taskSid), taskSid, endedAt + keptAfterEndMs);
}

/** Sets the deadline at which a task is deleted that nobody has finished. */
export function watchAssigned(engine: Engine, { sid, statusSince }: TaskRow): void {
  setRemoval(engine, assignedDeadline(sid), sid, statusSince + longestAssignedMs);
}

function setRemoval(engine: Engine, deadline: string, taskSid: string, due: number): void {
  engine.deadlines.set(deadline, due, () => engine.transact(() => removeTask(engine, taskSid, 'task.system-deleted')));
}
