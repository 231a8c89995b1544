import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StubRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly parameters: Record<string, string>;
}

export interface StubAnswer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** An application that webhooks are sent to, over real HTTP. */
export interface StubServer {
  readonly origin: string;
  readonly requests: StubRequest[];
  /** Resolves at the next request to come, before it is answered. */
  nextRequest(): Promise<StubRequest>;
  close(): Promise<void>;
}

export type Answering = (request: StubRequest) => StubAnswer | 'hang';

async function read(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

/** @param answer - What to answer; `hang` leaves the request without an answer until the server is closed. */
export async function startStubServer(answer: Answering): Promise<StubServer> {
  const requests: StubRequest[] = [];
  let waiting: ((request: StubRequest) => void)[] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await read(request);
    const seen: StubRequest = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      parameters: Object.fromEntries(new URLSearchParams(body)),
    };
    requests.push(seen);
    for (const resolve of waiting) resolve(seen);
    waiting = [];
    const answered = answer(seen);
    if (answered === 'hang') return;
    response.writeHead(answered.status ?? 200, answered.headers ?? {}).end(answered.body ?? '');
  };
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    nextRequest: () => new Promise((resolve) => waiting.push(resolve)),
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

export const json = (value: unknown): StubAnswer => ({
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(value),
});

export const xml = (body: string): StubAnswer => ({ headers: { 'Content-Type': 'text/xml' }, body });
