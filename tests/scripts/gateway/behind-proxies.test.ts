import { createServer, request, type IncomingHttpHeaders, type Server } from 'node:http';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { addressOf } from '../../../scripts/gateway';
import { listen } from '../../../scripts/start/listen';
import { AUTH_TOKEN, REACHED, startGuardedServer, type GuardedServer } from './guarded-server';

/** What a proxy makes of a request's headers before it hands it on. */
type Rewriting = (headers: IncomingHttpHeaders) => Record<string, string | readonly string[]>;

const add = (header: string | string[] | undefined, value: string): string =>
  header === undefined ? value : `${String(header)}, ${value}`;

/** Ends TLS for somebody, calls the desk by a name of its own, and tells so: as tunnels and reverse proxies do. */
const tunnel: Rewriting = ({ host = '', ...headers }) => ({
  'x-forwarded-proto': add(headers['x-forwarded-proto'], 'https'),
  'x-forwarded-host': add(headers['x-forwarded-host'], host),
});

/** A second one behind it, on the way to which nothing is encrypted. */
const inner: Rewriting = ({ host = '', ...headers }) => ({
  'x-forwarded-proto': add(headers['x-forwarded-proto'], 'http'),
  'x-forwarded-host': add(headers['x-forwarded-host'], host),
});

const proxies: Server[] = [];

/** A reverse proxy. @returns Its port. */
async function proxyTo(port: number, rewrite: Rewriting): Promise<number> {
  const proxy = createServer((incoming, outgoing) => {
    const host = `127.0.0.1:${port}`;
    const headers = { ...incoming.headers, ...rewrite(incoming.headers), host };
    const onward = request(
      { host: '127.0.0.1', port, method: incoming.method, path: incoming.url, headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 0, answer.headers);
        answer.pipe(outgoing);
      },
    );
    incoming.pipe(onward);
  });
  proxies.push(proxy);
  return listen(proxy, 0, 'PORT');
}

/** Twilio's request to an address, whatever machine its name leads to. */
function call(
  port: number,
  url: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: string }> {
  const { host, pathname, search } = new URL(url);
  const body = 'TaskSid=WT1';
  const signed = {
    host,
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(body.length),
    'x-twilio-signature': getExpectedTwilioSignature(AUTH_TOKEN, url, { TaskSid: 'WT1' }),
    ...headers,
  };
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port, method: 'POST', path: pathname + search, headers: signed },
      (answer) => {
        let text = '';
        answer.on('data', (chunk) => (text += String(chunk)));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: text }));
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

const publicOrigin = 'https://desk.example.com';
let told: GuardedServer;
let guessing: GuardedServer;
const portOf = ({ origin }: GuardedServer): number => Number(new URL(origin).port);

beforeAll(async () => {
  [told, guessing] = await Promise.all([startGuardedServer(publicOrigin), startGuardedServer()]);
});
afterAll(async () => {
  for (const proxy of proxies) {
    proxy.closeAllConnections();
    proxy.close();
  }
  await Promise.all([told.close(), guessing.close()]);
});

describe('a desk that is told its public address', () => {
  it.each<[string, Rewriting[]]>([
    ['a tunnel', [tunnel]],
    ['a tunnel and a proxy', [inner, tunnel]],
    ['a proxy that tells nothing', [() => ({})]],
    ['a proxy that tells nonsense', [() => ({ 'x-forwarded-proto': 'gopher', 'x-forwarded-host': ', ,' })]],
    ['a proxy of another name', [() => ({ 'x-forwarded-host': 'stranger.example', 'x-forwarded-proto': 'http' })]],
  ])('lets Twilio in through %s, and hands out that address', async (_, way) => {
    let port = portOf(told);
    for (const rewrite of way) port = await proxyTo(port, rewrite);
    const { status, body } = await call(port, `${publicOrigin}/guarded?a=1`);
    expect([status, JSON.parse(body)]).toEqual([
      200,
      expect.objectContaining({ reached: REACHED, domain: 'desk.example.com' }),
    ]);
  });

  it('takes no signature for another address, whatever the headers say, and tells which it goes by', async () => {
    const port = await proxyTo(portOf(told), tunnel);
    for (const [url, headers] of [
      ['https://stranger.example/guarded', {}],
      ['https://stranger.example/guarded', { 'x-forwarded-host': 'stranger.example' }],
      ['http://desk.example.com/guarded', { 'x-forwarded-proto': 'http' }],
      [`${told.origin}/guarded`, {}],
    ] as const) {
      const { status, body } = await call(port, url, headers);
      expect([status, body]).toEqual([403, expect.stringContaining(`begins with ${publicOrigin} here`)]);
    }
  });

  it('hands out no address that a request names', async () => {
    const response = await fetch(`${told.origin}/open`, {
      headers: {
        'X-Forwarded-Host': 'stranger.example',
        'X-Forwarded-Proto': 'https',
        Forwarded: 'host=stranger.example',
      },
    });
    expect(await response.json()).toMatchObject({ domain: 'desk.example.com' });
  });
});

