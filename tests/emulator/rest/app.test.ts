import type { Server } from 'node:http';
import { localCredentials } from '../../../emulator/credentials';
import { restApp } from '../../../emulator/rest/rest-app';
import { maximumBodyBytes } from '../../../emulator/rest/body';
import { restListener } from '../../../emulator/rest/listener';
import { notDone } from '../../../emulator/rest/operation';
import { RestApi } from '../../../emulator/rest/rest-api';
import { listen, stopServer } from '../../../emulator/server';
import { TestFloor } from '../floor';
import { basic, overHttp, RestClient } from './rest-client';
import { thingOperations } from './things';

const { accountSid, authToken, apiKey, apiSecret } = localCredentials;
const account = `/2010-04-01/Accounts/${accountSid}`;

const log: string[] = [];
const floor = new TestFloor();
const api = new RestApi(floor.engine, thingOperations, { log: (line) => log.push(line) });
let server: Server;
let origin: string;

beforeAll(async () => {
  ({ server, origin } = await listen(restApp(api), 0, '127.0.0.1', restListener(api)));
});
afterAll(() => stopServer(server));
beforeEach(() => log.splice(0));

describe.each([
  ['without a connection', (): RestClient => new RestClient(restApp(api))],
  ['over HTTP', (): RestClient => new RestClient(overHttp(origin))],
])('%s', (_transport, connect) => {
  let client: RestClient;
  beforeAll(() => {
    client = connect();
  });

  describe('routes', () => {
    test.each([
      ['/v1/Things/T1', { sid: 'T1' }],
      ['/v1/Things/All', { all: true }],
      ['/v1/Things/a%20b', { sid: 'a b' }],
      ['/v1/Things/%zz', { sid: '%zz' }],
      [`${account}/Calls/CA1.json`, { call: 'CA1' }],
      [`${account}/Calls/CA1/Events.json`, { eventsOf: 'CA1' }],
    ])('%s is found', async (path, json) => {
      expect(await client.get(path)).toMatchObject({ status: 200, json });
    });

    test.each(['/', '/v1/Nothing', '/v1/Things/T1/More', '/v1/Things//', `${account}/Calls/CA1`, '/v2/Things/T1'])(
      '%s is not found',
      async (path) => {
        expect(await client.get(path)).toMatchObject({ status: 404, json: { code: 20404, status: 404 } });
      },
    );

    test('what is published and not done says so', async () => {
      const { status, json } = await client.get('/v1/Later');
      expect(status).toBe(501);
      expect(json['message']).toContain('FetchLater');
      const form = await client.post('/v1/Later', { Whatever: 'it takes' });
      expect([form.status, form.json['message']]).toEqual([501, expect.stringContaining('CreateLater')]);
    });

    test('a method that a path does not have is refused', async () => {
      expect(await client.delete('/v1/Things')).toMatchObject({ status: 405, json: { code: 20004 } });
      expect(await client.send('/v1/Things/T1', { method: 'PATCH' })).toMatchObject({ status: 405 });
    });

    test("another account's resources are not found", async () => {
      const other = '/2010-04-01/Accounts/AC00000000000000000000000000000002/Calls/CA1.json';
      expect(await client.get(other)).toMatchObject({ status: 404, json: { code: 20404 } });
    });
  });

  describe('authentication', () => {
    test.each([
      ['the auth token', basic(accountSid, authToken)],
      ['an API key', basic(apiKey, apiSecret)],
    ])('%s is accepted', async (_name, authorization) => {
      expect(await client.get('/v1/Things/T1', { authorization })).toMatchObject({ status: 200 });
    });

    test.each([
      ['a wrong token', basic(accountSid, 'wrong')],
      ['a wrong account', basic('AC00000000000000000000000000000002', authToken)],
      ['the token of one with the secret of the other', basic(apiKey, authToken)],
      ['no password', basic(accountSid, '')],
      ['more than the token', basic(accountSid, `${authToken}\0`)],
      ['far more than the token', basic(accountSid, authToken.padEnd(10_000, 'x'))],
      ['a bearer', 'Bearer abc'],
      ['nonsense', 'Basic %%%'],
      ['nothing', ''],
    ])('%s is refused', async (_name, authorization) => {
      const answer = await client.get('/v1/Things/T1', { authorization });
      expect(answer.headers.get('www-authenticate')).toBe('Basic realm="Twilio API"');
      expect(answer).toMatchObject({
        status: 401,
        json: { code: 20003, more_info: 'https://www.twilio.com/docs/errors/20003', status: 401 },
      });
    });
  });

  describe('parameters', () => {
    test('are read from the form, some of them several times', async () => {
      const form: [string, string][] = [
        ['Name', 'ümläu'],
        ['Loud', 'yes'],
        ['Color', 'red'],
        ['Color', 'blue'],
      ];
      expect(await client.post('/v1/Things', form)).toMatchObject({
        status: 201,
        json: { Name: 'ümläu', Loud: true, Color: ['red', 'blue'] },
      });
    });

    test.each<[string, [string, string][], string]>([
      ['a missing one', [], 'Name field is required'],
      ['an empty one', [['Name', '']], 'Name field is required'],
      ['a long one', [['Name', 'Nathaniel']], "Value 'Nathaniel' provided for Name is not at most 5 characters long"],
      [
        'one that is sent twice',
        [
          ['Name', 'a'],
          ['Name', 'b'],
        ],
        'Name was given 2 times where one value is expected',
      ],
    ])('%s is refused by name', async (_name, form, message) => {
      expect(await client.post('/v1/Things', form)).toMatchObject({ status: 400, json: { code: 20001, message } });
    });

    test('that nobody knows are loud', async () => {
      const { status, json } = await client.post('/v1/Things', { Name: 'a', name: 'b' });
      expect(status).toBe(501);
      expect(json['message']).toContain('the parameter name of CreateThing');
      expect(await client.get('/v1/Things/T1?Verbose=1')).toMatchObject({ status: 501 });
      expect(await client.get('/v1/Things/T1?toString=1')).toMatchObject({ status: 501 });
      expect(await client.get('/v1/Things/T1?__proto__=1')).toMatchObject({ status: 501 });
    });

    test('are taken as they stand where their encoding is broken', async () => {
      const body = 'Name=%zz%';
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      expect(await client.send('/v1/Things', { method: 'POST', body, headers })).toMatchObject({ status: 201 });
      const bytes = Uint8Array.from([0x4e, 0x61, 0x6d, 0x65, 0x3d, 0xff, 0xfe]);
      expect(await client.send('/v1/Things', { method: 'POST', body: bytes, headers })).toMatchObject({ status: 201 });
    });

    test('as JSON are refused where a form is expected', async () => {
      const headers = { 'content-type': 'application/json' };
      expect(await client.send('/v1/Things', { method: 'POST', body: '{"Name":"a"}', headers })).toMatchObject({
        status: 400,
        json: {
          message:
            'Parameters are expected as application/x-www-form-urlencoded or multipart/form-data, not as application/json',
        },
      });
    });

    test.each<[string, [string, string][], string[]]>([
      ['one value', [['Color', 'red']], ['red']],
      [
        'several parameters',
        [
          ['Color', 'red'],
          ['Color', 'blue'],
        ],
        ['red', 'blue'],
      ],
      ['one with commas', [['Color', 'red,blue']], ['red', 'blue']],
      ['one with commas and blanks', [['Color', ' red, blue ,green']], ['red', 'blue', 'green']],
      ['one with blanks', [['Color', 'red blue']], ['red', 'blue']],
      [
        'both',
        [
          ['Color', 'red, blue'],
          ['Color', 'green'],
        ],
        ['red', 'blue', 'green'],
      ],
    ])('that are lists may be %s', async (_name, colors, expected) => {
      const { json } = await client.post('/v1/Things', [['Name', 'a'], ...colors]);
      expect(json['Color']).toEqual(expected);
    });

    test('are read from multipart/form-data, which older clients send', async () => {
      const form = new FormData();
      form.append('Name', 'ü&=%');
      form.append('Loud', 'true');
      form.append('Color', 'red');
      form.append('Color', 'blue, green');
      expect(await client.send('/v1/Things', { method: 'POST', body: form })).toMatchObject({
        status: 201,
        json: { Name: 'ü&=%', Loud: true, Color: ['red', 'blue', 'green'] },
      });
    });

    test('are read from multipart/form-data as twilio-node 3.0 to 3.40 wrote it', async () => {
      const line = '--------------------------515890814546601021194782';
      const part = (name: string, value: string): string =>
        `--${line}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
      const body = `${part('Name', 'a\nb')}${part('Color', '')}--${line}--\r\n`;
      const headers = { 'content-type': `multipart/form-data; boundary=${line}` };
      expect(await client.send('/v1/Things', { method: 'POST', body, headers })).toMatchObject({
        status: 201,
        json: { Name: 'a\nb', Color: [''] },
      });
    });

    test.each([
      ['without its boundary', 'multipart/form-data', '--x\r\n\r\n--x--', /is not multipart\/form-data/],
      ['with another boundary', 'multipart/form-data; boundary=y', '--x\r\n\r\n--x--', /is not multipart\/form-data/],
      [
        'with a file',
        'multipart/form-data; boundary=x',
        '--x\r\nContent-Disposition: form-data; name="Name"; filename="a.txt"\r\n\r\na\r\n--x--\r\n',
        /Name is a file where text was expected/,
      ],
      ['that names no type', 'nonsense', 'Name=a', /expected as .* not as nonsense/],
    ])('in multipart/form-data %s are refused', async (_name, type, body, message) => {
      const answer = await client.send('/v1/Things', { method: 'POST', body, headers: { 'content-type': type } });
      expect(answer).toMatchObject({ status: 400, json: { code: 20001, message: expect.stringMatching(message) } });
    });
  });

  describe('bodies', () => {
    const headers = { 'content-type': 'application/json' };

    test('are JSON where an operation takes JSON', async () => {
      const sent = { method: 'POST', headers };
      expect(await client.send('/v1/Many', { ...sent, body: '{"a":[1]}' })).toMatchObject({
        json: { json: { a: [1] } },
      });
      expect(await client.send('/v1/Many', { ...sent, body: '{' })).toMatchObject({ status: 400 });
    });

    test.each([
      [
        'announced',
        (text: string): RequestInit => ({ body: text, headers: { 'content-length': String(text.length) } }),
      ],
      ['streamed', (text: string): RequestInit => ({ body: new Blob([text]).stream(), duplex: 'half' }) as RequestInit],
    ])('that are too large, %s, are refused', async (_name, init) => {
      const { status, json } = await client.send('/v1/Things', {
        method: 'POST',
        ...init(`Name=${'a'.repeat(maximumBodyBytes)}`),
      });
      expect(status).toBe(413);
      expect(json['code']).toBe(20413);
    });
  });

  describe('versions', () => {
    test('are sent as ETag', async () => {
      expect((await client.get('/v1/Things/T1')).headers.get('etag')).toBe('"7"');
      expect((await client.get('/v1/Things/All')).headers.get('etag')).toBeNull();
    });

    test.each(['7', '"7"', 'W/"7"', '*', '"6", "7"'])('If-Match %s is met', async (ifMatch) => {
      expect((await client.delete('/v1/Things/T1', { 'if-match': ifMatch })).status).toBe(204);
    });

    test.each(['6', '"77"', 'x'])('If-Match %s is not met', async (ifMatch) => {
      expect(await client.delete('/v1/Things/T1', { 'if-match': ifMatch })).toMatchObject({
        status: 412,
        json: { code: 20412 },
      });
    });
  });

  test('a failure of the emulator tells the log where, and the client nothing of it', async () => {
    const { status, json } = await client.get('/v1/Broken');
    expect(status).toBe(500);
    expect(json).toMatchObject({ code: 20500, message: 'The local TaskRouter failed; its log says where' });
    expect(JSON.stringify(json)).not.toContain('secret');
    expect(log).toEqual([expect.stringContaining('GET /v1/Broken failed: Error: a secret of the house')]);
  });
});

test('a body that is too large is refused whatever its header says, where no server has compared the two', async () => {
  const { status, json } = await new RestClient(restApp(api)).send('/v1/Things', {
    method: 'POST',
    headers: { 'content-length': '6' },
    body: `Name=${'a'.repeat(maximumBodyBytes)}`,
  });
  expect({ status, code: json['code'] }).toEqual({ status: 413, code: 20413 });
});

test('two operations at one place are a mistake found at start', () => {
  const twice = notDone('FetchLater', 'GET', '/v1/Later');
  expect(() => new RestApi(floor.engine, [twice, twice])).toThrow('Two operations answer GET /v1/Later');
});
