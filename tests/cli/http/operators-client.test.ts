import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OperatorsClient } from '../../../src/cli/http/operators-client';
import { UnansweredError } from '../../../src/cli/http/unanswered-error';
import { testIo, type TestIo } from '../test-io';

const uri = 'https://taskrouter.twilio.com/v1/Workspaces/WS00000000000000000000000000000001/Tasks';

describe('the operators’ HTTP client', () => {
  let server: Server;
  let origin: string;
  let answer: RequestListener;
  let io: TestIo;

  beforeEach(async () => {
    server = createServer((request, response) => answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    io = await testIo();
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  const client = (concurrency = 8): OperatorsClient => new OperatorsClient({ io, concurrency, origin });

  it('asks no more often than it may at a time', async () => {
    let [asked, most] = [0, 0];
    const waiting: (() => void)[] = [];
    answer = (_, response) => {
      asked += 1;
      waiting.push(() => response.end('{}'));
      most = Math.max(most, waiting.length);
      // None is answered before as many wait as there may be; of 20, two are left over in the end.
      if (waiting.length === 3 || asked === 20) for (const end of waiting.splice(0)) end();
    };
    const three = client(3);
    await Promise.all(Array.from({ length: 20 }, () => three.request({ method: 'get', uri })));
    expect(most).toBe(3);
    expect(three.sent).toBe(20);
  });

  it('keeps everybody quiet for as long as it was told', async () => {
    const told: number[] = [];
    let first = true;
    answer = (_, response) => {
      told.push(io.clock.now());
      response.writeHead(first ? 429 : 200, first ? { 'Retry-After': '30' } : {}).end('{}');
      first = false;
    };
    const one = client(1);
    const start = io.clock.now();
    await Promise.all([one.request({ method: 'get', uri }), one.request({ method: 'get', uri })]);
    expect(told).toHaveLength(3);
    expect(told[0]).toBe(start);
    expect(told.slice(1).every((at) => at >= start + 30_000)).toBe(true);
  });

  it('gives up after so many attempts, with the last answer', async () => {
    answer = (_, response) => void response.writeHead(503).end('{"message":"busy"}');
    const { statusCode } = await client().request({ method: 'get', uri });
    expect(statusCode).toBe(503);
    expect(io.pauses).toHaveLength(9);
  });

  it('says that nobody is there without trying for long', async () => {
    const nowhere = new OperatorsClient({ io, concurrency: 1, origin: 'http://127.0.0.1:9' });
    const request = nowhere.request({ method: 'get', uri, username: 'AC1', password: 'a secret' });
    await expect(request).rejects.toThrow(new UnansweredError('127.0.0.1:9', 'ECONNREFUSED'));
    expect(io.pauses).toHaveLength(1);
    const error: unknown = await request.catch((caught: unknown) => caught);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('a secret');
  });

  it.each([200, 404])('knows that it is not Twilio who answers with a web page and %d', async (status) => {
    answer = (_, response) => void response.writeHead(status, { 'Content-Type': 'text/html' }).end('<h1>Hello</h1>');
    await expect(client().request({ method: 'get', uri })).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining(`answered HTTP ${status}, but not as Twilio does`) as string,
    });
  });

  it.each(['[]', 'null', '1'])('knows that it is not Twilio who answers %s', async (body) => {
    answer = (_, response) => void response.writeHead(200, { 'Content-Type': 'application/json' }).end(body);
    await expect(client().request({ method: 'get', uri })).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('takes an empty answer for one', async () => {
    answer = (_, response) => void response.writeHead(204).end();
    expect((await client().request({ method: 'delete', uri })).statusCode).toBe(204);
  });

  it('begins nothing after Ctrl-C, and waits no longer', async () => {
    let asked = 0;
    answer = (_, response) => {
      asked += 1;
      response.writeHead(503).end('{}');
    };
    io.onSleep = () => io.stop();
    await expect(client().request({ method: 'get', uri })).rejects.toMatchObject({ code: 'interrupted' });
    await expect(client().request({ method: 'get', uri })).rejects.toMatchObject({ code: 'interrupted' });
    expect(asked).toBe(1);
  });

  it('does not make a thing twice where the answer was lost', async () => {
    let asked = 0;
    answer = (request) => {
      asked += 1;
      request.socket.destroy();
    };
    const create = client().request({ method: 'post', uri, data: {} });
    await expect(create).rejects.toThrow(UnansweredError);
    expect(asked).toBe(1);
  });
});
