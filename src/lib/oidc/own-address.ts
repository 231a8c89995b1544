import { DeskError } from '../errors';
import { isLoopback } from '../loopback';
import { readUrl } from '../text/read-url';

/** Where the provider sends the browser back to. It has to be registered there. */
export const callbackPath = '/sign-in-callback';

/**
 * Where a browser reaches one of the desk's own Functions. By what the runtime knows, never by what a request says: a code is sent there.
 *
 * @param domain - The runtime's `DOMAIN_NAME`.
 * @param path - Begins with a slash.
 * @throws DeskError `misconfigured` where the runtime does not say where it is
 * @example
 * ownAddress('desk-1234.twil.io', '/sign-in-callback'); // https://desk-1234.twil.io/sign-in-callback
 */
export function ownAddress(domain: string | undefined, path: string): URL {
  const url = domain ? readUrl(`https://${domain}${path}`) : undefined;
  if (!url) throw new DeskError('misconfigured', 'The runtime does not say where the desk is: DOMAIN_NAME is not set.');
  // This machine alone goes without TLS.
  if (isLoopback(url.hostname)) url.protocol = 'http:';
  return url;
}
