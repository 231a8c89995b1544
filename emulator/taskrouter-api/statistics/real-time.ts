import type { TaskRow, WorkerRow } from '../../account/taskrouter-rows';
import type { Engine } from '../../taskrouter/engine';
import { seconds } from './durations';

const waiting: readonly string[] = ['pending', 'reserved'];

/** Which tasks are counted. */
export interface TaskScope {
  readonly workspaceSid: string;
  readonly taskQueueSid?: string;
  readonly workflowSid?: string;
  readonly taskChannelSid: string | undefined;
}

/** The tasks of a scope that have not ended. */
export function liveTasks(engine: Engine, scope: TaskScope): TaskRow[] {
  return [...engine.store.tasksOf.of(scope.workspaceSid)].filter(
    (task) =>
      task.assignmentStatus !== 'completed' &&
      task.assignmentStatus !== 'canceled' &&
      (scope.taskQueueSid ?? task.taskQueueSid) === task.taskQueueSid &&
      (scope.workflowSid ?? task.workflowSid) === task.workflowSid &&
      (scope.taskChannelSid ?? task.taskChannelSid) === task.taskChannelSid,
  );
}

/** How many tasks stand where, and which of them nobody has accepted for longest. */
export function taskNumbers(engine: Engine, tasks: readonly TaskRow[]): object {
  const longest = earliest(tasks, (task) => task.dateCreated);
  const byStatus = { pending: 0, reserved: 0, assigned: 0, wrapping: 0 };
  const byPriority: Record<string, number> = {};
  for (const { assignmentStatus: status, priority } of tasks) {
    if (status !== 'completed' && status !== 'canceled') byStatus[status] += 1;
    byPriority[priority] = (byPriority[priority] ?? 0) + 1;
  }
  return {
    longest_task_waiting_age: longest ? seconds(engine.clock.now() - longest.dateCreated) : 0,
    longest_task_waiting_sid: longest?.sid ?? null,
    tasks_by_status: byStatus,
    tasks_by_priority: byPriority,
    total_tasks: tasks.length,
  };
}

/** The same by the time of entering the queue. */
export function queueNumbers(engine: Engine, tasks: readonly TaskRow[]): object {
  const entered = (task: TaskRow): number => task.taskQueueEnteredDate ?? task.dateCreated;
  const longest = earliest(tasks, entered);
  return {
    longest_relative_task_age_in_queue: longest ? seconds(engine.clock.now() - entered(longest)) : 0,
    longest_relative_task_sid_in_queue: longest?.sid ?? null,
  };
}

function earliest(tasks: readonly TaskRow[], since: (task: TaskRow) => number): TaskRow | undefined {
  let found: TaskRow | undefined;
  for (const task of tasks) {
    if (waiting.includes(task.assignmentStatus) && (!found || since(task) < since(found))) found = task;
  }
  return found;
}

export function activityNumbers(engine: Engine, workspaceSid: string, workers: readonly WorkerRow[]): object[] {
  return [...engine.store.activitiesOf.of(workspaceSid)].map(({ sid, friendlyName }) => ({
    sid,
    friendly_name: friendlyName,
    workers: workers.filter((worker) => worker.activitySid === sid).length,
  }));
}

/** The workers that belong to a queue, whatever they do. */
export function workersOfQueue(engine: Engine, taskQueueSid: string): WorkerRow[] {
  return [...engine.router.membersOf(taskQueueSid)].map((sid) => engine.store.workers.require(sid));
}

/** Workers whose activity is available, however many tasks they hold. */
export function countAvailable(engine: Engine, workers: readonly WorkerRow[]): number {
  return workers.filter((worker) => engine.store.activities.require(worker.activitySid).available).length;
}
