import { firstTaskChannels } from '../../../lib/workspace-file/new-workspace';
import type { FilePath } from '../../../lib/workspace-file/read-workspace-file';
import type { WorkspaceFile } from '../../../lib/workspace-file/schema';
import {
  completedActivity,
  completedTaskChannel,
  completedTaskQueue,
  completedWorker,
  completedWorkflow,
} from '../../../lib/workspace-file/whole';
import { attributeFields, defined } from '../fields';
import type { ListedKind } from '../state';
import type { Fields } from '../thing';

/** One thing of a list in a file. */
export interface Entry {
  readonly name: string;
  /** What the file says of it. */
  readonly said: Fields;
  /** The same with what goes without saying. */
  readonly whole: Fields;
  /** Where it stands in the file; absent where it does not. */
  readonly path?: FilePath;
}

type Entries = Readonly<Record<ListedKind, readonly Entry[]>>;

/** Splits a name off. */
function named({ name, ...fields }: { readonly name: string }): { name: string; fields: Fields } {
  return { name, fields: defined(fields) };
}

/** The lists of a file, in terms of fields. */
export function entriesOf(file: WorkspaceFile): Entries {
  const entry = (said: { name: string; fields: Fields }, whole: Fields, path: FilePath): Entry => ({
    name: said.name,
    said: said.fields,
    whole,
    path,
  });
  return {
    activity: (file.activities ?? []).map((given, position) =>
      entry(named(given), named(completedActivity(given)).fields, ['activities', position]),
    ),
    taskChannel: (file.taskChannels ?? []).map((given, position) => {
      const { uniqueName, ...said } = given;
      const { uniqueName: _same, ...whole } = completedTaskChannel(given);
      return { name: uniqueName, said: defined(said), whole, path: ['taskChannels', position] };
    }),
    taskQueue: (file.taskQueues ?? []).map((given, position) =>
      entry(named(given), named(completedTaskQueue(given)).fields, ['taskQueues', position]),
    ),
    workflow: (file.workflows ?? []).map((given, position) =>
      entry(named(given), named(completedWorkflow(given)).fields, ['workflows', position]),
    ),
    worker: (file.workers ?? []).map((given, position) => {
      const { activity, attributes } = completedWorker(given);
      const startsIn = activity === null ? {} : { activity };
      return {
        name: given.name,
        said: { ...startsIn, ...attributeFields(given.attributes ?? {}) },
        whole: { ...startsIn, ...attributeFields(attributes) },
        path: ['workers', position],
      };
    }),
  };
}

/** The task channels that every workspace has and a file need not name, as they are in a new one. */
export const unsaidTaskChannels = (file: WorkspaceFile): Entry[] =>
  firstTaskChannels
    .filter(({ uniqueName }) => !(file.taskChannels ?? []).some((channel) => channel.uniqueName === uniqueName))
    .map(({ uniqueName, ...fields }) => ({ name: uniqueName, said: fields, whole: fields }));
