import { decode, verify } from 'jsonwebtoken';
import twilio from 'twilio';
import { createActivitiesHandler } from '../../src/functions/activities';
import { createTokenHandler, handler } from '../../src/functions/token';
import { renewableForSeconds } from '../../src/lib/renewal';
import { forgottenAfterMs, freeTries, longestDelayMs } from '../../src/lib/sign-in-throttle';
import { UpstreamClient } from '../../src/lib/upstream-client';
import { activities } from './every-function';
import { charles, environment, failure, otherSid, page, paths, workspaceSid } from './fixtures';
import { messageOf } from './refusal';
import { invoke, TestPlatform, type Handler, type Received } from './runtime';
import { Upstream } from './upstream';

let upstream: Upstream;
let platform: TestPlatform;
let token: Handler;

beforeEach(async () => {
  upstream = await new Upstream().listen();
  upstream.on('GET', paths.workers, page('workers', [charles]));
  platform = new TestPlatform();
  token = createTokenHandler(platform);
});
afterEach(() => upstream.close());

const password = environment('').TOKEN_PASSWORD;
const signIn = (fields: object = {}) =>
  invoke(token, { env: environment(upstream.origin), body: { worker: 'charles', password, ...fields } });
const wrong = () => signIn({ password: 'a wrong password' });

interface Reply {
  token: string;
  expiresAt: string;
}
const replyOf = async (fields: object = {}): Promise<Reply> => JSON.parse((await signIn(fields)).text);
const lifetimeOf = ({ token: text, expiresAt }: Reply): number => {
  const payload = decode(text, { json: true });
  expect(expiresAt).toBe(new Date((payload?.exp ?? 0) * 1_000).toISOString());
  return (payload?.exp ?? 0) - (payload?.iat ?? 0);
};

