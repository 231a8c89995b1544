/** Every way a Function can refuse, and the HTTP status each is answered with. */
const statusByCode = {
  invalid_request: 400,
  sign_in_stale: 400,
  unauthorized: 401,
  session_expired: 401,
  signed_out: 401,
  switched_off: 401,
  somebody_else: 401,
  forbidden: 403,
  number_not_allowed: 403,
  not_enabled: 403,
  unknown_worker: 403,
  no_role: 403,
  email_unverified: 403,
  provider_denied: 403,
  not_found: 404,
  conflict: 409,
  passcode_needed: 409,
  too_many_attempts: 429,
  too_many_calls: 429,
  too_many_requests: 429,
  misconfigured: 500,
  internal: 500,
  upstream_failed: 502,
  upstream_refused: 502,
  upstream_unreachable: 502,
  provider_failed: 502,
  upstream_busy: 503,
  sign_in_unavailable: 503,
  provider_unreachable: 503,
  calls_unavailable: 503,
  upstream_timeout: 504,
} as const;

export type ErrorCode = keyof typeof statusByCode;

/**
 * A refusal that may be shown to whoever asked. Its message says what was wrong, what was expected and what to do next,
 * and never contains a value that came from the configuration or from the caller's secrets.
 */
export class DeskError extends Error {
  readonly code: ErrorCode;
  /** Sent with the answer, e.g. `Retry-After`. */
  readonly headers: Readonly<Record<string, string>>;

  /** @param options.cause - What lies behind it, for the log only. */
  constructor(
    code: ErrorCode,
    message: string,
    options: { headers?: Readonly<Record<string, string>>; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'DeskError';
    this.code = code;
    this.headers = options.headers ?? {};
  }

  /** The HTTP status this refusal is answered with. */
  get status(): number {
    return statusByCode[this.code];
  }
}

/** Whether `error` is a {@link DeskError} with this code. */
export function hasCode(error: unknown, code: ErrorCode): error is DeskError {
  return error instanceof DeskError && error.code === code;
}

/**
 * Says a refusal by a name of its own: where `work` fails with `not_found`, fails with `otherwise` instead.
 *
 * Twilio answers 404 for the thing asked for as well as for the workspace around it; only the caller knows which.
 */
export async function unlessNotFound<Result>(work: Promise<Result>, otherwise: DeskError): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw hasCode(error, 'not_found') ? otherwise : error;
  }
}
