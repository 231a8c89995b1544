import type { Problem } from './facts';

const SILENT: readonly string[] = ['network', 'timeout', 'unreadable', 'unknown'];

/**
 * Whether a request may have been done all the same: no answer came, or one from somewhere on the way. TaskRouter and our
 * Functions refuse with a status below 500.
 */
export function isUnanswered({ code, status = 0 }: Problem): boolean {
  return SILENT.includes(code) || code === 'server' || status >= 500;
}
