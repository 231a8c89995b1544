import { array, assert, asyncProperty, constantFrom } from 'fast-check';
import { gzipSync } from 'node:zlib';
import { getExpectedBodyHash, getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { createGateway } from '../../../scripts/gateway';
import { AUTH_TOKEN, REACHED, startGuardedServer, type GuardedServer } from './guarded-server';

let server: GuardedServer;
beforeAll(async () => {
  server = await startGuardedServer();
});
afterAll(() => server.close());

const FORM = 'application/x-www-form-urlencoded';

function call(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(server.origin + path, { method: 'POST', redirect: 'manual', ...init });
}

type SignedInit = Omit<RequestInit, 'headers'> & { headers?: Record<string, string> };

function signed(path: string, params: Record<string, string>, init: SignedInit = {}): Promise<Response> {
  const signature = getExpectedTwilioSignature(AUTH_TOKEN, server.origin + path, params);
  return call(path, {
    body: new URLSearchParams(params).toString(),
    ...init,
    headers: { 'Content-Type': FORM, 'X-Twilio-Signature': signature, ...init.headers },
  });
}

const error = (code: string) => ({ error: { code, message: expect.any(String) } });

describe('a protected Function', () => {
  it('gets a signed call whole: query, body and headers', async () => {
    const response = await signed('/guarded?instruction=accept', { TaskSid: 'WT1', Attributes: '{"name": "Zoë"}' });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      reached: REACHED,
      event: {
        instruction: 'accept',
        TaskSid: 'WT1',
        Attributes: '{"name": "Zoë"}',
        request: { headers: { 'content-type': FORM } },
      },
    });
  });

  it('gets a signed call without a body', async () => {
    const response = await signed('/guarded', {}, { method: 'GET', body: null });
    expect(response.status).toBe(200);
  });

  it('gets signed JSON whose hash is in the URL', async () => {
    const body = JSON.stringify({ TaskSid: 'WT1' });
    const path = `/guarded?bodySHA256=${getExpectedBodyHash(body)}`;
    const response = await signed(path, {}, { body, headers: { 'Content-Type': 'application/json' } });
    expect(await response.json()).toMatchObject({ reached: REACHED, event: { TaskSid: 'WT1' } });
  });

  it('gets a signed call in a deeper folder', async () => {
    expect((await signed('/deep/guarded', { a: 'b' })).status).toBe(200);
  });

  it('gets a call that a tunnel took over TLS, signed for its https URL', async () => {
    const body = 'a=b';
    const request = (proto: string, signedUrl: string): Promise<string> =>
      server.raw(
        'POST /guarded HTTP/1.1\r\nHost: desk.example.com\r\nConnection: close\r\n' +
          `X-Forwarded-Proto: ${proto}\r\nContent-Type: ${FORM}\r\nContent-Length: ${body.length}\r\n` +
          `X-Twilio-Signature: ${getExpectedTwilioSignature(AUTH_TOKEN, signedUrl, { a: 'b' })}\r\n\r\n${body}`,
      );
    expect(await request('https', 'https://desk.example.com/guarded')).toContain(REACHED);
    expect(await request('https', 'http://desk.example.com/guarded')).toContain('invalid_signature');
    expect(await request('http', 'https://desk.example.com/guarded')).toContain('invalid_signature');
  });

  it.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('refuses an unsigned %s with JSON', async (method) => {
    const response = await call('/guarded', { method });
    expect(response.status).toBe(403);
    expect(await response.json()).toEqual(error('invalid_signature'));
  });

  it('refuses an unsigned HEAD', async () => {
    expect((await call('/guarded', { method: 'HEAD' })).status).toBe(403);
  });

  it('refuses a signature for another URL, other parameters or another token', async () => {
    for (const signature of [
      getExpectedTwilioSignature(AUTH_TOKEN, `${server.origin}/open`, { a: 'b' }),
      getExpectedTwilioSignature(AUTH_TOKEN, `${server.origin}/guarded`, { a: 'c' }),
      getExpectedTwilioSignature('another-token', `${server.origin}/guarded`, { a: 'b' }),
      '',
      'null',
    ]) {
      const headers = { 'Content-Type': FORM, 'X-Twilio-Signature': signature };
      const response = await call('/guarded', { body: 'a=b', headers });
      expect([response.status, await response.json()]).toEqual([403, error('invalid_signature')]);
    }
  });

  it('refuses a body added to a signed GET', async () => {
    const signature = getExpectedTwilioSignature(AUTH_TOKEN, `${server.origin}/guarded`, {});
    const answer = await server.raw(
      `GET /guarded HTTP/1.1\r\nHost: ${new URL(server.origin).host}\r\nConnection: close\r\n` +
        `X-Twilio-Signature: ${signature}\r\nContent-Type: ${FORM}\r\nContent-Length: 10\r\n\r\nTaskSid=WT`,
    );
    expect(answer).toContain('invalid_signature');
  });

  it('refuses a compressed body, whose parameters were not checked', async () => {
    const response = await signed('/guarded', {}, { body: gzipSync('a=b'), headers: { 'Content-Encoding': 'gzip' } });
    expect(response.status).toBe(403);
  });

  it('refuses a call that names no host, or one that is part of a URL', async () => {
    const signature = getExpectedTwilioSignature(AUTH_TOKEN, 'http://h/x/guarded', {});
    for (const head of ['HTTP/1.0\r\n', 'HTTP/1.1\r\nHost: h/x\r\nConnection: close\r\n']) {
      const answer = await server.raw(`GET /guarded ${head}X-Twilio-Signature: ${signature}\r\n\r\n`);
      expect(answer).toContain('invalid_signature');
    }
  });

  it('refuses a body that is too large, before looking at it', async () => {
    const response = await signed('/guarded', {}, { body: Buffer.alloc(6 * 1024 * 1024 + 1, 'a') });
    expect([response.status, await response.json()]).toEqual([413, error('body_too_large')]);
  });

  it('is not reached by a caller who goes away in the middle of the body', async () => {
    const url = `${server.origin}/guarded`;
    const answer = await server.raw(
      `POST /guarded HTTP/1.1\r\nHost: ${new URL(url).host}\r\nContent-Type: ${FORM}\r\nContent-Length: 9\r\n` +
        `X-Twilio-Signature: ${getExpectedTwilioSignature(AUTH_TOKEN, url, { a: 'b' })}\r\n\r\na=b`,
    );
    expect(answer).not.toContain(REACHED);
    expect((await signed('/guarded', { a: 'b' })).status).toBe(200);
  });
});