describe('a desk that is told nothing', () => {
  it.each<[string, Rewriting[], string]>([
    ['nothing', [], 'http://desk.example.com'],
    ['a tunnel', [tunnel], publicOrigin],
    ['a tunnel with a port', [tunnel], 'https://desk.example.com:8443'],
    ['a tunnel to an IPv6 address', [tunnel], 'https://[2001:db8::1]:8443'],
    ['a tunnel and a proxy', [inner, tunnel], publicOrigin],
    [
      'a tunnel that shouts',
      [({ host = '' }) => ({ 'x-forwarded-proto': 'HTTPS', 'x-forwarded-host': host })],
      publicOrigin,
    ],
    [
      'a tunnel that writes a line for each hop',
      [({ host = '' }) => ({ 'x-forwarded-proto': 'https', 'x-forwarded-host': [host, 'inner.example'] })],
      publicOrigin,
    ],
    [
      'a list without blanks',
      [({ host = '' }) => ({ 'x-forwarded-proto': 'https,http,http', 'x-forwarded-host': `${host},inner.example` })],
      publicOrigin,
    ],
  ])('lets Twilio in through %s', async (_, way, origin) => {
    let port = portOf(guessing);
    for (const rewrite of way) port = await proxyTo(port, rewrite);
    expect((await call(port, `${origin}/guarded`)).body).toContain(REACHED);
  });

  it('hands out its own address, and none that a request names', async () => {
    const port = await proxyTo(portOf(guessing), tunnel);
    const { body } = await call(port, `${publicOrigin}/guarded`);
    expect(JSON.parse(body)).toMatchObject({ domain: new URL(guessing.origin).host });
  });
});

it.each<[IncomingHttpHeaders, string | undefined]>([
  [{ host: 'desk' }, 'http://desk/x?y'],
  [{ host: 'desk', 'x-forwarded-host': '' }, 'http://desk/x?y'],
  [{ host: 'desk', 'x-forwarded-host': ' ' }, 'http://desk/x?y'],
  [{ host: 'desk', 'x-forwarded-proto': ' https , http' }, 'https://desk/x?y'],
  [{ host: 'desk', 'x-forwarded-proto': 'http, https' }, 'http://desk/x?y'],
  [{ host: 'desk', 'x-forwarded-proto': 'https:' }, 'http://desk/x?y'],
  [{ host: 'desk', 'x-forwarded-host': 'a:1 , b' }, 'http://a:1/x?y'],
  [{ host: 'desk', 'x-forwarded-host': ', b' }, undefined],
  [{ host: 'desk', 'x-forwarded-host': 'a/b' }, undefined],
  [{ host: 'desk', 'x-forwarded-host': 'me@a' }, undefined],
  [{ host: 'desk', 'x-forwarded-host': 'a#' }, undefined],
  [{ host: '[::1]:3000' }, 'http://[::1]:3000/x?y'],
  [{ host: '::1' }, undefined],
  [{}, undefined],
])('of %j it makes %s', (headers, address) => {
  expect(addressOf({ headers, url: '/x?y' }, undefined)).toBe(address);
  expect(addressOf({ headers, url: '/x?y' }, publicOrigin)).toBe(`${publicOrigin}/x?y`);
});
