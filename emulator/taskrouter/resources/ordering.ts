import type { Order } from '../../rest/page';
import type { Parameter } from '../../rest/parameters';
import { invalid } from '../../account/twilio-error';

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
