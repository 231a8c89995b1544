import { isLoopback } from '../loopback';
import { readUrl } from '../text/read-url';

/**
 * Reads the origins of the pages that may hold the desk in a frame.
 *
 * @param text - With blanks between them: `https://crm.example https://*.crm.example` is none, for a star is anybody's.
 * @returns `undefined` for what is none
 */
export function readOrigins(text: string): readonly string[] | undefined {
  const origins = text.split(/\s+/).filter(Boolean);
  return origins.every(isOrigin) ? origins : undefined;
}

/** Names and ports alone: a star is anybody's, and a semicolon would end the header's list. */
const form = /^https?:\/\/[\w.-]+(:\d+)?$/;

/** https, or http on this machine; no path. */
function isOrigin(text: string): boolean {
  const url = readUrl(text);
  if (!form.test(text) || url?.origin !== text) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}
