import type { Twilio } from 'twilio';
import type { EventInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/event';
import { eventOfLog, type TaskEvent } from '../../lib/history/task-events';
import { CliError } from '../cli-error';

/** The list has one page and no second one. @see https://www.twilio.com/docs/taskrouter/api/event */
export const mostEvents = 1_000;

const secondMs = 1_000;
const firstWidthMs = 3_600_000;
const widestMs = 86_400_000;

/** A slice with fewer events is followed by one twice as wide. */
const few = 300;

/** Which slice of time is read, in epoch milliseconds; its end belongs to the next one. */
export interface EventSlice {
  readonly from: number;
  readonly to: number;
  /** As they happened. */
  readonly events: readonly TaskEvent[];
}

/** What can happen to a task and its reservations: read one by one in a second in which more happened than one page holds. */
const types = [
  ...['created', 'updated', 'wrapup', 'completed', 'canceled', 'deleted', 'system-deleted'].map((of) => `task.${of}`),
  ...['initiated', 'attempt-failed', 'failed', 'canceled', 'completed'].map((of) => `task.transfer-${of}`),
  ...['created', 'accepted', 'rejected', 'timeout', 'canceled', 'rescinded', 'wrapup', 'completed', 'failed'].map(
    (of) => `reservation.${of}`,
  ),
  ...['entered', 'timeout', 'moved'].map((of) => `task-queue.${of}`),
];

/**
 * All events of a workspace in a stretch of time, the oldest first, each once. TaskRouter tells a thousand at a time and knows no pages, so
 * time is read in slices that are as wide as a thousand events allow; no more than one slice is in memory.
 *
 * @param period - Epoch milliseconds; TaskRouter is asked for whole seconds.
 * @throws CliError `refused` where more happened within a second than TaskRouter can tell
 */
export async function* eventsByTime(
  client: Twilio,
  workspaceSid: string,
  period: { readonly from: number; readonly to: number },
): AsyncGenerator<EventSlice> {
  const { events } = client.taskrouter.v1.workspaces(workspaceSid);
  const end = Math.ceil(period.to / secondMs) * secondMs;
  let from = Math.floor(period.from / secondMs) * secondMs;
  let width = firstWidthMs;
  const read = async (to: number, eventType?: string): Promise<EventInstance[]> => {
    const within = { startDate: new Date(from), endDate: new Date(to), ...(eventType !== undefined && { eventType }) };
    return events.list({ ...within, pageSize: mostEvents, limit: mostEvents });
  };
  while (from < end) {
    const to = Math.min(from + width, end);
    let found = await read(to);
    const isFull = found.length >= mostEvents;
    if (isFull && to - from > secondMs) {
      width = Math.max(secondMs, Math.floor((to - from) / 2 / secondMs) * secondMs);
      continue;
    }
    if (isFull) {
      const byType = await Promise.all(types.map(async (type) => ({ type, rows: await read(to, type) })));
      const full = byType.find(({ rows }) => rows.length >= mostEvents);
      if (full) throw tooMuch(from, full.type);
      found = byType.flatMap(({ rows }) => rows);
    }
    // Both ends belong to what TaskRouter tells, and one of them to the slice.
    const within = found.filter(({ eventDateMs: at }) => at >= from && at < to);
    yield { from, to, events: asTheyHappened(within.map(eventOfLog)) };
    from = to;
    if (found.length < few) width = Math.min(widestMs, width * 2);
  }
}

/** The list has the newest first; what has the same time stays in its order. */
export const asTheyHappened = (listed: readonly TaskEvent[]): readonly TaskEvent[] =>
  listed.toReversed().toSorted((a, b) => a.at - b.at);

const tooMuch = (at: number, type: string): CliError =>
  new CliError(
    'refused',
    `In the second of ${new Date(at).toISOString()} there were ${mostEvents.toLocaleString('en')} events ${type} or more, and TaskRouter tells no more of a second. ` +
      'Leave it out with --since and --until; for so much there is Event Streams.',
  );
