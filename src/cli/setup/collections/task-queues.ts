import type { WorkspaceContext } from 'twilio/lib/rest/taskrouter/v1/workspace';
import type { TaskQueueInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/taskQueue';
import { defined, number, text } from '../fields';
import type { Names } from '../names';
import type { Fields, Thing } from '../thing';
import { inList, type Collection } from './collection';

/** @see https://www.twilio.com/docs/taskrouter/api/task-queue */
export function taskQueues(workspace: WorkspaceContext, names: Names): Collection {
  const nameOf = (sid: string | null): string | null => (sid ? names.nameOf(sid) : null);
  const thing = (row: TaskQueueInstance): Thing => ({
    sid: row.sid,
    name: row.friendlyName,
    fields: {
      targetWorkers: row.targetWorkers,
      maxReservedWorkers: row.maxReservedWorkers,
      taskOrder: row.taskOrder,
      reservationActivity: nameOf(row.reservationActivitySid),
      assignmentActivity: nameOf(row.assignmentActivitySid),
    },
  });
  const activitySid = (name: unknown): string | undefined =>
    typeof name === 'string' ? names.sidOf('activity', name) : text(name);
  const parameters = (fields: Fields) =>
    defined({
      targetWorkers: text(fields['targetWorkers']),
      maxReservedWorkers: number(fields['maxReservedWorkers']),
      taskOrder: orderOf(fields['taskOrder']),
      reservationActivitySid: activitySid(fields['reservationActivity']),
      assignmentActivitySid: activitySid(fields['assignmentActivity']),
    });
  return {
    ...inList(workspace.taskQueues, thing),
    create: async (friendlyName, fields) =>
      thing(await workspace.taskQueues.create({ friendlyName, ...parameters(fields) })),
    update: async ({ sid }, to) => thing(await workspace.taskQueues(sid).update(parameters(to))),
  };
}

const orderOf = (value: unknown): 'FIFO' | 'LIFO' | undefined =>
  value === 'FIFO' || value === 'LIFO' ? value : undefined;
