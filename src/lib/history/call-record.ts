import * as v from 'valibot';

const seconds = v.pipe(v.number(), v.minValue(0));

/** How a call ended, as far as TaskRouter tells. */
export const callEnds = ['completed', 'abandoned', 'canceled', 'deleted', 'wrapping'] as const;

/**
 * - `completed`: somebody had it, and it is done
 * - `abandoned`: the caller hung up while they waited
 * - `canceled`: a program, a time limit or a supervisor took it away
 * - `deleted`: it was taken away altogether
 * - `wrapping`: the call is over, its wrap-up is not
 */
export type CallEnd = (typeof callEnds)[number];

const personSchema = v.object({
  workerSid: v.string(),
  name: v.string(),
  /** When they took it, in ISO 8601. */
  at: v.string(),
  /** From then until their part in the call was over. */
  talkSeconds: seconds,
  /** From then until their wrap-up was over, too. Absent as long as it is not. */
  handleSeconds: v.optional(seconds),
});

const transferSchema = v.object({
  at: v.string(),
  /** Who handed the call over. */
  by: v.optional(v.string()),
  /** The colleague's name. Absent for a queue, and where nobody knows. */
  to: v.optional(v.string()),
  toQueue: v.optional(v.literal(true)),
  /** Whether they talked to each other first. */
  warm: v.optional(v.boolean()),
  /** Absent while it is under way. */
  outcome: v.optional(v.picklist(['taken', 'failed', 'canceled'])),
});

/**
 * What is kept of one call. What nobody told the desk is absent, and nothing is made up in its place.
 *
 * @see docs/decisions/0044-history-of-calls.md
 */
export const callRecordSchema = v.object({
  taskSid: v.string(),
  /** When the task was made, in ISO 8601. */
  at: v.string(),
  direction: v.picklist(['inbound', 'outbound']),
  /** The other side, as `callerAddress` writes it. Absent where it was withheld. */
  caller: v.optional(v.string()),
  /** The name of the TaskQueue that it was in last. */
  queue: v.optional(v.string()),
  /** Who took it, one after another. */
  people: v.array(personSchema),
  /** Who was offered it and did not take it. */
  missed: v.optional(
    v.array(v.object({ name: v.string(), workerSid: v.optional(v.string()), rejected: v.optional(v.literal(true)) })),
  ),
  /** Until somebody took it for the first time, or it was over. */
  waitSeconds: v.optional(seconds),
  /** In which somebody had it: time of two at once counts once. */
  talkSeconds: v.optional(seconds),
  transfers: v.optional(v.array(transferSchema)),
  /** How often the caller was put on hold, and for how long in all. Absent where the conference told nothing of itself. */
  holds: v.optional(v.object({ count: v.number(), seconds })),
  /** It was recorded: how often and for how long in all that was paused, and by whom. Absent where it was not, or nobody told. */
  recording: v.optional(v.object({ count: v.number(), seconds, by: v.array(v.string()) })),
  end: v.picklist(callEnds),
  /** When that was, in ISO 8601. */
  endedAt: v.string(),
  /** Who ended the call: the caller's telephone, the agent's, or a button of the desk. */
  hungUp: v.optional(v.picklist(['caller', 'agent', 'desk'])),
  /** TaskRouter's own words for why. */
  why: v.optional(v.string()),
  notes: v.optional(v.string()),
  /** Sync had no room for all of the notes. */
  notesCut: v.optional(v.literal(true)),
  /** The code of one of the operator's dispositions. */
  disposition: v.optional(v.string()),
  /** What was filled in of the operator's further fields, by their keys. */
  fields: v.optional(v.record(v.string(), v.union([v.string(), v.number()]))),
  /** The SID of the task in whose place this one was made, because its caller was with nobody. */
  offeredAgainOf: v.optional(v.string()),
  /** How many events it was put together from: one that was put together from fewer is older. */
  known: v.number(),
});

/** One call, as it is kept. */
export type CallRecord = Readonly<v.InferOutput<typeof callRecordSchema>>;

/** Of the 16 KiB that an item of Sync can have; the rest is for what Sync adds. @see https://www.twilio.com/docs/sync/limits */
const mostBytes = 15 * 1024;

/** More than so many of a kind tell nobody anything. */
const mostOfAKind = 20;

/** The record as it fits into an item of Sync: with the newest of what there is too much of, and with shorter notes. */
export function fitting(record: CallRecord): CallRecord {
  const { people, missed, transfers, ...rest } = record;
  const short: CallRecord = {
    ...rest,
    people: people.slice(-mostOfAKind),
    ...(missed && { missed: missed.slice(-mostOfAKind) }),
    ...(transfers && { transfers: transfers.slice(-mostOfAKind) }),
  };
  let fits = short;
  for (let most = short.notes?.length ?? 0; Buffer.byteLength(JSON.stringify(fits)) > mostBytes && most > 0;) {
    most = Math.floor(most * 0.75);
    // Half of a character outside the basic plane is none.
    const notes = (short.notes ?? '').slice(0, most).replace(/[\uD800-\uDBFF]$/u, '');
    fits = { ...short, notes, notesCut: true };
  }
  return fits;
}
