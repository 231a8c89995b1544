import type { ReservationStatus, TaskStatus } from '../../src/lib/lifecycle';

/** Times in rows are epoch milliseconds of virtual time; durations say their unit. Attributes are JSON text, as sent. */
interface Dated {
  readonly sid: string;
  readonly dateCreated: number;
  readonly dateUpdated: number;
}

interface InWorkspace extends Dated {
  readonly workspaceSid: string;
}

/** What is said of a row when it is made: some fields always, others where they are not the usual. */
export type NewRow<R extends InWorkspace, Needed extends keyof R> = Pick<R, Needed | 'workspaceSid'> &
  Partial<Omit<R, Needed | keyof InWorkspace | 'version'>>;

export type TaskOrder = 'FIFO' | 'LIFO';

export interface WorkspaceRow extends Dated {
  readonly friendlyName: string;
  readonly defaultActivitySid: string;
  readonly timeoutActivitySid: string;
  readonly eventCallbackUrl: string | null;
  /** Comma-separated event types; empty means all. */
  readonly eventsFilter: string | null;
  readonly multiTaskEnabled: boolean;
  readonly prioritizeQueueOrder: TaskOrder;
}

export interface ActivityRow extends InWorkspace {
  readonly friendlyName: string;
  readonly available: boolean;
}

export interface WorkerRow extends InWorkspace {
  readonly friendlyName: string;
  readonly attributes: string;
  readonly activitySid: string;
  readonly dateStatusChanged: number;
  readonly version: number;
  /** Since when the worker has been unoccupied: the last reservation's end, or becoming available. */
  readonly idleSince: number;
  /** Grows each time a worker becomes unoccupied, so that those who do at the same moment keep their order. */
  readonly idleOrder: number;
}

export interface TaskChannelRow extends InWorkspace {
  readonly friendlyName: string;
  readonly uniqueName: string;
  readonly channelOptimizedRouting: boolean;
}

export interface WorkerChannelRow extends InWorkspace {
  readonly workerSid: string;
  readonly taskChannelSid: string;
  readonly capacity: number;
  readonly available: boolean;
  readonly lastReservedTime: number | null;
  readonly version: number;
}

export interface TaskQueueRow extends InWorkspace {
  readonly friendlyName: string;
  readonly targetWorkers: string;
  readonly maxReservedWorkers: number;
  readonly taskOrder: TaskOrder;
  readonly reservationActivitySid: string | null;
  readonly assignmentActivitySid: string | null;
  readonly version: number;
}

export interface WorkflowRow extends InWorkspace {
  readonly friendlyName: string;
  /** The configuration as JSON text, as sent. */
  readonly configuration: string;
  readonly assignmentCallbackUrl: string | null;
  readonly fallbackAssignmentCallbackUrl: string | null;
  readonly taskReservationTimeoutSeconds: number;
}

export interface TaskRow extends InWorkspace {
  readonly assignmentStatus: TaskStatus;
  readonly statusSince: number;
  readonly attributes: string;
  readonly priority: number;
  readonly reason: string | null;
  readonly taskQueueSid: string | null;
  readonly taskQueueEnteredDate: number | null;
  readonly taskChannelSid: string;
  readonly timeoutSeconds: number;
  readonly workflowSid: string | null;
  readonly virtualStartTime: number;
  readonly ignoreCapacity: boolean;
  /** A worker, queue or workflow the task was made for, past the workflow's rules. */
  readonly routingTarget: string | null;
  /** How often it went from pending to reserved, and how often a worker did not take it over in a transfer to a queue. */
  readonly assignmentCount: number;
  readonly version: number;
}

export interface ReservationRow extends InWorkspace {
  readonly taskSid: string;
  readonly workerSid: string;
  readonly status: ReservationStatus;
  readonly statusSince: number;
  readonly timeoutSeconds: number;
  readonly workerPreviousActivitySid: string;
  readonly canceledReasonCode: number | null;
  readonly transferSid: string | null;
  /** Where the worker goes once the call made by an instruction ends. */
  readonly postWorkActivitySid: string | null;
  /** Whether the worker's pending reservations are rejected on going there. */
  readonly postWorkRejectsPending?: true;
  readonly version: number;
}

export type TransferStatus = 'initiated' | 'complete' | 'failed' | 'canceled';

export interface TransferRow extends InWorkspace {
  readonly taskSid: string;
  readonly initiatingReservationSid: string;
  readonly initiatingWorkerSid: string;
  readonly initiatingQueueSid: string | null;
  readonly initiatingWorkflowSid: string | null;
  readonly mode: 'WARM' | 'COLD';
  readonly to: string;
  readonly type: 'WORKER' | 'QUEUE';
  readonly status: TransferStatus;
  readonly failedReason: string | null;
}

/** Where a task waits, as far as nothing else tells: what it takes to put it back there. */
export interface SavedPlace {
  /** Index of the step after the one it stands at. */
  readonly next: number;
  readonly isDefault: boolean;
  readonly timedOut: boolean;
  /** Its place among those who are equal otherwise. */
  readonly order: number;
}
