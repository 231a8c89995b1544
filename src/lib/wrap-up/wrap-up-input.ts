import {
  boolean,
  integer,
  literal,
  maxLength,
  maxValue,
  minValue,
  number,
  optional,
  pipe,
  record,
  regex,
  string,
  transform,
  union,
} from 'valibot';
import { sid } from '../sids';

/** The most an agent can write down about a task. */
export const mostNotesCharacters = 4_000;

/** The most a task's attributes can hold. @see https://www.twilio.com/docs/taskrouter/limits */
export const mostAttributesCharacters = 4_096;

const text = (most: number) => {
  const expected = `expected text of at most ${most} characters`;
  return optional(pipe(string(expected), maxLength(most, expected)));
};

/** A query and a form can say it only in letters. */
const flag = optional(
  union(
    [
      boolean(),
      pipe(
        union([literal('true'), literal('false')]),
        transform((word) => word === 'true'),
      ),
    ],
    'expected true or false',
  ),
  false,
);

const seconds = 'expected a whole number of seconds from 1 to 86400';

/** The fields of `/wrap-up`. */
export const wrapUpInput = {
  taskSid: sid('WT', "a task's SID"),
  notes: text(mostNotesCharacters),
  /** Whatever a task can hold can have been there before. */
  notesBefore: text(mostAttributesCharacters),
  disposition: text(64),
  /** As they were typed; what they take is up to the configuration. */
  fields: optional(record(string(), string('expected text'), 'expected an object with text by the keys of fields')),
  moreTime: flag,
};

/** The fields of `/wrap-up-sweep`. */
export const wrapUpSweepInput = {
  /** An event callback says when its event happened, in epoch milliseconds by TaskRouter's clock. */
  TimestampMs: optional(pipe(string(), regex(/^\d{13}$/), transform(Number)), undefined),
  dryRun: flag,
  limitSeconds: optional(
    pipe(
      union([number(), pipe(string(), regex(/^\d{1,5}$/), transform(Number))], seconds),
      integer(seconds),
      minValue(1, seconds),
      maxValue(86_400, seconds),
    ),
  ),
};
