import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { readBody, replay } from './gateway/request-body';
import { refuse, refuseAfter } from './gateway/gateway-refusal';
import { isSignedByTwilio } from './gateway/check-signature';

export type Access = 'public' | 'protected' | 'private';

/** One path that the Functions server serves, and who may call it, by the ending of its file's name. */
export interface Route {
  path: string;
  access: Access;
}

/** An express app, called as a middleware: `next` is reached with an error, or with nothing for an unknown route. */
export type App = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void;

export interface GatewayOptions {
  /** Every route that `app` serves; one that is missing here is not guarded. */
  routes: readonly Route[];
  authToken: string;
  /** Where Twilio calls the desk: an origin, over which its signatures are. Guessed from each request where nobody has said. */
  publicOrigin?: string | undefined;
  app: App;
  /** Told of a failure inside `app` that its caller sees only as a 500. */
  onFailure?: (error: unknown) => void;
}

/** A request target that every parser reads alike: a slash, then printable ASCII with no fragment and no backslash. */
const PLAIN_TARGET = /^\/(?![^]*[#\\])[!-~]*$/;

const SIGNATURE_MESSAGE =
  'This Function answers Twilio alone, and X-Twilio-Signature is missing or does not fit the URL, the parameters ' +
  'and the auth token. Sign the URL exactly as it is called, query included.';

/**
 * Stands where Twilio's gateway stands in the cloud, in front of the Functions: it lets a call to a protected
 * Function through only with Twilio's signature, and one to a private Function or asset never. It runs on the laptop
 * alone and is no part of what is deployed, so a deployed Function cannot refuse what Twilio's gateway let through.
 *
 * Its own answers are JSON, `{"error": {"code", "message"}}`; everything else reaches `app` as it came.
 *
 * @throws when `authToken` is empty, because no signature could be checked.
 */
export function createGateway({ routes, authToken, publicOrigin, app, onFailure }: GatewayOptions): RequestListener {
  if (authToken === '') {
    throw new Error('AUTH_TOKEN is empty, so no signature can be checked: set it to the auth token of the account.');
  }
  const refusal =
    publicOrigin === undefined
      ? SIGNATURE_MESSAGE
      : `${SIGNATURE_MESSAGE} It begins with ${publicOrigin} here, as DESK_ORIGIN says.`;
  const accessOf = new Map(routes.map((route) => [route.path, route.access]));

  function forward(request: IncomingMessage, response: ServerResponse): void {
    app(request, response, (error) => {
      if (refuseAfter(error, response) >= 500) onFailure?.(error);
    });
  }

  async function forwardIfSigned(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    if (body === 'aborted') return;
    if (body === 'too large') {
      refuse(response, 413, 'body_too_large', 'The body is larger than the 6 MB that a Function takes.');
    } else if (isSigned(request, body, { authToken, publicOrigin })) {
      forward(replay(request, body), response);
    } else {
      refuse(response, 403, 'invalid_signature', refusal);
    }
  }

  return (request, response) => {
    const target = request.url ?? '';
    if (!PLAIN_TARGET.test(target)) {
      refuse(response, 400, 'invalid_request', 'The request target must be a plain path and query, such as /token.');
      return;
    }
    const path = target.split('?', 1)[0] ?? '';
    switch (accessOf.get(path)) {
      case 'private':
        refuse(response, 403, 'private', 'This path is private: Functions may use it, nobody may call it.');
        break;
      case 'protected':
        void forwardIfSigned(request, response);
        break;
      case 'public':
      case undefined:
        forward(request, response);
    }
  };
}

function isSigned(
  request: IncomingMessage,
  body: Buffer,
  { authToken, publicOrigin }: Pick<GatewayOptions, 'authToken' | 'publicOrigin'>,
): boolean {
  const url = addressOf(request, publicOrigin);
  if (url === undefined) return false;
  const signature = request.headers['x-twilio-signature'];
  return isSignedByTwilio(
    {
      url,
      signature: typeof signature === 'string' ? signature : undefined,
      contentType: request.headers['content-type'],
      contentEncoding: request.headers['content-encoding'],
      body,
    },
    authToken,
  );
}

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
