/** How a queue stands. */
export interface QueueNumbers {
  /** Tasks that nobody has accepted. */
  readonly waiting: number;
  /** How long the oldest of them has waited, in seconds. */
  readonly longestWaitSeconds: number;
  readonly assigned: number;
  readonly wrapping: number;
  /** Workers of the queue, and those of them in an available activity. */
  readonly workers: number;
  readonly available: number;
}

/** How soon a queue's tasks were accepted in some stretch of time. */
export interface WaitCounts {
  /** Accepted within the time that counts as good. */
  readonly within: number;
  /** Accepted later. */
  readonly late: number;
  /** Canceled before anybody accepted: who hung up, all but the next. */
  readonly lost: number;
  /** Canceled so soon that it counts for nothing. */
  readonly short: number;
  /** How long all who were accepted waited together, in seconds. */
  readonly waitSeconds: number;
}

/** By which waits the counts are told apart, in seconds. */
export interface WaitSplit {
  readonly withinSeconds: number;
  readonly shortAbandonSeconds: number;
}

const fields = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const count = (value: unknown): number => (typeof value === 'number' && value >= 0 ? value : 0);

/** Reads a queue's real-time statistics. @see https://www.twilio.com/docs/taskrouter/api/taskqueue-statistics */
export function queueNumbersOf(realtime: unknown): QueueNumbers {
  const given = fields(realtime);
  const tasks = fields(given['tasks_by_status']);
  return {
    waiting: count(tasks['pending']) + count(tasks['reserved']),
    longestWaitSeconds: count(given['longest_task_waiting_age']),
    assigned: count(tasks['assigned']),
    wrapping: count(tasks['wrapping']),
    workers: count(given['total_eligible_workers']),
    available: count(given['total_available_workers']),
  };
}

/** Reads what a queue's cumulative statistics say, split by the waits that `SplitByWaitTime` named. */
export function waitCountsOf(cumulative: unknown, { withinSeconds, shortAbandonSeconds }: WaitSplit): WaitCounts {
  const split = fields(fields(cumulative)['split_by_wait_time']);
  const part = (seconds: number, side: 'below' | 'above') => fields(fields(split[String(seconds)])[side]);
  return {
    within: count(part(withinSeconds, 'below')['reservations_accepted']),
    late: count(part(withinSeconds, 'above')['reservations_accepted']),
    lost: count(part(shortAbandonSeconds, 'above')['tasks_canceled']),
    short: count(part(shortAbandonSeconds, 'below')['tasks_canceled']),
    waitSeconds: count(fields(fields(cumulative)['wait_duration_until_accepted'])['total']),
  };
}
