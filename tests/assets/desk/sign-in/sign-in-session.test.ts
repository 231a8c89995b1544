import jwt from 'jsonwebtoken';
import { type Api, createApi } from '../../../../src/assets/desk/ground/api';
import { createSession, lifeOf } from '../../../../src/assets/desk/sign-in/sign-in-session';
import { type FunctionServer, startFunctionServer } from '../ground/function-server';
import { handClock } from '../ground/hand-clock';

const iat = 1_795_000_000;
const token = jwt.sign({ iat, exp: iat + 3600, grants: { identity: 'Zoë ≥ 4' } }, 'secret');

let server: FunctionServer;
let api: Api;
beforeEach(async () => {
  server = await startFunctionServer();
  server.answer = { status: 200, body: JSON.stringify({ token, worker: { friendlyName: 'charles' } }) };
  api = createApi(handClock(), server.send);
});
afterEach(() => server.close());

describe('the session', () => {
  it('knows how long its token lives without looking at a clock', async () => {
    const session = createSession(api);
    session.remember('charles', 'secret');
    expect(await session.open()).toMatchObject({ lifeMs: 3_600_000, ticket: { workerName: 'charles' } });
    expect(session.token()).toBe(token);
  });

  it('knows the server’s clock from when its token was issued', async () => {
    const session = createSession(api);
    session.remember('charles', 'secret');
    expect(await session.open()).toMatchObject({ issuedAt: iat * 1000 });
  });

  it('renews with what was typed last', async () => {
    const session = createSession(api);
    session.remember('charles', 'secret');
    await session.open();
    await session.open();
    expect(server.seen.map(({ body }) => body)).toEqual([
      { worker: 'charles', password: 'secret' },
      { worker: 'charles', password: 'secret' },
    ]);
  });

  it('forgets a password that is refused, and keeps one that could not be tried', async () => {
    const session = createSession(api);
    session.remember('charles', 'wrong');
    server.answer = { status: 503, body: '{}' };
    await expect(session.open()).rejects.toMatchObject({ problem: { status: 503 } });
    server.answer = { status: 401, body: JSON.stringify({ error: { code: 'unauthorized', message: 'No.' } }) };
    await expect(session.open()).rejects.toMatchObject({ problem: { message: 'No.' } });
    await expect(session.open()).rejects.toMatchObject({ problem: { message: 'No password is known.' } });
    expect(server.seen).toHaveLength(2);
  });

  it('does not come back to life when the answer arrives after signing out', async () => {
    const session = createSession(api);
    session.remember('charles', 'secret');
    const opening = session.open();
    session.forget();
    await expect(opening).rejects.toMatchObject({ problem: { code: 'superseded' } });
    expect(() => session.token()).toThrow('unauthorized');
  });

  it('keeps nothing where a page could leak it from', async () => {
    const session = createSession(api);
    session.remember('charles', 'secret');
    await session.open();
    expect(JSON.stringify({ ...session, ticket: session.ticket() })).not.toContain('secret');
  });

  it('goes on in another tab, and is forgotten there when nobody is signed in any more', async () => {
    const told: unknown[] = [];
    const here = createSession(api, () => told.push(here.secrets()));
    here.remember('charles', 'secret');
    await here.open();
    here.forget();
    const secrets = {
      credentials: { workerName: 'charles', password: 'secret' },
      ticket: { token, workerName: 'charles' },
    };
    expect(told).toEqual([{ credentials: secrets.credentials, untried: true }, secrets, undefined]);

    const there = createSession(api);
    there.adopt(secrets);
    expect(there.token()).toBe(token);
    await there.open();
    expect(server.seen.at(-1)?.body).toEqual({ worker: 'charles', password: 'secret' });
    there.adopt(undefined);
    expect(there.secrets()).toBeUndefined();
    expect(() => there.token()).toThrow('unauthorized');
  });

  describe('with a renewal', () => {
    const NEXT = { renew: true };
    const BY_PASSWORD = { worker: 'charles', password: 'secret' };
    const bodies = () => server.seen.map(({ body }) => body);
    const answers = (status: number, body: object = {}) => (server.answer = { status, body: JSON.stringify(body) });
    const good = () => answers(200, { token, renewal: 'the.renewal.itself', worker: { friendlyName: 'charles' } });

    async function openSession() {
      good();
      const session = createSession(api);
      session.remember('charles', 'secret');
      await session.open();
      server.seen.length = 0;
      return session;
    }

    it('needs the password for the sign-in alone', async () => {
      const session = await openSession();
      answers(200, { token, worker: { friendlyName: 'charles' } });
      await session.open();
      await session.open();
      expect(bodies()).toEqual([NEXT, NEXT]);
      expect(server.seen[1]?.authorization).toBe('Bearer the.renewal.itself');
    });

    it('takes the password where the renewal is not taken any more, and has another from then on', async () => {
      const session = await openSession();
      answers(401);
      await expect(session.open()).rejects.toMatchObject({ problem: { status: 401 } });
      expect(bodies()).toEqual([NEXT, BY_PASSWORD]);
    });

    it.each([429, 500, 503])('asks for the same later where it could not be had: %i', async (status) => {
      const session = await openSession();
      answers(status);
      await expect(session.open()).rejects.toMatchObject({ problem: { status } });
      good();
      await session.open();
      expect(bodies()).toEqual([NEXT, NEXT]);
    });

    it('tries what was typed first', async () => {
      const session = await openSession();
      session.remember('charles', 'newer');
      await session.open();
      expect(bodies()).toEqual([{ worker: 'charles', password: 'newer' }]);
    });

    it('goes on with the session there is where others’ guesses have shut the sign-in', async () => {
      const session = await openSession();
      session.remember('charles', 'secret');
      server.answer = ({ body }) =>
        Object.hasOwn(Object(body), 'renew')
          ? { status: 200, body: JSON.stringify({ token, worker: { friendlyName: 'charles' } }) }
          : { status: 429, body: '{}' };
      expect(await session.open()).toMatchObject({ ticket: { renewal: 'the.renewal.itself' } });
      expect(bodies()).toEqual([BY_PASSWORD, NEXT]);
    });

    it('knows it in another tab as well', async () => {
      const session = await openSession();
      const there = createSession(api);
      there.adopt(session.secrets());
      await there.open();
      expect(bodies()).toEqual([NEXT]);
    });

    it('does not come back to life when the answer arrives after signing out', async () => {
      const session = await openSession();
      const { ticket } = session.secrets() ?? {};
      // As in a tab that was told of no password.
      session.adopt(ticket && { ticket });
      const opening = session.open();
      session.forget();
      await expect(opening).rejects.toMatchObject({ problem: { code: 'superseded' } });
      expect(session.secrets()).toBeUndefined();
    });
  });

  it('refuses a token that does not say how long it lives', () => {
    expect(() => lifeOf(jwt.sign({ iat }, 'secret', { noTimestamp: true }))).toThrow('unreadable');
  });
});
