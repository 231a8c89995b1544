import { DeskError } from '../errors';
import type { Headers } from '../request';
import { readUrl } from '../text/read-url';

const json = /^application\/json\s*(;|$)/i;

/**
 * Makes sure that what comes with a cookie was asked by the desk's own page: browsers send cookies whoever has them ask.
 *
 * `Sec-Fetch-Site` says it in every browser of today, `Origin` in older ones. A program that is no browser sends neither, and no cookie that
 * it was not given.
 *
 * @param domain - Where the desk is, as the runtime knows it.
 * @throws DeskError `forbidden`
 * @see https://www.w3.org/TR/fetch-metadata/
 */
export function requireOwnPage(headers: Headers, domain: string | undefined): void {
  const { 'sec-fetch-site': site, origin, host, 'content-type': type } = headers;
  if (site !== undefined && site !== 'same-origin') throw refuse('It came from another site.');
  if (site === undefined && origin !== undefined) {
    const asking = typeof origin === 'string' ? readUrl(origin)?.host : undefined;
    if (asking === undefined || (asking !== host && asking !== domain)) throw refuse('It came from another site.');
  }
  // A form of another site can be sent without a question, and JSON cannot.
  if (typeof type !== 'string' || !json.test(type)) throw refuse('Send JSON, with Content-Type: application/json.');
}

/** Whether a request may be answered with a cookie: another site is not to sign anybody in here. */
export function isOwnPage(headers: Headers, domain: string | undefined): boolean {
  try {
    requireOwnPage(headers, domain);
    return true;
  } catch {
    return false;
  }
}

const refuse = (why: string): DeskError => new DeskError('forbidden', `Only the desk’s own page may ask this. ${why}`);
