import type { WorkspaceContext } from 'twilio/lib/rest/taskrouter/v1/workspace';
import type { WorkflowInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/workflow';
import { mapQueues } from '../../../lib/workspace-file/queue-names';
import { defined, jsonObject, number, orNone, text } from '../fields';
import type { Names } from '../names';
import type { Fields, Thing } from '../thing';
import { inList, type Collection } from './collection';

/** Queues go by name in the file and by SID at TaskRouter. @see https://www.twilio.com/docs/taskrouter/api/workflow */
export function workflows(workspace: WorkspaceContext, names: Names): Collection {
  const address = (url: string | null): string | null => orNone(url && names.withWorkflowNames(url));
  const thing = (row: WorkflowInstance): Thing => ({
    sid: row.sid,
    name: row.friendlyName,
    fields: {
      configuration: mapQueues(jsonObject(row.configuration), (sid) => names.nameOf(sid)),
      assignmentCallbackUrl: address(row.assignmentCallbackUrl),
      fallbackAssignmentCallbackUrl: address(row.fallbackAssignmentCallbackUrl),
      taskReservationTimeout: row.taskReservationTimeout,
    },
  });
  const configuration = (value: unknown): string | undefined =>
    typeof value === 'object' && value !== null
      ? JSON.stringify(mapQueues({ ...value }, (name) => names.sidOf('taskQueue', name)))
      : undefined;
  const url = (value: unknown): string | undefined => {
    const written = text(value);
    return written && names.withWorkflowSids(written);
  };
  const parameters = (fields: Fields) =>
    defined({
      configuration: configuration(fields['configuration']),
      assignmentCallbackUrl: url(fields['assignmentCallbackUrl']),
      fallbackAssignmentCallbackUrl: url(fields['fallbackAssignmentCallbackUrl']),
      taskReservationTimeout: number(fields['taskReservationTimeout']),
    });
  return {
    ...inList(workspace.workflows, thing),
    create: async (friendlyName, fields) =>
      thing(await workspace.workflows.create({ friendlyName, configuration: '{}', ...parameters(fields) })),
    update: async ({ sid }, to) => thing(await workspace.workflows(sid).update(parameters(to))),
  };
}
