import { isLoopback } from '../../src/lib/loopback';
import { StartError } from './start-error';
import { readUrl } from '../../src/lib/text/read-url';

/**
 * Reads `DESK_ORIGIN`: where the desk on this machine is reached from outside, such as the address of a tunnel.
 *
 * @returns it as a URL's origin is written: in small letters, with no slash at its end
 * @throws {StartError} where it is anything but the origin of a page that is safe to call
 * @example
 * readDeskOrigin('HTTPS://Desk.example.com/'); // 'https://desk.example.com'
 */
export function readDeskOrigin(said: string): string {
  const url = /^https?:\/\/[^\s\\/?#@]+\/?$/i.test(said) ? readUrl(said) : undefined;
  if (url && (url.protocol === 'https:' || isLoopback(url.hostname))) return url.origin;
  throw new StartError(
    'DESK_ORIGIN is not usable: expected the origin that Twilio calls this desk at, such as https://desk.example.com, ' +
      'with no path; http only for this machine itself.',
  );
}
