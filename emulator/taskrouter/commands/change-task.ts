import { taskStatuses } from '../../../src/lib/lifecycle';
import type { TaskRow } from '../../account/taskrouter-rows';
import { invalid } from '../../account/twilio-error';
import type { Engine } from '../engine';
import { updateTask, type TaskChange } from './task-commands';
import { cancelTask, completeTask, wrapTask } from './task-status';

/** Moves a task by the statuses that a client may set. */
const commands = { canceled: cancelTask, wrapping: wrapTask, completed: completeTask };

/** What a client asks of a task, over REST or the event bridge. */
export interface AskedTaskChange extends TaskChange {
  readonly status?: string | undefined;
  readonly reason?: string | undefined;
}

/**
 * Changes a task as a client asks: its status with a reason, or its settings.
 *
 * @throws TwilioError 400 where its status does not allow it, or what is asked for does not go together
 * @see https://www.twilio.com/docs/taskrouter/api/task
 */
export function changeTask(engine: Engine, sid: string, { status, reason, ...change }: AskedTaskChange): TaskRow {
  const changes = Object.keys(change).length > 0;
  if (status === undefined) {
    if (reason !== undefined) throw invalid('Reason is only allowed together with AssignmentStatus');
    return changes ? updateTask(engine, sid, change) : engine.store.tasks.require(sid);
  }
  if (change.attributes !== undefined)
    throw invalid('Attributes and AssignmentStatus cannot be changed by the same request: send one after the other');
  if (status !== 'canceled' && status !== 'wrapping' && status !== 'completed')
    throw invalid(
      `Value '${status}' provided for AssignmentStatus is not one ${
        taskStatuses.some((known) => known === status) ? 'a task can be set to' : 'of a task'
      }: canceled, wrapping or completed`,
    );
  if (changes) updateTask(engine, sid, change);
  commands[status](engine, sid, reason ?? null);
  return engine.store.tasks.require(sid);
}
