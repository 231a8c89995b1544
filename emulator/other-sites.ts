import { isIP } from 'node:net';
import { readUrl } from '../src/lib/text/read-url';
import { forbidden, type TwilioError } from './account/twilio-error';

/** What of a request tells who sent it. */
export interface SenderHeaders {
  readonly host?: string | undefined;
  readonly origin?: string | undefined;
  /** @see https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site */
  readonly 'sec-fetch-site'?: string | string[] | undefined;
  readonly 'x-twilio-signature'?: string | string[] | undefined;
}

const loopbackNames = ['localhost', '127.0.0.1', '[::1]'] as const;
const hostPattern = /^(?:([\w.-]+)|\[([\da-f:.]+)\])(?::\d{1,5})?$/;
/** More than anybody's pages have, and few enough for a page that tries to fill the log. */
const mostTold = 20;

/**
 * Keeps other sites out: the credentials are public, so a page of a stranger in the developer's browser could else steer the
 * emulator, by asking from its own origin or by having its own name lead to this machine. Programs send neither.
 */
export class OtherSites {
  readonly #origins: ReadonlySet<string>;
  readonly #hosts: ReadonlySet<string>;
  readonly #log: (line: string) => void;
  readonly #told = new Set<string>();
  /** Clients name the same host again and again. */
  #lastHost: string | undefined;

  /**
   * @param origins - Whose pages may ask: the desk's own, and others that the developer named. A loopback address stands for
   * its other spellings.
   * @param log - Told once of each origin that is refused, as a browser tells its page nothing.
   */
  constructor(origins: Iterable<string>, log: (line: string) => void = () => undefined) {
    const urls = [...origins].flatMap((origin) => readUrl(origin) ?? []);
    this.#origins = new Set(urls.flatMap(spellingsOf));
    this.#hosts = new Set(urls.map(({ host }) => host));
    this.#log = log;
  }

  /** Why a request is refused; `undefined` where it is let in. */
  refusalOf(headers: SenderHeaders): TwilioError | undefined {
    // Only the emulator's own webhooks are signed: one that arrives here was sent in a circle.
    if (headers['x-twilio-signature'] !== undefined)
      return forbidden('The local TaskRouter does not ask itself: name an address of your application');
    const { host = '', origin } = headers;
    if (!this.#isOwn(host))
      return forbidden(
        `The local TaskRouter is not reached under the name ${host}: use localhost or its IP address, or start it with --allow-origin http://${host}`,
      );
    if (origin !== undefined) return this.#isAllowed(origin, host) ? undefined : this.#refuse(origin);
    if (headers['sec-fetch-site'] !== 'cross-site') return undefined;
    return forbidden('Pages of other sites may not ask the local TaskRouter; open its own page, or use a program');
  }

  #isOwn(host: string): boolean {
    if (host === this.#lastHost) return true;
    if (!isLocalName(host) && !this.#hosts.has(host.toLowerCase())) return false;
    this.#lastHost = host;
    return true;
  }

  #isAllowed(origin: string, host: string): boolean {
    if (this.#origins.has(origin)) return true;
    return readUrl(origin)?.host === host.toLowerCase();
  }

  #refuse(origin: string): TwilioError {
    const named = readUrl(origin)?.origin;
    if (named !== undefined && named !== 'null' && this.#told.size < mostTold && !this.#told.has(named)) {
      this.#told.add(named);
      this.#log(`Refused what a page of ${named} asked for; --allow-origin ${named} lets its pages in.`);
    }
    return forbidden(
      `Pages of ${origin} may not ask the local TaskRouter; start it with --allow-origin ${origin} if they are yours`,
    );
  }
}

function spellingsOf({ protocol, hostname, port, origin }: URL): readonly string[] {
  if (!loopbackNames.some((name) => name === hostname)) return [origin];
  return loopbackNames.map((name) => `${protocol}//${name}${port && `:${port}`}`);
}

/**
 * An IP address, `localhost`, a name without a dot or in `.internal`: none that a stranger could have lead to this machine. Nor
 * one of Twilio's, which is what a client says whose connections are led here.
 */
function isLocalName(host: string): boolean {
  const [, plain, inBrackets] = hostPattern.exec(host.toLowerCase()) ?? [];
  const name = plain ?? inBrackets ?? '';
  return (
    isIP(name) !== 0 ||
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    name.endsWith('.internal') ||
    name.endsWith('.twilio.com') ||
    /^[\w-]+$/.test(name)
  );
}
