import { readAttributes } from '../attributes/read-attributes';
import { isSid, type SidPrefix } from '../sids';

/**
 * The only attribute of a clock: a task in a queue that nobody serves, made for the moment at which TaskRouter cancels it.
 *
 * @see https://www.twilio.com/docs/taskrouter/api/task#create-a-task-resource `Timeout`: "On timeout, the task.canceled event will fire"
 */
const CLOCK_ATTRIBUTE = 'desk_deadline';

/** How often one deadline is set again: more time, a clock that was early, a request that failed. */
export const MOST_ROUNDS = 8;

interface ClockOf<Kind extends string> {
  /** Which deadline. */
  readonly of: Kind;
  /** The SID of the task whose deadline it is. */
  readonly task: string;
  /** The first is 1; at most {@link MOST_ROUNDS}. */
  readonly round: number;
}

/** The end of a wrap-up. */
export interface WrapUpClock extends ClockOf<'wrap_up'> {
  /** The SID of the reservation whose wrap-up ends. */
  readonly reservation: string;
}

/** The end of a recording's pause. */
export interface PauseClock extends ClockOf<'pause'> {
  /** The SID of the conference that is recorded, or whose call is. */
  readonly conference: string;
  /** The SID of that call; absent where the conference is recorded. */
  readonly call?: string;
  readonly recording: string;
}

/** What a clock says about the deadline that it is for. Nothing of it is personal. */
export type Clock = WrapUpClock | PauseClock;

/** The attributes of a clock, as JSON. */
export const clockAttributes = (clock: Clock): string => JSON.stringify({ [CLOCK_ATTRIBUTE]: clock });

/**
 * Whether a task is a clock and no customer's: it has this attribute and nothing else, so that nobody can make a call's task pass for one.
 *
 * @param attributes - JSON text.
 */
export const isClock = (attributes: string): boolean => told(attributes) !== undefined;

/** What a clock says; `undefined` where a task is none, or one of a kind that this desk does not know. */
export function clockOf(attributes: string): Clock | undefined {
  const { of, task, reservation, conference, call, recording, round } = told(attributes) ?? {};
  if (!has('WT', task) || typeof round !== 'number') return undefined;
  if (of === 'wrap_up') return has('WR', reservation) ? { of, task, reservation, round } : undefined;
  if (of !== 'pause' || !has('CF', conference) || !has('RE', recording)) return undefined;
  return { of, task, conference, ...(has('CA', call) && { call }), recording, round };
}

const has = (prefix: SidPrefix, value: unknown): value is string => typeof value === 'string' && isSid(prefix, value);

function told(attributes: string): Readonly<Record<string, unknown>> | undefined {
  const { [CLOCK_ATTRIBUTE]: found, ...others } = readAttributes(attributes) ?? {};
  if (typeof found !== 'object' || found === null || Object.keys(others).length > 0) return undefined;
  return { ...found };
}
