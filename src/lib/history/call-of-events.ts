import { legsOf } from '../alone/read-customers';
import { replacedBy } from '../alone/offered-again';
import { readAttributes } from '../attributes/read-attributes';
import { pausesOf, recordingNoteOf } from '../recording/recording-note';
import { wrapUpRecordOf } from '../wrap-up/wrap-up-record';
import { callerAddress } from './caller-address';
import type { CallEnd, CallRecord } from './call-record';
import { holdsIn, whoHungUp, type ConferenceNote } from './conference-notes';
import { field, type TaskEvent } from './task-events';

/** Why TaskRouter cancels the task of a caller who hung up. @see https://www.twilio.com/docs/taskrouter/lifecycle-task-state */
const hangup = 'hangup';

/** What ends somebody's part in a call. */
const partEnds: ReadonlySet<string> = new Set([
  'reservation.wrapup',
  'reservation.completed',
  'reservation.canceled',
  'reservation.rescinded',
]);

/** What says that an offer was not taken. */
const misses: Readonly<Record<string, 'missed' | 'rejected'>> = {
  'reservation.timeout': 'missed',
  'reservation.rejected': 'rejected',
};

const outcomes: Readonly<Record<string, 'taken' | 'failed' | 'canceled'>> = {
  'task.transfer-completed': 'taken',
  'task.transfer-failed': 'failed',
  'task.transfer-canceled': 'canceled',
};

const ends: Readonly<Record<string, CallEnd>> = {
  'task.wrapup': 'wrapping',
  'task.completed': 'completed',
  'task.canceled': 'canceled',
  'task.deleted': 'deleted',
};

const iso = (ms: number): string => new Date(ms).toISOString();
const secondsOf = (ms: number): number => Math.max(0, Math.round(ms / 1_000));

/** A moment as TaskRouter writes it: seconds in callbacks, ISO 8601 in streams. */
function momentOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const at = /^\d+$/.test(text) ? Number(text) * (text.length > 11 ? 1 : 1_000) : Date.parse(text);
  return Number.isFinite(at) ? at : undefined;
}

/** When a task was made, which every event of it tells: in seconds, so that all tell the same. */
export function madeAt(event: TaskEvent): number | undefined {
  const at = momentOf(field(event, 'task_date_created'));
  return at === undefined ? undefined : Math.floor(at / 1_000) * 1_000;
}

/** Who calls or is called, by the attributes that the task was made with: later ones may be anybody's. */
export function callerIn(attributes: string): string | undefined {
  const given = readAttributes(attributes) ?? {};
  for (const name of ['outbound_to', 'customer', 'from', 'caller']) {
    const value = given[name];
    if (typeof value === 'string' && value !== '') return callerAddress(value);
  }
  return undefined;
}

/** Whether the attributes are those of a call. */
function isCall(attributes: string): boolean {
  const { customers, hadConference } = legsOf(attributes);
  return customers.length > 0 || hadConference || typeof readAttributes(attributes)?.['outbound_to'] === 'string';
}

/** As they happened, not as they came; of one moment, in the order in which the task changed. */
function inOrder(events: readonly TaskEvent[]): readonly TaskEvent[] {
  const bySid = new Map(events.map((event) => [event.sid ?? `${event.type} ${event.at}`, event]));
  return [...bySid.values()].toSorted(
    (a, b) => a.at - b.at || versionOf(a) - versionOf(b) || ((a.sid ?? '') < (b.sid ?? '') ? -1 : 1),
  );
}

const versionOf = (event: TaskEvent): number => Number(field(event, 'task_version') ?? 0);

/**
 * What became of a call, by the events of its task and what its conference told. Pure: the same for the same events, in whatever order and
 * however often they come.
 *
 * @returns `undefined` where the task is about no call, or has not ended, or nobody knows when it was made
 */
export function callOfEvents(
  given: readonly TaskEvent[],
  notes: readonly ConferenceNote[] = [],
): CallRecord | undefined {
  const events = inOrder(given);
  const [first] = events;
  const newest = events.reduce<TaskEvent | undefined>(
    (best, event) => (field(event, 'task_attributes') && versionOf(event) >= versionOf(best ?? event) ? event : best),
    undefined,
  );
  const end = endOf(events);
  const taskSid = first && field(first, 'task_sid');
  const at = events.map(madeAt).find((made) => made !== undefined);
  if (!first || !newest || !end || taskSid === undefined || at === undefined) return undefined;
  const attributes = field(newest, 'task_attributes') ?? '{}';
  if (!isCall(attributes)) return undefined;

  const created = events.find(({ type }) => type === 'task.created');
  const begun = created?.at ?? at;
  const made = (created && field(created, 'task_attributes')) ?? attributes;
  const people = peopleIn(events, end.at);
  const answered = people[0]?.from;
  const isAbandoned = end.what === 'canceled' && end.why === hangup;
  const legs = legsOf(attributes);
  const caller = callerIn(made);
  const queue = events.findLast((event) => field(event, 'task_queue_name'));
  const missed = missedIn(events);
  const transfers = transfersIn(events);
  const holds = people.length > 0 ? holdsIn(notes, legs.customers) : undefined;
  const hungUp = isAbandoned ? 'caller' : whoHungUp(notes, legs);
  const recording = recordingNoteOf(attributes);
  const { notes: words, disposition, fields } = wrapUpRecordOf(readAttributes(attributes) ?? {});
  const offeredAgainOf = replacedBy(made);
  return {
    taskSid,
    at: iso(at),
    direction: typeof readAttributes(made)?.['outbound_to'] === 'string' ? 'outbound' : 'inbound',
    ...(caller !== undefined && { caller }),
    ...(queue && { queue: field(queue, 'task_queue_name') }),
    people: people.map(({ workerSid, name, from, to, done }) => ({
      workerSid,
      name,
      at: iso(from),
      talkSeconds: secondsOf(to - from),
      ...(done !== undefined && { handleSeconds: secondsOf(done - from) }),
    })),
    ...(missed.length > 0 && { missed }),
    waitSeconds: secondsOf((answered ?? end.at) - begun),
    ...(people.length > 0 && { talkSeconds: together(people) }),
    ...(transfers.length > 0 && { transfers }),
    ...(holds && { holds }),
    ...(recording && { recording: pausesOf(recording, end.at) }),
    end: isAbandoned ? 'abandoned' : end.what,
    endedAt: iso(end.at),
    ...(hungUp && { hungUp }),
    ...(end.why !== undefined && end.why !== hangup && { why: end.why }),
    ...(words !== undefined && words !== '' && { notes: words }),
    ...(disposition !== undefined && disposition !== '' && { disposition }),
    ...(fields && { fields }),
    ...(offeredAgainOf !== undefined && { offeredAgainOf }),
    known: events.length + notes.length,
  };
}

