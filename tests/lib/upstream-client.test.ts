import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { UpstreamClient } from '../../src/lib/upstream-client';

/** Far from today, so that a client which looked at the real clock would fail. */
const noon = Date.UTC(2031, 4, 6, 12);

let server: Server;
let origin: string;
let client: UpstreamClient;
let time: number;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let connections: Socket[];
let heard: { method: string | undefined; authorization: string | undefined; connection: number }[];

const greet = (_: IncomingMessage, response: ServerResponse): void => void response.end('{"hello":"there"}');

beforeEach(async () => {
  [connections, heard, answer, time] = [[], [], greet, noon];
  server = createServer((request, response) => {
    const { method, socket } = request;
    heard.push({ method, authorization: request.headers.authorization, connection: connections.indexOf(socket) });
    request.resume().once('end', () => {
      response.setHeader('Content-Type', 'application/json');
      answer(request, response);
    });
  });
  server.on('connection', (socket) => connections.push(socket));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  client = new UpstreamClient({ origin, upstreamTimeoutMs: 20_000, upstreamRetryDelayMs: 1, now: () => time });
});

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

const ask = (method: 'get' | 'post', who = 'AC1:secret'): Promise<{ statusCode: number }> => {
  const [username = '', password = ''] = who.split(':');
  return client.request({ method, uri: 'https://api.twilio.com/thing', username, password, headers: {} });
};
const asks = async (...methods: ('get' | 'post')[]): Promise<number[]> => {
  const statuses: number[] = [];
  for (const method of methods) statuses.push((await ask(method)).statusCode);
  return statuses;
};
/** Closes every connection from the server's side. The client's loop has had no turn in which to hear of it. */
const closeFromThere = (): void => connections.forEach((socket) => socket.destroy());
const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

describe('a kept connection', () => {
  it('serves one request after the other, reads and writes', async () => {
    expect(await asks('get', 'get', 'post', 'post', 'get')).toEqual([200, 200, 200, 200, 200]);
    expect(connections).toHaveLength(1);
  });

  it('serves as many at once as were ever needed at once', async () => {
    await Promise.all(times(20, () => ask('get')));
    const opened = connections.length;
    await Promise.all(times(20, () => ask('get')));
    await Promise.all(times(20, () => ask('post')));
    expect([opened, connections.length]).toEqual([20, 20]);
  });

  it('carries the credentials of whoever asks, and of nobody else', async () => {
    await ask('get', 'AC1:one');
    await ask('get', 'AC2:two');
    await ask('post', 'AC1:three');
    const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;
    expect(heard.map(({ authorization }) => authorization)).toEqual(['AC1:one', 'AC2:two', 'AC1:three'].map(basic));
    expect(connections).toHaveLength(1);
  });

  it.each([
    ['a read after half a minute', 'get', 30_000, 1],
    ['a read after a minute', 'get', 60_000, 2],
    ['a write after a second', 'post', 1_000, 1],
    ['a write after three', 'post', 3_000, 2],
    ['a read after the clock was set back', 'get', -3_000, 2],
  ] as const)('is trusted for so long: %s', async (_, method, restMs, opened) => {
    await ask('get');
    time += restMs;
    expect(await asks(method)).toEqual([200]);
    expect(connections).toHaveLength(opened);
  });

  it('is trusted for a write once a read has gone over it', async () => {
    await ask('get');
    time += 30_000;
    expect(await asks('get', 'post')).toEqual([200, 200]);
    expect(connections).toHaveLength(1);
  });
});

describe('a server that closes what rests', () => {
  it.each(['get', 'post'] as const)('makes no %s fail, however late it is noticed', async (method) => {
    await Promise.all(times(5, () => ask('get')));
    closeFromThere();
    heard = [];
    expect(await asks(method)).toEqual([200]);
    expect(heard.map((one) => one.method)).toEqual([method.toUpperCase()]);
  });

  it('is not used again once it has said that it closes', async () => {
    answer = (_, response) => response.setHeader('Connection', 'close').end('{}');
    expect(await asks('post', 'post', 'post')).toEqual([200, 200, 200]);
    expect(connections).toHaveLength(3);
  });
});

describe('a server that cuts a request off', () => {
  const cut = ({ socket }: IncomingMessage): void => void socket.destroy();

  it('is asked again to read, on a new connection', async () => {
    await Promise.all(times(3, () => ask('get')));
    heard = [];
    answer = (request, response) => (heard.length === 1 ? cut(request) : greet(request, response));
    expect(await asks('get')).toEqual([200]);
    expect(heard.map(({ connection }) => connection > 2)).toEqual([false, true]);
  });

  it('is asked once more and no more', async () => {
    answer = cut;
    await expect(ask('get')).rejects.toMatchObject({ code: 'upstream_unreachable' });
    expect(heard).toHaveLength(2);
  });

  it.each(['a new connection', 'a kept connection'])('is never told twice to write, on %s', async (connection) => {
    if (connection === 'a kept connection') await ask('get');
    heard = [];
    answer = cut;
    await expect(ask('post')).rejects.toMatchObject({
      code: 'upstream_unreachable',
      message: expect.stringContaining('may still come about'),
    });
    expect(heard).toHaveLength(1);
  });
});
