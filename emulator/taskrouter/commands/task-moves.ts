import { transitionTask, type TaskCommand } from '../../../src/lib/lifecycle';
import type { Engine } from '../../account/engine';
import { invalid } from '../../account/twilio-error';
import type { TaskRow } from '../../account/taskrouter-rows';

/**
 * How often a task is offered before TaskRouter gives it up.
 *
 * @see https://www.twilio.com/docs/taskrouter/limits
 */
export const maximumAssignments = 1000;

/** The name of the deadline at which an unassigned task is canceled. */
export const ttlDeadline = (taskSid: string): string => `${taskSid}:ttl`;

/** Why a task is canceled that was made for a worker who does not take it. */
export const unavailableTarget = (workerSid: string): string =>
  `RoutingTarget not available for Reservation acceptance: ${workerSid}`;

/**
 * Moves a task along its lifecycle and announces it, leaving its reservations alone.
 *
 * @throws TwilioError 400 where its status does not obey the command
 */
export function moveTask(
  engine: Engine,
  sid: string,
  command: TaskCommand,
  change: Partial<Omit<TaskRow, 'sid'>> = {},
): TaskRow {
  const { store } = engine;
  const before = store.tasks.require(sid);
  const now = engine.clock.now();
  const moved = transitionTask({ status: before.assignmentStatus, since: before.statusSince }, command, now);
  if (!moved) throw invalid(refusal(engine, before, command));
  const task = store.tasks.update(sid, {
    ...change,
    assignmentStatus: moved.next.status,
    statusSince: moved.next.since,
    dateUpdated: now,
    version: before.version + 1,
  });
  if (command !== 'release') engine.router.forgetTask(sid);
  if (command === 'assign' || command === 'cancel' || command === 'complete') engine.deadlines.clear(ttlDeadline(sid));
  for (const type of moved.events) engine.announce(type, task.workspaceSid, { task });
  return task;
}

function refusal(engine: Engine, task: TaskRow, command: TaskCommand): string {
  const where = `task ${task.sid} in workspace ${task.workspaceSid} for account ${engine.accountSid}`;
  switch (command) {
    case 'cancel':
      return `Cannot cancel ${where} because it is not pending or reserved.`;
    case 'wrapUp':
      return `Cannot wrap up a ${where} because it's not currently assigned`;
    case 'complete':
      return `Cannot complete ${where} because it's not currently assigned or wrapping`;
    default:
      return `Cannot ${command} ${where} because it is ${task.assignmentStatus}.`;
  }
}

/** Tells those concerned that a task changed, and besides them the workers who just ceased to be. */
export function announceTaskUpdated(engine: Engine, sid: string, alsoTell: readonly string[] = []): void {
  const task = engine.store.tasks.require(sid);
  engine.announce('task.updated', task.workspaceSid, { task, alsoTell });
}
