import { forbidden } from '../../account/twilio-error';
import { defined } from '../../core/defined';
import { changeTask } from '../../taskrouter/commands/change-task';
import { createTask } from '../../taskrouter/commands/task-commands';
import { taskPayload } from '../payloads';
import { anyone, ownTask, type Call, get, post, type Route } from './route';

export const taskRoutes: readonly Route[] = [
  post(
    'Tasks',
    anyone,
    [
      'WorkflowSid',
      'TaskQueueSid',
      'RoutingTarget',
      'Attributes',
      'TaskChannelSid',
      'TaskChannelUniqueName',
      'VirtualStartTime',
    ],
    makeTask,
  ),
  get('Tasks/{task}', ownTask, [], fetchTask),
  post('Tasks/{task}', ownTask, ['AssignmentStatus', 'Reason', 'Attributes', 'VirtualStartTime'], updateTask),
];

/** Workers make tasks for themselves alone: that is how an outbound call begins. */
function makeTask({ engine, caller, workspaceSid, parameters }: Call): object {
  const routingTarget = parameters.text('RoutingTarget');
  if (caller.role !== 'admin' && routingTarget !== caller.workerSid)
    throw forbidden(`A worker makes tasks for itself: RoutingTarget must be ${caller.workerSid}`);
  const task = createTask(engine, {
    workspaceSid,
    workflowSid: parameters.text('WorkflowSid'),
    taskQueueSid: parameters.text('TaskQueueSid'),
    routingTarget,
    taskChannel: parameters.text('TaskChannelSid') ?? parameters.text('TaskChannelUniqueName'),
    attributes: parameters.attributes(),
    virtualStartTime: parameters.date('VirtualStartTime'),
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
  const change = { attributes: parameters.attributes(), virtualStartTime: parameters.date('VirtualStartTime') };
  const [status, reason] = [parameters.text('AssignmentStatus'), parameters.text('Reason')];
  return taskPayload(engine, changeTask(engine, task.sid, { status, reason, ...defined(change) }));
}
