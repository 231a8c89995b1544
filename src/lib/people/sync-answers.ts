import { DeskError, hasCode } from '../errors';

/** The HTTP status of an error of the twilio package itself, which the command line's client throws. */
function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('status' in error)) return undefined;
  return typeof error.status === 'number' ? error.status : undefined;
}

/** Whether there is no such thing (any more). */
export const isMissing = (error: unknown): boolean => hasCode(error, 'not_found') || statusOf(error) === 404;

/** Whether somebody else was quicker: the name is taken, or the revision is another. */
export const isConflict = (error: unknown): boolean =>
  hasCode(error, 'conflict') || [409, 412].includes(statusOf(error) ?? 0);

/** Whether this one object is written or read too often. */
export const isTooOften = (error: unknown): boolean => hasCode(error, 'upstream_busy') || statusOf(error) === 429;

/**
 * Whether it may have been carried out, and there is time to look: the connection broke, or Twilio failed. What took too long is none
 * of it, since a Function has no time to look then.
 */
export function mayBeDone(error: unknown): boolean {
  if (error instanceof DeskError) return error.code === 'upstream_unreachable' || error.code === 'upstream_failed';
  const status = statusOf(error);
  return status === undefined || status >= 500;
}

/** Sync is out of reach: nothing is known of who may come in, so nobody does. */
export function unavailable(cause: unknown): DeskError {
  if (hasCode(cause, 'misconfigured')) return cause;
  return new DeskError(
    'sign_in_unavailable',
    'Nobody can sign in right now, because Twilio Sync does not answer. People who are signed in stay signed in. Try again in a minute.',
    { headers: { 'Retry-After': '60' }, cause },
  );
}
