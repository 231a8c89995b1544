import { purgeDeadline, removeTask } from './commands/task-status';
import type { Engine } from './engine';

/** How long a completed or canceled task can still be fetched. @see https://www.twilio.com/docs/taskrouter/lifecycle-task-state */
const keptAfterEndMs = 5 * 60_000;

/** Sees to what follows from a task's end: its call leaves the queue, and the task itself is deleted some minutes later. */
export function keepHouse(engine: Engine): () => void {
  return engine.log.subscribe(({ type, task, at }) => {
    if (!task || (type !== 'task.completed' && type !== 'task.canceled')) return;
    engine.deadlines.set(purgeDeadline(task.sid), at + keptAfterEndMs, () =>
      engine.transact(() => removeTask(engine, task.sid, 'task.system-deleted')),
    );
    engine.voice.taskEnded(task);
  });
}
