/**
 * A number as it is written: a whole one that JavaScript would round, such as an id of 17 digits, keeps its digits.
 *
 * @param text - A number of JSON or of an expression.
 */
export function readNumber(text: string): number | bigint {
  const number = Number(text);
  return Number.isSafeInteger(number) || !/^-?\d+$/.test(text) ? number : BigInt(text);
}
