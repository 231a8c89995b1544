import { request } from 'node:http';
import { sign } from 'jsonwebtoken';
import { WebSocket } from 'ws';
import { createEmulator, localCredentials, type Emulator } from '../../emulator';
import { OtherSites } from '../../emulator/other-sites';
import { basic } from './rest/rest-client';

const { accountSid, authToken, apiKey, apiSecret } = localCredentials;
const ours = 'http://localhost:5173';
const logged: string[] = [];
let emulator: Emulator;
let port: string;

beforeAll(async () => {
  emulator = await createEmulator({
    variables: { DESK_ORIGIN: 'http://127.0.0.1:3000' },
    allowOrigins: [ours, 'https://taskrouter.example.com'],
    log: (line) => logged.push(line),
  });
  port = new URL(emulator.origin).port;
});
afterAll(() => emulator.close());
beforeEach(() => logged.splice(0));

interface Sent {
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request with headers of the test's choosing, which `fetch` would not send. */
function ask(path: string, { method = 'GET', body, headers = {} }: Sent): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(`${emulator.origin}${path}`, { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const token = (): string => {
  const workspaceSid = emulator.control.sidOf('workspace', 'writers');
  const grant = { workspace_sid: workspaceSid, worker_sid: emulator.control.sidOf('worker', 'alice'), role: 'worker' };
  return sign({ grants: { identity: 'alice', task_router: grant } }, apiSecret, {
    issuer: apiKey,
    subject: accountSid,
    expiresIn: 3600,
  });
};

/** One request to each of its sides, which is answered 200 or 201 where it is let in. */
const sides = (): readonly (readonly [string, Sent])[] => {
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const known = { Authorization: basic(accountSid, authToken) };
  const workspaceSid = emulator.control.sidOf('workspace', 'writers');
  const envelope = { url: `Workspaces/${workspaceSid}/Activities`, method: 'GET', params: {}, token: token() };
  return [
    ['/v1/Workspaces', { headers: known }],
    [
      `/v1/Workspaces/${workspaceSid}`,
      { method: 'POST', body: 'PrioritizeQueueOrder=FIFO', headers: { ...known, ...form } },
    ],
    [`/2010-04-01/Accounts/${accountSid}/Calls.json`, { headers: known }],
    ['/v1/Services', { headers: known }],
    ['/v1/wschannels', { method: 'POST', body: JSON.stringify(envelope), headers: { 'Content-Type': 'text/plain' } }],
    ['/_emulator/v1/state', {}],
    [
      '/_emulator/v1/clock',
      { method: 'POST', body: '{"resume":true}', headers: { 'Content-Type': 'application/json' } },
    ],
  ];
};

async function statuses(headers: Readonly<Record<string, string>>): Promise<number[]> {
  const found = sides().map(([path, sent]) => ask(path, { ...sent, headers: { ...sent.headers, ...headers } }));
  return [...new Set((await Promise.all(found)).map(({ status }) => status))];
}

describe('every path', () => {
  it.each<[string, Record<string, string>]>([
    ['a page of another site', { Origin: 'https://evil.example' }],
    ['a page of another program on this machine', { Origin: 'http://localhost:8080' }],
    ['a page of no origin, such as a sandboxed frame', { Origin: 'null' }],
    ['nonsense for an origin', { Origin: 'evil' }],
    ['an address or a picture on another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a name of a stranger that leads here', { Host: 'evil.example' }],
    ['the same, with its own origin', { Host: 'evil.example:4010', Origin: 'http://evil.example:4010' }],
    ['a page of Twilio’s own', { Host: 'api.twilio.com', Origin: 'https://www.twilio.com' }],
    ['a name that ends almost like one of Twilio’s', { Host: 'eviltwilio.com' }],
    ['a name that ends almost like one of this machine', { Host: 'notlocalhost.example' }],
    ['a name that begins like one of this machine', { Host: '127.0.0.1.evil.example' }],
    ['a webhook of its own', { 'X-Twilio-Signature': 'abc=' }],
  ])('refuses %s', async (_who, headers) => {
    expect(await statuses(headers)).toEqual([403]);
  });

  it.each<[string, () => Record<string, string>]>([
    ['a program', () => ({})],
    ['its own page', () => ({ Origin: `http://127.0.0.1:${port}`, 'Sec-Fetch-Site': 'same-origin' })],
    ['its own page under another name', () => ({ Host: `localhost:${port}`, Origin: `http://localhost:${port}` })],
    ["the desk's page", () => ({ Origin: 'http://127.0.0.1:3000', 'Sec-Fetch-Site': 'same-site' })],
    ["the desk's page under another name", () => ({ Origin: 'http://localhost:3000', 'Sec-Fetch-Site': 'cross-site' })],
    ['a page that was named', () => ({ Origin: ours })],
    [
      'a page under a name that was named',
      () => ({ Host: 'taskrouter.example.com', Origin: 'https://taskrouter.example.com' }),
    ],
    ['an address that somebody typed', () => ({ 'Sec-Fetch-Site': 'none' })],
    ['a container that calls it by its name', () => ({ Host: 'taskrouter:4010' })],
    ['a client whose connections to Twilio are led here', () => ({ Host: 'taskrouter.twilio.com' })],
    ['a container that calls its host', () => ({ Host: 'host.docker.internal:4010' })],
    ['a client by its IP address', () => ({ Host: '[::1]:4010' })],
  ])('lets %s in', async (_who, headers) => {
    const found = await statuses(headers());
    expect(found).toEqual([200]);
  });

  it('tells a browser before, too', async () => {
    const preflight = (origin: string) =>
      ask('/v1/wschannels', {
        method: 'OPTIONS',
        headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' },
      });
    expect((await preflight('https://evil.example')).status).toBe(403);
    expect((await preflight(ours)).status).toBe(204);
  });
});

describe('sockets', () => {
  const open = (headers: Record<string, string>): Promise<string> =>
    new Promise((resolve, reject) => {
      const url = `${emulator.origin.replace('http', 'ws')}/v1/wschannels?token=${token()}`;
      const socket = new WebSocket(url, { headers });
      socket.once('message', () => {
        socket.terminate();
        resolve('opened');
      });
      socket.once('unexpected-response', (_request, { statusCode }) => {
        socket.terminate();
        resolve(String(statusCode));
      });
      socket.once('error', reject);
    });

  it.each([
    ['a page of another site', { Origin: 'https://evil.example' }, '403'],
    ['a stranger’s name', { Host: 'evil.example' }, '403'],
    ["the desk's page", { Origin: 'http://localhost:3000' }, 'opened'],
    ['a program', {}, 'opened'],
  ])('of %s', async (_who, headers, expected) => {
    expect(await open(headers)).toBe(expected);
  });
});

describe('what it fetches', () => {
  const to = (url: string): string => new URLSearchParams({ To: '+15550111', From: '+15550100', Url: url }).toString();
  const call = async (url: string): Promise<void> => {
    const { status } = await ask(`/2010-04-01/Accounts/${accountSid}/Calls.json`, {
      method: 'POST',
      body: to(url),
      headers: {
        Authorization: basic(accountSid, authToken),
        'Content-Type': 'application/x-www-form-urlencoded',
      },
    });
    expect(status).toBe(201);
    await emulator.clock.settle();
  };

  it.each(['127.0.0.1', 'localhost'])('is never itself: %s', async (host) => {
    const workspaceSid = emulator.control.sidOf('workspace', 'writers');
    await ask(`/v1/Workspaces/${workspaceSid}/Activities`, {
      method: 'POST',
      body: `FriendlyName=Lunch at ${host}`,
      headers: {
        Authorization: basic(accountSid, authToken),
        'Content-Type': 'application/x-www-form-urlencoded',
      },
    });
    await call(`http://${host}:${port}/_emulator/v1/reset`);
    // A reset would have taken the activity, and the alert, away.
    expect(emulator.control.sidOf('activity', `Lunch at ${host}`)).toMatch(/^WA/);
    const { alerts } = emulator.control.state() as { alerts: { code: number; message: string }[] };
    expect(alerts.at(-1)).toMatchObject({ code: 11200, message: expect.stringContaining('answered 403') as unknown });
  });
});

it('refuses who names no host, or several', () => {
  const sites = new OtherSites(['http://localhost:3000']);
  for (const host of [undefined, '', 'localhost, evil.example', 'evil.example@localhost'])
    expect([host, sites.refusalOf({ host })?.status]).toEqual([host, 403]);
  expect(sites.refusalOf({ host: 'LOCALHOST:4010', origin: 'http://localhost:4010' })).toBeUndefined();
});

it('says once how a page is let in, and cannot be made to fill the log', () => {
  const lines: string[] = [];
  const sites = new OtherSites([], (line) => lines.push(line));
  for (let times = 0; times < 3; times += 1)
    for (let number = 0; number < 100; number += 1)
      sites.refusalOf({ host: 'localhost:4010', origin: `http://localhost:${8000 + number}` });
  sites.refusalOf({ host: 'localhost:4010', origin: 'null' });
  expect(lines).toHaveLength(20);
  expect(lines[0]).toBe(
    'Refused what a page of http://localhost:8000 asked for; --allow-origin http://localhost:8000 lets its pages in.',
  );
});
