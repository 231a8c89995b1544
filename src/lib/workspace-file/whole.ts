import type {
  ActivityEntry,
  PhoneNumberEntry,
  TaskChannelEntry,
  TaskQueueEntry,
  WorkerEntry,
  WorkflowEntry,
  WorkspaceFile,
} from './schema';

export interface WholeWorkerChannel {
  readonly capacity: number;
  readonly available: boolean;
}

export interface WholeWorker {
  readonly name: string;
  /** `null` for the workspace's default activity. */
  readonly activity: string | null;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** By the task channel's unique name; one that is not named is as {@link usualWorkerChannel}. */
  readonly channels: Readonly<Record<string, WholeWorkerChannel>>;
}

export type WholePhoneNumber = Readonly<PhoneNumberEntry>;

export type WholeSettings = Readonly<ReturnType<typeof completedSettings>>;
export type WholeActivity = Readonly<ReturnType<typeof completedActivity>>;
export type WholeTaskChannel = Readonly<ReturnType<typeof completedTaskChannel>>;
export type WholeTaskQueue = Readonly<ReturnType<typeof completedTaskQueue>>;
export type WholeWorkflow = Readonly<ReturnType<typeof completedWorkflow>>;

/** A workspace with nothing left unsaid. */
export interface WholeWorkspace {
  readonly workspace: string;
  readonly settings: WholeSettings;
  readonly activities: readonly WholeActivity[];
  readonly taskChannels: readonly WholeTaskChannel[];
  readonly taskQueues: readonly WholeTaskQueue[];
  readonly workflows: readonly WholeWorkflow[];
  readonly workers: readonly WholeWorker[];
  readonly phoneNumbers: readonly WholePhoneNumber[];
}

/** What a workspace is set to. The default and timeout activity are `null` where a file does not say; a workspace always has both. */
export const completedSettings = (file: Partial<WorkspaceFile>) => ({
  multiTaskEnabled: file.multiTaskEnabled ?? true,
  prioritizeQueueOrder: file.prioritizeQueueOrder ?? 'FIFO',
  eventCallbackUrl: file.eventCallbackUrl ?? null,
  eventsFilter: file.eventsFilter ?? null,
  defaultActivity: file.defaultActivity ?? null,
  timeoutActivity: file.timeoutActivity ?? null,
});

export const completedActivity = ({ name, available = false }: ActivityEntry) => ({ name, available });

export const completedTaskChannel = ({ name, uniqueName, channelOptimizedRouting = false }: TaskChannelEntry) => ({
  name,
  uniqueName,
  channelOptimizedRouting,
});

export const completedTaskQueue = (entry: TaskQueueEntry) => ({
  name: entry.name,
  targetWorkers: entry.targetWorkers ?? '1==1',
  maxReservedWorkers: entry.maxReservedWorkers ?? 1,
  taskOrder: entry.taskOrder ?? 'FIFO',
  reservationActivity: entry.reservationActivity ?? null,
  assignmentActivity: entry.assignmentActivity ?? null,
});

export const completedWorkflow = (entry: WorkflowEntry) => ({
  name: entry.name,
  configuration: entry.configuration,
  assignmentCallbackUrl: entry.assignmentCallbackUrl ?? null,
  fallbackAssignmentCallbackUrl: entry.fallbackAssignmentCallbackUrl ?? null,
  taskReservationTimeout: entry.taskReservationTimeout ?? 120,
});

/** What a worker takes of a channel that nobody said anything about. */
export const usualWorkerChannel: WholeWorkerChannel = { capacity: 1, available: true };

export const completedWorker = ({ name, activity, attributes = {}, channels = {} }: WorkerEntry): WholeWorker => ({
  name,
  activity: activity ?? null,
  attributes,
  channels: Object.fromEntries(
    Object.entries(channels).map(([uniqueName, given]) => [
      uniqueName,
      typeof given === 'number' ? { ...usualWorkerChannel, capacity: given } : given,
    ]),
  ),
});

/** Says what a file leaves unsaid: the values that TaskRouter itself gives to what is made without them. */
export const completed = (file: WorkspaceFile): WholeWorkspace => ({
  workspace: file.workspace,
  settings: completedSettings(file),
  activities: (file.activities ?? []).map(completedActivity),
  taskChannels: (file.taskChannels ?? []).map(completedTaskChannel),
  taskQueues: (file.taskQueues ?? []).map(completedTaskQueue),
  workflows: (file.workflows ?? []).map(completedWorkflow),
  workers: (file.workers ?? []).map(completedWorker),
  phoneNumbers: file.phoneNumbers ?? [],
});
