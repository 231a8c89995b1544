import { isLosslessNumber } from 'lossless-json';
import { Document, visit, type ScalarTag } from 'yaml';
import { hasUnseen, replaceUnseen } from '../text/unseen';
import { firstTaskChannel } from './new-workspace';
import type { WorkerEntry, WorkspaceFile } from './schema';
import {
  type WholeSettings,
  type WholeTaskChannel,
  type WholeTaskQueue,
  type WholeWorker,
  type WholeWorkspace,
  usualWorkerChannel,
} from './whole';

/** A number of attributes that JavaScript's own cannot hold, or spells in another way. */
const asWritten: ScalarTag = {
  tag: 'tag:yaml.org,2002:float',
  default: true,
  identify: isLosslessNumber,
  resolve: (text) => text,
  stringify: ({ value }) => String(value),
};

/**
 * Writes a workspace down in YAML. What goes without saying is left out, so that what is there was meant. Characters that
 * nobody sees are written as YAML writes them down, so that the file does no harm on a terminal and is read as the same.
 *
 * @see https://yaml.org/spec/1.2.2/#57-escaped-characters
 */
export function writeWorkspaceFile(whole: WholeWorkspace): string {
  const document = new Document(describe(whole), { aliasDuplicateObjects: false, customTags: [asWritten] });
  visit(document, {
    Scalar(_, scalar) {
      if (typeof scalar.value === 'string' && needsQuotes(scalar.value)) scalar.type = 'QUOTE_DOUBLE';
    },
  });
  // Whatever is unseen stands in double quotes by now, where alone YAML knows escapes.
  return replaceUnseen(document.toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: Infinity }), escaped);
}

/** Of a text of blanks and ends of lines alone, the package writes a block that is read as fewer of them. */
const needsQuotes = (text: string): boolean => hasUnseen(text) || /^\s+$/.test(text);

function escaped(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  const digits = point.toString(16).toUpperCase();
  return point > 0xffff ? `\\U${digits.padStart(8, '0')}` : `\\u${digits.padStart(4, '0')}`;
}

function describe(whole: WholeWorkspace): WorkspaceFile {
  const { settings } = whole;
  const file: WorkspaceFile = {
    workspace: whole.workspace,
    ...describeSettings(settings),
    activities: whole.activities.map(({ name, available }) => ({ name, ...(available && { available }) })),
    ...(settings.defaultActivity !== null && { defaultActivity: settings.defaultActivity }),
    ...(settings.timeoutActivity !== null && { timeoutActivity: settings.timeoutActivity }),
    taskChannels: whole.taskChannels.filter((channel) => !isUsual(channel)).map(describeTaskChannel),
    taskQueues: whole.taskQueues.map(describeTaskQueue),
    workflows: whole.workflows.map((workflow) => ({
      name: workflow.name,
      ...(workflow.assignmentCallbackUrl !== null && { assignmentCallbackUrl: workflow.assignmentCallbackUrl }),
      ...(workflow.fallbackAssignmentCallbackUrl !== null && {
        fallbackAssignmentCallbackUrl: workflow.fallbackAssignmentCallbackUrl,
      }),
      taskReservationTimeout: workflow.taskReservationTimeout,
      configuration: workflow.configuration,
    })),
    workers: whole.workers.map((worker) => describeWorker(worker, settings)),
    phoneNumbers: [...whole.phoneNumbers],
  };
  return withoutEmptyLists(file);
}

const describeSettings = (settings: WholeSettings): Partial<WorkspaceFile> => ({
  ...(!settings.multiTaskEnabled && { multiTaskEnabled: false }),
  ...(settings.prioritizeQueueOrder !== 'FIFO' && { prioritizeQueueOrder: settings.prioritizeQueueOrder }),
  ...(settings.eventCallbackUrl !== null && { eventCallbackUrl: settings.eventCallbackUrl }),
  ...(settings.eventsFilter !== null && { eventsFilter: settings.eventsFilter }),
});

function isUsual({ name, uniqueName, channelOptimizedRouting }: WholeTaskChannel): boolean {
  return firstTaskChannel(uniqueName)?.name === name && !channelOptimizedRouting;
}

const describeTaskChannel = ({
  name,
  uniqueName,
  channelOptimizedRouting,
}: WholeTaskChannel): NonNullable<WorkspaceFile['taskChannels']>[number] => ({
  name,
  uniqueName,
  ...(channelOptimizedRouting && { channelOptimizedRouting }),
});

const describeTaskQueue = (queue: WholeTaskQueue): NonNullable<WorkspaceFile['taskQueues']>[number] => ({
  name: queue.name,
  targetWorkers: queue.targetWorkers,
  ...(queue.maxReservedWorkers !== 1 && { maxReservedWorkers: queue.maxReservedWorkers }),
  ...(queue.taskOrder !== 'FIFO' && { taskOrder: queue.taskOrder }),
  ...(queue.reservationActivity !== null && { reservationActivity: queue.reservationActivity }),
  ...(queue.assignmentActivity !== null && { assignmentActivity: queue.assignmentActivity }),
});

function describeWorker(worker: WholeWorker, { defaultActivity }: WholeSettings): WorkerEntry {
  const channels = Object.entries(worker.channels).flatMap(([uniqueName, channel]) => {
    const { capacity, available } = channel;
    if (capacity === usualWorkerChannel.capacity && available === usualWorkerChannel.available) return [];
    return [[uniqueName, available ? capacity : { capacity, available }] as const];
  });
  return {
    name: worker.name,
    ...(worker.activity !== null && worker.activity !== defaultActivity && { activity: worker.activity }),
    attributes: worker.attributes,
    ...(channels.length > 0 && { channels: Object.fromEntries(channels) }),
  };
}

/** Empty lists say nothing. */
function withoutEmptyLists(file: WorkspaceFile): WorkspaceFile {
  const { workspace, ...rest } = file;
  return {
    workspace,
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => !Array.isArray(value) || value.length > 0)),
  };
}
