import * as v from 'valibot';
import { isSid } from '../sids';

const kinds = ['hold', 'unhold', 'end'] as const;

const kindOf = new Map<string, (typeof kinds)[number]>([
  ['participant-hold', 'hold'],
  ['participant-unhold', 'unhold'],
  ['conference-end', 'end'],
]);

const noteSchema = v.object({
  conferenceSid: v.string(),
  /** The conference's own count of what it told. */
  number: v.number(),
  what: v.picklist(kinds),
  /** Epoch milliseconds; conferences tell whole seconds. */
  at: v.number(),
  /** Whose call it is about: who is on hold, or whose leaving ended it. */
  callSid: v.optional(v.string()),
  /** Why the conference ended, in Twilio's word. */
  why: v.optional(v.string()),
});

/** What a conference told of a call, of which TaskRouter tells nothing. */
export type ConferenceNote = Readonly<v.InferOutput<typeof noteSchema>>;

/** The notes of one task, as they are kept until its record is written. */
export const conferenceNotesSchema = v.object({ notes: v.array(noteSchema) });

/** More than anybody puts a caller on hold. */
const mostNotes = 100;

type Told = Readonly<Record<string, unknown>>;

const textIn = (told: Told, name: string): string | undefined => {
  const value = told[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/**
 * What a conference's status callback is worth noting for, and for which task.
 *
 * @see https://www.twilio.com/docs/voice/twiml/conference#attributes-status-callback-parameters
 */
export function noteOf(told: Told): { readonly taskSid: string; readonly note: ConferenceNote } | undefined {
  const what = kindOf.get(textIn(told, 'StatusCallbackEvent') ?? '');
  const taskSid = textIn(told, 'FriendlyName') ?? '';
  const conferenceSid = textIn(told, 'ConferenceSid') ?? '';
  const at = Date.parse(textIn(told, 'Timestamp') ?? '');
  const number = Number(textIn(told, 'SequenceNumber'));
  if (!what || !isSid('WT', taskSid) || !isSid('CF', conferenceSid)) return undefined;
  if (!Number.isFinite(at) || !Number.isInteger(number)) return undefined;
  const callSid = textIn(told, what === 'end' ? 'CallSidEndingConference' : 'CallSid');
  const why = textIn(told, 'ReasonConferenceEnded');
  const note = { conferenceSid, number, what, at, ...(callSid && { callSid }), ...(why && { why }) };
  return { taskSid, note };
}

/** The notes with one more; the same where it is among them, however often it is told. */
export function withNote(notes: readonly ConferenceNote[], note: ConferenceNote): readonly ConferenceNote[] {
  const isSame = ({ conferenceSid, number }: ConferenceNote): boolean =>
    conferenceSid === note.conferenceSid && number === note.number;
  if (notes.some(isSame)) return notes;
  const all = [...notes, note].toSorted(inOrder);
  // Who ended the call is told by the last one.
  return all.length > mostNotes ? [...all.slice(0, mostNotes - 1), ...all.slice(-1)] : all;
}

/** As it happened, not as it came. */
const inOrder = (a: ConferenceNote, b: ConferenceNote): number =>
  a.at - b.at ||
  (a.conferenceSid === b.conferenceSid ? a.number - b.number : a.conferenceSid < b.conferenceSid ? -1 : 1);

/**
 * How often the customer was on hold, and for how long.
 *
 * @param customers - The SIDs of the customer's calls.
 * @returns `undefined` where no conference told of its end: then nobody knows whether there was more
 */
export function holdsIn(
  notes: readonly ConferenceNote[],
  customers: readonly string[],
): { readonly count: number; readonly seconds: number } | undefined {
  if (!notes.some(({ what }) => what === 'end')) return undefined;
  let [count, ms] = [0, 0];
  const since = new Map<string, number>();
  const release = (conferenceSid: string, at: number): void => {
    ms += at - (since.get(conferenceSid) ?? at);
    since.delete(conferenceSid);
  };
  for (const { conferenceSid, what, at, callSid } of notes) {
    const isCustomers = callSid !== undefined && customers.includes(callSid);
    if (what === 'end') release(conferenceSid, at);
    else if (isCustomers && what === 'unhold') release(conferenceSid, at);
    else if (isCustomers && !since.has(conferenceSid)) {
      since.set(conferenceSid, at);
      count += 1;
    }
  }
  return { count, seconds: Math.round(ms / 1_000) };
}

/** Who ended the last conference, as far as it told. */
export function whoHungUp(
  notes: readonly ConferenceNote[],
  { customers, worker }: { readonly customers: readonly string[]; readonly worker: string | undefined },
): 'caller' | 'agent' | 'desk' | undefined {
  const end = notes.findLast(({ what }) => what === 'end');
  if (!end) return undefined;
  if (end.why === 'conference-ended-via-api') return 'desk';
  if (end.callSid === undefined) return undefined;
  if (customers.includes(end.callSid)) return 'caller';
  return end.callSid === worker ? 'agent' : undefined;
}