describe('a good sign-in', () => {
  it('says who signed in, until when, and where the local TaskRouter is', async () => {
    const received = await signIn();
    const { port } = new URL(upstream.origin);
    expect(received.status).toBe(200);
    expect(received.body).toEqual({
      token: expect.stringMatching(/^eyJ/),
      expiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/),
      renewal: expect.stringMatching(/^eyJ/),
      worker: { sid: charles.sid, friendlyName: 'charles' },
      taskrouter: {
        ebServer: `http://127.0.0.1:${port}/v1/wschannels`,
        wsServer: `ws://127.0.0.1:${port}/v1/wschannels`,
      },
      conferences: { events: 'http://localhost:3000/conference-events' },
    });
    expect(received.headers).toMatchObject({ 'Cache-Control': 'no-store' });
  });

  it('makes an access token with the TaskRouter grant, signed with the API key', async () => {
    const env = environment('');
    const reply = await replyOf();
    expect(verify(reply.token, env.API_SECRET, { algorithms: ['HS256'] })).toMatchObject({
      iss: env.ACCOUNT_SID?.replace('AC', 'SK'),
      sub: env.ACCOUNT_SID,
      grants: {
        identity: 'charles',
        task_router: { workspace_sid: workspaceSid, worker_sid: charles.sid, role: 'worker' },
      },
    });
    expect(lifetimeOf(reply)).toBe(3_600);
  });

  describe('for the browser as a phone', () => {
    const grantsOf = async (worker: object): Promise<unknown> => {
      upstream.on('GET', paths.workers, page('workers', [{ ...charles, ...worker }]));
      return decode((await replyOf()).token, { json: true })?.['grants'];
    };
    const reachedAt = (contact_uri: unknown) => ({ attributes: JSON.stringify({ contact_uri }) });

    it('lets the worker be called whose contact is their own client', async () => {
      expect(await grantsOf(reachedAt('client:charles'))).toMatchObject({
        identity: 'charles',
        voice: { incoming: { allow: true } },
      });
    });

    it('lets nobody call out', async () => {
      expect(await grantsOf(reachedAt('client:charles'))).not.toHaveProperty('voice.outgoing');
    });

    it.each([
      ['a number', reachedAt('+15550100')],
      ['somebody else’s client', reachedAt('client:alice')],
      ['nothing', {}],
      ['no text', reachedAt(['client:charles'])],
      ['no JSON', { attributes: 'contact_uri' }],
    ])('does not when the contact is %s', async (_, worker) => {
      expect(await grantsOf(worker)).not.toHaveProperty('voice');
    });
  });

  it('makes a session that the other Functions take', async () => {
    activities.prepare(upstream);
    const { token: text } = await replyOf();
    const now = new TestPlatform();
    now.time = (decode(text, { json: true })?.iat ?? 0) * 1_000;
    const received = await invoke(createActivitiesHandler(now), {
      env: environment(upstream.origin),
      headers: { Authorization: `Bearer ${text}` },
    });
    expect(received.status).toBe(200);
  });

  it('makes a capability token with its three permissions, signed with the auth token', async () => {
    const env = environment('');
    const reply = await replyOf({ kind: 'capability', ttlSeconds: 60 });
    const workspaceUrl = `https://taskrouter.twilio.com/v1/Workspaces/${workspaceSid}`;
    const workerUrl = `${workspaceUrl}/Workers/${charles.sid}`;
    const payload = verify(reply.token, env.AUTH_TOKEN);
    expect(payload).toMatchObject({
      iss: env.ACCOUNT_SID,
      account_sid: env.ACCOUNT_SID,
      workspace_sid: workspaceSid,
      worker_sid: charles.sid,
      channel: charles.sid,
      friendly_name: 'charles',
      version: 'v1',
      policies: expect.arrayContaining([
        expect.objectContaining({ url: workerUrl, method: 'GET', allow: true }),
        expect.objectContaining({ url: workerUrl, method: 'POST', post_filter: { ActivitySid: { required: true } } }),
        expect.objectContaining({ url: `${workerUrl}/**`, method: 'GET', allow: true }),
        expect.objectContaining({ url: `${workspaceUrl}/Tasks/**`, method: 'POST', allow: true }),
        expect.objectContaining({ url: `${workerUrl}/Reservations/**`, method: 'POST', allow: true }),
      ]),
    });
    // The library reads the clock twice, and a second may end in between.
    expect([59, 60]).toContain(lifetimeOf(reply));
  });

  it.each([60, 86_400, '60', '86400'])('takes a lifetime of %j seconds', async (ttlSeconds) => {
    expect(lifetimeOf(await replyOf({ ttlSeconds }))).toBe(Number(ttlSeconds));
  });

  it('asks Twilio once, by name', async () => {
    await signIn();
    expect(upstream.requests).toHaveLength(1);
    expect(upstream.requests[0]?.form.get('FriendlyName')).toBe('charles');
  });

  it('asks Twilio once, however many workers there are', async () => {
    const crowd = Array.from({ length: 1_000 }, (_, index) => ({
      sid: otherSid('WK', index + 10),
      friendly_name: `charles${index}`,
    }));
    const meta = { key: 'workers', next_page_url: `${upstream.origin}${paths.workers}?PageToken=2` };
    upstream.on('GET', paths.workers, { body: { workers: [...crowd.slice(1), charles], meta } });
    expect((await signIn()).status).toBe(200);
    expect(upstream.requests).toHaveLength(1);
  });

  it('says nothing of a local TaskRouter where there is none', async () => {
    const client = twilio(environment('').ACCOUNT_SID, environment('').AUTH_TOKEN, {
      httpClient: new UpstreamClient({
        origin: upstream.origin,
        upstreamTimeoutMs: 20_000,
        upstreamRetryDelayMs: 1,
        now: Date.now,
      }),
    });
    const received = await invoke(
      (context, event, callback) => token({ ...context, getTwilioClient: () => client }, event, callback),
      { env: { ...environment(''), TASKROUTER_ORIGIN: undefined }, body: { worker: 'charles', password } },
    );
    expect(received.status).toBe(200);
    expect(received.body).not.toHaveProperty('taskrouter');
  });
});

