import { expression, ExpressionError } from '../../../src/lib/expression';
import { terminalTaskStatuses } from '../../../src/lib/lifecycle';
import { transferUnderWay } from '../../account/store';
import type { NewRow, TaskQueueRow, TaskRow } from '../../account/taskrouter-rows';
import { invalid } from '../../account/twilio-error';
import type { Engine } from '../engine';
import { checkRoom } from '../limits';
import { configurationOf } from '../routing/workflow-configuration';

export type NewTaskQueue = NewRow<TaskQueueRow, 'friendlyName'>;

export const everyWorker = '1==1';

/** @throws TwilioError 400 where the expression cannot be parsed */
export function checkExpression(parameter: string, text: string): void {
  try {
    expression(text);
  } catch (error) {
    if (error instanceof ExpressionError) throw invalid(`${parameter} is not valid. ${error.message}`);
    throw error;
  }
}

function checkActivities(engine: Engine, workspaceSid: string, change: TaskQueueChange): void {
  for (const [name, activitySid] of [
    ['ReservationActivitySid', change.reservationActivitySid],
    ['AssignmentActivitySid', change.assignmentActivitySid],
  ] as const) {
    if (activitySid && engine.store.activities.get(activitySid)?.workspaceSid !== workspaceSid)
      throw invalid(`Value '${activitySid}' provided for ${name} is not an activity of workspace ${workspaceSid}`);
  }
}

/** @throws TwilioError 400 where the target expression cannot be parsed, or an activity is unknown */
export function createTaskQueue(engine: Engine, given: NewTaskQueue): TaskQueueRow {
  const targetWorkers = given.targetWorkers ?? everyWorker;
  checkActivities(engine, given.workspaceSid, given);
  checkExpression('TargetWorkers', targetWorkers);
  checkRoom(engine, given.workspaceSid, 'taskQueues');
  const now = engine.clock.now();
  const taskQueue = engine.store.taskQueues.insert({
    sid: engine.ids.next('WQ'),
    dateCreated: now,
    dateUpdated: now,
    workspaceSid: given.workspaceSid,
    friendlyName: given.friendlyName,
    targetWorkers,
    maxReservedWorkers: given.maxReservedWorkers ?? 1,
    taskOrder: given.taskOrder ?? 'FIFO',
    reservationActivitySid: given.reservationActivitySid ?? null,
    assignmentActivitySid: given.assignmentActivitySid ?? null,
    version: 0,
  });
  engine.router.reviewQueue(taskQueue.sid);
  engine.announce('task-queue.created', taskQueue.workspaceSid, { taskQueue });
  return taskQueue;
}

export type TaskQueueChange = Partial<Omit<NewTaskQueue, 'workspaceSid'>>;

/** @throws TwilioError 400 where the target expression cannot be parsed, or an activity is unknown */
export function updateTaskQueue(engine: Engine, sid: string, change: TaskQueueChange): TaskQueueRow {
  if (change.targetWorkers !== undefined) checkExpression('TargetWorkers', change.targetWorkers);
  const before = engine.store.taskQueues.require(sid);
  checkActivities(engine, before.workspaceSid, change);
  const taskQueue = engine.store.taskQueues.update(sid, {
    ...change,
    dateUpdated: engine.clock.now(),
    version: before.version + 1,
  });
  engine.router.reviewQueue(sid);
  if (taskQueue.targetWorkers !== before.targetWorkers)
    engine.announce('task-queue.expression.updated', taskQueue.workspaceSid, { taskQueue });
  return taskQueue;
}

/** Whether a task is in a queue, made for it, or on its way there; one that has ended is in none. */
function belongsTo(engine: Engine, task: TaskRow, queueSid: string): boolean {
  if (terminalTaskStatuses.includes(task.assignmentStatus)) return false;
  if (task.taskQueueSid === queueSid || task.routingTarget === queueSid) return true;
  return transferUnderWay(engine.store, task.sid)?.to === queueSid;
}

/** @throws TwilioError 400 while a workflow names it or a task is in it, waiting or not */
export function deleteTaskQueue(engine: Engine, sid: string): void {
  const taskQueue = engine.store.taskQueues.require(sid);
  for (const workflow of engine.store.workflowsOf.of(taskQueue.workspaceSid)) {
    const { filters, defaultTarget } = configurationOf(workflow);
    const targets = [...filters.flatMap((filter) => filter.targets), ...(defaultTarget ? [defaultTarget] : [])];
    if (targets.some((target) => target.queueSid === sid))
      throw invalid(`Cannot delete task queue ${sid}: workflow ${workflow.sid} names it`);
  }
  for (const task of engine.store.tasksOf.of(taskQueue.workspaceSid)) {
    // A task in hand, too: a transfer of it may fail, and then it is in need of its queue.
    if (belongsTo(engine, task, sid))
      throw invalid(`Cannot delete task queue ${sid}: task ${task.sid} is in it in status ${task.assignmentStatus}`);
  }
  engine.store.taskQueues.delete(sid);
  engine.router.forgetQueue(sid);
  engine.announce('task-queue.deleted', taskQueue.workspaceSid, { taskQueue });
}
