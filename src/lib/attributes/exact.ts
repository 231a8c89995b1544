import { LosslessNumber, parse, splitNumber } from 'lossless-json';

/**
 * A number as it is written: one of which JavaScript's own would lose digits or spelling, such as 12345678901234567890, 1.10,
 * 1E5 and 1e400, keeps its text. `stringify` of lossless-json writes both.
 *
 * @param text - A number of JSON.
 */
export function readNumber(text: string): number | LosslessNumber {
  const number = Number(text);
  return String(number) === text ? number : new LosslessNumber(text);
}

/**
 * Attributes as an object in which no number has lost anything; of keys that are there twice the last counts.
 *
 * @param json - JSON text of an object; anything else counts as an empty one.
 * @throws SyntaxError where it is not JSON
 * @example readExact('{"price": 1.10}') // { price: LosslessNumber('1.10') }
 */
export function readExact(json: string): Readonly<Record<string, unknown>> {
  const value = parse(json, undefined, { parseNumber: readNumber, onDuplicateKey: ({ newValue }) => newValue });
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** Text that is the same for numbers that are equal, however they are spelt: 1.0, 1 and 10e-1. */
export function amountOf(number: number | LosslessNumber): string {
  if (typeof number === 'number' && !Number.isFinite(number)) return String(number);
  const { sign, digits, exponent } = splitNumber(String(number));
  return `${sign}${digits}e${exponent}`;
}