describe('a wrong sign-in', () => {
  it('does not tell a wrong password from an unknown worker', async () => {
    const wrongPassword = await wrong();
    const unknownWorker = await signIn({ worker: 'mallory' });
    expect(wrongPassword).toBeRefusal(401, 'unauthorized');
    expect(unknownWorker).toEqual(wrongPassword);
  });

  it('does the same work for both', async () => {
    await wrong();
    await signIn({ worker: 'mallory' });
    expect(upstream.requests.map((request) => request.form.get('FriendlyName'))).toEqual(['charles', 'mallory']);
  });

  it.each(['Charles', 'charles ', 'CHARLES', '\u00a0charles'])('takes %j for charles', async (worker) => {
    expect((await signIn({ worker })).body).toMatchObject({ worker: { friendlyName: 'charles' } });
  });

  it.each(['charle', 'char les', 'alice'])('does not take %j for charles', async (worker) => {
    expect(await signIn({ worker })).toBeRefusal(401, 'unauthorized');
  });

  it.each([
    ['with a blank at its end', `${password} `],
    ['in capitals', password.toUpperCase()],
    ['cut short', password.slice(0, -1)],
    ['empty', ''],
  ])('does not take the password %s', async (_, other) => {
    expect(await signIn({ password: other })).toBeRefusal(401, 'unauthorized');
  });
});

describe('bad input', () => {
  it.each([
    ['no worker', { worker: undefined }, '`worker` is missing'],
    ['an empty worker', { worker: '' }, '`worker`'],
    ['a worker that is too long', { worker: 'c'.repeat(65) }, '`worker`'],
    ['a worker that is an array', { worker: ['charles'] }, '`worker`'],
    ['a worker that is an object', { worker: { $ne: '' } }, '`worker`'],
    ['a worker that is a number', { worker: 7 }, '`worker`'],
    ['a worker that is null', { worker: null }, '`worker`'],
    ['no password', { password: undefined }, '`password` is missing'],
    ['a password that is an array', { password: [password] }, '`password`'],
    ['a password that is an object', { password: { length: 28 } }, '`password`'],
    ['a password that is a number', { password: 123_456_789_012 }, '`password`'],
    ['a password that is true', { password: true }, '`password`'],
    ['a password that is far too long', { password: 'x'.repeat(1_025) }, '`password`'],
    ['a lifetime that is too short', { ttlSeconds: 59 }, '`ttlSeconds`'],
    ['a lifetime that is too long', { ttlSeconds: 86_401 }, '`ttlSeconds`'],
    ['a lifetime with a fraction', { ttlSeconds: 60.5 }, '`ttlSeconds`'],
    ['a lifetime with a unit', { ttlSeconds: '60s' }, '`ttlSeconds`'],
    ['a lifetime in hexadecimal', { ttlSeconds: '0xfff' }, '`ttlSeconds`'],
    ['a lifetime below nothing', { ttlSeconds: '-60' }, '`ttlSeconds`'],
    ['an empty lifetime', { ttlSeconds: '' }, '`ttlSeconds`'],
    ['a lifetime that is an array', { ttlSeconds: [60] }, '`ttlSeconds`'],
    ['a lifetime that is null', { ttlSeconds: null }, '`ttlSeconds`'],
    ['an unknown kind', { kind: 'admin' }, '`kind`'],
    ['a kind that is an array', { kind: ['access'] }, '`kind`'],
    ['an unknown role', { role: 'admin' }, '`role`'],
  ])('refuses %s', async (_, fields, complaint) => {
    const received = await signIn(fields);
    expect(received).toBeRefusal(400, 'invalid_request');
    expect(messageOf(received)).toContain(complaint);
    expect(upstream.requests).toEqual([]);
  });

  it('names everything that is wrong at once', async () => {
    const received = await invoke(token, { env: environment(upstream.origin), body: { kind: 'x' } });
    expect(messageOf(received)).toMatch(/`worker` is missing.*`password` is missing.*`kind` is not usable/);
  });

  it('refuses a body that is an array', async () => {
    const received = await invoke(token, { env: environment(upstream.origin), body: ['charles', password] });
    expect(received).toBeRefusal(400, 'invalid_request');
  });

  it('refuses a shared password of less than 12 characters, without saying it', async () => {
    const env = { ...environment(upstream.origin), TOKEN_PASSWORD: 'only-eleven' };
    const received = await invoke(token, { env, body: { worker: 'charles', password: 'only-eleven' } });
    expect(received).toBeRefusal(500, 'misconfigured');
    expect(messageOf(received)).toContain('TOKEN_PASSWORD is not usable: expected at least 12 characters.');
    expect(received.text).not.toContain('only-eleven');
  });
});