interface End {
  readonly what: CallEnd;
  readonly at: number;
  readonly why: string | undefined;
}

/** The first end there is; a wrap-up and a deletion count only where there is no other. */
function endOf(events: readonly TaskEvent[]): End | undefined {
  const found = events.flatMap((event): End[] => {
    const what = ends[event.type];
    return what ? [{ what, at: event.at, why: field(event, 'reason') ?? reasonIn(event) }] : [];
  });
  const of = (...which: CallEnd[]): End | undefined => found.find(({ what }) => which.includes(what));
  return of('completed', 'canceled') ?? of('deleted') ?? of('wrapping');
}

const reasonIn = (event: TaskEvent): string | undefined =>
  field(event, 'task_canceled_reason') ?? field(event, 'task_completed_reason');

interface Part {
  readonly workerSid: string;
  readonly name: string;
  /** Epoch milliseconds. */
  readonly from: number;
  readonly to: number;
  /** When their wrap-up was over. */
  readonly done?: number;
}

/** Who took it, in turn. @param endedAt - When the call was over for everybody. */
function peopleIn(events: readonly TaskEvent[], endedAt: number): readonly Part[] {
  const parts = new Map<string, Omit<Part, 'to'> & { readonly to?: number }>();
  for (const event of events) {
    const reservation = field(event, 'reservation_sid');
    if (reservation === undefined) continue;
    const part = parts.get(reservation);
    if (event.type === 'reservation.accepted' && !part) {
      const [workerSid, name] = [field(event, 'worker_sid'), field(event, 'worker_name')];
      if (workerSid !== undefined) parts.set(reservation, { workerSid, name: name ?? workerSid, from: event.at });
    } else if (part && partEnds.has(event.type)) {
      const isDone = event.type === 'reservation.completed';
      parts.set(reservation, { ...part, to: part.to ?? event.at, ...(isDone && { done: event.at }) });
    }
  }
  // A part of which no end is told was over when everything was.
  return [...parts.values()].map((part) => ({ ...part, to: part.to ?? Math.max(part.from, endedAt) }));
}

/** Time in which at least one had it, in seconds. */
function together(parts: readonly Part[]): number {
  let [ms, until] = [0, 0];
  for (const { from, to } of parts.toSorted((a, b) => a.from - b.from)) {
    ms += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return secondsOf(ms);
}

type Missed = NonNullable<CallRecord['missed']>[number];

function missedIn(events: readonly TaskEvent[]): Missed[] {
  return events.flatMap((event): Missed[] => {
    const how = misses[event.type];
    const [name, workerSid] = [field(event, 'worker_name'), field(event, 'worker_sid')];
    if (!how || name === undefined) return [];
    return [{ name, ...(workerSid !== undefined && { workerSid }), ...(how === 'rejected' && { rejected: true }) }];
  });
}

type Transfer = NonNullable<CallRecord['transfers']>[number];

function transfersIn(events: readonly TaskEvent[]): Transfer[] {
  const nameOf = (sid: string | undefined): string | undefined => {
    const event = events.find((one) => sid !== undefined && field(one, 'worker_sid') === sid);
    return event && field(event, 'worker_name');
  };
  return events
    .filter(({ type }) => type === 'task.transfer-initiated')
    .map((event): Transfer => {
      const sid = field(event, 'transfer_sid');
      const last = events.find((one) => outcomes[one.type] && field(one, 'transfer_sid') === sid);
      const outcome = last && outcomes[last.type];
      const by = nameOf(field(event, 'transfer_initiating_worker_sid'));
      const to = nameOf(field(event, 'transfer_to'));
      const mode = field(event, 'transfer_mode');
      return {
        at: iso(event.at),
        ...(by !== undefined && { by }),
        ...(to !== undefined && { to }),
        ...(field(event, 'transfer_type') === 'QUEUE' && { toQueue: true }),
        ...(mode !== undefined && { warm: mode === 'WARM' }),
        ...(outcome && { outcome }),
      };
    });
}
