import { move, terminalStatuses, type LifecycleState, type LifecycleTable, type Transition } from './state-machine';

/** @see https://www.twilio.com/docs/taskrouter/lifecycle-task-state */
export const taskStatuses = ['pending', 'reserved', 'assigned', 'wrapping', 'completed', 'canceled'] as const;
export type TaskStatus = (typeof taskStatuses)[number];

/**
 * What can be asked of a task.
 *
 * - `reserve`: a first reservation was made for it
 * - `release`: all its reservations ended without acceptance
 * - `assign`: a reservation was accepted
 * - `wrapUp`: the agent's after-call work begins
 * - `transfer`: the holder offers it to somebody else
 * - `complete`, `cancel`: it ends
 */
export type TaskCommand = 'reserve' | 'release' | 'assign' | 'wrapUp' | 'transfer' | 'complete' | 'cancel';

export const taskTable: LifecycleTable<TaskStatus, TaskCommand> = {
  pending: {
    reserve: { to: 'reserved', events: [] },
    cancel: { to: 'canceled', events: ['task.canceled'] },
  },
  reserved: {
    release: { to: 'pending', events: [] },
    assign: { to: 'assigned', events: [] },
    cancel: { to: 'canceled', events: ['task.canceled'] },
  },
  assigned: {
    wrapUp: { to: 'wrapping', events: ['task.wrapup'] },
    transfer: { to: 'reserved', events: [] },
    complete: { to: 'completed', events: ['task.completed'] },
  },
  wrapping: {
    complete: { to: 'completed', events: ['task.completed'] },
  },
  completed: {},
  canceled: {},
};

export type TaskState = LifecycleState<TaskStatus>;

/** Statuses a task never leaves. */
export const terminalTaskStatuses: readonly TaskStatus[] = terminalStatuses(taskTable);

/** {@link move} along the task lifecycle. */
export function transitionTask(
  state: TaskState,
  command: TaskCommand,
  now: number,
): Transition<TaskStatus> | undefined {
  return move(taskTable, state, command, now);
}
