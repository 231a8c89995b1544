import { hasCode } from '../errors';

/** The HTTP status of a refusal as the twilio package throws it; the Functions' client throws {@link DeskError} instead. */
function statusOf(error: unknown): number | undefined {
  return error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : undefined;
}

/** Whether Twilio does not know what was asked about (any more). */
export const isGone = (error: unknown): boolean => hasCode(error, 'not_found') || statusOf(error) === 404;

/** Whether somebody else was quicker. */
export const isChanged = (error: unknown): boolean => hasCode(error, 'conflict') || statusOf(error) === 412;

/** Whether it does not go with how things stand: a call that has ended takes no other document. */
export const isRefused = (error: unknown): boolean => hasCode(error, 'upstream_refused') || statusOf(error) === 400;

/** What was read, or `otherwise` where Twilio does not know it (any more). */
export async function unlessGone<Result, Otherwise>(
  work: Promise<Result>,
  otherwise: Otherwise,
): Promise<Result | Otherwise> {
  try {
    return await work;
  } catch (error) {
    if (isGone(error)) return otherwise;
    throw error;
  }
}
