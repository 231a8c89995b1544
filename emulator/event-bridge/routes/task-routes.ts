import { forbidden } from '../../account/twilio-error';
import { changeTask } from '../../taskrouter/commands/change-task';
import { createTask } from '../../taskrouter/commands/task-commands';
import { taskPayload } from '../payloads';
import { anyone, ownTask, type Call, type Route } from './route';

export const taskRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: 'Tasks',
    access: anyone,
    parameters: [
      'WorkflowSid',
      'TaskQueueSid',
      'RoutingTarget',
      'Attributes',
      'TaskChannelSid',
      'TaskChannelUniqueName',
      'VirtualStartTime',
    ],
    answer: makeTask,
  },
  { method: 'GET', path: 'Tasks/{task}', access: ownTask, parameters: [], answer: fetchTask },
  {
    method: 'POST',
    path: 'Tasks/{task}',
    access: ownTask,
    parameters: ['AssignmentStatus', 'Reason', 'Attributes', 'VirtualStartTime'],
    answer: updateTask,
  },
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

function updateTask(call: Call): object {
  const task = call.find(call.engine.store.tasks, 'task');
  call.checkVersion(task);
  const { engine, parameters } = call;
  const attributes = parameters.attributes();
  const virtualStartTime = parameters.date('VirtualStartTime');
  const changed = changeTask(engine, task.sid, {
    status: parameters.text('AssignmentStatus'),
    reason: parameters.text('Reason'),
    ...(attributes !== undefined && { attributes }),
    ...(virtualStartTime !== undefined && { virtualStartTime }),
  });
  return taskPayload(engine, changed);
}
