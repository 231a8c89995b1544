import { decode } from 'jsonwebtoken';
import twilio from 'twilio';
import { Waves } from '../../bench/functions/waves';
import { createEmulator, localCredentials, type Emulator } from '../../emulator';
import { LocalRequestClient } from '../../emulator/request-client';
import { createActivitiesHandler } from '../../src/functions/activities';
import { createFloorHandler } from '../../src/functions/floor';
import { createSignInHandler } from '../../src/functions/sign-in';
import { createSignInCallbackHandler } from '../../src/functions/sign-in-callback';
import { createTokenHandler } from '../../src/functions/token';
import type { Environment } from '../../src/lib/configuration';
import { Audit } from '../../src/lib/people/audit';
import { disabled, enabled, type Person } from '../../src/lib/people/person';
import { PeopleStore, recentMs } from '../../src/lib/people/store';
import { stateMaps } from '../../src/lib/oidc/used-states';
import { TestProvider, type Wishes } from '../oidc/provider';
import './refusal';
import { invoke, pinnedResponse, TestPlatform, type Handler, type Received } from './runtime';

const { accountSid, authToken, apiKey, apiSecret } = localCredentials;
const secret = 'a secret between desk and provider: 100% +/';
const redirectUri = 'http://localhost:3000/sign-in-callback';
const page = { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' };
const alice = { sub: 'account-1', email: 'Alice@Example.com', email_verified: true, groups: ['agents'] };

let provider: TestProvider;
let emulator: Emulator;
let store: PeopleStore;
let audit: Audit;
let env: Environment;
let client: twilio.Twilio;
let aliceSid: string;

const platformsResponse = globalThis.Response;
beforeAll(async () => {
  provider = await TestProvider.start();
  await provider.configure({ redirectUris: [redirectUri], secret });
});
afterAll(() => provider.close());

beforeEach(async () => {
  await provider.wish({ account: alice });
  emulator = await createEmulator();
  // As every runtime handler has it; the emulator has just put the server's own there.
  globalThis.Response = pinnedResponse;
  // The provider goes by the machine's clock, and signs what it says with the time.
  emulator.clock.freeze(Date.now());
  const WORKSPACE_SID = emulator.control.sidOf('workspace', 'writers');
  env = {
    ACCOUNT_SID: accountSid,
    AUTH_TOKEN: authToken,
    API_KEY: apiKey,
    API_SECRET: apiSecret,
    WORKSPACE_SID,
    TOKEN_PASSWORD: 'a password that all share',
    TASKROUTER_ORIGIN: emulator.origin,
    SIGN_IN: 'oidc',
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: 'desk',
    OIDC_CLIENT_SECRET: secret,
    OIDC_SCOPE: 'openid email profile groups',
  };
  client = twilio(accountSid, authToken, { httpClient: new LocalRequestClient(emulator.origin) });
  const worker = await workspace().workers.create({ friendlyName: 'alice@example.com', attributes: '{}' });
  aliceSid = worker.sid;
  const sync = client.sync.v1.services('default');
  const now = (): number => emulator.clock.now();
  store = new PeopleStore({ sync, workspaceSid: WORKSPACE_SID, now });
  audit = new Audit({ sync, workspaceSid: WORKSPACE_SID, random: () => 0, log: () => undefined });
});
afterEach(async () => {
  globalThis.Response = platformsResponse;
  await emulator.close();
});

const workspace = () => client.taskrouter.v1.workspaces(env.WORKSPACE_SID ?? '');
const change = (rule: (person: Person) => Person) =>
  store.changePerson('alice@example.com', (person) => person && rule(person));
const fault = (operation: string, effect: object, trigger: 'always' | { next: number } = 'always') =>
  emulator.control.faults.add({ operation, trigger, effect: effect as never });

/** A browser's cookies of one site. */
class Jar {
  readonly cookies = new Map<string, string>();

  keep(headers: readonly string[]): void {
    for (const header of headers) {
      const [pair = '', ...attributes] = header.split('; ');
      const [name = ''] = pair.split('=', 1);
      if (attributes.includes('Max-Age=0')) this.cookies.delete(name);
      else this.cookies.set(name, pair.slice(name.length + 1));
    }
  }

  get all(): Record<string, string> {
    return Object.fromEntries(this.cookies);
  }

  get header(): string {
    return [...this.cookies].map((pair) => pair.join('=')).join('; ');
  }
}

/** An instance of the Functions. */
class Instance {
  readonly platform = new TestPlatform();
  readonly signIn: Handler;
  readonly callback: Handler;
  readonly token: Handler;
  readonly activities: Handler;
  readonly floor: Handler;

  constructor() {
    this.platform.now = () => emulator.clock.now();
    this.signIn = createSignInHandler(this.platform);
    this.callback = createSignInCallbackHandler(this.platform);
    this.token = createTokenHandler(this.platform);
    this.activities = createActivitiesHandler(this.platform);
    this.floor = createFloorHandler(this.platform);
  }
}

const locationOf = ({ headers: { Location: location } }: Received): string => String(location);
const cookiesIn = ({ headers }: Received): string[] => [headers['Set-Cookie'] ?? []].flat().map(String);

/** Somebody's browser, which keeps what it is told to and follows where it is sent. */
class Browser {
  readonly desk = new Jar();
  readonly provider = new Jar();

  constructor(public instance = new Instance()) {}

  async ask(
    handler: Handler,
    request: { query?: object; body?: object; headers?: Record<string, string> },
  ): Promise<Received> {
    const received = await invoke(handler, { env, ...request, cookies: this.desk.all });
    this.desk.keep(cookiesIn(received));
    return received;
  }

  setOut(query: object = {}): Promise<Received> {
    return this.ask(this.instance.signIn, { query });
  }

  /** What the provider sends back to the desk, from where `/sign-in` has sent the browser. */
  async atProvider(address: string): Promise<Record<string, string>> {
    let url = address;
    while (!url.startsWith(redirectUri)) {
      const response = await fetch(url, { redirect: 'manual', headers: { cookie: this.provider.header } });
      this.provider.keep(response.headers.getSetCookie());
      const next = response.headers.get('location');
      if (next === null) throw new Error(`The provider does not go on: ${response.status} ${await response.text()}`);
      url = new URL(next, url).href;
    }
    return Object.fromEntries(new URL(url).searchParams);
  }

  comeBack(query: object): Promise<Received> {
    return this.ask(this.instance.callback, { query });
  }

  /** The whole way. */
  async signIn(query: object = {}): Promise<Received> {
    return this.comeBack(await this.atProvider(locationOf(await this.setOut(query))));
  }

  renew(fields: object = {}): Promise<Received> {
    return this.ask(this.instance.token, { body: { renew: true, ...fields }, headers: page });
  }
}

/** Expects a refusal that the page can say in words, and nobody let in. */
function expectRefused(browser: Browser, received: Received, status: number, code: string, back = '/'): void {
  expect([received.status, /url=(.*?)"/.exec(received.text)?.[1]]).toEqual([status, `${back}#sign-in=${code}`]);
  expect(received.headers).toMatchObject({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' });
  expect(browser.desk.all).not.toHaveProperty('__Host-desk');
}

describe('signing in with an organization', () => {
  it('goes to the provider with PKCE and comes back as the worker whom the provider names', async () => {
    const browser = new Browser();
    const out = await browser.setOut();
    expect(out.status).toBe(302);
    const { origin, searchParams } = new URL(locationOf(out));
    expect(origin).toBe(provider.issuer);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: 'code',
      client_id: 'desk',
      redirect_uri: redirectUri,
      code_challenge_method: 'S256',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(cookiesIn(out)).toEqual([
      expect.stringMatching(/^__Host-desk-sign-in-[\w-]{43}=.*; Path=\/; Max-Age=600; Secure; HttpOnly; SameSite=Lax$/),
    ]);
    const received = await browser.comeBack(await browser.atProvider(locationOf(out)));
    expect([received.status, locationOf(received), received.text]).toEqual([302, '/#sign-in=done', '']);
    expect(cookiesIn(received)[0]).toMatch(/^__Host-desk=.*; HttpOnly; SameSite=Strict$/);
    expect(Object.keys(browser.desk.all)).toEqual(['__Host-desk']);

    const renewed = await browser.renew();
    expect(renewed.body).toMatchObject({ worker: { sid: aliceSid, friendlyName: 'alice@example.com' } });
    const { token } = renewed.body as { token: string };
    const claims = decode(token, { json: true });
    expect((claims?.exp ?? 0) - (claims?.iat ?? 0)).toBe(900);
    const headers = { Authorization: `Bearer ${token}` };
    expect((await browser.ask(browser.instance.activities, { headers })).status).toBe(200);
    expect(await browser.renew({ role: 'supervisor' })).toBeRefusal(403, 'forbidden');
    expect(await audit.read()).toEqual([
      expect.objectContaining({
        what: 'sign-in',
        outcome: 'done',
        who: { name: 'alice@example.com', workerSid: aliceSid },
      }),
    ]);
  });

  it('comes back to the floor page as a supervisor whom a group makes one, and to no other place', async () => {
    env = { ...env, OIDC_WORKER_GROUP: 'agents', OIDC_SUPERVISOR_GROUP: 'leads' };
    await provider.wish({ account: { ...alice, groups: ['leads'] } });
    const browser = new Browser();
    expect(locationOf(await browser.signIn({ back: '/floor.html' }))).toBe('/floor.html#sign-in=done');
    expect(await browser.renew()).toBeRefusal(403, 'forbidden');
    const { token } = (await browser.renew({ role: 'supervisor' })).body as { token: string };
    const headers = { Authorization: `Bearer ${token}` };
    expect((await browser.ask(browser.instance.floor, { headers })).status).toBe(200);
    for (const back of ['https://evil.example/', '//evil.example', '/\\evil.example', '/x', 'javascript:alert(1)'])
      expectRefused(new Browser(), await new Browser().setOut({ back }), 400, 'invalid_request');
  });

  it('takes what the provider says at its userinfo endpoint alone', async () => {
    env = { ...env, OIDC_SUPERVISOR_GROUP: 'agents' };
    await provider.configure({ redirectUris: [redirectUri], secret, conformIdTokenClaims: true });
    try {
      const browser = new Browser();
      await browser.signIn();
      expect((await browser.renew({ role: 'supervisor' })).status).toBe(200);
      expect(provider.asked).toContain('GET /me');
    } finally {
      await provider.configure({ redirectUris: [redirectUri], secret });
    }
  });

  it('has another claim name the worker', async () => {
    env = { ...env, OIDC_WORKER_CLAIM: 'preferred_username' };
    await provider.wish({ account: { ...alice, preferred_username: 'BOB' } });
    const browser = new Browser();
    await browser.signIn();
    expect((await browser.renew()).body).toMatchObject({ worker: { friendlyName: 'bob' } });
  });

  it('has the provider ask who it is after somebody signed out, until it is known', async () => {
    const browser = new Browser();
    const promptOf = (received: Received) => new URL(locationOf(received)).searchParams.get('prompt');
    await browser.signIn();
    await browser.ask(browser.instance.token, { body: { signOut: true }, headers: page });
    const out = await browser.setOut();
    expect(promptOf(out)).toBe('login');
    await browser.comeBack(await browser.atProvider(locationOf(out)));
    // Before the sign-out has arrived, too.
    expect(promptOf(await browser.setOut())).toBe('login');
    browser.desk.keep(['__Host-desk=; Max-Age=0']);
    expect(promptOf(await browser.setOut())).toBeNull();
  });

  it('ends on the server by signing out, and no password opens it', async () => {
    const browser = new Browser();
    await browser.signIn();
    const copied = browser.desk.all;
    const body = { signOut: true };
    expect((await browser.ask(browser.instance.token, { body, headers: page })).body).toEqual({ signedOut: true });
    browser.desk.keep(Object.entries(copied).map((pair) => pair.join('=')));
    expect(await browser.renew()).toBeRefusal(401, 'signed_out');
    for (const password of ['a password that all share', 'a horse and a battery']) {
      const given = { body: { worker: 'alice@example.com', password }, headers: page };
      expect(await browser.ask(browser.instance.token, given)).toBeRefusal(403, 'not_enabled');
    }
  });
});

describe('nobody is let in', () => {
  const refused: [string, Wishes, number, string][] = [
    ['who has no worker', { account: { ...alice, email: 'mallory@example.com' } }, 403, 'unknown_worker'],
    ['whom the provider gives no name', { account: { sub: 'account-1' } }, 403, 'unknown_worker'],
    ['whose address is not verified', { account: { ...alice, email_verified: false } }, 403, 'email_unverified'],
    [
      'whose address is not verified, in text',
      { account: { ...alice, email_verified: 'false' } },
      403,
      'email_unverified',
    ],
    ['who is in no group', { account: { ...alice, groups: ['kitchen'] } }, 403, 'no_role'],
    ['who says of groups what is no list', { account: { ...alice, groups: { agents: true } } }, 403, 'no_role'],
    ['whom the provider turns away', { denies: true }, 403, 'provider_denied'],
    ['by a token for another nonce', { account: alice, tamper: { claims: { nonce: 'x' } } }, 502, 'provider_failed'],
    ['by a token for another client', { account: alice, tamper: { claims: { aud: 'shop' } } }, 502, 'provider_failed'],
    [
      'by a token of another issuer',
      { account: alice, tamper: { claims: { iss: 'https://x.example' } } },
      502,
      'provider_failed',
    ],
    [
      'by a token that has expired',
      { account: alice, tamper: { claims: { exp: 1_700_000_000 } } },
      502,
      'provider_failed',
    ],
    [
      'by a token that a stranger has signed',
      { account: alice, tamper: { key: 'a stranger’s' } },
      502,
      'provider_failed',
    ],
    ['by a token that nobody has signed', { account: alice, tamper: { key: 'nobody’s' } }, 502, 'provider_failed'],
    ['where the provider is gone in the middle', { account: alice, down: ['/token'] }, 503, 'provider_unreachable'],
    ['where the provider is out of order', { account: alice, broken: ['/token'] }, 503, 'provider_unreachable'],
    ['where its keys cannot be had', { account: alice, down: ['/jwks'] }, 503, 'provider_unreachable'],
  ];

  it.each(refused)('%s', async (_who, wishes, status, code) => {
    env = { ...env, OIDC_WORKER_GROUP: 'agents' };
    await provider.wish(wishes);
    const browser = new Browser();
    expectRefused(browser, await browser.signIn(), status, code);
    expect(browser.desk.all).toEqual({});
    const { logged } = browser.instance.platform;
    expect(logged).toHaveLength(code === 'provider_failed' ? 2 : 1);
    expect(logged.join('\n')).toMatch(status === 503 ? code : /"what":"sign-in",.*"outcome":"refused"/);
    expect(logged.join('\n')).not.toContain(secret);
  });

  it('and it is on record for whom the provider vouches', async () => {
    await provider.wish({ account: { ...alice, email: 'mallory@example.com' } });
    await new Browser().signIn();
    expect(await audit.read()).toEqual([
      expect.objectContaining({ who: { name: 'mallory@example.com' }, outcome: 'refused', why: 'no such worker' }),
    ]);
  });

  it('who is disabled, also with a worker made anew', async () => {
    env = { ...env, OIDC_CREATE_WORKERS: 'true' };
    await new Browser().signIn();
    await change(disabled);
    const browser = new Browser();
    expectRefused(browser, await browser.signIn(), 403, 'forbidden');
    await workspace().workers(aliceSid).remove();
    expectRefused(browser, await browser.signIn(), 403, 'forbidden');
    expect(await workspace().workers.list({ friendlyName: 'alice@example.com' })).toEqual([]);
  });

  it('by another account under the name of somebody, until an operator says so', async () => {
    await new Browser().signIn();
    await provider.wish({ account: { ...alice, sub: 'account-2' } });
    expectRefused(new Browser(), await new Browser().signIn(), 403, 'forbidden');
    await change((person) => enabled(disabled(person)));
    expect((await new Browser().signIn()).status).toBe(302);
  });

  it('in the browser of somebody else', async () => {
    const [attacker, victim] = [new Browser(), new Browser()];
    const back = await attacker.atProvider(locationOf(await attacker.setOut()));
    expectRefused(victim, await victim.comeBack(back), 400, 'sign_in_stale');
    // With a journey of its own, too.
    await victim.setOut();
    expectRefused(victim, await victim.comeBack(back), 400, 'sign_in_stale');
    const { state } = Object.fromEntries(new URL(locationOf(await victim.setOut())).searchParams);
    expectRefused(victim, await victim.comeBack({ ...back, state }), 400, 'sign_in_stale');
    expect((await attacker.comeBack(back)).status).toBe(302);
  });

  it('by a cookie that was changed, or a journey that took too long', async () => {
    const browser = new Browser();
    const back = await browser.atProvider(locationOf(await browser.setOut()));
    const before = browser.desk.all;
    for (const [name, value] of Object.entries(before)) browser.desk.keep([`${name}=${value}x`]);
    expectRefused(browser, await browser.comeBack(back), 400, 'sign_in_stale');
    browser.desk.keep(Object.entries(before).map((pair) => pair.join('=')));
    await emulator.clock.advance(600_000);
    expectRefused(browser, await browser.comeBack(back), 400, 'sign_in_stale');
  });

  it('by an answer that says it is of another provider', async () => {
    const browser = new Browser();
    const back = await browser.atProvider(locationOf(await browser.setOut()));
    expect(back).toHaveProperty('iss', provider.issuer);
    const { iss: _own, ...without } = back;
    for (const forged of [{ ...back, iss: 'https://evil.example' }, without]) {
      const victim = new Browser();
      victim.desk.keep(Object.entries(browser.desk.all).map((pair) => pair.join('=')));
      expectRefused(victim, await victim.comeBack(forged), 502, 'provider_failed');
    }
    expect(provider.asked).not.toContain('POST /token');
  });

  it('by fields that are not as the provider sends them', async () => {
    const browser = new Browser();
    const back = await browser.atProvider(locationOf(await browser.setOut()));
    const { state, code } = back;
    const cookies = Object.entries(browser.desk.all).map((pair) => pair.join('='));
    const forged: [object, number, string][] = [
      [{}, 400, 'invalid_request'],
      [{ code }, 400, 'invalid_request'],
      [{ ...back, state: [state, state] }, 400, 'invalid_request'],
      [{ ...back, request: 'x' }, 400, 'invalid_request'],
      [{ state }, 502, 'provider_failed'],
      [{ ...back, code: [code, code] }, 502, 'provider_failed'],
      [{ ...back, id_token: 'e30.e30.e30' }, 502, 'provider_failed'],
    ];
    for (const [query, status, refusal] of forged) {
      browser.desk.keep(cookies);
      expectRefused(browser, await browser.comeBack(query), status, refusal);
    }
  });
});

describe('what is good once', () => {
  it('is a code, over two instances', async () => {
    const browser = new Browser();
    const back = await browser.atProvider(locationOf(await browser.setOut()));
    const thief = new Browser(new Instance());
    thief.desk.keep(Object.entries(browser.desk.all).map((pair) => pair.join('=')));
    expect((await browser.comeBack(back)).status).toBe(302);
    expectRefused(thief, await thief.comeBack(back), 400, 'sign_in_stale');
  });

  it('is a state, over two instances, with a code that is good', async () => {
    const browser = new Browser();
    const out = locationOf(await browser.setOut());
    const thief = new Browser(new Instance());
    thief.desk.keep(Object.entries(browser.desk.all).map((pair) => pair.join('=')));
    const [first, second] = [await browser.atProvider(out), await thief.atProvider(out)];
    expect(first.code).not.toBe(second.code);
    const both = await Promise.all([browser.comeBack(first), thief.comeBack(second)]);
    expect(both.filter(({ status }) => status === 302)).toHaveLength(1);
    expect([browser, thief].filter(({ desk }) => '__Host-desk' in desk.all)).toHaveLength(1);
  });
});

describe('a worker who is not there', () => {
  beforeEach(() => {
    env = { ...env, OIDC_CREATE_WORKERS: 'true' };
    return provider.wish({ account: { ...alice, email: 'carol@example.com' } });
  });
  const carols = () => workspace().workers.list({ friendlyName: 'carol@example.com' });

  it('is made where the desk is told to, and not a second time', async () => {
    const browser = new Browser();
    await browser.signIn();
    await new Browser().signIn();
    expect(await carols()).toHaveLength(1);
    expect((await browser.renew()).body).toMatchObject({ worker: { friendlyName: 'carol@example.com' } });
    expect((await audit.read()).filter(({ what }) => what === 'people')).toHaveLength(1);
  });

  it('is the same one where the answer is lost', async () => {
    fault('CreateWorker', { reset: 'after' }, { next: 1 });
    const browser = new Browser();
    expect((await browser.signIn()).status).toBe(302);
    expect(await carols()).toHaveLength(1);
  });
});

describe('a session', () => {
  it('is over within half a minute for whoever is disabled, and loses a role with the group', async () => {
    env = { ...env, OIDC_SUPERVISOR_GROUP: 'leads' };
    await provider.wish({ account: { ...alice, groups: ['leads'] } });
    const browser = new Browser();
    await browser.signIn();
    expect((await browser.renew({ role: 'supervisor' })).status).toBe(200);
    await provider.wish({ account: alice });
    const elsewhere = new Browser(new Instance());
    await elsewhere.signIn();
    await emulator.clock.advance(recentMs);
    expect(await browser.renew({ role: 'supervisor' })).toBeRefusal(401, 'signed_out');
    expect((await elsewhere.renew()).status).toBe(200);
    await change(disabled);
    await emulator.clock.advance(recentMs);
    expect(await elsewhere.renew()).toBeRefusal(401, 'switched_off');
  });

  it('has a role that it came with in an instance, too, that has just read another', async () => {
    env = { ...env, OIDC_SUPERVISOR_GROUP: 'leads' };
    const browser = new Browser();
    await browser.signIn();
    expect(await browser.renew({ role: 'supervisor' })).toBeRefusal(403, 'forbidden');
    await provider.wish({ account: { ...alice, groups: ['leads'] } });
    const { instance } = browser;
    browser.instance = new Instance();
    await browser.signIn();
    browser.instance = instance;
    expect((await browser.renew({ role: 'supervisor' })).status).toBe(200);
  });

  it('goes on while the provider is out of reach, and nobody comes in', async () => {
    const browser = new Browser();
    await browser.signIn();
    await provider.wish({ account: alice, down: ['/'] });
    expect((await browser.renew()).status).toBe(200);
    const stranger = new Browser();
    const received = await stranger.setOut();
    expectRefused(stranger, received, 503, 'provider_unreachable');
    expect(received.headers).toMatchObject({ 'Retry-After': '60' });
    expect(received.text).toContain('People who are signed in stay signed in.');
    // And the next try is not held against it.
    await provider.wish({ account: alice });
    expect((await stranger.signIn()).status).toBe(302);
  });

  it.each(['FetchDocument', 'CreateSyncMapItem', 'CreateSyncListItem'])(
    'does not begin while Sync does not do %s, and begins with the next try',
    async (operation) => {
      await new Browser().signIn();
      const browser = new Browser();
      const rule = fault(operation, { status: 503 });
      expectRefused(browser, await browser.signIn(), 503, 'sign_in_unavailable');
      emulator.control.faults.remove(rule.id);
      expect((await browser.signIn()).status).toBe(302);
    },
  );
});

it.each([
  ['oidc', true],
  ['people', false],
  ['shared', false],
])('tells the page whether it is the way to sign in where SIGN_IN is “%s”', async (SIGN_IN, provider) => {
  env = { ...env, SIGN_IN };
  const browser = new Browser();
  const received = await browser.ask(browser.instance.signIn, { headers: { Accept: 'application/json' } });
  expect([received.status, received.body]).toEqual([200, { provider }]);
});

describe('a desk that is not set up for it', () => {
  it.each([
    ['another way to sign in', { SIGN_IN: 'people' }, 403, 'not_enabled', 'SIGN_IN is not'],
    [
      'no issuer and no secret',
      { OIDC_ISSUER: '', OIDC_CLIENT_SECRET: '' },
      500,
      'misconfigured',
      'OIDC_ISSUER, OIDC_CLIENT_SECRET',
    ],
    [
      'an issuer in clear',
      { OIDC_ISSUER: 'http://login.example.com' },
      500,
      'misconfigured',
      'OIDC_ISSUER is not usable',
    ],
    ['a scope without openid', { OIDC_SCOPE: 'email' }, 500, 'misconfigured', 'OIDC_SCOPE is not usable'],
  ])('says so of %s', async (_what, variables, status, code, words) => {
    env = { ...env, ...variables };
    const browser = new Browser();
    for (const handler of [browser.instance.signIn, browser.instance.callback]) {
      const received = await browser.ask(handler, { query: { state: 'x' } });
      expectRefused(browser, received, status, code);
      expect(received.text).toContain(words);
    }
  });

  it('says that the provider does not know it', async () => {
    env = { ...env, OIDC_CLIENT_SECRET: 'another secret' };
    const browser = new Browser();
    const received = await browser.signIn();
    expectRefused(browser, received, 500, 'misconfigured');
    expect(received.text).toContain('OIDC_CLIENT_SECRET');
    expect(received.text + browser.instance.platform.logged.join()).not.toContain('another secret');
  });

  it('refuses a provider that calls itself otherwise', async () => {
    env = { ...env, OIDC_ISSUER: provider.issuer.replace('127.0.0.1', 'localhost') };
    const received = await new Browser().setOut();
    expectRefused(new Browser(), received, 502, 'provider_failed');
  });

  it('refuses an address that stands for every organization of a provider', async () => {
    const issuer = 'https://login.microsoftonline.com/{tenantid}/v2.0';
    const asked = jest.spyOn(globalThis, 'fetch').mockResolvedValue(platformsResponse.json({ issuer }));
    try {
      env = { ...env, OIDC_ISSUER: 'https://login.microsoftonline.com/common/v2.0' };
      const browser = new Browser();
      const received = await browser.setOut();
      expectRefused(browser, received, 500, 'misconfigured');
      expect(received.text).toContain('your organization alone');
    } finally {
      asked.mockRestore();
    }
  });
});

test('costs two steps of requests to Twilio beside the one to the provider', async () => {
  await provider.wish({ account: { ...alice, email: 'alice@example.com' } });
  await new Browser().signIn();
  // What the first sign-ins make.
  await audit.prepare();
  const { syncMaps } = client.sync.v1.services('default');
  for (const uniqueName of stateMaps(env.WORKSPACE_SID ?? ''))
    await syncMaps.create({ uniqueName }).catch(() => syncMaps(uniqueName).fetch());
  const waves = await Waves.before(emulator.origin);
  try {
    env = { ...env, TASKROUTER_ORIGIN: waves.origin };
    const browser = new Browser();
    const back = await browser.atProvider(locationOf(await browser.setOut()));
    waves.startOver();
    provider.asked.length = 0;
    expect((await browser.comeBack(back)).status).toBe(302);
    expect([waves.passed.length, waves.passed.at(-1)?.step]).toEqual([4, 2]);
    expect(provider.asked.toSorted()).toEqual(['GET /jwks', 'POST /token']);
    const again = await browser.atProvider(locationOf(await browser.setOut()));
    provider.asked.length = 0;
    await browser.comeBack(again);
    expect(provider.asked).toEqual(['POST /token']);
  } finally {
    await waves.close();
  }
});
