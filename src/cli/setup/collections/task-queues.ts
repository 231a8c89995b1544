import type { WorkspaceContext } from 'twilio/lib/rest/taskrouter/v1/workspace';
import type { TaskQueueInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/taskQueue';
import { defined, number, order, text } from '../fields';
import type { Names } from '../names';
import type { Fields, Thing } from '../thing';
import { activitySid, inList, type Collection } from './collection';

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
  const parameters = (fields: Fields) =>
    defined({
      targetWorkers: text(fields['targetWorkers']),
      maxReservedWorkers: number(fields['maxReservedWorkers']),
      taskOrder: order(fields['taskOrder']),
      reservationActivitySid: activitySid(names, fields['reservationActivity']) ?? text(fields['reservationActivity']),
      assignmentActivitySid: activitySid(names, fields['assignmentActivity']) ?? text(fields['assignmentActivity']),
    });
  return {
    ...inList(workspace.taskQueues, thing),
    create: async (friendlyName, fields) =>
      thing(await workspace.taskQueues.create({ friendlyName, ...parameters(fields) })),
    update: async ({ sid }, to) => thing(await workspace.taskQueues(sid).update(parameters(to))),
  };
}
