import type { IncomingMessage } from 'node:http';

const HOST = /^([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(:\d+)?$/;

/**
 * The URL that a request was sent to, as its sender wrote it: a signature is over that one, whatever proxies made of it since.
 *
 * Where nobody has said the public origin, it is guessed from the request: `X-Forwarded-Proto` and `X-Forwarded-Host` before
 * `Host`, and of a list the first, which the proxy nearest to the sender wrote. A stranger can write them as well, and gains
 * nothing: without the auth token no signature fits, whatever the URL, and nothing but the check is made of the guess.
 *
 * @param publicOrigin - `DESK_ORIGIN`; it wins over all headers.
 * @returns `undefined` where the request names no host that can be one.
 */
export function addressOf(
  { headers, url: target = '' }: Pick<IncomingMessage, 'headers' | 'url'>,
  publicOrigin: string | undefined,
): string | undefined {
  if (publicOrigin !== undefined) return publicOrigin + target;
  const host = firstOf(headers['x-forwarded-host']) ?? headers.host;
  if (host === undefined || !HOST.test(host)) return undefined;
  // A tunnel (for a real account's callbacks) ends TLS before us, and the signature is over the https URL then.
  const scheme = firstOf(headers['x-forwarded-proto'])?.toLowerCase() === 'https' ? 'https' : 'http';
  return `${scheme}://${host}${target}`;
}

/** The first of a header's list, which may have come in one line or several. */
function firstOf(header: string | string[] | undefined): string | undefined {
  const list = typeof header === 'string' ? header : header?.join(',');
  return list?.trim() ? list.split(',', 1)[0]?.trim() : undefined;
}
