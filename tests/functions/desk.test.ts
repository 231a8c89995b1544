import { createDeskHandler } from '../../src/functions/desk';
import { createTokenHandler } from '../../src/functions/token';
import { readOrigins } from '../../src/lib/embed/embed-origins';
import { charles, environment, page, paths } from './fixtures';
import './refusal';
import { invoke, TestPlatform } from './runtime';
import { Upstream } from './upstream';

const html = '<!doctype html>\n<html lang="en">\n<body></body></html>';
const ask = (env: object) =>
  invoke(
    createDeskHandler(new TestPlatform(), () => html),
    { env: { ...env } },
  );

it('serves the page to nobody’s frame where no origin is configured', async () => {
  const { status, headers, body } = await ask({});
  expect({ status, body }).toEqual({ status: 200, body: html });
  expect(headers).toMatchObject({
    'Content-Security-Policy': "frame-ancestors 'none'",
    'X-Frame-Options': 'DENY',
    'Strict-Transport-Security': 'max-age=15552000',
    'Cross-Origin-Opener-Policy': 'same-origin-allow-popups',
    'Content-Type': 'text/html; charset=utf-8',
  });
});

it('serves it to the frames of the configured origins alone, and tells it of them', async () => {
  const { headers, body } = await ask({ EMBED_ORIGINS: ' https://crm.example  http://localhost:8080' });
  expect(headers).toMatchObject({
    'Content-Security-Policy': 'frame-ancestors https://crm.example http://localhost:8080',
  });
  expect(headers).not.toHaveProperty('X-Frame-Options');
  expect(body).toContain('<html lang="en" data-embed="https://crm.example http://localhost:8080">');
});

it.each([
  'https://crm.example/',
  'http://crm.example',
  'https://*.example',
  '*',
  "'self'",
  'https://a.example;',
  'https://a.example,b',
  'crm.example',
])('takes no origin of %j, and serves nothing', async (text) => {
  expect(readOrigins(text)).toBeUndefined();
  expect(await ask({ EMBED_ORIGINS: text })).toBeRefusal(500, 'misconfigured');
});

describe('the cookie of a page in a frame', () => {
  let upstream: Upstream;
  beforeEach(async () => {
    upstream = await new Upstream().listen();
    upstream.on('GET', paths.workers, page('workers', [charles]));
  });
  afterEach(() => upstream.close());

  const cookieOf = async (more: object, body: object): Promise<string> => {
    const env = { ...environment(upstream.origin), ...more };
    const { headers } = await invoke(createTokenHandler(new TestPlatform()), {
      env,
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
      body: { worker: charles.friendly_name, password: env.TOKEN_PASSWORD, ...body },
    });
    return String(headers['Set-Cookie']);
  };

  it('is of the one site around it, where the desk may be held and the page says that it is', async () => {
    const framed = { EMBED_ORIGINS: 'https://crm.example' };
    expect(await cookieOf(framed, { embedded: true })).toMatch(/; Secure; HttpOnly; SameSite=None; Partitioned$/);
    expect(await cookieOf(framed, {})).toMatch(/SameSite=Strict$/);
    expect(await cookieOf({}, { embedded: true })).toMatch(/SameSite=Strict$/);
  });
});
