import { hasCode } from '../errors';

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
