import jwt from 'jsonwebtoken';
import { type Api, createApi } from '../../../../src/assets/desk/ground/api';
import { signedInHere } from '../../../../src/assets/desk/sign-in/sign-in-here';
import { createSession, lifeOf, type SessionPort } from '../../../../src/assets/desk/sign-in/sign-in-session';
import { type FunctionServer, startFunctionServer } from '../ground/function-server';
import { handClock, type HandClock } from '../ground/hand-clock';

const iat = 1_795_000_000;
const start = iat * 1000;
const tokenFor = (workerSid: string): string =>
  jwt.sign({ iat, exp: iat + 3600, grants: { identity: 'Zoë ≥ 4', task_router: { worker_sid: workerSid } } }, 'secret');
const token = tokenFor('WK1');
const typed = { workerName: 'charles', password: 'secret' };
const BY_PASSWORD = { worker: 'charles', password: 'secret' };
const NEXT = { renew: true };
const OUT = { signOut: true };

let server: FunctionServer;
let api: Api;
let clock: HandClock;
/** What the session waits for, beside answers; in milliseconds. */
let pauses: number[];
let kept: Map<string, string>;
let told: unknown[];
let session: SessionPort;

function openTab(): SessionPort {
  const store = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  const tab: SessionPort = createSession({
    api,
    clock: {
      now: () => clock.now(),
      after: (delayMs, run) => clock.after(delayMs, (pauses.push(delayMs), run)),
    },
    here: signedInHere(() => store, 'desk'),
    told: () => told.push(tab.ticket()),
  });
  return tab;
}

const here = () =>
  signedInHere(() => ({ getItem: (key) => kept.get(key) ?? null, setItem() {}, removeItem() {} }), 'desk');
const bodies = () => server.seen.map(({ body }) => body);
const answers = (status: number, body: object = {}) => (server.answer = { status, body: JSON.stringify(body) });
const good = (more: object = {}) => answers(200, { token, worker: { friendlyName: 'charles' }, ...more });
const problem = (of: object) => expect.objectContaining({ problem: expect.objectContaining(of) });

beforeEach(async () => {
  server = await startFunctionServer();
  clock = handClock(start);
  pauses = [];
  api = createApi(clock, server.send);
  kept = new Map();
  told = [];
  session = openTab();
  good();
});
afterEach(() => server.close());

async function signedIn(): Promise<void> {
  session.remember(typed);
  await session.open();
  server.seen.length = 0;
  told.length = 0;
}

describe('the session', () => {
  it('knows how long its token lives, and the server’s clock, without looking at a clock', async () => {
    session.remember(typed);
    expect(await session.open()).toMatchObject({
      lifeMs: 3_600_000,
      issuedAt: iat * 1000,
      ticket: { workerName: 'charles' },
    });
    expect(session.token()).toBe(token);
  });

  it('needs the password for the sign-in alone, and goes on by the cookie', async () => {
    session.remember(typed);
    await session.open();
    await session.open();
    expect(bodies()).toEqual([BY_PASSWORD, NEXT]);
    expect(server.seen[1]?.authorization).toBeUndefined();
  });

  it('shows the renewal it was given, for browsers that keep no cookie', async () => {
    good({ renewal: 'the.renewal.itself' });
    session.remember(typed);
    await session.open();
    good();
    await session.open();
    expect(await session.open()).toMatchObject({ ticket: { renewal: 'the.renewal.itself' } });
    expect(server.seen[2]?.authorization).toBe('Bearer the.renewal.itself');
  });

  it('has what was typed for one try, whatever becomes of it', async () => {
    session.remember(typed);
    answers(503);
    await expect(session.open()).rejects.toEqual(problem({ status: 503 }));
    answers(401);
    await expect(session.open()).rejects.toEqual(problem({ code: 'no-session' }));
    expect(bodies()).toEqual([BY_PASSWORD, NEXT]);
  });

  it('keeps nothing where a page could leak it from, and hands no password to another tab', async () => {
    session.remember(typed);
    await session.open();
    expect(JSON.stringify([{ ...session, ticket: session.ticket() }, [...kept], told])).not.toContain('secret');
  });

  it.each([401, 429, 500, 503])('is still there where the next token could not be had: %i', async (status) => {
    await signedIn();
    answers(status);
    await expect(session.open()).rejects.toEqual(problem({ status }));
    expect(session.token()).toBe(token);
  });

  it('tries what was typed first, and goes on by the cookie where others’ guesses have shut the sign-in', async () => {
    await signedIn();
    session.remember(typed);
    server.answer = ({ body }) =>
      Object.hasOwn(Object(body), 'renew')
        ? { status: 200, body: JSON.stringify({ token, worker: { friendlyName: 'charles' } }) }
        : { status: 429, body: '{}' };
    expect(await session.open()).toMatchObject({ ticket: { token } });
    expect(bodies()).toEqual([BY_PASSWORD, NEXT]);
  });

  it('is not another’s who has signed in in this browser', async () => {
    await signedIn();
    good({ token: tokenFor('WK2') });
    await expect(session.open()).rejects.toEqual(problem({ code: 'somebody_else', status: 401 }));
    expect(session.token()).toBe(token);
  });

  it('does not come back to life when the answer arrives after signing out', async () => {
    await signedIn();
    const opening = session.open();
    void session.leave(() => {});
    await expect(opening).rejects.toEqual(problem({ code: 'superseded' }));
    expect(() => session.token()).toThrow('unauthorized');
  });

  it('goes on in another tab, and is forgotten there when nobody is signed in any more', async () => {
    await signedIn();
    const there = openTab();
    there.adopt(session.ticket());
    expect(there.token()).toBe(token);
    await there.open();
    expect(bodies()).toEqual([NEXT]);
    there.adopt(undefined);
    expect(() => there.token()).toThrow('unauthorized');
  });

  it('refuses a token that does not say how long it lives', () => {
    expect(() => lifeOf(jwt.sign({ iat }, 'secret', { noTimestamp: true }))).toThrow('unreadable');
  });
});

