/** A routing expression that cannot be parsed, and where. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';

  constructor(
    readonly expression: string,
    /** Position of the offending character, from 0. */
    readonly at: number,
    problem: string,
  ) {
    super(`Invalid expression "${expression}": line 1:${at} ${problem}`);
  }
}
