import { purgeDeadline, removeTask } from './commands/task-status';
import type { Engine } from './engine';

/** How long a completed or canceled task can still be fetched. @see https://www.twilio.com/docs/taskrouter/lifecycle-task-state */
const keptAfterEndMs = 5 * 60_000;

/** Sees to what follows from a task's end: its call leaves the queue, and the task itself is deleted some minutes later. */
export function keepHouse(engine: Engine): () => void {
  return engine.log.subscribe(({ type, task, at }) => {
    if (!task || (type !== 'task.completed' && type !== 'task.canceled')) return;
    watchPurge(engine, task.sid, at);
    engine.voice.taskEnded(task);
  });
}

/** Sets the deadline at which a task that ended is deleted. @param endedAt - Epoch milliseconds. */
export function watchPurge(engine: Engine, taskSid: string, endedAt: number): void {
  engine.deadlines.set(purgeDeadline(taskSid), endedAt + keptAfterEndMs, () =>
    engine.transact(() => removeTask(engine, taskSid, 'task.system-deleted')),
  );
}
