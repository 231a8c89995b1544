/** A reply that is not a success, in Twilio's own shape. @see https://www.twilio.com/docs/api/errors */
export class TwilioError extends Error {
  override readonly name = 'TwilioError';

  constructor(
    /** HTTP status. */
    readonly status: number,
    /** Twilio's error code. */
    readonly code: number,
    message: string,
    /** Sent as `Retry-After`. */
    readonly retryAfterSeconds?: number,
  ) {
    super(message);
  }

  toJSON(): { code: number; message: string; more_info: string; status: number } {
    return {
      code: this.code,
      message: this.message,
      more_info: `https://www.twilio.com/docs/errors/${this.code}`,
      status: this.status,
    };
  }
}

/** The status of the reply that an error becomes. */
export const statusOf = (error: unknown): number => (error instanceof TwilioError ? error.status : 500);

export const invalid = (message: string): TwilioError => new TwilioError(400, 20001, message);

export const unauthenticated = (message = 'Authenticate'): TwilioError => new TwilioError(401, 20003, message);

export const forbidden = (message: string): TwilioError => new TwilioError(403, 20403, message);

/** @param resource - The path of what was asked for, such as `/Workspaces/WS…/Tasks/WT…`. */
export const notFound = (resource: string): TwilioError =>
  new TwilioError(404, 20404, `The requested resource ${resource} was not found`);

export const preconditionFailed = (expected: string, found: string): TwilioError =>
  new TwilioError(
    412,
    20412,
    `Version ${expected} was expected but the resource is at ${found}: fetch it again and repeat the change`,
  );

export const tooManyRequests = (): TwilioError => new TwilioError(429, 20429, 'Too Many Requests');

/** Loud where the emulator cannot do what the real service does. */
export const notImplemented = (what: string): TwilioError =>
  new TwilioError(501, 20501, `The local TaskRouter does not do ${what} yet; see docs/differences.md`);
