import { readdir, readFile } from 'node:fs/promises';
import { optionalNames, type Environment } from '../../src/lib/configuration';
import { everyFunction, withSession, withUpstream } from './every-function';
import { environment, sessionToken, supervisorGrant, type TokenParts } from './fixtures';
import { messageOf } from './refusal';
import { invoke, noon, TestPlatform } from './runtime';
import { Upstream } from './upstream';

let upstream: Upstream;
let platform: TestPlatform;

beforeEach(async () => {
  upstream = await new Upstream().listen();
  platform = new TestPlatform();
});
afterEach(() => upstream.close());

describe.each(everyFunction)('$name', (sample) => {
  beforeEach(() => sample.prepare(upstream));

  it('answers a good request', async () => {
    const received = await invoke(sample.create(platform), sample.request(upstream.origin));
    expect(received.status).toBe(200);
    expect(received.headers).toMatchObject({ 'Cache-Control': 'no-store' });
    // What a supervisor does is written down; else nothing is.
    expect(platform.logged.filter((line) => !line.startsWith('{"audit":{'))).toEqual([]);
  });

  it.each([
    ['a text', 'request'],
    ['an empty text', ''],
    ['an array', [{ headers: {} }]],
    ['a number', 7],
    ['null', null],
    ['an object without headers', {}],
    ['headers that are a text', { headers: 'authorization: Bearer x' }],
    ['headers that are an array', { headers: [`Bearer ${sessionToken()}`] }],
  ])('refuses a body whose `request` is %s', async (_, request) => {
    const good = sample.request(upstream.origin);
    const received = await invoke(sample.create(platform), { ...good, body: { ...good.body, request } });
    expect(received).toBeRefusal(400, 'invalid_request');
    expect(messageOf(received)).toContain('`request`');
    expect(upstream.requests).toEqual([]);
  });

  it('refuses a query whose `request` is a text', async () => {
    const received = await invoke(sample.create(platform), {
      ...sample.request(upstream.origin),
      query: { request: 'x' },
    });
    expect(received).toBeRefusal(400, 'invalid_request');
  });

  it('is not fooled by a body that names `__proto__`', async () => {
    const body: object = JSON.parse(`{"__proto__": {"request": "x", "instruction": "explode", "workflowSid": "x"}}`);
    const good = sample.request(upstream.origin);
    const received = await invoke(sample.create(platform), { ...good, body: { ...good.body, ...body } });
    expect(received.status).toBe(200);
  });

  it('survives a reply that cannot be sent, and does not call back again', async () => {
    let calls = 0;
    const callback = (): never => {
      calls += 1;
      throw new Error('The connection is gone.');
    };
    const handler = sample.create(platform);
    const context = { PATH: '/path', DOMAIN_NAME: 'localhost', SERVICE_SID: undefined, ENVIRONMENT_SID: undefined };
    const getTwilioClient = (): never => {
      throw new Error('not reached');
    };
    await handler({ ...context, getTwilioClient }, { request: { headers: {}, cookies: {} } }, callback);
    expect(calls).toBe(1);
    expect(platform.logged.join('\n')).toContain('/path could not reply');
  });
});

describe.each(everyFunction.filter((sample) => sample.needs.length > 0))('$name, unconfigured', (sample) => {
  const names = [
    'ACCOUNT_SID',
    'AUTH_TOKEN',
    'API_KEY',
    'API_SECRET',
    'WORKSPACE_SID',
    'WORKFLOW_SID',
    'TOKEN_PASSWORD',
  ];

  async function withEnvironment(change: Environment) {
    const good = sample.request(upstream.origin);
    return invoke(sample.create(platform), { ...good, env: { ...good.env, ...change } });
  }

  it.each(sample.needs)('says that %s is missing', async (name) => {
    const received = await withEnvironment({ [name]: undefined });
    expect(received).toBeRefusal(500, 'misconfigured');
    expect(messageOf(received)).toContain(`Not set: ${name}.`);
    expect(upstream.requests).toEqual([]);
  });

  it('takes a blank variable for a missing one', async () => {
    const [name = ''] = sample.needs;
    expect(messageOf(await withEnvironment({ [name]: '  ' }))).toContain(`Not set: ${name}.`);
  });

  it('names every variable when all are missing', async () => {
    const received = await invoke(sample.create(platform), { env: {} });
    expect(received).toBeRefusal(500, 'misconfigured');
    const needed = names.filter((name) => name !== 'TOKEN_PASSWORD');
    expect(messageOf(received)).toContain(`Not set: ${needed.join(', ')}.`);
  });

  it('names an origin that is none, and keeps it to itself', async () => {
    const received = await withEnvironment({ TASKROUTER_ORIGIN: 'ftp://that-nobody-may-see/x' });
    expect(received).toBeRefusal(500, 'misconfigured');
    expect(messageOf(received)).toContain('TASKROUTER_ORIGIN');
  });

  it('works without the variables of the other Functions', async () => {
    sample.prepare(upstream);
    const others = names.filter((name) => !sample.needs.includes(name));
    const received = await withEnvironment(Object.fromEntries(others.map((name) => [name, undefined])));
    expect(received.status).toBe(200);
  });
});

