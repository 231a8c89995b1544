import type { Problem } from './facts';

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
