import { readUrl } from '../../lib/text/read-url';

/** An address that Twilio is to call, taken apart. */
export interface Address {
  readonly origin: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Where it is, without its query. */
  readonly place: string;
}

const loopback = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:|$)/;

/**
 * Reads an address that Twilio calls: absolute and over https. For the local TaskRouter one on this machine will do.
 *
 * @returns What is wrong with it, as the end of a sentence, where something is.
 */
export function readAddress(text: string, local: boolean): Address | string {
  const url = readUrl(text);
  if (!url) return 'is not an absolute address';
  const { protocol, origin, pathname, searchParams } = url;
  if (protocol !== 'https:' && !(local && loopback.test(origin))) return 'is not https';
  return { origin, path: pathname, query: searchParams, place: origin + pathname };
}

/** Says where an address is without its query, which may have anything in it. */
export const placeOf = (text: string): string => text.split(/[?#]/, 1)[0] ?? '';
