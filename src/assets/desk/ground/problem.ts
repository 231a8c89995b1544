import type { Problem } from './facts';

/** A request that failed, carrying what the model needs to know about it. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(readonly problem: Problem) {
    super(`${problem.code}: ${problem.message}`);
  }
}

const BY_STATUS: Record<number, string> = { 401: 'unauthorized', 404: 'not-found', 429: 'too-many-requests' };

/** The code for an HTTP status when the other side gave none. */
export function codeOfStatus(status: number): string {
  return BY_STATUS[status] ?? (status >= 500 ? 'server' : 'refused');
}

/** TaskRouter's errors 40144 and 40149, of which the SDK keeps the sentence alone. */
function isCallerGone(message: string): boolean {
  return /\b401(44|49)\b|not wait in the queue|caller hung up|without a conference/i.test(message);
}

/**
 * What any thrown thing means.
 *
 * The TaskRouter SDK keeps no status on its errors, only a sentence such as `Request failed with status code 429.
 * Too many requests`, and a name: `REQUEST_INVALID`, `SERVER_ERROR`, `NETWORK_ERROR`, `REQUEST_TIMEOUT_ERROR`.
 */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (!(error instanceof Error)) return { code: 'unknown', message: String(error) };
  const { name, message } = error;
  const answered = /status code (\d{3})\.?\s*(.*)/s.exec(message);
  if (answered) {
    const status = Number(answered[1]);
    const said = answered[2] || message;
    return { code: isCallerGone(said) ? 'caller-gone' : codeOfStatus(status), message: said, status };
  }
  if (/time(d\s?)?out/i.test(`${name} ${message}`)) return { code: 'timeout', message };
  if (/network/i.test(`${name} ${message}`)) return { code: 'network', message };
  return { code: 'unknown', message };
}

const SILENT: readonly string[] = ['network', 'timeout', 'unreadable', 'unknown'];

/** What our Functions say with a status from 500 on, and yet did nothing: Twilio refused, or was not even asked. */
const REFUSALS: readonly string[] = ['upstream_busy', 'upstream_refused', 'misconfigured', 'not_enabled'];

/**
 * Whether a request may have been done all the same: no answer came, or one from somewhere on the way. Else TaskRouter and
 * our Functions refuse with a status below 500.
 */
export function isUnanswered({ code, status = 0 }: Problem): boolean {
  if (REFUSALS.includes(code)) return false;
  return SILENT.includes(code) || code === 'server' || status >= 500;
}