describe('a page that is loaded again', () => {
  it('knows that there may be a session, for as long as there may be', async () => {
    expect(here().load(start)).toBe('out');
    await signedIn();
    expect(here().load(start + 15 * 3_600_000)).toBe('in');
    expect(here().load(start + 16 * 3_600_000)).toBe('out');
  });

  it('knows of one that was signed in to on the floor page', () => {
    kept.set('floor.signed-in', String(start));
    expect(here().load(start)).toBe('in');
    kept.set('desk.signed-in', 'leaving');
    expect(here().load(start)).toBe('leaving');
  });

  it('goes on by the cookie', async () => {
    expect(await openTab().open()).toMatchObject({ ticket: { workerName: 'charles' } });
    expect(bodies()).toEqual([NEXT]);
  });
});

describe('signing out', () => {
  it('ends the session on the server', async () => {
    await signedIn();
    await session.leave(() => {});
    expect(bodies()).toEqual([OUT]);
    expect(told).toEqual([undefined]);
    expect(here().load(start)).toBe('out');
  });

  it('is asked for until the server answers, says so after a while, and is not forgotten by a reload', async () => {
    await signedIn();
    let times = 0;
    server.answer = () => ({ status: (times += 1) < 5 ? 502 : 200, body: '{}' });
    let unheard = 0;
    const left = session.leave(() => (unheard += 1));
    for (let tries = 1; tries < 5; tries += 1) {
      await expectSoon(() => pauses.length === tries);
      expect(here().load(start)).toBe('leaving');
      expect(unheard).toBe(tries < 3 ? 0 : 1);
      clock.advance(pauses.at(-1) ?? 0);
    }
    await left;
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000]);
    expect(here().load(start)).toBe('out');
  });

  it('ends nobody else’s who signs in meanwhile', async () => {
    await signedIn();
    answers(502);
    const left = session.leave(() => {});
    await expectSoon(() => pauses.length === 1);
    good();
    session.remember({ workerName: 'dora', password: 'secret' });
    await session.open();
    clock.advance(60_000);
    await left;
    expect(bodies()).toEqual([OUT, { worker: 'dora', password: 'secret' }]);
    expect(here().load(start)).toBe('in');
  });
});

/** Waits for real requests to be answered. */
async function expectSoon(isSo: () => boolean): Promise<void> {
  for (let turns = 0; !isSo(); turns += 1) {
    if (turns > 5_000) throw new Error('It never came about');
    await new Promise((resolve) => setImmediate(resolve));
  }
}
