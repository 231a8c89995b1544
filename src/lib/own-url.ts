import { isLoopback } from './loopback';

/**
 * Where Twilio calls one of the desk's own Functions.
 *
 * @param domain - Where this deployment is served: the runtime's `DOMAIN_NAME`.
 * @param origin - The origin in Twilio's place, if there is one: the desk is reached from there by the same protocol.
 * @param path - Begins with a slash.
 * @returns `undefined` where Twilio itself would have to reach into this machine
 */
export function ownUrl(domain: string, origin: string | undefined, path: string): URL | undefined {
  const { protocol } = new URL(origin ?? 'https://api.twilio.com');
  const url = new URL(`${protocol}//${domain}${path}`);
  return origin === undefined && isLoopback(url.hostname) ? undefined : url;
}
