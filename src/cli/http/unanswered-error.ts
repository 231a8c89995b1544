/** A request whose connection broke, also when it was sent again. */
export class UnansweredError extends Error {
  /** Node's, as `ECONNRESET`. */
  readonly networkCode: string;

  constructor(
    readonly host: string,
    networkCode: string,
  ) {
    super(`${host} did not answer (${networkCode}).`);
    this.name = 'UnansweredError';
    this.networkCode = networkCode;
  }
}
