import { parse } from 'lossless-json';
import type { Scope } from './evaluate';
import { readNumber } from './number';

const manyDigits = /\d{16}/;

/**
 * Attributes as expressions see them: ids of many digits are told apart, and of a key that is there twice the last counts.
 *
 * @param json - JSON text of an object; any other JSON counts as an empty one.
 * @throws SyntaxError where it is not JSON
 */
export function factsIn(json: string): Scope {
  // The parser that rounds nothing is the slower one.
  const value: unknown = manyDigits.test(json)
    ? parse(json, undefined, { parseNumber: readNumber, onDuplicateKey: ({ newValue }) => newValue })
    : JSON.parse(json);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