describe.each(withUpstream)('$name, kept waiting', (sample) => {
  it('answers when its own time is over, whatever Twilio does', async () => {
    upstream.always('hang');
    const handler = sample.create(platform);
    const answer = invoke(handler, sample.request(upstream.origin));
    await new Promise(setImmediate);
    for (const giveUp of platform.waiting) giveUp();
    expect(await answer).toBeRefusal(504, 'upstream_timeout');
  });

  it('says no more than that something went wrong, and leaves the rest to the log', async () => {
    sample.prepare(upstream);
    const handler = sample.create(platform);
    const received = await invoke((context, event, callback) => {
      const getTwilioClient = (): never => {
        throw new Error('that-nobody-may-see');
      };
      return handler({ ...context, getTwilioClient }, event, callback);
    }, sample.request(upstream.origin));
    expect(received).toBeRefusal(500, 'internal');
    expect(platform.logged.join('\n')).toMatch(/\/path internal: .*that-nobody-may-see\n\s+at /s);
  });
});

describe.each(withSession)('$name, with a forged `request`', (sample) => {
  beforeEach(() => sample.prepare(upstream));

  const tokenWith = (parts: TokenParts = {}): string =>
    sessionToken({ ...(sample.grant && { grant: sample.grant }), ...parts });

  const forged = (authorization: unknown, headers = {}) => {
    const good = sample.request(upstream.origin);
    const request = { headers: { authorization }, cookies: {} };
    return invoke(sample.create(platform), { env: good.env, headers, body: { ...good.body, request } });
  };

  it('takes no token that it would not take from the header', async () => {
    expect(await forged('Bearer x.y.z')).toBeRefusal(401, 'unauthorized');
    expect(await forged(`Bearer ${tokenWith({ expiresAt: noon - 1_000 })}`)).toBeRefusal(401, 'session_expired');
    expect(await forged(`Bearer ${tokenWith({ secret: 'guessed' })}`)).toBeRefusal(401, 'unauthorized');
    expect(await forged([`Bearer ${tokenWith()}`])).toBeRefusal(401, 'unauthorized');
    expect(await forged({ toString: 'Bearer' })).toBeRefusal(401, 'unauthorized');
    expect(upstream.requests).toEqual([]);
  });

  it('hides the true header and with it the session', async () => {
    expect(await forged(undefined, { Authorization: `Bearer ${tokenWith()}` })).toBeRefusal(401, 'unauthorized');
  });

  it('gives the holder of a token what the token gives, and to nobody else', async () => {
    expect((await forged(`Bearer ${tokenWith()}`)).status).toBe(200);
  });

  it('takes no token of another role', async () => {
    const { role } = { role: 'worker', ...sample.grant };
    const other = role === 'worker' ? 'supervisor' : 'worker';
    const token = sessionToken({ grant: { ...supervisorGrant, role: other } });
    expect(await forged(`Bearer ${token}`)).toBeRefusal(401, 'unauthorized');
    expect(upstream.requests).toEqual([]);
  });
});

/** A browser goes to these two and gets a page or another address, so they are tried elsewhere: in oidc.test.ts. */
const forBrowsers = ['sign-in', 'sign-in-callback'];

describe('the list of Functions', () => {
  const names = async (): Promise<string[]> =>
    (await readdir('src/functions')).map((file) => file.replace(/\.ts$/, '')).toSorted();

  it('has every one', async () => {
    const listed = [...everyFunction.map(({ name }) => name), ...forBrowsers].toSorted();
    expect(listed).toEqual((await names()).map((name) => name.replace(/\.protected$/, '')));
  });

  it('leaves none but the page and the sign-in to whoever asks: the others want a session, or a signature by their name', async () => {
    const guarded = new Set(withSession.map(({ name }) => name));
    const open = (await names()).filter((name) => !name.endsWith('.protected') && !guarded.has(name));
    expect(open).toEqual(['desk', ...forBrowsers, 'token']);
  });
});

describe('.env.example', () => {
  it('documents every variable', async () => {
    const example = await readFile('.env.example', 'utf8');
    for (const name of [...Object.keys(environment('')), ...optionalNames]) expect(example).toContain(`${name}=`);
  });
});
