import { decode } from 'jsonwebtoken';
import twilio from 'twilio';
import { Waves } from '../../bench/functions/waves';
import { createEmulator, localCredentials, type Emulator } from '../../emulator';
import { LocalRequestClient } from '../../emulator/request-client';
import { createActivitiesHandler } from '../../src/functions/activities';
import { createFloorHandler } from '../../src/functions/floor';
import { createTokenHandler } from '../../src/functions/token';
import type { Environment } from '../../src/lib/configuration';
import { Audit } from '../../src/lib/people/audit';
import { usualCost } from '../../src/lib/people/passcode';
import { disabled, invite, signedOut, type Person } from '../../src/lib/people/person';
import { PeopleStore, recentMs } from '../../src/lib/people/store';
import { runtimePlatform } from '../../src/lib/runtime-platform';
import { startOfTest } from '../emulator/floor';
import { messageOf } from './refusal';
import { invoke, TestPlatform, type Handler, type Received } from './runtime';

const { accountSid, authToken, apiKey, apiSecret } = localCredentials;
const code = 'K7Q2-9XNM-4RTP-WB3F-8HJD';
const passcode = 'a horse and a battery';
const shared = 'a password that all share';
const page = { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin', Origin: 'http://localhost:3000' };

let emulator: Emulator;
let store: PeopleStore;
let audit: Audit;
let env: Environment;
let client: twilio.Twilio;

/** A Function's instance, and a browser that keeps what it is told to. */
class Browser {
  readonly platform = new TestPlatform();
  readonly token: Handler;
  readonly activities: Handler;
  readonly floor: Handler;
  cookies: Record<string, string> = {};

  constructor() {
    this.platform.now = () => emulator.clock.now();
    this.token = createTokenHandler(this.platform);
    this.activities = createActivitiesHandler(this.platform);
    this.floor = createFloorHandler(this.platform);
  }

  async ask(handler: Handler, body: object, headers: Record<string, string> = {}): Promise<Received> {
    const received = await invoke(handler, { env, body, headers: { ...page, ...headers }, cookies: this.cookies });
    const { device = [] } = received.body as { device?: unknown };
    for (const cookie of [received.headers['Set-Cookie'] ?? [], device].flat()) {
      if (typeof cookie !== 'string') throw new Error('A cookie is no text');
      const [pair = '', ...attributes] = cookie.split('; ');
      const [name = '', value = ''] = pair.split('=');
      if (attributes.includes('Max-Age=0')) delete this.cookies[name];
      else this.cookies[name] = value;
    }
    return received;
  }

  signIn(fields: object = {}): Promise<Received> {
    return this.ask(this.token, { worker: 'alice', password: passcode, ...fields });
  }

  /** Asks for the activities with a token, as the page does. */
  act(token: string, handler = this.activities): Promise<Received> {
    return this.ask(handler, {}, { Authorization: `Bearer ${token}` });
  }
}

const tokenOf = ({ text }: Received): string => (JSON.parse(text) as { token: string }).token;
const change = (rule: (person: Person) => Person) => store.changePerson('alice', (person) => person && rule(person));

beforeEach(async () => {
  emulator = await createEmulator();
  emulator.clock.freeze(startOfTest);
  const WORKSPACE_SID = emulator.control.sidOf('workspace', 'writers');
  env = {
    ACCOUNT_SID: accountSid,
    AUTH_TOKEN: authToken,
    API_KEY: apiKey,
    API_SECRET: apiSecret,
    WORKSPACE_SID,
    TASKROUTER_ORIGIN: emulator.origin,
    SIGN_IN: 'people',
  };
  client = twilio(accountSid, authToken, { httpClient: new LocalRequestClient(emulator.origin) });
  const sync = client.sync.v1.services('default');
  const now = (): number => emulator.clock.now();
  store = new PeopleStore({ sync, workspaceSid: WORKSPACE_SID, now });
  audit = new Audit({ sync, workspaceSid: WORKSPACE_SID, random: () => 0, log: () => undefined });
  await audit.prepare();
  const workerSid = emulator.control.sidOf('worker', 'alice');
  await store.changePerson('alice', (before) =>
    invite(before, { name: 'alice', workerSid, roles: ['worker'], code, now: now() }),
  );
});
afterEach(() => emulator.close());

/** Somebody who has used an invitation. */
async function signedIn(): Promise<{ browser: Browser; token: string }> {
  const browser = new Browser();
  const received = await browser.signIn({ password: code, newPasscode: passcode });
  expect(received.status).toBe(200);
  return { browser, token: tokenOf(received) };
}

describe('signing in with a passcode of one’s own', () => {
  it('begins with an invitation, and gives a session and a token of a quarter of an hour', async () => {
    const browser = new Browser();
    expect(await browser.signIn({ password: code })).toBeRefusal(409, 'passcode_needed');
    const received = await browser.signIn({ password: code, newPasscode: passcode, ttlSeconds: 3_600 });
    expect(received.body).toMatchObject({ worker: { friendlyName: 'alice' }, token: expect.any(String) });
    expect(received.body).not.toHaveProperty('renewal');
    const claims = decode(tokenOf(received), { json: true });
    expect((claims?.exp ?? 0) - (claims?.iat ?? 0)).toBe(900);
    expect(Object.keys(browser.cookies)).toEqual(['__Host-desk', '__Host-desk-device']);
    expect(received.text).not.toContain(browser.cookies['__Host-desk']);
    expect((await browser.act(tokenOf(received))).status).toBe(200);
  });

  it('keeps a passcode at the usual cost on a machine that says nothing of it, as that of the Functions', async () => {
    expect(runtimePlatform).not.toHaveProperty('passcodeCost');
    const browser = new Browser();
    Reflect.deleteProperty(browser.platform, 'passcodeCost');
    expect((await browser.signIn({ password: code, newPasscode: passcode })).status).toBe(200);
    expect((await change((person) => person))?.passcode).toMatchObject(usualCost);
  });

  it('takes neither the password that all share nor a used invitation, and no capability token', async () => {
    const { browser } = await signedIn();
    expect(await browser.signIn({ password: shared })).toBeRefusal(401, 'unauthorized');
    expect(await browser.signIn({ password: code })).toBeRefusal(401, 'unauthorized');
    expect(await browser.signIn({ kind: 'capability' })).toBeRefusal(400, 'invalid_request');
  });

  it('opens the floor for who may see it, and for nobody who writes so into their attributes', async () => {
    const { browser } = await signedIn();
    await client.taskrouter.v1
      .workspaces(env.WORKSPACE_SID ?? '')
      .workers(emulator.control.sidOf('worker', 'alice'))
      .update({ attributes: JSON.stringify({ roles: ['supervisor'], role: 'supervisor' }) });
    expect(await browser.signIn({ role: 'supervisor' })).toBeRefusal(403, 'forbidden');
    await change((person) => ({ ...person, roles: ['worker', 'supervisor'] }));
    const received = await browser.signIn({ role: 'supervisor' });
    expect((await browser.act(tokenOf(received), browser.floor)).status).toBe(200);
    expect(await browser.act(tokenOf(received))).toBeRefusal(401, 'unauthorized');
  });

  it('is refused where SIGN_IN is mistyped, rather than by another door', async () => {
    env = { ...env, SIGN_IN: 'peple' };
    const received = await new Browser().signIn({ password: shared });
    expect(received).toBeRefusal(500, 'misconfigured');
    expect(messageOf(received)).toContain('SIGN_IN is not usable: expected people or oidc or shared');
  });
});

describe('a session', () => {
  it('is renewed by its cookie alone, twelve hours long, and not after an hour of silence', async () => {
    const { browser } = await signedIn();
    for (let n = 0; n < 23; n += 1) {
      await emulator.clock.advance(1_800_000);
      expect((await browser.ask(browser.token, { renew: true })).status).toBe(200);
    }
    await emulator.clock.advance(1_800_000);
    expect(await browser.ask(browser.token, { renew: true })).toBeRefusal(401, 'session_expired');
    await browser.signIn();
    await emulator.clock.advance(3_600_000);
    expect(await browser.ask(browser.token, { renew: true })).toBeRefusal(401, 'session_expired');
  });

  it.each([
    ['signed out', signedOut, 'signed_out'],
    ['disabled', disabled, 'switched_off'],
  ])('of somebody who is %s opens no Function within half a minute, wherever it runs', async (_what, rule, code) => {
    const { browser, token } = await signedIn();
    expect((await browser.act(token)).status).toBe(200);
    await change(rule);
    await emulator.clock.advance(recentMs);
    expect(await browser.act(token)).toBeRefusal(401, code);
    expect(await browser.ask(browser.token, { renew: true })).toBeRefusal(401, code);
    const elsewhere = new Browser();
    elsewhere.cookies = browser.cookies;
    expect(await elsewhere.act(token)).toBeRefusal(401, code);
  });

  it('is ended on the server by signing out, also a second time; a token that was copied opens nothing more', async () => {
    const { browser, token } = await signedIn();
    const copied = { ...browser.cookies };
    fault('UpdateDocument', { reset: 'after' }, { next: 1 });
    expect((await browser.ask(browser.token, { signOut: true })).status).toBe(200);
    expect((await browser.ask(browser.token, { signOut: true })).status).toBe(200);
    expect(Object.keys(browser.cookies)).toEqual(['__Host-desk-device']);
    expect(await browser.act(token)).toBeRefusal(401, 'session_expired');
    browser.cookies = copied;
    expect(await browser.act(token)).toBeRefusal(401, 'signed_out');
    expect(await browser.ask(browser.token, { renew: true })).toBeRefusal(401, 'signed_out');
  });

  it('goes with its own token alone, and no token goes without a session', async () => {
    const { browser, token } = await signedIn();
    const cookies = browser.cookies;
    browser.cookies = {};
    expect(await browser.act(token)).toBeRefusal(401, 'session_expired');
    browser.cookies = { ...cookies, '__Host-desk': `${cookies['__Host-desk']}x` };
    expect(await browser.act(token)).toBeRefusal(401, 'session_expired');
    const workerSid = emulator.control.sidOf('worker', 'bob');
    await store.changePerson('bob', (before) =>
      invite(before, { name: 'bob', workerSid, roles: ['worker'], code, now: startOfTest }),
    );
    const other = new Browser();
    await other.ask(other.token, { worker: 'bob', password: code, newPasscode: passcode });
    expect(await other.act(token)).toBeRefusal(401, 'somebody_else');
  });

  it('has its passcode changed, and goes on as the only one', async () => {
    const { browser, token } = await signedIn();
    const fields = { changePasscode: true, password: passcode, newPasscode: 'seven green umbrellas' };
    const before = { ...browser.cookies };
    expect((await browser.ask(browser.token, fields)).body).toEqual({ changed: true });
    expect((await browser.act(token)).status).toBe(200);
    browser.cookies = before;
    expect(await browser.act(token)).toBeRefusal(401, 'signed_out');
    // As where the answer was lost, and the new cookie with it.
    expect((await browser.ask(browser.token, fields)).status).toBe(200);
    expect((await browser.act(token)).status).toBe(200);
  });
});

const fault = (operation: string, effect: object, trigger: 'always' | { next: number } = 'always') =>
  emulator.control.faults.add({ operation, trigger, effect: effect as never });

describe('another site', () => {
  it.each([
    ['by a browser that says so', { 'Sec-Fetch-Site': 'cross-site' }],
    ['of the same owner', { 'Sec-Fetch-Site': 'same-site' }],
    ['by a form', { 'Content-Type': 'application/x-www-form-urlencoded' }],
    ['by text that is JSON', { 'Content-Type': 'text/plain' }],
  ])('signs nobody in or out, and renews nothing: %s', async (_how, headers) => {
    const { browser } = await signedIn();
    for (const body of [{ renew: true }, { signOut: true }, { worker: 'alice', password: passcode }])
      expect(await browser.ask(browser.token, body, headers)).toBeRefusal(403, 'forbidden');
  });

  it('is known by its origin, too, where a browser says nothing else', async () => {
    const { browser } = await signedIn();
    const ask = (Origin: string) =>
      invoke(browser.token, {
        env,
        body: { renew: true },
        headers: { 'Content-Type': 'application/json', Origin },
        cookies: browser.cookies,
      });
    expect(await ask('https://evil.example')).toBeRefusal(403, 'forbidden');
    expect(await ask('null')).toBeRefusal(403, 'forbidden');
    expect((await ask('http://localhost:3000')).status).toBe(200);
  });

  it('cannot hide what it is by sending a `request` of its own', async () => {
    const { browser } = await signedIn();
    const request = {
      headers: { ...page, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
      cookies: {},
    };
    expect(await browser.ask(browser.token, { renew: true, request })).toBeRefusal(401, 'session_expired');
  });
});

test('a Function asks for the person once in half a minute, before all else', async () => {
  const { browser, token } = await signedIn();
  const waves = await Waves.before(emulator.origin);
  try {
    env = { ...env, TASKROUTER_ORIGIN: waves.origin };
    const cost = async (): Promise<readonly [requests: number, steps: number]> => {
      waves.startOver();
      expect((await browser.act(token)).status).toBe(200);
      return [waves.passed.length, waves.passed.at(-1)?.step ?? 0];
    };
    expect(await cost()).toEqual([3, 2]);
    expect(await cost()).toEqual([2, 1]);
    await emulator.clock.advance(recentMs);
    expect(await cost()).toEqual([3, 2]);
  } finally {
    await waves.close();
  }
});

test('while Sync does not answer who is in stays in, and nobody comes in', async () => {
  const { browser, token } = await signedIn();
  fault('FetchDocument', { status: 503 });
  await emulator.clock.advance(60_000);
  expect((await browser.act(token)).status).toBe(200);
  expect((await browser.ask(browser.token, { renew: true })).status).toBe(200);
  const received = await new Browser().signIn();
  expect(received).toBeRefusal(503, 'sign_in_unavailable');
  expect(received.headers).toMatchObject({ 'Retry-After': '60' });
});

test('each sign-in, refusal and sign-out is in the log and in Sync, without a secret', async () => {
  const { browser } = await signedIn();
  await browser.signIn({ password: 'something else entirely' });
  await browser.ask(browser.token, { signOut: true });
  const lines = await audit.read();
  expect(lines.map(({ what, outcome }) => `${what} ${outcome}`).sort()).toEqual([
    'sign-in done',
    'sign-in refused',
    'sign-out done',
  ]);
  const log = browser.platform.logged.join('\n');
  expect(log.match(/"audit"/g)).toHaveLength(3);
  for (const secret of [code, passcode, 'something else entirely', ...Object.values(browser.cookies)])
    expect(log).not.toContain(secret);
});

test('people sign in as themselves where nobody says another way', async () => {
  env = { ...env, SIGN_IN: '' };
  const { browser, token } = await signedIn();
  expect((await browser.act(token)).status).toBe(200);
  expect((await new Browser().signIn({ password: shared })).status).toBe(401);
});

test('a password of all that nobody says counts opens nothing, and the answer says what to set', async () => {
  const { browser, token } = await signedIn();
  env = { ...env, SIGN_IN: '', TOKEN_PASSWORD: shared };
  for (const refused of [await new Browser().signIn({ password: shared }), await browser.act(token)]) {
    expect(refused).toBeRefusal(500, 'misconfigured');
    expect(messageOf(refused)).toContain('Set SIGN_IN=shared to keep that password, or SIGN_IN=people');
    expect(messageOf(refused)).not.toContain(shared);
  }
});

test('where a password is shared there is no passcode to change', async () => {
  env = { ...env, SIGN_IN: 'shared', TOKEN_PASSWORD: shared };
  const browser = new Browser();
  const received = await browser.signIn({ password: shared });
  expect(received.body).toHaveProperty('renewal');
  expect(await browser.ask(browser.token, { changePasscode: true, password: 'x', newPasscode: passcode })).toBeRefusal(
    403,
    'not_enabled',
  );
  expect((await browser.act(tokenOf(received))).status).toBe(200);
});
