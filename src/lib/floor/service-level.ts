import type { Twilio } from 'twilio';
import { floorSettings, limitsFor, shortAbandonSecondsOf, splitsOf } from './floor-settings';
import { queueNumbersOf, waitCountsOf, type QueueNumbers, type WaitCounts } from './statistics';

/** How many hours are told, the one that goes on included. */
export const toldHours = 6;

/** TaskRouter counts a moment late: an hour is asked about again until it is over for so long. */
const settledAfterMs = 120_000;

const hourMs = 3_600_000;

/** As many queues as the floor page shows: the largest page there is. */
export const mostQueues = 1_000;

type ByQueue<Value> = Readonly<Record<string, Value>>;

/** One hour of the day. */
export interface Hour {
  /** Epoch milliseconds. */
  readonly from: number;
  /** By the queue's SID. */
  readonly queues: ByQueue<WaitCounts>;
  /** Whether it has settled, and need not be asked about again. */
  readonly isOver: boolean;
}

/** The hours that are told, the oldest first. @param now - Epoch milliseconds. @returns when each begins */
export function toldStarts(now: number): readonly number[] {
  const current = Math.floor(now / hourMs) * hourMs;
  return Array.from({ length: toldHours }, (_, index) => current - (toldHours - 1 - index) * hourMs);
}

/**
 * Reads the queues' statistics of an hour, and how they stand. One request.
 *
 * @param from - When the hour begins, in epoch milliseconds.
 * @param now - Epoch milliseconds.
 * @param queueNames - By SID: limits are configured by name.
 */
export async function readHour(
  client: Twilio,
  workspaceSid: string,
  { from, now }: { readonly from: number; readonly now: number },
  queueNames: Promise<ReadonlyMap<string, string>>,
): Promise<{ readonly hour: Hour; readonly numbers: ByQueue<QueueNumbers> }> {
  const end = from + hourMs;
  const [names, rows] = await Promise.all([
    queueNames,
    client.taskrouter.v1.workspaces(workspaceSid).taskQueues.statistics.list({
      startDate: new Date(from),
      // Both ends count: what happens in the very millisecond counts in both hours, and nothing is left out.
      ...(end <= now && { endDate: new Date(end) }),
      splitByWaitTime: splitsOf(floorSettings).join(','),
      pageSize: mostQueues,
      limit: mostQueues,
    }),
  ]);
  const shortAbandonSeconds = shortAbandonSecondsOf(floorSettings);
  const counts = rows.map(({ taskQueueSid, cumulative }) => {
    const { withinSeconds } = limitsFor(names.get(taskQueueSid) ?? '');
    return [taskQueueSid, waitCountsOf(cumulative, { withinSeconds, shortAbandonSeconds })] as const;
  });
  const numbers = rows.map(({ taskQueueSid, realtime }) => [taskQueueSid, queueNumbersOf(realtime)] as const);
  const hour = { from, queues: Object.fromEntries(counts), isOver: now >= end + settledAfterMs };
  return { hour, numbers: Object.fromEntries(numbers) };
}
