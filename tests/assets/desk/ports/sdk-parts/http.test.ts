import axios from 'axios';
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import http from '../../../../../src/assets/desk/ports/sdk-parts/http';

let server: Server;
let url: string;
let seen: IncomingMessage | undefined;
let sent: string;

/** Answers with what the path asks for: `/400`, `/plain`, or never. */
beforeAll(async () => {
  server = createServer((request, response) => {
    seen = request;
    sent = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (sent += chunk));
    request.on('end', () => {
      if (request.url === '/never') return;
      if (request.url === '/plain') return void response.end('not JSON');
      const status = Number(request.url?.slice(1));
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ payload: { a: 1 }, message: 'No' }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

type Client = ReturnType<typeof http.create>;

/** What the SDK gets from a client, in the parts it looks at. */
async function asked(client: Client, path: string): Promise<unknown> {
  try {
    const { data } = await client.post(path, '{"a":1}', { headers: { apiVersion: 'v1' } });
    return { data };
  } catch (error) {
    const { message, request, response } = error as Error & { request?: unknown; response?: Record<string, unknown> };
    const answer = response && { status: response['status'], data: response['data'] };
    return { message, response: answer, sent: Boolean(request) };
  }
}

const defaults = { timeout: 300, headers: { clientVersion: '2.1.1' } };
const stand = http.create(defaults);
const real = axios.create({ method: 'POST', ...defaults }) as unknown as Client;

it.each(['/200', '/201', '/400', '/404', '/429', '/500', '/plain', '/never'])(
  '%s is told as axios tells it',
  async (path) => {
    expect(await asked(stand, url + path)).toEqual(await asked(real, url + path));
  },
);

it('the server sees what it sees of axios', async () => {
  const of = async (client: Client): Promise<unknown> => {
    await asked(client, `${url}/200`);
    const { apiversion, clientversion, accept, 'content-type': type } = seen?.headers ?? {};
    return { method: seen?.method, apiversion, clientversion, accept, type, sent };
  };
  const told = await of(stand);
  expect(told).toEqual(await of(real));
  expect(told).toMatchObject({ method: 'POST', apiversion: 'v1', clientversion: '2.1.1', sent: '{"a":1}' });
});

it('a server that is not there is a network’s error', async () => {
  const nowhere = 'http://127.0.0.1:1';
  expect(await asked(stand, nowhere)).toEqual({ message: 'Network Error', response: undefined, sent: true });
  expect(await asked(real, nowhere)).toMatchObject({ response: undefined, sent: true });
});
