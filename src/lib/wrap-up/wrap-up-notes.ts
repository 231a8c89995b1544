import type { Twilio } from 'twilio';
import { textAt, withText, withValues } from '../attributes/edit-attributes';
import { readAttributes } from '../attributes/read-attributes';
import { changeAttributes, objectText } from '../changing-task';
import { DeskError, unlessNotFound } from '../errors';
import { listOwnReservations, type OwnReservation } from '../own-reservations';
import { withReported } from './reported';
import { mergeNotes } from './wrap-up-merge';
import { checkedFields } from './checked-fields';
import type { WrapUpField } from './wrap-up-fields';
import { mostAttributesCharacters, mostNotesCharacters } from './wrap-up-input';
import {
  extendedDeadline,
  recordFor,
  WRAP_UP_ATTRIBUTE,
  wrapUpDeadline,
  wrapUpRecordOf,
  type WrapUpLimits,
  type WrapUpRecord,
} from './wrap-up-record';

/** What an agent wants written down about a task; what is left out stays as it is. */
export interface WrapUpRequest {
  readonly taskSid: string;
  readonly workerSid: string;
  readonly workspaceSid: string;
  readonly notes?: string | undefined;
  /** What the agent knew to be saved when they began to write {@link notes}: what a colleague saved since is merged. */
  readonly notesBefore?: string | undefined;
  readonly disposition?: string | undefined;
  /** As they were typed, by the keys of {@link configured}; empty text takes one back. */
  readonly fields?: Readonly<Record<string, string>> | undefined;
  readonly moreTime: boolean;
  readonly limits: WrapUpLimits;
  readonly configured: readonly WrapUpField[];
}

/** What `/wrap-up` answers. */
export interface WrittenWrapUp {
  readonly taskSid: string;
  readonly notes: string;
  readonly disposition: string | null;
  /** ISO 8601; `null` while the call goes on, and where wrap-ups have no end. */
  readonly deadline: string | null;
}

const noTask = (): DeskError =>
  new DeskError('not_found', 'There is no such task. A task that has ended is deleted by Twilio five minutes later.');

/**
 * Writes an agent's notes, disposition and deadline into the attributes of their own task, and changes nothing else there.
 *
 * The deadline is written down with everything that is saved during the wrap-up, because a task's own date moves with each
 * change and would no longer tell when the wrap-up began.
 *
 * @throws DeskError `not_found`, `forbidden` where the worker does not hold the task, `invalid_request` where the notes
 * do not fit, a field does not take what was typed or there is no more time to be had, `conflict`, `upstream_refused` where the attributes are no object
 */
export async function writeWrapUp(client: Twilio, request: WrapUpRequest): Promise<WrittenWrapUp> {
  const { taskSid, limits } = request;
  // Whether the worker holds the task is found out while it is read, and known before it is changed.
  const holding = heldReservation(client, request);
  holding.catch(() => undefined);
  const fields = request.fields && checkedFields(request.configured, request.fields);
  let record: WrapUpRecord = {};
  const change = changeAttributes(client, request, async (task) => {
    const held = await holding;
    const attributes = objectText(task.attributes);
    record = recordAfter(recordFor(wrapUpRecordOf(readAttributes(attributes) ?? {}), held.sid), held, request, limits);
    const written = withWrapUpRecord(attributes, { ...record, ...(fields && { fields }) });
    const { disposition: outcome } = request;
    const told = outcome === undefined ? written : withReported(written, { outcome });
    return fitting(told, request.notes === undefined ? '' : (record.notes ?? ''));
  });
  await unlessNotFound(change, noTask());
  return {
    taskSid,
    notes: record.notes ?? '',
    disposition: record.disposition ?? null,
    deadline: record.deadline === undefined ? null : new Date(record.deadline).toISOString(),
  };
}

async function heldReservation(client: Twilio, request: WrapUpRequest): Promise<OwnReservation> {
  const own = await unlessNotFound(listOwnReservations(client, request), noTask());
  const held = own.find(({ status }) => status === 'wrapping') ?? own.find(({ status }) => status === 'accepted');
  if (held) return held;
  throw new DeskError('forbidden', 'The task is not one that you have accepted and not yet completed.');
}

function recordAfter(
  before: WrapUpRecord,
  held: OwnReservation,
  { notes, notesBefore, disposition, moreTime }: WrapUpRequest,
  limits: WrapUpLimits,
): WrapUpRecord {
  const since = held.updatedAt.getTime();
  const wrapping = held.status === 'wrapping';
  const deadline = wrapping ? wrapUpDeadline(before, since, limits) : undefined;
  const extended = moreTime && wrapping ? extendedDeadline(before, since, limits) : deadline;
  if (moreTime && (extended === undefined || extended === deadline)) throw noMoreTime(wrapping);
  // What else was filled in stays as it is.
  const { fields: _fields, ...kept } = before;
  return {
    ...kept,
    ...(notes !== undefined && {
      notes: short(mergeNotes({ before: notesBefore, theirs: before.notes ?? '', mine: notes })),
    }),
    ...(disposition !== undefined && { disposition }),
    ...(extended !== undefined && { deadline: extended, reservation: held.sid }),
  };
}

function noMoreTime(wrapping: boolean): DeskError {
  return new DeskError(
    'invalid_request',
    wrapping
      ? '`moreTime` is not usable: there is no more time to be had for this wrap-up. Complete it in the time that is left.'
      : '`moreTime` is not usable: the wrap-up has not begun. Ask for it after the call.',
  );
}

/** Notes that are short enough apart may be too long together. */
function short(notes: string): string {
  const over = notes.length - mostNotesCharacters;
  if (over <= 0) return notes;
  throw new DeskError(
    'invalid_request',
    `\`notes\` is not usable: with what a colleague wrote, it is longer than ${mostNotesCharacters} characters. Shorten the notes by ${over}.`,
  );
}

/**
 * The attributes with this record in them. What others keep under the same name stays, too.
 *
 * @param attributes - JSON text of an object.
 */
export function withWrapUpRecord(attributes: string, { deadline, fields = {}, ...words }: WrapUpRecord): string {
  const written = { ...words, ...(deadline !== undefined && { deadline: new Date(deadline).toISOString() }) };
  return withObject(withObject(attributes, [WRAP_UP_ATTRIBUTE], written), [WRAP_UP_ATTRIBUTE, 'fields'], fields);
}

/** Sets values in an object, which comes in the place of anything else. */
function withObject(attributes: string, path: readonly string[], values: Readonly<Record<string, unknown>>): string {
  const stands = textAt(attributes, path);
  if (stands === undefined || stands.startsWith('{')) return withValues(attributes, path, values);
  return Object.keys(values).length === 0 ? attributes : withText(attributes, path, JSON.stringify(values));
}

/** Blanks between the attributes count, too. @see https://www.twilio.com/docs/taskrouter/limits */
function fitting(attributes: string, notes: string): string {
  const over = attributes.length - mostAttributesCharacters;
  if (over <= 0) return attributes;
  const all = `a task holds ${mostAttributesCharacters} characters in all`;
  throw new DeskError(
    'invalid_request',
    notes.length >= over
      ? `\`notes\` is not usable: ${all}. Shorten the notes by ${over}.`
      : `The task has no room: ${all}, and its other attributes leave ${over} too few. Have whoever makes the task write less into them, and keep the notes elsewhere.`,
  );
}
