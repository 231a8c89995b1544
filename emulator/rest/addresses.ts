import type { IncomingMessage } from 'node:http';
import type { Address } from './exchange';
import { readUrl } from '../../src/lib/text/read-url';

/** A path that reading it as a URL would leave as it is. */
const plainPath = /^\/[\w/-]*(?:\.json)?$/;
const plainHost = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;
const noQuery = new URLSearchParams();

/** Reads where requests were sent. */
export class Addresses {
  /** Clients name the same host again and again. */
  #last: { readonly host: string; readonly origin: string } | undefined;

  /** @returns `undefined` where it is no address. */
  read({ url: target = '', headers }: IncomingMessage): (Address & { readonly query: URLSearchParams }) | undefined {
    const origin = this.#originOf(headers.host ?? '');
    if (origin === undefined) return undefined;
    if (plainPath.test(target)) return { origin, pathname: target, query: noQuery };
    const address = target.startsWith('/') ? origin + target : target;
    const url = readUrl(address);
    return url && { origin: url.origin, pathname: url.pathname, query: url.searchParams };
  }

  #originOf(host: string): string | undefined {
    if (host === this.#last?.host) return this.#last.origin;
    const url = plainHost.test(host) ? readUrl(`http://${host}`) : undefined;
    if (!url) return undefined;
    const { origin } = url;
    this.#last = { host, origin };
    return origin;
  }
}
