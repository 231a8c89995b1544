import { once } from 'node:events';
import { Agent, request, type IncomingMessage, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { localCredentials } from '../../../emulator/credentials';
import { restApp } from '../../../emulator/rest/rest-app';
import { maximumBodyBytes } from '../../../emulator/rest/body';
import { restListener } from '../../../emulator/rest/listener';
import { RestApi } from '../../../emulator/rest/rest-api';
import { listen, stopServer } from '../../../emulator/server';
import { TestFloor } from '../floor';
import { basic } from './rest-client';
import { thingOperations } from './things';

const authorization = basic(localCredentials.accountSid, localCredentials.authToken);
const formType = 'application/x-www-form-urlencoded';

let server: Server;
let port: number;
let sockets: Socket[];
let underWay: number;

beforeEach(async () => {
  underWay = 0;
  const api = new RestApi(new TestFloor().engine, thingOperations, {
    async guard(_request, answer) {
      underWay += 1;
      return answer().finally(() => (underWay -= 1));
    },
  });
  const at = await listen(restApp(api), 0, '127.0.0.1', restListener(api));
  server = at.server;
  port = Number(new URL(at.origin).port);
  sockets = [];
  server.on('connection', (socket: Socket) => sockets.push(socket));
});
afterEach(() => stopServer(server));

interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly agent?: Agent;
}

async function ask(
  path: string,
  { method = 'GET', headers = {}, body, agent }: Sent = {},
): Promise<{ status: number | undefined; headers: IncomingMessage['headers']; body: string }> {
  const asked = request({ port, path, method, headers: { authorization, ...headers }, ...(agent && { agent }) });
  asked.end(body);
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  return { status: answer.statusCode, headers: answer.headers, body: await text(answer) };
}

/** Sends bytes as they stand, and reads until the server closes the connection. */
async function say(bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(bytes);
  return text(socket);
}

const head = (line: string, ...headers: string[]): string =>
  [line, `authorization: ${authorization}`, ...headers, '', ''].join('\r\n');

describe('addresses', () => {
  test.each([
    ['as they are', '/v1/Things/T1', '/v1/Things/T1'],
    ['with an empty query', '/v1/Things/T1?', '/v1/Things/T1'],
    ['percent-encoded', '/v1/Things/T%31', '/v1/Things/T%31'],
    ['with dots', '/v1/Others/../Things/./T1', '/v1/Things/T1'],
    ['whole, as a proxy is sent them', 'http://localhost:1234/v1/Things/T1', '/v1/Things/T1'],
  ])('%s are understood', async (_name, target, pathname) => {
    const { status, body } = await ask(target);
    expect([status, JSON.parse(body)]).toEqual([200, { sid: 'T1', url: expect.stringMatching(/^http:.*/) }]);
    expect(new URL(JSON.parse(body).url).pathname).toBe(pathname);
  });

  test.each([
    ['Example.COM:80', 'http://example.com'],
    ['[::1]:4010', 'http://[::1]:4010'],
    ['taskrouter.local', 'http://taskrouter.local'],
  ])('are on the host that the client named: %s', async (host, origin) => {
    const { body } = await ask('/v1/Things/T1', { headers: { host } });
    expect(JSON.parse(body)).toMatchObject({ url: `${origin}/v1/Things/T1` });
    const again = await ask('/v1/Things/T2', { headers: { host } });
    expect(JSON.parse(again.body)).toMatchObject({ url: `${origin}/v1/Things/T2` });
  });

  test.each(['a/b', 'a b', 'user@host', ':'])('on no host are refused: %s', async (host) => {
    const said = await say(head('GET /v1/Things/T1 HTTP/1.1', `host: ${host}`, 'connection: close'));
    expect(said).toMatch(/^HTTP\/1.1 400 /);
  });

  test('that no operation has are answered too', async () => {
    expect(await ask('/v1/Nothing')).toMatchObject({ status: 404, body: expect.stringContaining('"code":20404') });
  });
});

describe('replies', () => {
  test('say how long they are, in bytes', async () => {
    const form = { method: 'POST', headers: { 'content-type': formType }, body: 'Name=%C3%BCml' };
    const { headers, body } = await ask('/v1/Things', form);
    expect(body).toBe('{"Name":"üml"}');
    expect(headers).toMatchObject({ 'content-length': '15', 'content-type': 'application/json' });
  });

  test('to HEAD are those to GET, without the body', async () => {
    const { date: _got, ...asGet } = (await ask('/v1/Things/T1')).headers;
    const { status, headers, body } = await ask('/v1/Things/T1', { method: 'HEAD' });
    expect([status, body]).toEqual([200, '']);
    expect(headers).toMatchObject(asGet);
  });

  test('without a body have neither length nor type', async () => {
    const { status, headers, body } = await ask('/v1/Things/T1', { method: 'DELETE' });
    expect([status, headers['content-length'], headers['content-type'], body]).toEqual([204, undefined, undefined, '']);
  });

  test('to requests sent without waiting come in their order', async () => {
    const said = await say(
      head('GET /v1/Things/T1 HTTP/1.1', 'host: a') +
        head('DELETE /v1/Nothing HTTP/1.1', 'host: a') +
        head('GET /v1/Things/T3 HTTP/1.1', 'host: a', 'connection: close'),
    );
    expect(said.match(/HTTP\/1.1 \d+|"sid":"T\d"/g)).toEqual([
      'HTTP/1.1 200',
      '"sid":"T1"',
      'HTTP/1.1 404',
      'HTTP/1.1 200',
      '"sid":"T3"',
    ]);
  });

  test('leave the connection open, whatever was refused and unread', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const sent = { method: 'POST', headers: { 'content-type': formType }, body: 'Name=a', agent };
    try {
      expect(await ask('/v1/Things', { ...sent, headers: { authorization: 'Basic bm9ib2R5' } })).toMatchObject({
        status: 401,
      });
      expect(await ask('/v1/Things/T1', sent)).toMatchObject({ status: 405 });
      const tooLarge = `Name=${'a'.repeat(maximumBodyBytes)}`;
      expect(await ask('/v1/Things', { ...sent, body: tooLarge })).toMatchObject({ status: 413 });
      expect(await ask('/v1/Things', { ...sent, body: tooLarge, headers: { 'transfer-encoding': 'chunked' } })).toEqual(
        expect.objectContaining({ status: 413 }),
      );
      expect(await ask('/v1/Things', sent)).toMatchObject({ status: 201 });
    } finally {
      agent.destroy();
    }
    expect(sockets).toHaveLength(1);
  });
});

test('a client that leaves in the middle of its body leaves nothing behind', async () => {
  const socket = connect(port, '127.0.0.1');
  const arrived = once(server, 'request');
  socket.write(head('POST /v1/Things HTTP/1.1', 'host: a', `content-type: ${formType}`, 'content-length: 100'));
  socket.write('Name=a');
  const [incoming] = (await arrived) as [IncomingMessage];
  expect(underWay).toBe(1);
  const closed = new Promise((resolve) => incoming.once('close', resolve));
  socket.destroy();
  await closed;
  expect(await ask('/v1/Things/T1')).toMatchObject({ status: 200 });
  expect(underWay).toBe(0);
});
