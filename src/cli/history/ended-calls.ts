import type { Twilio } from 'twilio';
import { readAttributes } from '../../lib/attributes/read-attributes';
import { legsOf } from '../../lib/alone/read-customers';
import { callOfEvents } from '../../lib/history/call-of-events';
import type { CallRecord } from '../../lib/history/call-record';
import { field, readTaskEvents, type TaskEvent } from '../../lib/history/task-events';
import { eventsByTime } from '../read-events/events-by-time';

/** A call whose task has ended. */
export interface EndedCall {
  readonly record: CallRecord;
  /** The SIDs of its conference and of its customer's calls: a recording is of one of them. */
  readonly legs: readonly string[];
}

/** Calls that ended one after another. */
export interface EndedBatch {
  /** By their end. */
  readonly calls: readonly EndedCall[];
  /** Every call that ended before has been told, in epoch milliseconds; but for those of which TaskRouter learns later. */
  readonly told: number;
}

/**
 * So long after its end a call is told: what is noted then comes with the deletion of its task, five minutes after the end, and TaskRouter's
 * list may lag behind.
 */
export const settledAfterMs = 15 * 60_000;

/** So many calls are told at once, or a few more. */
const batchSize = 200;

const ends: ReadonlySet<string> = new Set(['task.completed', 'task.canceled', 'task.deleted']);

/** What of an event a call is put together from; the rest, such as a worker's attributes, is not kept in memory. */
const neededFields = [
  ...['task_sid', 'task_date_created', 'task_attributes', 'task_version', 'task_queue_name'],
  ...['reservation_sid', 'worker_sid', 'worker_name', 'reason', 'task_canceled_reason', 'task_completed_reason'],
  ...['transfer_sid', 'transfer_initiating_worker_sid', 'transfer_to', 'transfer_mode', 'transfer_type'],
];

interface Heard {
  readonly events: TaskEvent[];
  hasBegun: boolean;
  /** Epoch milliseconds. */
  endedAt?: number;
}

export interface EndedCallsOrder {
  readonly client: Twilio;
  readonly workspaceSid: string;
  /** When the calls ended, in epoch milliseconds; `to` is without. */
  readonly from: number;
  readonly to: number;
  /** What time it is, in epoch milliseconds. */
  readonly now: number;
  /**
   * Whether only what has settled is told, by the time of the newest event and no clock of this machine's, so that nothing of it has to
   * be told again. Else all is told as far as it is known now.
   */
  readonly isFinal: boolean;
  /** Calls that are not needed, by their task's SID. */
  readonly isKnown?: (taskSid: string) => boolean;
}

/**
 * The calls that ended in a stretch of time, put together from TaskRouter's events, as they ended. What is in memory are the calls in
 * progress at one moment of it, whatever its length. Two requests for a thousand events or so, and one for each call that began before.
 */
export async function* endedCalls(order: EndedCallsOrder): AsyncGenerator<EndedBatch> {
  const { client, workspaceSid, from, to, now, isFinal, isKnown = () => false } = order;
  const heard = new Map<string, Heard>();
  let newest = 0;
  let batch: EndedCall[] = [];
  let told = from;

  const settle = async (before: number): Promise<void> => {
    const due = [...heard].filter(([, { endedAt = Infinity }]) => endedAt < before);
    for (const [taskSid] of due) heard.delete(taskSid);
    const calls = await Promise.all(
      due
        .filter(([taskSid, { endedAt = 0 }]) => endedAt < to && !isKnown(taskSid))
        .map(async ([taskSid, { events, hasBegun }]) => {
          const all = hasBegun ? events : await readTaskEvents(client, { workspaceSid, taskSid });
          return endedCallOf(all);
        }),
    );
    const within = calls
      .filter((call) => call !== undefined)
      .filter(({ record: { endedAt } }) => Date.parse(endedAt) >= from && Date.parse(endedAt) < to);
    batch.push(...within.toSorted((a, b) => Date.parse(a.record.endedAt) - Date.parse(b.record.endedAt)));
    told = Math.max(told, Math.min(before, to));
  };

  for await (const slice of eventsByTime(client, workspaceSid, { from, to: Math.min(now, to + settledAfterMs) })) {
    for (const event of slice.events) {
      hear(heard, event);
      newest = Math.max(newest, event.at);
    }
    await settle(newest - settledAfterMs);
    forgetEnded(heard, newest - settledAfterMs);
    if (batch.length >= batchSize) {
      yield { calls: batch, told };
      batch = [];
    }
  }
  if (!isFinal) await settle(Infinity);
  yield { calls: batch, told };
}

function hear(heard: Map<string, Heard>, event: TaskEvent): void {
  const taskSid = field(event, 'task_sid');
  if (taskSid === undefined) return;
  const known = heard.get(taskSid) ?? { events: [], hasBegun: false };
  heard.set(taskSid, known);
  known.events.push(slim(event, known.events.at(-1)));
  known.hasBegun ||= event.type === 'task.created';
  if (ends.has(event.type)) known.endedAt ??= event.at;
}

/** Attributes seldom change from one event to the next, and are most of what there is. */
function slim({ sid, type, at, data }: TaskEvent, before: TaskEvent | undefined): TaskEvent {
  const kept: Record<string, unknown> = {};
  for (const name of neededFields) if (Object.hasOwn(data, name)) kept[name] = data[name];
  const attributes = before?.data['task_attributes'];
  if (attributes !== undefined && attributes === kept['task_attributes']) kept['task_attributes'] = attributes;
  return { sid, type, at, data: kept };
}

/** What is heard last of a task that ended before the time that is read says no end. */
function forgetEnded(heard: Map<string, Heard>, before: number): void {
  for (const [taskSid, { events, endedAt }] of heard) {
    const last = events.at(-1);
    if (endedAt === undefined && last?.type === 'task.system-deleted' && last.at < before) heard.delete(taskSid);
  }
}

function endedCallOf(events: readonly TaskEvent[]): EndedCall | undefined {
  const record = callOfEvents(events);
  if (!record || record.end === 'wrapping') return undefined;
  const legs = new Set<string>();
  for (const attributes of new Set(events.map((event) => field(event, 'task_attributes') ?? '{}'))) {
    const conference = readAttributes(attributes)?.['conference'];
    if (typeof conference === 'object' && conference !== null && 'sid' in conference) legs.add(String(conference.sid));
    for (const sid of legsOf(attributes).customers) legs.add(sid);
  }
  return { record, legs: [...legs] };
}
