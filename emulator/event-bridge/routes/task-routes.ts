import type { TaskRow } from '../../account/taskrouter-rows';
import { forbidden, invalid } from '../../account/twilio-error';
import { createTask, updateTask } from '../../taskrouter/commands/task-commands';
import { cancelTask, completeTask, wrapTask } from '../../taskrouter/commands/task-status';
import { taskPayload } from '../payloads';
import { anyone, ownTask, type Call, type Route } from './route';

export const taskRoutes: readonly Route[] = [
  { method: 'POST', path: 'Tasks', access: anyone, answer: makeTask },
  { method: 'GET', path: 'Tasks/{task}', access: ownTask, answer: fetchTask },
  { method: 'POST', path: 'Tasks/{task}', access: ownTask, answer: changeTask },
];

/** Workers make tasks for themselves alone: that is how an outbound call begins. */
function makeTask({ engine, caller, workspaceSid, parameters }: Call): object {
  const routingTarget = parameters.text('RoutingTarget');
  if (caller.role !== 'admin' && routingTarget !== caller.workerSid)
    throw forbidden(`A worker makes tasks for itself: RoutingTarget must be ${caller.workerSid}`);
  const workflowSid = parameters.text('WorkflowSid');
  const taskQueueSid = parameters.text('TaskQueueSid');
  const taskChannel = parameters.text('TaskChannelSid') ?? parameters.text('TaskChannelUniqueName');
  const attributes = parameters.attributes();
  const virtualStartTime = parameters.date('VirtualStartTime');
  const task = createTask(engine, {
    workspaceSid,
    ...(workflowSid !== undefined && { workflowSid }),
    ...(taskQueueSid !== undefined && { taskQueueSid }),
    ...(routingTarget !== undefined && { routingTarget }),
    ...(taskChannel !== undefined && { taskChannel }),
    ...(attributes !== undefined && { attributes }),
    ...(virtualStartTime !== undefined && { virtualStartTime }),
  });
  return taskPayload(engine, engine.store.tasks.require(task.sid));
}

function fetchTask(call: Call): object {
  return taskPayload(call.engine, call.find(call.engine.store.tasks, 'task'));
}

function changeTask(call: Call): object {
  const task = call.find(call.engine.store.tasks, 'task');
  call.checkVersion(task);
  const status = call.parameters.text('AssignmentStatus');
  return taskPayload(call.engine, status === undefined ? edit(call, task) : moveTo(call, task, status));
}

function edit({ engine, parameters }: Call, task: TaskRow): TaskRow {
  const attributes = parameters.attributes();
  const virtualStartTime = parameters.date('VirtualStartTime');
  if (attributes === undefined && virtualStartTime === undefined) return task;
  return updateTask(engine, task.sid, {
    ...(attributes !== undefined && { attributes }),
    ...(virtualStartTime !== undefined && { virtualStartTime }),
  });
}

function moveTo({ engine, parameters }: Call, task: TaskRow, status: string): TaskRow {
  const reason = parameters.text('Reason') ?? null;
  switch (status) {
    case 'wrapping':
      return wrapTask(engine, task.sid, reason);
    case 'completed':
      return completeTask(engine, task.sid, reason);
    case 'canceled':
      return cancelTask(engine, task.sid, reason);
    default:
      throw invalid(`Value '${status}' provided for AssignmentStatus is not one of wrapping, completed, canceled`);
  }
}
