import { expression, ExpressionError, type Expression } from '../../src/lib/expression';
import { invalid } from '../account/twilio-error';
import type { Order } from '../rest/page';
import type { Parameter } from '../rest/parameters';

/**
 * `Ordering`: `Attribute:asc` or `Attribute:desc`, several of them parted by commas.
 *
 * @param attributes - What a list can be ordered by, and its value in a row.
 */
export function ordering<R>(attributes: Readonly<Record<string, (row: R) => number>>): Parameter<Order<R> | undefined> {
  const keyOf = (name: string, part: string): ((row: R) => number) => {
    const [attribute = '', direction = 'asc'] = part.trim().split(':');
    const valueOf = Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
    if (!valueOf || (direction !== 'asc' && direction !== 'desc')) {
      const known = Object.keys(attributes).join('|');
      throw invalid(`Value '${part}' provided for ${name} is not ${known}, a colon, and asc or desc`);
    }
    return direction === 'asc' ? valueOf : (row) => -valueOf(row);
  };
  return {
    read(name, values) {
      if (values.length === 0) return undefined;
      return { keys: values.flatMap((value) => value.split(',')).map((part) => keyOf(name, part)) };
    },
  };
}

/** A routing expression as a filter. */
export function expressionFilter(): Parameter<Expression | undefined> {
  return {
    read(name, [value]) {
      if (value === undefined) return undefined;
      try {
        return expression(value);
      } catch (error) {
        if (error instanceof ExpressionError) throw invalid(`${name} is not valid. ${error.message}`);
        throw error;
      }
    },
  };
}

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
