import { type WholeSettings, type WholeWorkspace, usualWorkerChannel } from '../../lib/workspace-file/whole';
import { attributesOf } from './fields';
import { listedKinds, type State } from './state';
import { nouns, type Fields, type Thing } from './thing';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const textOrNone = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const order = (value: unknown): 'FIFO' | 'LIFO' => (value === 'LIFO' ? 'LIFO' : 'FIFO');
const json = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

/** How addresses are written, and which phone numbers belong to the workspace. */
export interface Writing {
  readonly address: (url: string) => string;
  readonly hasNumber: (voiceUrl: string) => boolean;
}

/** A workspace as it was read, in the terms of the workspace file. */
export function wholeOf(state: State, { address, hasNumber }: Writing): WholeWorkspace {
  const { things, workspace } = state;
  const addressOrNone = (value: unknown): string | null => (typeof value === 'string' ? address(value) : null);
  return {
    workspace: workspace.name,
    settings: settingsOf(workspace.fields, addressOrNone),
    activities: things.activity.map(({ name, fields }) => ({ name, available: fields['available'] === true })),
    taskChannels: things.taskChannel.map(({ name: uniqueName, fields }) => ({
      name: text(fields['name']),
      uniqueName,
      channelOptimizedRouting: fields['channelOptimizedRouting'] === true,
    })),
    taskQueues: things.taskQueue.map(({ name, fields }) => ({
      name,
      targetWorkers: text(fields['targetWorkers']),
      maxReservedWorkers: Number(fields['maxReservedWorkers']),
      taskOrder: order(fields['taskOrder']),
      reservationActivity: textOrNone(fields['reservationActivity']),
      assignmentActivity: textOrNone(fields['assignmentActivity']),
    })),
    workflows: things.workflow.map(({ name, fields }) => ({
      name,
      configuration: json(fields['configuration']),
      assignmentCallbackUrl: addressOrNone(fields['assignmentCallbackUrl']),
      fallbackAssignmentCallbackUrl: addressOrNone(fields['fallbackAssignmentCallbackUrl']),
      taskReservationTimeout: Number(fields['taskReservationTimeout']),
    })),
    workers: things.worker.map(({ name, fields }) => ({
      name,
      activity: textOrNone(fields['activity']),
      attributes: attributesOf(fields),
      channels: channelsOf(state.workerChannels.get(name) ?? []),
    })),
    // Newest first, as the account lists them; in a file the oldest comes first.
    phoneNumbers: state.phoneNumbers.toReversed().flatMap(({ name: number, fields }) => {
      const url = textOrNone(fields['voiceUrl']);
      const isAnswered = url !== null && fields['voiceApplication'] === null && fields['trunk'] === null;
      return isAnswered && hasNumber(url) ? [{ number, voiceUrl: address(url) }] : [];
    }),
  };
}

const settingsOf = (fields: Fields, address: (value: unknown) => string | null): WholeSettings => ({
  multiTaskEnabled: fields['multiTaskEnabled'] !== false,
  prioritizeQueueOrder: order(fields['prioritizeQueueOrder']),
  eventCallbackUrl: address(fields['eventCallbackUrl']),
  eventsFilter: textOrNone(fields['eventsFilter']),
  defaultActivity: textOrNone(fields['defaultActivity']),
  timeoutActivity: textOrNone(fields['timeoutActivity']),
});

const channelsOf = (channels: readonly Thing[]): WholeWorkspace['workers'][number]['channels'] =>
  Object.fromEntries(
    channels.map(({ name, fields }) => [
      name,
      { capacity: Number(fields['capacity'] ?? usualWorkerChannel.capacity), available: fields['available'] !== false },
    ]),
  );

/** Says which two things of a workspace share a name, since a file could not tell them apart. */
export function findNamesakes({ things }: State): string | undefined {
  for (const kind of listedKinds) {
    const seen = new Map<string, string>();
    for (const { name, sid } of things[kind]) {
      const other = seen.get(name);
      if (other !== undefined)
        return `Two of the workspace's have the name "${name}" (${nouns[kind]} ${other} and ${sid}): rename one, since a file knows things by their names only.`;
      seen.set(name, sid);
    }
  }
  return undefined;
}
