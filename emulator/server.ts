import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import type { TwilioError } from './account/twilio-error';
import type { DirectListener } from './rest/listener';

/** A port that cannot be had. */
export class PortTakenError extends Error {
  override readonly name = 'PortTakenError';

  constructor(readonly port: number) {
    super(`Port ${port} is already in use: stop what listens there, or choose another port`);
  }
}

/** An address that cannot be listened on. */
export class ListenError extends Error {
  override readonly name = 'ListenError';

  constructor(host: string, code: string | undefined) {
    super(`Cannot listen on ${host} (${code ?? 'unknown reason'}): give an address of this machine, such as 127.0.0.1`);
  }
}

/** How long an idle connection is kept open for the next request. */
const KEEP_ALIVE_MS = 75_000;

/**
 * Serves an app over HTTP.
 *
 * @param port - 0 for any free one.
 * @param direct - Asked before the app.
 * @param refusalOf - Asked before either, why a request may not be made at all.
 * @returns The server, listening, and the origin it is reached at.
 * @throws PortTakenError, ListenError
 */
export async function listen(
  app: Hono,
  port: number,
  host: string,
  direct: DirectListener = () => false,
  refusalOf: (request: IncomingMessage) => TwilioError | undefined = () => undefined,
): Promise<{ server: Server; origin: string }> {
  const answer = getRequestListener(app.fetch);
  const server = createServer((request, response) => {
    const refusal = refusalOf(request);
    if (refusal) refuse(response, refusal);
    else if (!direct(request, response)) void answer(request, response);
  });
  // Longer than any client keeps an idle connection, or one would be closed under the request that reuses it.
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTakenError(port) : new ListenError(host, error.code)),
    );
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const actualPort = typeof address === 'object' && address ? address.port : port;
  return { server, origin: `http://${host.includes(':') ? `[${host}]` : host}:${actualPort}` };
}

/** Without reading what else was sent. */
function refuse(response: ServerResponse, refusal: TwilioError): void {
  response.writeHead(refusal.status, { 'Content-Type': 'application/json', Connection: 'close' });
  response.end(JSON.stringify(refusal.toJSON()));
}

export async function stopServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}
