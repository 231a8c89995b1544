import { cancelTask } from '../taskrouter/commands/task-status';
import type { EnqueueStep } from './interpreter';
import type { Switchboard } from './switchboard';
import { createTaskOfCall } from './task-of-call';

/** Callers and the tasks that are made of their calls, from going into a queue to leaving it. */
export class WaitingCallers {
  readonly #board: Switchboard;

  constructor(board: Switchboard) {
    this.#board = board;
  }

  /** Makes a task of a call. @returns Whether the call waits now, rather than having been turned away at once. */
  enqueue(callSid: string, step: EnqueueStep): boolean {
    const { engine, calls, queue } = this.#board;
    const task = createTaskOfCall(engine, engine.store.calls.require(callSid), step);
    calls.tie(callSid, task.sid);
    // A workflow without a place for it cancels a task as it is made.
    if (engine.store.tasks.require(task.sid).assignmentStatus === 'canceled') return false;
    queue.enter(task.sid, callSid);
    return true;
  }

  /** A caller was told by what it heard to wait no longer. */
  leave(callSid: string): void {
    const { engine, queue, scripts } = this.#board;
    const queued = queue.ofCall(callSid);
    if (!queued) return;
    const status = engine.store.tasks.get(queued.taskSid)?.assignmentStatus;
    queue.leave(queued.taskSid);
    if (status === 'pending' || status === 'reserved') cancelTask(engine, queued.taskSid, 'leave');
    scripts.leaveQueue(callSid, 'leave');
  }

  /** A task reached its end by another way than its call. */
  taskEnded(taskSid: string): void {
    const { queue, scripts } = this.#board;
    const queued = queue.ofTask(taskSid);
    if (!queued) return;
    queue.leave(taskSid);
    if (queued.state === 'waiting') scripts.leaveQueue(queued.callSid, 'leave');
  }
}
