import type { LoggedEvent } from '../../../emulator/account/event-log';
import { targets } from './task-moves';

/** What is counted: within a time (epoch milliseconds, both ends included), and of what is named. */
export interface Scope {
  readonly from: number;
  readonly to: number;
  readonly channelSid?: string | undefined;
  readonly queueSid?: string;
  readonly workflowSid?: string;
  readonly workerSid?: string;
}

interface Stay {
  readonly workerSid: string;
  readonly activitySid: string;
  readonly since: number;
  readonly until: number;
}

/** The split by these waits, in seconds. */
export const waits = [10, 60];

const inSeconds = (ms: number): number => Math.floor(ms / 1000);

const summary = (list: readonly number[]): object => {
  const total = list.reduce((sum, ms) => sum + ms, 0);
  return {
    avg: list.length === 0 ? 0 : inSeconds(total / list.length),
    min: list.length === 0 ? 0 : inSeconds(Math.min(...list)),
    max: list.length === 0 ? 0 : inSeconds(Math.max(...list)),
    total: inSeconds(total),
  };
};

/** Tells statistics from the events alone, as somebody would who had only them. */
export class Recount {
  constructor(
    readonly events: readonly LoggedEvent[],
    readonly activities: readonly string[],
  ) {}

  #within({ from, to, channelSid, queueSid, workflowSid, workerSid }: Scope): LoggedEvent[] {
    return this.events.filter(
      ({ at, task, worker }) =>
        at >= from &&
        at <= to &&
        (channelSid === undefined || task?.taskChannelSid === channelSid) &&
        (queueSid === undefined || task?.taskQueueSid === queueSid) &&
        (workflowSid === undefined || task?.workflowSid === workflowSid) &&
        (workerSid === undefined || worker?.sid === workerSid),
    );
  }

  reservations(scope: Scope): object {
    const all = this.#within(scope);
    const count = (type: string): number => all.filter((event) => event.type === `reservation.${type}`).length;
    return {
      reservations_created: count('created'),
      reservations_accepted: count('accepted'),
      reservations_rejected: count('rejected'),
      reservations_timed_out: count('timeout'),
      reservations_canceled: count('canceled'),
      reservations_rescinded: count('rescinded'),
    };
  }

  tasks(scope: Scope): Record<string, unknown> {
    const all = this.#within(scope);
    const of = (type: string): LoggedEvent[] => all.filter((event) => event.type === type);
    // Taking over from a colleague ends no wait.
    const accepted = of('reservation.accepted').filter(({ transfer }) => transfer === undefined);
    const canceled = of('task.canceled');
    const waited = (event: LoggedEvent): number => event.at - this.#birthOf(event.task?.sid);
    const split = Object.fromEntries(
      waits.map((limit) => {
        const count = (events: LoggedEvent[], above: boolean): number =>
          events.filter((event) => inSeconds(waited(event)) > limit === above).length;
        const side = (above: boolean): object => ({
          tasks_canceled: count(canceled, above),
          reservations_accepted: count(accepted, above),
        });
        return [String(limit), { above: side(true), below: side(false) }];
      }),
    );
    const untilAccepted = summary(accepted.map(waited));
    return {
      ...this.reservations(scope),
      avg_task_acceptance_time: (untilAccepted as { avg: number }).avg,
      tasks_canceled: canceled.length,
      tasks_completed: of('task.completed').length,
      tasks_deleted: of('task.deleted').length,
      tasks_moved: this.#moves(scope),
      wait_duration_until_accepted: untilAccepted,
      wait_duration_until_canceled: summary(canceled.map(waited)),
      split_by_wait_time: split,
    };
  }

  workspace(scope: Scope): object {
    const count = (type: string): number => this.#within(scope).filter((event) => event.type === type).length;
    return {
      ...this.tasks(scope),
      tasks_created: count('task.created'),
      tasks_timed_out_in_workflow: count('workflow.timeout'),
    };
  }

  workflow(scope: Scope): object {
    const count = (type: string): number => this.#within(scope).filter((event) => event.type === type).length;
    return {
      ...this.tasks(scope),
      tasks_entered: count('workflow.entered'),
      tasks_timed_out_in_workflow: count('workflow.timeout'),
    };
  }

  queue(scope: Scope): object {
    const all = this.#within(scope);
    const accepted = all.filter(({ type, transfer }) => type === 'reservation.accepted' && transfer === undefined);
    return {
      ...this.tasks(scope),
      tasks_entered: all.filter(({ type }) => type === 'task-queue.entered').length,
      wait_duration_in_queue_until_accepted: summary(
        accepted.map((event) => event.at - this.#enteredBefore(event.task?.sid, this.events.indexOf(event))),
      ),
    };
  }

  /** How long workers stayed in each activity. @param now - When those who are in one still are. */
  stays({ from, to, workerSid }: Scope, now: number): object[] {
    const spent = new Map<string, number[]>(this.activities.map((sid) => [sid, []]));
    for (const [sid, { activitySid, since }] of this.#lastActivities((stay) => {
      if (workerSid === undefined || stay.workerSid === workerSid) add(stay.activitySid, stay.since, stay.until);
    }))
      if (workerSid === undefined || sid === workerSid) add(activitySid, since, now);
    return this.activities.map((sid) => ({ sid, ...summary(spent.get(sid) ?? []) }));

    function add(activitySid: string, since: number, until: number): void {
      const ms = Math.min(until, to) - Math.max(since, from);
      if (ms > 0) spent.get(activitySid)?.push(ms);
    }
  }

  /** How many tasks stand where now. */
  tasksNow({ channelSid, queueSid, workflowSid }: Omit<Scope, 'from' | 'to'>, now: number): Record<string, unknown> {
    const live = [...this.#liveTasks()].filter(
      ([, task]) =>
        (channelSid === undefined || task.taskChannelSid === channelSid) &&
        (queueSid === undefined || task.taskQueueSid === queueSid) &&
        (workflowSid === undefined || task.workflowSid === workflowSid),
    );
    const unanswered = live.filter(([, task]) => ['pending', 'reserved'].includes(task.assignmentStatus));
    const longest = first(unanswered, ([sid]) => this.#birthOf(sid));
    const inQueue = first(unanswered, ([sid]) => this.#enteredBefore(sid, this.events.length));
    const byStatus = { pending: 0, reserved: 0, assigned: 0, wrapping: 0 };
    const byPriority: Record<string, number> = {};
    for (const [, { assignmentStatus, priority }] of live) {
      byStatus[assignmentStatus as keyof typeof byStatus] += 1;
      byPriority[priority] = (byPriority[priority] ?? 0) + 1;
    }
    return {
      longest_task_waiting_age: longest ? inSeconds(now - this.#birthOf(longest[0])) : 0,
      longest_task_waiting_sid: longest?.[0] ?? null,
      tasks_by_status: byStatus,
      tasks_by_priority: byPriority,
      total_tasks: live.length,
      ...(queueSid !== undefined && {
        longest_relative_task_age_in_queue: inQueue
          ? inSeconds(now - this.#enteredBefore(inQueue[0], this.events.length))
          : 0,
        longest_relative_task_sid_in_queue: inQueue?.[0] ?? null,
      }),
    };
  }

  /** How many workers there are, and are in each activity. @param queueSid - Those whom this queue is for. */
  workersNow(queueSid?: string): { total: number; inActivity: object[]; eligible: string[] } {
    const workers = [...this.#lastActivities()];
    const target = this.events
      .filter(({ taskQueue, type }) => type.startsWith('task-queue.') && taskQueue?.sid === queueSid)
      .at(-1)?.taskQueue?.targetWorkers;
    const suits = targets[target ?? '1==1'] ?? (() => true);
    const attributesOf = (sid: string): object =>
      JSON.parse(this.events.findLast(({ worker }) => worker?.sid === sid)?.worker?.attributes ?? '{}') as object;
    const eligible = workers.filter(([sid]) => suits(attributesOf(sid)));
    return {
      total: eligible.length,
      inActivity: this.activities.map((sid) => ({
        sid,
        workers: eligible.filter(([, { activitySid }]) => activitySid === sid).length,
      })),
      eligible: eligible.map(([, { activitySid }]) => activitySid),
    };
  }

  #birthOf(taskSid: string | undefined): number {
    return this.events.find(({ type, task }) => task?.sid === taskSid && type !== 'task.updated')?.at ?? Number.NaN;
  }

  /** When a task came into the queue it was in before this event. */
  #enteredBefore(taskSid: string | undefined, position: number): number {
    const entered = this.events
      .slice(0, position)
      .findLast(({ type, task }) => type === 'task-queue.entered' && task?.sid === taskSid);
    return entered?.at ?? this.#birthOf(taskSid);
  }

  #moves({ from, to, channelSid, queueSid, workflowSid }: Scope): number {
    const queueOf = new Map<string, string>();
    let moves = 0;
    for (const { type, task, taskQueue, at } of this.events) {
      if (type !== 'task-queue.entered' || !task || !taskQueue) continue;
      const left = queueOf.get(task.sid);
      queueOf.set(task.sid, taskQueue.sid);
      if (left === undefined || left === taskQueue.sid || at < from || at > to) continue;
      if (channelSid !== undefined && task.taskChannelSid !== channelSid) continue;
      if (workflowSid !== undefined && task.workflowSid !== workflowSid) continue;
      if (queueSid === undefined || queueSid === left) moves += 1;
    }
    return moves;
  }

  #liveTasks(): Map<string, NonNullable<LoggedEvent['task']>> {
    const tasks = new Map<string, NonNullable<LoggedEvent['task']>>();
    for (const { type, task } of this.events) {
      if (!task) continue;
      if (type === 'task.deleted' || type === 'task.system-deleted') tasks.delete(task.sid);
      else tasks.set(task.sid, task);
    }
    for (const [sid, { assignmentStatus: status }] of tasks)
      if (status === 'completed' || status === 'canceled') tasks.delete(sid);
    return tasks;
  }

  /** Where every worker is, having told of every stay that ended. */
  #lastActivities(ended: (stay: Stay) => void = () => undefined): Map<string, { activitySid: string; since: number }> {
    const present = new Map<string, { activitySid: string; since: number }>();
    const over: Stay[] = [];
    for (const { type, worker, at } of this.events) {
      if (!worker || !type.startsWith('worker.')) continue;
      const before = present.get(worker.sid);
      if (type === 'worker.deleted') present.delete(worker.sid);
      else if (!before) present.set(worker.sid, { activitySid: worker.activitySid, since: at });
      else if (before.activitySid !== worker.activitySid) {
        over.push({ workerSid: worker.sid, ...before, until: at });
        present.set(worker.sid, { activitySid: worker.activitySid, since: at });
      }
    }
    for (const stay of over) if (present.has(stay.workerSid)) ended(stay);
    return present;
  }
}

/** The one with the smallest number, the first of those who are equal. */
function first<T>(list: readonly T[], numberOf: (one: T) => number): T | undefined {
  return list.toSorted((left, right) => numberOf(left) - numberOf(right))[0];
}
