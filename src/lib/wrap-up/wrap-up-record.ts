import { fieldValuesIn, type FieldValues } from './wrap-up-fields';

/** What the desk keeps in a task's attributes about its wrap-up, under {@link WRAP_UP_ATTRIBUTE}. */
export interface WrapUpRecord {
  readonly notes?: string;
  /** The code of one of the operator's dispositions. */
  readonly disposition?: string;
  /** What was filled in of the operator's further fields. */
  readonly fields?: FieldValues;
  /** When the wrap-up is over, in epoch milliseconds. */
  readonly deadline?: number;
  /** The SID of the reservation whose wrap-up {@link deadline} ends: a task that is handed over is wrapped up twice. */
  readonly reservation?: string;
}

/** The attribute's name. Everything else in the attributes belongs to others and is left as it is. */
export const WRAP_UP_ATTRIBUTE = 'wrap_up';

/** How long a wrap-up may take, and how it can be made longer; all in seconds. */
export interface WrapUpLimits {
  /** From the beginning of the wrap-up; 0 is for a wrap-up without an end. */
  readonly limitSeconds: number;
  /** What "more time" adds; 0 where there is none to be had. */
  readonly moreTimeSeconds: number;
}

/** How often "more time" can be asked for in one wrap-up. */
export const MORE_TIME_TIMES = 3;

type Attributes = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Attributes =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads the record out of attributes, which anybody may have written: what is not usable is as good as not there. */
export function wrapUpRecordOf(attributes: Attributes): WrapUpRecord {
  const found = attributes[WRAP_UP_ATTRIBUTE];
  if (!isRecord(found)) return {};
  const { notes, disposition, fields, deadline, reservation } = found;
  const values = fieldValuesIn(fields);
  const time = typeof deadline === 'string' ? Date.parse(deadline) : Number.NaN;
  return {
    ...(typeof notes === 'string' && { notes }),
    ...(typeof disposition === 'string' && { disposition }),
    ...(Object.keys(values).length > 0 && { fields: values }),
    ...(Number.isFinite(time) && { deadline: time }),
    ...(typeof reservation === 'string' && { reservation }),
  };
}

/** The record without the deadline of another's wrap-up. One that does not say whose it is counts for everybody. */
export function recordFor(record: WrapUpRecord, reservationSid: string): WrapUpRecord {
  const { deadline, reservation, ...words } = record;
  if (deadline === undefined || (reservation ?? reservationSid) === reservationSid) return record;
  return words;
}

/**
 * When a wrap-up is over: at the deadline that was written down, else the limit after it began. A deadline that is
 * written down holds as far as "more time" can have moved it.
 *
 * @param since - When the wrap-up began, in epoch milliseconds.
 * @returns Epoch milliseconds, or `undefined` for a wrap-up without an end.
 */
export function wrapUpDeadline(record: WrapUpRecord, since: number, limits: WrapUpLimits): number | undefined {
  if (limits.limitSeconds <= 0) return undefined;
  const ordinary = since + limits.limitSeconds * 1000;
  if (record.deadline === undefined) return ordinary;
  return Math.min(record.deadline, latestDeadline(since, limits));
}

/** The deadline that cannot be moved any more. */
function latestDeadline(since: number, limits: WrapUpLimits): number {
  return since + (limits.limitSeconds + limits.moreTimeSeconds * MORE_TIME_TIMES) * 1000;
}

/**
 * The deadline after one more "more time", at most the last one there can be.
 *
 * @returns `undefined` where there is no more to be had, or nothing to be made longer
 */
export function extendedDeadline(record: WrapUpRecord, since: number, limits: WrapUpLimits): number | undefined {
  const deadline = wrapUpDeadline(record, since, limits);
  if (deadline === undefined) return undefined;
  const extended = Math.min(deadline + limits.moreTimeSeconds * 1000, latestDeadline(since, limits));
  // Whoever learnt of the wrap-up a little late finds a sliver left over, which is no more time.
  return extended - deadline > limits.moreTimeSeconds * 500 ? extended : undefined;
}
