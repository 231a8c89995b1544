import type { Twilio } from 'twilio';
import { floorSettings, limitsFor, shortAbandonSecondsOf, splitsOf } from './floor-settings';
import { queueNumbersOf, waitCountsOf, type QueueNumbers, type WaitCounts } from './statistics';

/** How many hours are told, the one that goes on included. */
export const toldHours = 6;

/** TaskRouter counts a moment late: an hour is asked about again until it is over for so long. */
const settledAfterMs = 120_000;

const hourMs = 3_600_000;

/** As many queues as the floor page shows. */
export const mostQueues = 500;

type ByQueue<Value> = ReadonlyMap<string, Value>;

/** One hour of the day. */
export interface Hour {
  /** Epoch milliseconds. */
  readonly from: number;
  /** By the queue's SID. */
  readonly queues: ByQueue<WaitCounts>;
}

/** How the queues stand, and how they did in the last hours, the oldest first. */
export interface Levels {
  readonly now: ByQueue<QueueNumbers>;
  readonly hours: readonly Hour[];
}

/**
 * Reads the queues' statistics: a request for the hour that goes on and the moment, and one for each hour before it that
 * is not known yet. An hour that is over does not change, so it is kept.
 */
export class ServiceLevels {
  #past: readonly Hour[] = [];

  /**
   * @param now - Epoch milliseconds.
   * @param queueNames - By SID: limits are configured by name.
   */
  async read(client: Twilio, workspaceSid: string, now: number, queueNames: Promise<ByQueue<string>>): Promise<Levels> {
    const current = Math.floor(now / hourMs) * hourMs;
    const starts = Array.from({ length: toldHours - 1 }, (_, index) => current - (toldHours - 1 - index) * hourMs);
    const ask = (startDate: number, endDate?: number) =>
      client.taskrouter.v1.workspaces(workspaceSid).taskQueues.statistics.list({
        startDate: new Date(startDate),
        ...(endDate !== undefined && { endDate: new Date(endDate) }),
        splitByWaitTime: splitsOf(floorSettings).join(','),
        pageSize: mostQueues,
        limit: mostQueues,
      });
    type Rows = Awaited<ReturnType<typeof ask>>;
    const hourOf = async (from: number, asked: Promise<Rows>): Promise<Hour> => {
      const [rows, names] = await Promise.all([asked, queueNames]);
      const shortAbandonSeconds = shortAbandonSecondsOf(floorSettings);
      const counts = rows.map(({ taskQueueSid, cumulative }) => {
        const { withinSeconds } = limitsFor(names.get(taskQueueSid) ?? '');
        return [taskQueueSid, waitCountsOf(cumulative, { withinSeconds, shortAbandonSeconds })] as const;
      });
      return { from, queues: new Map(counts) };
    };
    const asked = ask(current);
    const [rows, hour, ...past] = await Promise.all([
      asked,
      hourOf(current, asked),
      ...starts.map(
        async (from) =>
          this.#past.find((known) => known.from === from) ?? (await hourOf(from, ask(from, from + hourMs - 1_000))),
      ),
    ]);
    this.#past = past.filter(({ from }) => now >= from + hourMs + settledAfterMs);
    return {
      now: new Map(rows.map(({ taskQueueSid, realtime }) => [taskQueueSid, queueNumbersOf(realtime)])),
      hours: [...past, hour],
    };
  }
}