describe('guessing', () => {
  const guess = async (times: number) => {
    for (let index = 0; index < times; index += 1) await wrong();
  };

  it('is slowed down, without asking Twilio', async () => {
    await guess(freeTries);
    const received = await wrong();
    expect(received).toBeRefusal(429, 'too_many_attempts');
    expect(received.headers).toMatchObject({ 'Retry-After': '1' });
    expect(upstream.requests).toHaveLength(freeTries);
  });

  it('is slowed down for all spellings of a name together', async () => {
    for (const worker of ['charles', 'Charles', 'CHARLES', ' charles'])
      await signIn({ worker, password: 'a wrong one' });
    expect(await signIn({ worker: 'cHARLES' })).toBeRefusal(429, 'too_many_attempts');
  });

  it('is slowed down for the right password, too: else the answer would tell', async () => {
    await guess(freeTries);
    expect(await signIn()).toBeRefusal(429, 'too_many_attempts');
  });

  it('is slowed down for a worker that does not exist, just the same', async () => {
    for (let index = 0; index < freeTries; index += 1) await signIn({ worker: 'mallory', password: 'a wrong one' });
    expect(await signIn({ worker: 'mallory' })).toBeRefusal(429, 'too_many_attempts');
  });

  it('is slowed down when all guesses come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, wrong));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(freeTries);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(50 - freeTries);
  });

  it('waits longer from failure to failure, and lets the worker in after the wait', async () => {
    await guess(freeTries);
    platform.time += 1_000;
    await wrong();
    expect((await wrong()).headers).toMatchObject({ 'Retry-After': '2' });
    platform.time += 2_000;
    expect((await signIn()).status).toBe(200);
  });

  it('does not mistake the right password from many tabs at once for it', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => signIn()));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
  });

  it('lets no more guesses through because a right password waits among them', async () => {
    const answers = await Promise.all([...Array.from({ length: 20 }, wrong), signIn()]);
    expect(answers.map(({ status }) => status)).toEqual([
      ...Array.from({ length: freeTries }, () => 401),
      ...Array.from({ length: 21 - freeTries }, () => 429),
    ]);
  });

  it('is forgiven after a right sign-in', async () => {
    await guess(freeTries - 1);
    await signIn();
    await guess(freeTries - 1);
    expect((await signIn()).status).toBe(200);
  });

  it('does not slow another worker down', async () => {
    upstream.on('GET', paths.workers, page('workers', [charles, { sid: otherSid('WK', 2), friendly_name: 'alice' }]));
    await guess(freeTries + 3);
    expect((await signIn({ worker: 'alice' })).status).toBe(200);
  });

  it('never keeps a worker out for more than a minute, and is forgotten in the end', async () => {
    for (let index = 0; index < 30; index += 1) {
      await wrong();
      platform.time += longestDelayMs;
    }
    expect((await wrong()).status).toBe(401);
    platform.time += longestDelayMs - 1;
    expect(await signIn()).toBeRefusal(429, 'too_many_attempts');
    platform.time += forgottenAfterMs;
    await guess(freeTries);
    expect(await wrong()).toBeRefusal(429, 'too_many_attempts');
  });

  it('is not counted while Twilio does not answer', async () => {
    const down = { status: 500, body: {} };
    upstream.on('GET', paths.workers, ...Array.from({ length: 10 }, () => down), page('workers', [charles]));
    for (let index = 0; index < 10; index += 1) expect((await signIn()).status).toBe(502);
    expect((await signIn()).status).toBe(200);
  });

  it('does not tell the right password by an upstream that fails', async () => {
    upstream.always(failure(500));
    expect(await wrong()).toEqual(await signIn());
  });
});

