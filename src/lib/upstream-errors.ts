import { forItToCount } from './configuration';
import { DeskError } from './errors';

/** The parts of a request to Twilio that the log may have: no query and no body, which are about people. */
export interface UpstreamRequest {
  readonly method: string;
  /** Absolute. */
  readonly uri: string;
}

/** The parts of an HTTP answer from Twilio that tell what went wrong. */
export interface UpstreamAnswer {
  readonly statusCode: number;
  readonly headers?: unknown;
  readonly body: unknown;
}

const nameOf = ({ method, uri }: UpstreamRequest): string => `${method.toUpperCase()} ${new URL(uri).pathname}`;

const bodyOf = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body)).slice(0, 500);

/** `Retry-After` in whole seconds, where Twilio sent one; the form with a date is left out. */
function retryAfter(headers: unknown): Record<string, string> {
  if (typeof headers !== 'object' || headers === null || !('retry-after' in headers)) return {};
  const seconds = String(headers['retry-after']);
  return /^\d{1,6}$/.test(seconds) ? { 'Retry-After': seconds } : {};
}

/**
 * What Twilio's answer means for whoever asked the desk, or `undefined` where it is a success.
 *
 * Which request it was and Twilio's own words go into the cause, for the log; they may speak of things that the caller should
 * not see.
 *
 * @see https://www.twilio.com/docs/usage/twilios-response
 */
export function judgeAnswer(answer: UpstreamAnswer, asked: UpstreamRequest): DeskError | undefined {
  const { statusCode: status, body } = answer;
  const cause = new Error(`${nameOf(asked)}: HTTP ${status} ${bodyOf(body)}`);
  if (status === 401 || status === 403) {
    return new DeskError(
      'misconfigured',
      `Twilio refused the credentials of this Function. Check ACCOUNT_SID and AUTH_TOKEN, then ${forItToCount}.`,
      { cause },
    );
  }
  if (status === 404) return new DeskError('not_found', 'Twilio does not know it (any more).', { cause });
  // 409 is Sync's word for a name that is taken.
  if (status === 412 || status === 409) {
    return new DeskError('conflict', 'Somebody else changed it in the same moment. Look at it, then try again.', {
      cause,
    });
  }
  if (status === 429) {
    return new DeskError('upstream_busy', 'Twilio has too many requests to answer. Try again in a moment.', {
      cause,
      headers: retryAfter(answer.headers),
    });
  }
  if (status >= 400 && status < 500) {
    return new DeskError(
      'upstream_refused',
      `Twilio refused what the desk asked of it (HTTP ${status}). Its log says why.`,
      {
        cause,
      },
    );
  }
  // A web page instead of JSON comes from something in between, or from a wrong origin.
  const isUsable = status === 204 || (typeof body === 'object' && body !== null);
  if (status >= 200 && status < 300 && isUsable) return undefined;
  return new DeskError('upstream_failed', `Twilio could not answer (HTTP ${status}). Try again in a moment.`, {
    cause,
  });
}

const timeoutCodes = new Set(['ECONNABORTED', 'ETIMEDOUT']);

/** Whether a connection broke while an answer was waited for. */
export function wasCut(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}

/** What it means that Twilio did not answer at all. */
export function judgeSilence(error: unknown, asked: UpstreamRequest): DeskError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // The error itself carries the request with its credentials: keep the words alone.
  const words = error instanceof Error ? `${code} ${error.message}` : String(error);
  const cause = new Error(`${nameOf(asked)}: ${words}`);
  if (timeoutCodes.has(code)) {
    return new DeskError(
      'upstream_timeout',
      'Twilio did not answer in time. What was asked may still come about: look before trying again.',
      { cause },
    );
  }
  if (wasCut(error)) {
    return new DeskError(
      'upstream_unreachable',
      'The connection to Twilio broke. What was asked may still come about: look before trying again.',
      { cause },
    );
  }
  return new DeskError('upstream_unreachable', 'Twilio cannot be reached. Try again in a moment.', { cause });
}
