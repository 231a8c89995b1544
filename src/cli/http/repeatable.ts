import { isHandshakeTrouble } from './unanswered-error';

/** What of a request tells whether it may be sent twice. */
export interface SentRequest {
  readonly method: string;
  readonly uri: string;
  readonly headers?: Readonly<Record<string, unknown>> | undefined;
  /** The parameters of its body, by Twilio's names. */
  readonly data?: unknown;
}

/** How a request went wrong: by the status it was answered with, or by a connection that broke. */
export type Mishap = { readonly status: number } | { readonly networkCode: string };

/** The connection was never made, so that nothing can have been done. */
const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** Whether nothing was sent at all. */
export function wasNeverSent(mishap: Mishap): boolean {
  return 'networkCode' in mishap && (neverSent.has(mishap.networkCode) || isHandshakeTrouble(mishap.networkCode));
}

/** Whether it may have been carried out all the same. */
export function mayBeDone(mishap: Mishap): boolean {
  return 'networkCode' in mishap ? !wasNeverSent(mishap) : mishap.status >= 500;
}

const namesOneThing = /\/[A-Z]{2}[0-9a-fA-F]{32}(\.json)?$/;

/**
 * Whether sending it twice comes to the same as once: everything except what makes a new thing, and what leads a call
 * elsewhere. The call may have gone on from there meanwhile: a caller who was offered again and answered would be torn out
 * of the conversation.
 */
function isIdempotent({ method, uri, data }: SentRequest): boolean {
  return method.toUpperCase() !== 'POST' || (namesOneThing.test(new URL(uri).pathname) && !leadsElsewhere(data));
}

const leadsElsewhere = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && ('Twiml' in data || 'Url' in data);

const hasPrecondition = ({ headers = {} }: SentRequest): boolean =>
  Object.keys(headers).some((name) => name.toLowerCase() === 'if-match');

/**
 * Whether a request that went wrong may be sent again.
 *
 * After a broken connection or a 5xx nobody knows whether it was carried out, so what makes a new thing is not sent again:
 * its verb has to look first. What was answered 429 was not carried out. A 412 without a precondition of our own says
 * that somebody else changed the thing at the same moment; with one, it has to be read again.
 */
export function mayRepeat(request: SentRequest, mishap: Mishap): boolean {
  if ('networkCode' in mishap) return wasNeverSent(mishap) || isIdempotent(request);
  const { status } = mishap;
  if (status === 429) return true;
  if (status === 412) return !hasPrecondition(request);
  // What is not done at all is not done the next time either.
  if (status === 501) return false;
  return status >= 500 && isIdempotent(request);
}