describe('another way to write the path of a protected Function', () => {
  it.each([
    '/guarded/',
    '//guarded',
    '/./guarded',
    '/open/../guarded',
    '/Guarded',
    '/GUARDED',
    '/%67uarded',
    '/guarded%20',
    '/guarded%2f',
    '/guarded;a=b',
    '/guarded.js',
    '/guarded.protected',
    '/guarded.protected.js',
    '/functions/guarded',
    '/open%00/guarded',
    '/guarded#open',
    '/open#/../guarded',
    '/guarded\\',
    '\\guarded',
    '/\\guarded',
    '//127.0.0.1/guarded',
    'http://127.0.0.1/guarded',
    'http://127.0.0.1/guarded?x',
    'guarded',
    '*',
    '/guarded\xa0',
    '/guarded\t',
    '/guarded\x0c?x',
  ])('%s does not reach it', async (target) => {
    for (const method of ['GET', 'POST', 'HEAD', 'PUT', 'OPTIONS']) {
      const answer = await server.raw(`${method} ${target} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 (400|403|404) /);
      expect(answer).not.toContain(REACHED);
    }
  });

  it('is never found by chance', async () => {
    const piece = constantFrom(
      ...['/', '//', 'guarded', 'Guarded', '%67', 'deep', '.', '..', '?', '#', '\\', ';', '%2f', '%00', ' ', '\t', '@'],
      ...['http://127.0.0.1', '127.0.0.1', ':', '=', '&', 'secret', 'notes.txt', 'plan.txt', '\xa0', '.protected'],
    );
    await assert(
      asyncProperty(array(piece, { maxLength: 3 }), array(piece, { maxLength: 3 }), async (before, after) => {
        const answer = await server.raw(
          `POST ${before.join('')}/guarded${after.join('')} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
        );
        expect(answer).not.toContain(REACHED);
        expect(answer).not.toContain('a secret');
        expect(answer).not.toContain('a plan');
      }),
      { numRuns: 300 },
    );
  });
});

describe('a private Function or asset', () => {
  it.each(['/secret', '/notes.txt'])('%s cannot be called, signed or not', async (path) => {
    for (const response of [await call(path), await call(path, { method: 'GET' }), await signed(path, {})]) {
      expect([response.status, await response.json()]).toEqual([403, error('private')]);
    }
  });
});

describe('a protected asset', () => {
  it('needs a signature like a Function', async () => {
    expect((await call('/plan.txt', { method: 'GET' })).status).toBe(403);
    const response = await signed('/plan.txt', {}, { method: 'GET', body: null });
    expect(await response.text()).toBe('a plan');
  });
});

describe('everything else', () => {
  it('is passed on as it came', async () => {
    const response = await call('/open?a=1', {
      body: JSON.stringify({ b: [2] }),
      headers: { 'Content-Type': 'application/json', Authorization: 'Bearer x' },
    });
    expect(await response.json()).toMatchObject({
      event: { a: '1', b: [2], request: { headers: { authorization: 'Bearer x' } } },
    });
    expect(await (await call('/', { method: 'GET' })).text()).toBe('<h1>page</h1>');
    expect((await call('/nowhere')).status).toBe(404);
  });

  it.each([
    ['broken JSON', 'application/json', '{"a":', 400, 'invalid_request'],
    ['a JSON string', 'application/json', '"text"', 400, 'invalid_request'],
    ['JSON in an unknown charset', 'application/json; charset=klingon', '{}', 415, 'invalid_request'],
    ['a form with too many parameters', FORM, 'a=1&'.repeat(1001), 413, 'body_too_large'],
    ['a body that is too large', FORM, 'a'.repeat(6 * 1024 * 1024 + 1), 413, 'body_too_large'],
  ])('answers %s with JSON and no stack', async (_, type, body, status, code) => {
    const response = await call('/open', { body, headers: { 'Content-Type': type } });
    const text = await response.text();
    expect(response.status).toBe(status);
    expect(JSON.parse(text)).toEqual(error(code));
    expect(text).not.toMatch(/node_modules|\bat /);
    expect(server.failures).toEqual([]);
  });
});

describe('createGateway', () => {
  it('refuses to work without an auth token', () => {
    expect(() => createGateway({ routes: [], authToken: '', app: () => {} })).toThrow(/AUTH_TOKEN is empty/);
  });
});
