import { cancelTask } from '../taskrouter/commands/task-status';
import type { EnqueueStep } from './interpreter';
import type { Switchboard } from './switchboard';
import { createTaskOfCall } from './task-of-call';

/**
 * Callers and the tasks that are made of their calls, from going into a queue to leaving it. What becomes of the task by other
 * means (canceled, timed out, completed, deleted) leaves the call where it is.
 *
 * @see https://www.twilio.com/docs/taskrouter/task-evaluation#manage-task-timeouts-for-active-calls-in-twilio-flex
 */
export class WaitingCallers {
  readonly #board: Switchboard;

  constructor(board: Switchboard) {
    this.#board = board;
  }

  /** Makes a task of a call, which waits from then on. */
  enqueue(callSid: string, step: EnqueueStep): void {
    const { engine, calls, queue } = this.#board;
    const { sid: taskSid } = createTaskOfCall(engine, engine.store.calls.require(callSid), step);
    calls.tie(callSid, taskSid);
    queue.enter(step.workflowSid, { callSid, taskSid });
  }

  /** A caller was told by what it heard to wait no longer. */
  leave(callSid: string): void {
    const { engine, queue, scripts } = this.#board;
    const queued = queue.ofCall(callSid);
    if (!queued) return;
    queue.leave(callSid);
    const status = engine.store.tasks.get(queued.taskSid)?.assignmentStatus;
    if (status === 'pending' || status === 'reserved') cancelTask(engine, queued.taskSid, 'leave');
    scripts.leaveQueue(callSid, 'leave');
  }
}
