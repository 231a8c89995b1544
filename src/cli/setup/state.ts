import { firstActivities, firstTaskChannels } from '../../lib/workspace-file/new-workspace';
import { completedSettings } from '../../lib/workspace-file/whole';
import type { Thing } from './thing';

/** The kinds that a workspace has a list of. */
export const listedKinds = ['activity', 'taskChannel', 'taskQueue', 'workflow', 'worker'] as const;
export type ListedKind = (typeof listedKinds)[number];

/** A workspace and what else a file may speak of, as it is. */
export interface State {
  /** False where there is none yet: the rest is then what a new one will have, without SIDs. */
  readonly exists: boolean;
  readonly workspace: Thing;
  readonly things: Readonly<Record<ListedKind, readonly Thing[]>>;
  /** By worker's name: those that were asked for. */
  readonly workerChannels: ReadonlyMap<string, readonly Thing[]>;
  /** Those that were asked for. */
  readonly phoneNumbers: readonly Thing[];
}

/** What there will be once a workspace of this name is made. */
export function newWorkspace(name: string): Omit<State, 'phoneNumbers'> {
  const [{ name: firstActivity } = { name: '' }] = firstActivities;
  const settings = { ...completedSettings({}), defaultActivity: firstActivity, timeoutActivity: firstActivity };
  return {
    exists: false,
    workspace: { sid: '', name, fields: { name, ...settings } },
    things: {
      activity: firstActivities.map(({ name: activity, ...fields }) => ({ sid: '', name: activity, fields })),
      taskChannel: firstTaskChannels.map(({ uniqueName, ...fields }) => ({ sid: '', name: uniqueName, fields })),
      taskQueue: [],
      workflow: [],
      worker: [],
    },
    workerChannels: new Map(),
  };
}
