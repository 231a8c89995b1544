import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fetch } from '../../../../src/assets/desk/ground/api';

/** A request as a Function would see it. */
export interface Seen {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

/** What to answer: a status and a body, or nothing at all, ever. */
export type Answer = { status: number; body: string; headers?: Record<string, string> } | 'silence';

export interface FunctionServer {
  readonly seen: Seen[];
  /** `fetch` with paths of this server. */
  readonly send: Fetch;
  answer: Answer | ((request: Seen) => Answer);
  close(): Promise<void>;
}

/** Stands where our Functions are, and answers what a test wants answered. */
export async function startFunctionServer(): Promise<FunctionServer> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    void reply(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // An HTTP server that listens on a port always has an address of this kind.
  const { port } = server.address() as AddressInfo;
  const running: FunctionServer = {
    seen,
    send: (path, init) => fetch(`http://127.0.0.1:${port}${path}`, init),
    answer: { status: 200, body: '{}' },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  async function reply(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, url: path, headers } = request;
    const asked: Seen = { method, path, authorization: headers.authorization, body: await readBody(request) };
    seen.push(asked);
    const answer = typeof running.answer === 'function' ? running.answer(asked) : running.answer;
    if (answer !== 'silence') response.writeHead(answer.status, answer.headers).end(answer.body);
  }
  return running;
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text === '' ? undefined : JSON.parse(text);
}
