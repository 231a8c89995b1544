import type {
  ActivityEntry,
  PhoneNumberEntry,
  TaskChannelEntry,
  TaskQueueEntry,
  WorkerEntry,
  WorkflowEntry,
  WorkspaceFile,
} from './schema';

type Order = 'FIFO' | 'LIFO';

/** What a workspace is set to. */
export interface WholeSettings {
  readonly multiTaskEnabled: boolean;
  readonly prioritizeQueueOrder: Order;
  readonly eventCallbackUrl: string | null;
  readonly eventsFilter: string | null;
  /** `null` where a file does not say; a workspace always has both. */
  readonly defaultActivity: string | null;
  readonly timeoutActivity: string | null;
}

export interface WholeActivity {
  readonly name: string;
  readonly available: boolean;
}

export interface WholeTaskChannel {
  readonly name: string;
  readonly uniqueName: string;
  readonly channelOptimizedRouting: boolean;
}

export interface WholeTaskQueue {
  readonly name: string;
  readonly targetWorkers: string;
  readonly maxReservedWorkers: number;
  readonly taskOrder: Order;
  readonly reservationActivity: string | null;
  readonly assignmentActivity: string | null;
}

export interface WholeWorkflow {
  readonly name: string;
  readonly configuration: Readonly<Record<string, unknown>>;
  readonly assignmentCallbackUrl: string | null;
  readonly fallbackAssignmentCallbackUrl: string | null;
  readonly taskReservationTimeout: number;
}

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

export const completedSettings = (file: Partial<WorkspaceFile>): WholeSettings => ({
  multiTaskEnabled: file.multiTaskEnabled ?? true,
  prioritizeQueueOrder: file.prioritizeQueueOrder ?? 'FIFO',
  eventCallbackUrl: file.eventCallbackUrl ?? null,
  eventsFilter: file.eventsFilter ?? null,
  defaultActivity: file.defaultActivity ?? null,
  timeoutActivity: file.timeoutActivity ?? null,
});

export const completedActivity = ({ name, available = false }: ActivityEntry): WholeActivity => ({ name, available });

export const completedTaskChannel = ({
  name,
  uniqueName,
  channelOptimizedRouting = false,
}: TaskChannelEntry): WholeTaskChannel => ({ name, uniqueName, channelOptimizedRouting });

export const completedTaskQueue = (entry: TaskQueueEntry): WholeTaskQueue => ({
  name: entry.name,
  targetWorkers: entry.targetWorkers ?? '1==1',
  maxReservedWorkers: entry.maxReservedWorkers ?? 1,
  taskOrder: entry.taskOrder ?? 'FIFO',
  reservationActivity: entry.reservationActivity ?? null,
  assignmentActivity: entry.assignmentActivity ?? null,
});

export const completedWorkflow = (entry: WorkflowEntry): WholeWorkflow => ({
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
