import type { LoggedEvent } from '../../account/event-log';
import type { Engine } from '../../taskrouter/engine';
import { seconds, summarize } from './durations';

/** Which events count: those of one workspace within a stretch of time (epoch milliseconds), and of what is named. */
export interface EventScope {
  readonly workspaceSid: string;
  readonly start: number;
  readonly end: number;
  readonly taskChannelSid: string | undefined;
  readonly taskQueueSid?: string;
  readonly workflowSid?: string;
  readonly concernsWorker?: (workerSid: string) => boolean;
}

const moved = 'moved';

/** What happened to the tasks and reservations of a scope. */
export class History {
  readonly #counts = new Map<string, number>();
  /** How long each task waited until it was accepted, since it was made; in milliseconds, as are the others. */
  readonly acceptedMs: number[] = [];
  /** The same since it entered its queue. */
  readonly acceptedInQueueMs: number[] = [];
  readonly canceledMs: number[] = [];

  constructor(engine: Engine, scope: EventScope) {
    const queueOf = new Map<string, string>();
    for (const event of engine.log.values()) {
      if (event.workspaceSid !== scope.workspaceSid || event.at > scope.end) continue;
      const leftQueueSid = event.type === 'task-queue.entered' ? noteQueue(queueOf, event) : undefined;
      if (event.at < scope.start || !isOfChannel(event, scope)) continue;
      if (
        leftQueueSid !== undefined &&
        (scope.taskQueueSid ?? leftQueueSid) === leftQueueSid &&
        isOfWorkflow(event, scope)
      )
        this.#count(moved);
      if (concerns(event, scope)) this.#note(event);
    }
  }

  count(type: string): number {
    return this.#counts.get(type) ?? 0;
  }

  /** How many tasks went from one queue to another; for a queue, how many left it for another. */
  get tasksMoved(): number {
    return this.count(moved);
  }

  #count(type: string): void {
    this.#counts.set(type, this.count(type) + 1);
  }

  #note({ type, task, reservation, at }: LoggedEvent): void {
    this.#count(type);
    if (!task) return;
    // Taking over what a colleague had accepted ends no wait.
    if (type === 'reservation.accepted' && reservation?.transferSid === null) {
      this.acceptedMs.push(at - task.dateCreated);
      this.acceptedInQueueMs.push(at - (task.taskQueueEnteredDate ?? task.dateCreated));
    }
    if (type === 'task.canceled') this.canceledMs.push(at - task.dateCreated);
  }
}

/** @returns The queue that the task left for the one it enters. */
function noteQueue(queueOf: Map<string, string>, { task, taskQueue }: LoggedEvent): string | undefined {
  if (!task || !taskQueue) return undefined;
  const before = queueOf.get(task.sid);
  queueOf.set(task.sid, taskQueue.sid);
  return before === taskQueue.sid ? undefined : before;
}

const isOfChannel = ({ task }: LoggedEvent, { taskChannelSid }: EventScope): boolean =>
  taskChannelSid === undefined || task?.taskChannelSid === taskChannelSid;

const isOfWorkflow = ({ task }: LoggedEvent, { workflowSid }: EventScope): boolean =>
  workflowSid === undefined || task?.workflowSid === workflowSid;

function concerns(event: LoggedEvent, scope: EventScope): boolean {
  const { task, worker } = event;
  if (scope.taskQueueSid !== undefined && task?.taskQueueSid !== scope.taskQueueSid) return false;
  if (!isOfWorkflow(event, scope)) return false;
  return !scope.concernsWorker || (worker !== undefined && scope.concernsWorker(worker.sid));
}

export function reservationNumbers(history: History): object {
  return {
    reservations_created: history.count('reservation.created'),
    reservations_accepted: history.count('reservation.accepted'),
    reservations_rejected: history.count('reservation.rejected'),
    reservations_timed_out: history.count('reservation.timeout'),
    reservations_canceled: history.count('reservation.canceled'),
    reservations_rescinded: history.count('reservation.rescinded'),
  };
}

/** What workspaces, workflows and queues tell alike of their tasks. */
export function taskHistoryNumbers(history: History, thresholdsSeconds: readonly number[] | undefined): object {
  return {
    avg_task_acceptance_time: summarize(history.acceptedMs).avg,
    ...reservationNumbers(history),
    tasks_canceled: history.count('task.canceled'),
    tasks_completed: history.count('task.completed'),
    tasks_deleted: history.count('task.deleted'),
    tasks_moved: history.tasksMoved,
    wait_duration_until_accepted: summarize(history.acceptedMs),
    wait_duration_until_canceled: summarize(history.canceledMs),
    split_by_wait_time: thresholdsSeconds ? splitByWait(history, thresholdsSeconds) : null,
  };
}

function splitByWait({ acceptedMs, canceledMs }: History, thresholdsSeconds: readonly number[]): object {
  const split: Record<string, object> = {};
  for (const threshold of thresholdsSeconds) {
    const isAbove = (ms: number): boolean => seconds(ms) > threshold;
    const above = {
      tasks_canceled: canceledMs.filter(isAbove).length,
      reservations_accepted: acceptedMs.filter(isAbove).length,
    };
    const below = {
      tasks_canceled: canceledMs.length - above.tasks_canceled,
      reservations_accepted: acceptedMs.length - above.reservations_accepted,
    };
    split[threshold] = { above, below };
  }
  return split;
}
