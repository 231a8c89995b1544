import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { readUrl } from '../../src/lib/text/read-url';
import { cutOff, type CutOff } from '../faults/faults';
import { readIncoming } from './body';
import type { Address, RequestHeader, RestReply } from './operation';
import type { RestApi } from './rest-api';

/** Answers a request of a Node server, or says by `false` that it is not meant for it. */
export type DirectListener = (incoming: IncomingMessage, outgoing: ServerResponse) => boolean;

/**
 * The REST API straight on a Node server. It takes the requests to the operations' own addresses; whatever else there
 * is, malformed addresses among it, is left to others.
 */
export function restListener(api: RestApi): DirectListener {
  const addresses = new Addresses();
  const departures = new Departures();
  return (incoming, outgoing) => {
    const address = addresses.read(incoming);
    const match = address && api.match(address.pathname);
    if (!match) return false;
    const request = {
      method: incoming.method ?? '',
      address,
      query: address.query,
      header: (name: RequestHeader) => incoming.headers[name],
      body: () => readIncoming(incoming),
    };
    void api.answer(request, match).then((reply) => departures.add(() => send(outgoing, reply)));
    return true;
  };
}

function send(outgoing: ServerResponse, reply: RestReply | CutOff): void {
  if (reply === cutOff) {
    outgoing.socket?.resetAndDestroy();
    return;
  }
  const { status, headers, body, bytes: file } = reply;
  if (file) {
    outgoing.writeHead(status, { ...headers, 'Content-Length': file.length });
    Readable.from(file.chunks).pipe(outgoing);
    return;
  }
  if (body === undefined) {
    outgoing.writeHead(status, headers).end();
    return;
  }
  const bytes = Buffer.byteLength(body);
  outgoing.writeHead(status, { ...headers, 'Content-Length': bytes });
  // Text of as many bytes as characters is ASCII, which is written without a search for what is not.
  outgoing.end(body, bytes === body.length ? 'latin1' : 'utf8');
}

/** A path that reading it as a URL would leave as it is. */
const plainPath = /^\/[\w/-]*(?:\.json)?$/;
const plainHost = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;
const noQuery = new URLSearchParams();

/** Reads where requests were sent. */
class Addresses {
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

/**
 * Lets the replies to all requests that came in together leave together. Each reply wakes whoever waits for it; where
 * they leave one by one, a client with many connections is woken, handles one and falls asleep again for each of them,
 * which costs both sides more than the reply itself.
 */
export class Departures {
  #waiting: (() => void)[] = [];

  /** @param leave - Runs before the event loop looks for further requests. */
  add(leave: () => void): void {
    if (this.#waiting.push(leave) === 1) setImmediate(() => this.#go());
  }

  #go(): void {
    const going = this.#waiting;
    this.#waiting = [];
    for (const leave of going) leave();
  }
}
