import type { IncomingMessage, ServerResponse } from 'node:http';
import { cutOff, type CutOff } from '../faults/fault';
import { Addresses } from './addresses';
import { readIncoming } from './body';
import { Departures } from './departures';
import type { RestReply } from './exchange';
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
      header: (name: 'authorization' | 'content-type' | 'if-match') => incoming.headers[name],
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
  const { status, headers, body } = reply;
  if (body === undefined) {
    outgoing.writeHead(status, headers).end();
    return;
  }
  const bytes = Buffer.byteLength(body);
  outgoing.writeHead(status, { ...headers, 'Content-Length': bytes });
  // Text of as many bytes as characters is ASCII, which is written without a search for what is not.
  outgoing.end(body, bytes === body.length ? 'latin1' : 'utf8');
}