describe('a supervisor', () => {
  const floorPassword = 'floor-password-that-nobody-may-see';
  const asSupervisor = (fields: object = {}, env: object = {}) =>
    invoke(token, {
      env: { ...environment(upstream.origin), SUPERVISOR_PASSWORD: floorPassword, ...env },
      body: { worker: 'charles', password: floorPassword, role: 'supervisor', ...fields },
    });

  it('gets a token with the role of one, and no telephone', async () => {
    const attributes = JSON.stringify({ contact_uri: 'client:charles' });
    upstream.on('GET', paths.workers, page('workers', [{ ...charles, attributes }]));
    const received = await asSupervisor();
    const reply: Reply = JSON.parse(received.text);
    const grants: unknown = decode(reply.token, { json: true })?.['grants'];
    expect(grants).toEqual({
      identity: 'charles',
      task_router: { workspace_sid: workspaceSid, worker_sid: charles.sid, role: 'supervisor' },
    });
    expect(lifetimeOf(reply)).toBe(3_600);
  });

  it.each([
    ['the agents’', { password }],
    ['a wrong', { password: 'a wrong password' }],
    ['no worker and the right', { worker: 'mallory' }],
  ])('does not sign in with %s password', async (_, fields) => {
    expect(await asSupervisor(fields)).toBeRefusal(401, 'unauthorized');
  });

  it('cannot sign in as an agent', async () => {
    expect(await asSupervisor({ role: 'worker' })).toBeRefusal(401, 'unauthorized');
  });

  it.each([undefined, '', '  '])('is told that there is no floor page where the password is %j', async (unset) => {
    const received = await asSupervisor({}, { SUPERVISOR_PASSWORD: unset });
    expect(received).toBeRefusal(403, 'not_enabled');
    expect(messageOf(received)).toContain('SUPERVISOR_PASSWORD is not set');
  });

  it.each([
    ['short', 'only-eleven', 'at least 12 characters'],
    ['the agents’ own', password, 'another password than TOKEN_PASSWORD'],
  ])('is refused where the password is %s', async (_, unusable, expected) => {
    const received = await asSupervisor({ password: unusable }, { SUPERVISOR_PASSWORD: unusable });
    expect(received).toBeRefusal(500, 'misconfigured');
    expect(messageOf(received)).toContain(expected);
    expect(received.text).not.toContain(unusable);
  });

  it('has no capability token', async () => {
    expect(await asSupervisor({ kind: 'capability' })).toBeRefusal(400, 'invalid_request');
  });

  it('is counted apart from the agent of the same name', async () => {
    for (let index = 0; index < freeTries; index += 1) await asSupervisor({ password: 'a wrong password' });
    expect(await asSupervisor()).toBeRefusal(429, 'too_many_attempts');
    expect((await signIn()).status).toBe(200);
    for (let index = 0; index < freeTries; index += 1) await wrong();
    platform.time += longestDelayMs;
    expect((await asSupervisor()).status).toBe(200);
  });
});

it('is exported as the handler that the runtime calls', async () => {
  const received = await invoke(handler, { env: environment(upstream.origin), body: { worker: 'charles', password } });
  expect(received.status).toBe(200);
});

