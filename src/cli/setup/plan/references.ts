import type { FilePath } from '../../../lib/workspace-file/read-workspace-file';
import { queuesOf } from '../../../lib/workspace-file/queue-names';
import type { WorkspaceFile } from '../../../lib/workspace-file/schema';
import type { ListedKind } from '../state';

/** One place in a file that names something else. */
export interface Reference {
  readonly kind: ListedKind;
  readonly name: string;
  readonly path: FilePath;
}

/** Everything that a file refers to by name. */
export function referencesOf(file: WorkspaceFile): Reference[] {
  const activity = (name: string | undefined, ...path: (string | number)[]): Reference[] =>
    name === undefined ? [] : [{ kind: 'activity', name, path }];
  return [
    ...activity(file.defaultActivity, 'defaultActivity'),
    ...activity(file.timeoutActivity, 'timeoutActivity'),
    ...(file.taskQueues ?? []).flatMap((queue, position) => [
      ...activity(queue.reservationActivity, 'taskQueues', position, 'reservationActivity'),
      ...activity(queue.assignmentActivity, 'taskQueues', position, 'assignmentActivity'),
    ]),
    ...(file.workflows ?? []).flatMap(({ configuration }, position) =>
      [...queuesOf(configuration)].map((name): Reference => ({
        kind: 'taskQueue',
        name,
        path: ['workflows', position, 'configuration'],
      })),
    ),
    ...(file.workers ?? []).flatMap((worker, position) => [
      ...activity(worker.activity, 'workers', position, 'activity'),
      ...Object.keys(worker.channels ?? {}).map((name): Reference => ({
        kind: 'taskChannel',
        name,
        path: ['workers', position, 'channels', name],
      })),
    ]),
    ...workflowsIn(file),
  ];
}

/** Workflows that addresses name. */
function workflowsIn(file: WorkspaceFile): Reference[] {
  const inAddress = (url: string | undefined, ...path: (string | number)[]): Reference[] =>
    [...(url ?? '').matchAll(/\$\{workflow:([^}]+)\}/g)].map(([, name = '']) => ({ kind: 'workflow', name, path }));
  return [
    ...inAddress(file.eventCallbackUrl, 'eventCallbackUrl'),
    ...(file.workflows ?? []).flatMap((workflow, position) => [
      ...inAddress(workflow.assignmentCallbackUrl, 'workflows', position, 'assignmentCallbackUrl'),
      ...inAddress(workflow.fallbackAssignmentCallbackUrl, 'workflows', position, 'fallbackAssignmentCallbackUrl'),
    ]),
    ...(file.phoneNumbers ?? []).flatMap(({ voiceUrl }, position) =>
      inAddress(voiceUrl, 'phoneNumbers', position, 'voiceUrl'),
    ),
  ];
}
