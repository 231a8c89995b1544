import * as v from 'valibot';
import { withValues } from '../attributes/edit-attributes';
import { readAttributes } from '../attributes/read-attributes';
import { objectText } from '../changing-task';
import { RECORDING_ATTRIBUTE } from './recording-attribute';

/** More than so many pauses are counted, and forgotten one by one. */
const mostPauses = 10;

const moment = v.pipe(v.string(), v.isoTimestamp());
const seconds = v.pipe(v.number(), v.minValue(0));

const noteSchema = v.object({
  /** The recording's SID. */
  sid: v.string(),
  /** The SID of the call that is recorded; absent where it is the conference. */
  call: v.optional(v.string()),
  /** The pause that lasts: who, since when, and when it ends by itself. */
  paused: v.optional(v.object({ by: v.string(), at: moment, until: moment })),
  /** Those that are over, the newest last. */
  pauses: v.optional(v.array(v.object({ by: v.string(), at: moment, seconds })), []),
  /** Pauses before those. */
  earlier: v.optional(v.object({ count: v.number(), seconds })),
});

/**
 * What the desk keeps in a task's attributes about the recording of its call, so that everybody in the call sees it at once: Twilio does not
 * tell whether a recording is paused.
 *
 * @see https://www.twilio.com/docs/voice/api/recording#update-a-recording
 */
export type RecordingNote = Readonly<v.InferOutput<typeof noteSchema>>;

/** Reads the note out of attributes, which anybody may have written. @param attributes - JSON text. */
export function recordingNoteOf(attributes: string): RecordingNote | undefined {
  const read = v.safeParse(noteSchema, readAttributes(attributes)?.[RECORDING_ATTRIBUTE]);
  return read.success ? read.output : undefined;
}

/** What is being offered to somebody is not touched: TaskRouter would choose anew whom to ask. */
export const mayWrite = (assignmentStatus: string): boolean =>
  assignmentStatus === 'assigned' || assignmentStatus === 'wrapping';

/** The attributes with the note in them. */
export const withNote = (attributes: string, note: RecordingNote): string =>
  withValues(objectText(attributes), [], { [RECORDING_ATTRIBUTE]: note });

const iso = (ms: number): string => new Date(ms).toISOString();

type PausedNote = RecordingNote & { readonly paused: NonNullable<RecordingNote['paused']> };

/** Whether a pause lasts: its end is still to come, and no later than that of one that begins now. */
export const lasts = (note: RecordingNote, now: number, until: number): note is PausedNote =>
  note.paused !== undefined && Date.parse(note.paused.until) > now && Date.parse(note.paused.until) <= until;

/** A pause begins, unless one lasts. @param now - Epoch milliseconds, and so `until`. */
export const pausedBy = (note: RecordingNote, by: string, now: number, until: number): PausedNote =>
  lasts(note, now, until) ? note : { ...resumedAt(note, now), paused: { by, at: iso(now), until: iso(until) } };

/** The pause that lasts is over. */
export function resumedAt(note: RecordingNote, now: number): RecordingNote {
  const { paused, pauses, earlier, ...recording } = note;
  if (!paused) return note;
  const length = Math.max(0, Math.round((now - Date.parse(paused.at)) / 1_000));
  const all = [...pauses, { by: paused.by, at: paused.at, seconds: length }];
  const gone = all.slice(0, -mostPauses);
  const before = gone.reduce(
    (sum, one) => ({ count: sum.count + 1, seconds: sum.seconds + one.seconds }),
    earlier ?? { count: 0, seconds: 0 },
  );
  return { ...recording, pauses: all.slice(-mostPauses), ...(before.count > 0 && { earlier: before }) };
}

/** How often it was paused, for how long in all, and by whom, once the call is over. @param endedAt - Epoch milliseconds. */
export function pausesOf(note: RecordingNote, endedAt: number): Pauses {
  const { pauses, earlier } = resumedAt(note, endedAt);
  return {
    count: pauses.length + (earlier?.count ?? 0),
    seconds: pauses.reduce((sum, one) => sum + one.seconds, earlier?.seconds ?? 0),
    by: [...new Set(pauses.map(({ by }) => by))],
  };
}

interface Pauses {
  readonly count: number;
  readonly seconds: number;
  /** Names, of the newest pauses. */
  readonly by: string[];
}
