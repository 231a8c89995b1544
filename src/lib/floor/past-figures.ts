import type { Twilio } from 'twilio';
import { DeskError, unlessNotFound } from '../errors';
import { mostQueues } from './service-level';

/** How often tasks were offered, and what came of it. */
export interface OfferCounts {
  readonly taken: number;
  readonly missed: number;
  readonly rejected: number;
}

/** A queue over some time, as TaskRouter's statistics have it. */
export interface QueuePast extends OfferCounts {
  readonly sid: string;
  readonly friendlyName: string;
  readonly completed: number;
  /** Before anybody took them. */
  readonly canceled: number;
  /** All who were taken, together. */
  readonly waitSeconds: number;
}

/** A worker over some time. */
export interface WorkerPast extends OfferCounts {
  readonly sid: string;
  /** How long they were in which activity. */
  readonly activities: readonly { readonly friendlyName: string; readonly seconds: number }[];
}

export interface PastPeriod {
  readonly workspaceSid: string;
  /** Epoch milliseconds. */
  readonly from: number;
  readonly to: number;
}

const fields = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
const count = (value: unknown): number => (typeof value === 'number' && value >= 0 ? value : 0);

const offersOf = (given: Readonly<Record<string, unknown>>): OfferCounts => ({
  taken: count(given['reservations_accepted']),
  missed: count(given['reservations_timed_out']),
  rejected: count(given['reservations_rejected']),
});

/** How the queues were. Two requests, at once. @see https://www.twilio.com/docs/taskrouter/api/taskqueue-statistics */
export async function readQueuesPast(client: Twilio, { workspaceSid, from, to }: PastPeriod): Promise<QueuePast[]> {
  const { taskQueues } = client.taskrouter.v1.workspaces(workspaceSid);
  const most = { pageSize: mostQueues, limit: mostQueues };
  const [rows, queues] = await Promise.all([
    taskQueues.statistics.list({ startDate: new Date(from), endDate: new Date(to), ...most }),
    taskQueues.list(most),
  ]);
  const names = new Map(queues.map(({ sid, friendlyName }) => [sid, friendlyName]));
  return rows.map(({ taskQueueSid: sid, cumulative }) => {
    const given = fields(cumulative);
    return {
      sid,
      friendlyName: names.get(sid) ?? sid,
      ...offersOf(given),
      completed: count(given['tasks_completed']),
      canceled: count(given['tasks_canceled']),
      waitSeconds: count(fields(given['wait_duration_until_accepted'])['total']),
    };
  });
}

/**
 * How a worker was. One request.
 *
 * @throws DeskError `not_found` where there is no such worker any more
 * @see https://www.twilio.com/docs/taskrouter/api/worker/statistics
 */
export async function readWorkerPast(
  client: Twilio,
  sid: string,
  { workspaceSid, from, to }: PastPeriod,
): Promise<WorkerPast> {
  const { workers } = client.taskrouter.v1.workspaces(workspaceSid);
  const { cumulative } = await unlessNotFound(
    workers(sid)
      .statistics()
      .fetch({ startDate: new Date(from), endDate: new Date(to) }),
    new DeskError('not_found', 'There is no such worker any more.'),
  );
  const given = fields(cumulative);
  const durations: unknown = given['activity_durations'];
  return {
    sid,
    ...offersOf(given),
    activities: (Array.isArray(durations) ? durations.map(fields) : []).map(({ friendly_name: name, total }) => ({
      friendlyName: typeof name === 'string' ? name : '',
      seconds: count(total),
    })),
  };
}
