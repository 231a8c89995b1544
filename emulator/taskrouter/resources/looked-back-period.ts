import { invalid } from '../../account/twilio-error';

/** How far back events and statistics look where nothing else is said. */
export const defaultMinutes = 15;
/** Thirty days, for which events are kept. @see https://www.twilio.com/docs/taskrouter/api/event */
export const maximumMinutes = 43_200;

const msPerMinute = 60_000;

/** A stretch of time in epoch milliseconds, both ends within it. */
export interface Period {
  readonly start: number;
  readonly end: number;
}

/**
 * The time that `StartDate`, `EndDate` and `Minutes` speak of: from the start, or so many minutes before the end; up to
 * the end, or now.
 *
 * @throws TwilioError 400 where it would end before it starts
 */
export function period(
  given: {
    readonly StartDate: number | undefined;
    readonly EndDate: number | undefined;
    readonly Minutes: number | undefined;
  },
  now: number,
  minutes: number,
): Period {
  const end = given.EndDate ?? now;
  const start = given.StartDate ?? end - (given.Minutes ?? minutes) * msPerMinute;
  if (start > end) throw invalid('StartDate must not be after EndDate, nor in the future');
  return { start, end };
}