describe('a renewal', () => {
  const floorPassword = 'floor-password-that-nobody-may-see';
  const workerPath = `${paths.workers}/${charles.sid}`;
  const env = (change: object = {}) => ({
    ...environment(upstream.origin),
    SUPERVISOR_PASSWORD: floorPassword,
    ...change,
  });
  const renewalAfter = async (fields: object = {}): Promise<string> => {
    const { body } = await invoke(token, { env: env(), body: { worker: 'charles', password, ...fields } });
    return String(Object(body).renewal);
  };
  const renew = (renewal: string, fields: object = {}, change: object = {}) =>
    invoke(token, {
      env: env(change),
      headers: { Authorization: `Bearer ${renewal}` },
      body: { renew: true, ...fields },
    });

  beforeEach(() => upstream.on('GET', workerPath, { body: charles }));

  it('gives the same session a new token, in one request and without the password', async () => {
    const renewal = await renewalAfter();
    upstream.requests.length = 0;
    const received = await renew(renewal, { ttlSeconds: 600 });
    expect(received.status).toBe(200);
    expect(received.body).toMatchObject({ worker: { sid: charles.sid, friendlyName: 'charles' } });
    const reply = JSON.parse(received.text) as Reply;
    expect(lifetimeOf(reply)).toBe(600);
    expect(decode(reply.token, { json: true })).toMatchObject({ grants: { task_router: { role: 'worker' } } });
    expect(upstream.requests).toHaveLength(1);
  });

  describe('in a cookie, which no page can read', () => {
    const ownPage = { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' };
    const cookieOf = ({ headers: { 'Set-Cookie': cookies } }: Received): string =>
      Array.isArray(cookies) ? cookies.join('; ') : typeof cookies === 'string' ? cookies : '';
    const valueOf = (cookie: string): string => /=([^;]*)/.exec(cookie)?.[1] ?? '';
    const ask = (body: object, cookies: Record<string, string> = {}, headers: Record<string, string> = ownPage) =>
      invoke(token, { env: env(), headers, cookies, body });
    const byCookie = async (fields: object = {}) => {
      const asked = { worker: 'charles', password, ...fields };
      return valueOf(cookieOf(await ask(asked)));
    };

    it('is kept by the desk’s own page alone', async () => {
      expect(cookieOf(await ask({ worker: 'charles', password }))).toMatch(
        /^__Host-desk-worker=eyJ[^;]+; Path=\/; Max-Age=3600; Secure; HttpOnly; SameSite=Strict$/,
      );
      const elsewhere = { ...ownPage, 'Sec-Fetch-Site': 'cross-site' };
      const received = await ask({ worker: 'charles', password }, {}, elsewhere);
      expect(received.status).toBe(200);
      expect(cookieOf(received)).toBe('');
      expect(cookieOf(await ask({ worker: 'charles', password, kind: 'capability' }))).toBe('');
    });

    it('goes on with the session, for the role it is of, and not at another site’s request', async () => {
      const cookies = { '__Host-desk-worker': await byCookie() };
      const renewed = await ask({ renew: true }, cookies);
      expect(renewed.status).toBe(200);
      expect(valueOf(cookieOf(renewed))).toBe(cookies['__Host-desk-worker']);
      expect(await ask({ renew: true, role: 'supervisor' }, cookies)).toBeRefusal(401, 'unauthorized');
      const forged = { '__Host-desk-supervisor': cookies['__Host-desk-worker'] };
      expect(await ask({ renew: true, role: 'supervisor' }, forged)).toBeRefusal(401, 'unauthorized');
      const elsewhere = { ...ownPage, 'Sec-Fetch-Site': 'cross-site' };
      expect(await ask({ renew: true }, cookies, elsewhere)).toBeRefusal(403, 'forbidden');
      expect(await ask({ signOut: true }, cookies, elsewhere)).toBeRefusal(403, 'forbidden');
    });

    it('is taken from the browser by signing out', async () => {
      for (const role of ['worker', 'supervisor'])
        expect(cookieOf(await ask({ signOut: true, role }))).toMatch(
          new RegExp(`^__Host-desk-${role}=; Path=/; Max-Age=0; `),
        );
    });
  });

  it('works as often as it is asked for, also where an answer was lost', async () => {
    const renewal = await renewalAfter();
    for (let times = 0; times < 3; times += 1) expect((await renew(renewal)).status).toBe(200);
  });

  it('is not slowed down by anybody’s wrong tries, and forgives none', async () => {
    const renewal = await renewalAfter();
    for (let tries = 0; tries < freeTries; tries += 1) await wrong();
    expect(await signIn()).toBeRefusal(429, 'too_many_attempts');
    const answers = await Promise.all(Array.from({ length: 20 }, () => renew(renewal)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await signIn()).toBeRefusal(429, 'too_many_attempts');
  });

  it('ends 16 hours after the sign-in, however often it was used', async () => {
    const renewal = await renewalAfter();
    platform.time += (renewableForSeconds - 1) * 1_000;
    const received = await renew(renewal);
    expect(received.status).toBe(200);
    expect(received.body).not.toHaveProperty('renewal');
    platform.time += 1_000;
    expect(await renew(renewal)).toBeRefusal(401, 'session_expired');
  });

  it('is no session, neither here nor at TaskRouter', async () => {
    const renewal = await renewalAfter();
    const received = await invoke(createActivitiesHandler(platform), {
      env: environment(upstream.origin),
      headers: { Authorization: `Bearer ${renewal}` },
    });
    expect(received).toBeRefusal(401, 'unauthorized');
    expect(() => verify(renewal, environment('').API_SECRET)).toThrow('invalid signature');
  });

  it('is not what a session is: a token that got into a log renews nothing', async () => {
    expect(await renew((await replyOf()).token)).toBeRefusal(401, 'unauthorized');
  });

  it.each([
    ['the password was changed', { TOKEN_PASSWORD: 'another-password-altogether' }],
    ['the API key was changed', { API_SECRET: 'another secret' }],
    ['the desk has another workspace', { WORKSPACE_SID: otherSid('WS', 2) }],
  ])('is over where %s', async (_, change) => {
    const renewal = await renewalAfter();
    expect(await renew(renewal, {}, change)).toBeRefusal(401, 'unauthorized');
  });

  it('is over where the worker is gone', async () => {
    const renewal = await renewalAfter();
    upstream.on('GET', workerPath, failure(404));
    expect(await renew(renewal)).toBeRefusal(401, 'unauthorized');
  });

  it('keeps the role it was given', async () => {
    const [agents, supervisors] = [
      await renewalAfter(),
      await renewalAfter({ role: 'supervisor', password: floorPassword }),
    ];
    expect(await renew(agents, { role: 'supervisor' })).toBeRefusal(401, 'unauthorized');
    expect(await renew(supervisors)).toBeRefusal(401, 'unauthorized');
    const { text } = await renew(supervisors, { role: 'supervisor' });
    const { token: renewed } = JSON.parse(text) as Reply;
    expect(decode(renewed, { json: true })).toMatchObject({ grants: { task_router: { role: 'supervisor' } } });
    const none = { SUPERVISOR_PASSWORD: undefined };
    expect(await renew(supervisors, { role: 'supervisor' }, none)).toBeRefusal(403, 'not_enabled');
  });

  it('is not there for a capability token', async () => {
    expect((await signIn({ kind: 'capability' })).body).not.toHaveProperty('renewal');
  });

  it('has to be there', async () => {
    const received = await invoke(token, { env: env(), body: { renew: true } });
    expect(received).toBeRefusal(401, 'unauthorized');
    expect(await renew(await renewalAfter(), { renew: 'perhaps' })).toBeRefusal(400, 'invalid_request');
  });
});
