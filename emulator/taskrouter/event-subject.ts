import type { LoggedEvent } from '../account/event-log';
import type { Engine } from './engine';

/** What an event is most about. */
export interface EventResource {
  /** As events name kinds of things: `task`, `reservation`, `worker`, … */
  readonly type: string;
  readonly sid: string;
  /** Below its workspace; empty for the workspace itself. */
  readonly path: string;
}

/** @see https://www.twilio.com/docs/taskrouter/api/event/reference */
export function resourceOf(event: LoggedEvent): EventResource {
  const [group] = event.type.split('.');
  const { reservation, task, worker, activity, workflow, taskQueue, taskChannel } = event;
  if (group === 'reservation' && reservation)
    return {
      type: 'reservation',
      sid: reservation.sid,
      path: `/Tasks/${reservation.taskSid}/Reservations/${reservation.sid}`,
    };
  if (group === 'worker' && worker) return { type: 'worker', sid: worker.sid, path: `/Workers/${worker.sid}` };
  // Entering a workflow or a queue is something that happens to a task.
  if (task) return { type: 'task', sid: task.sid, path: `/Tasks/${task.sid}` };
  if (activity) return { type: 'activity', sid: activity.sid, path: `/Activities/${activity.sid}` };
  if (workflow) return { type: 'workflow', sid: workflow.sid, path: `/Workflows/${workflow.sid}` };
  if (taskQueue) return { type: 'task-queue', sid: taskQueue.sid, path: `/TaskQueues/${taskQueue.sid}` };
  if (taskChannel) return { type: 'task-channel', sid: taskChannel.sid, path: `/TaskChannels/${taskChannel.sid}` };
  return { type: 'workspace', sid: event.workspaceSid, path: '' };
}

/** One sentence about an event, for people. */
export function describeEvent(engine: Engine, event: LoggedEvent): string {
  const { type, worker, activity, workflow, taskQueue, taskChannel } = event;
  if (type === 'worker.activity.update' && worker) {
    const name = engine.store.activities.get(worker.activitySid)?.friendlyName ?? worker.activitySid;
    return `Worker ${worker.friendlyName} updated to ${name} Activity`;
  }
  const resource = resourceOf(event);
  const names: Readonly<Record<string, string | undefined>> = {
    worker: worker?.friendlyName,
    activity: activity?.friendlyName,
    workflow: workflow?.friendlyName,
    'task-queue': taskQueue?.friendlyName,
    'task-channel': taskChannel?.uniqueName,
  };
  const kind = resource.type.charAt(0).toUpperCase() + resource.type.slice(1);
  const [group, ...happened] = type.split('.');
  const what = group === resource.type ? happened.join(' ') : type.replaceAll('.', ' ');
  return `${kind} ${names[resource.type] ?? resource.sid} ${what}`;
}
