import { sign } from 'jsonwebtoken';
import {
  deviceCookie,
  endOf,
  noSessionCookie,
  readDevice,
  readSession,
  sessionCookie,
  usualLimits,
  type OpenSession,
} from '../../../src/lib/people/session-cookie';
import type { Cookies } from '../../../src/lib/request';

const keys = { ACCOUNT_SID: 'AC1', API_SECRET: 'a secret of the account', WORKSPACE_SID: 'WS1' };
const now = Date.UTC(2026, 10, 20, 12);
const hour = 3_600_000;
const session: OpenSession = {
  id: 'session-1',
  name: 'José O’Brien; x=1',
  workerSid: `WK${'1'.padStart(32, '0')}`,
  roles: ['worker', 'supervisor'],
  generation: 3,
  startedAt: now,
  seenAt: now,
};

/** As the runtime gives back what a browser sends of it. */
const sent = (setCookie: string): Record<string, string> => {
  const [name = '', value = ''] = setCookie.split(';')[0]?.split('=') ?? [];
  return { [name]: value };
};
const cookies = sent(sessionCookie(session, keys));
const token = cookies['__Host-desk'] ?? '';

describe('the cookie of a session', () => {
  it('is for this host alone, over TLS, out of reach of scripts and other sites, and holds all of it', () => {
    expect(sessionCookie(session, keys)).toMatch(
      /^__Host-desk=[\w-]+\.[\w-]+\.[\w-]+; Path=\/; Max-Age=3600; Secure; HttpOnly; SameSite=Strict$/,
    );
    expect(readSession(cookies, keys, now)).toEqual(session);
    expect(readSession({ a: 'b', ...cookies }, keys, now)).toEqual(session);
    expect(noSessionCookie).toBe('__Host-desk=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Strict');
  });

  it('is good for an hour in which nothing is heard', () => {
    expect(readSession(cookies, keys, now + hour - 1)).toEqual(session);
    expect(readSession(cookies, keys, now + hour)).toBeUndefined();
  });

  it('is good for twelve hours at most, however often something is heard', () => {
    const late = { ...session, seenAt: now + 11.5 * hour };
    expect(endOf(late, usualLimits)).toBe(now + 12 * hour);
    expect(sessionCookie(late, keys)).toContain('Max-Age=1800;');
    const again = sent(sessionCookie(late, keys));
    expect(readSession(again, keys, now + 12 * hour - 1)).toEqual(late);
    expect(readSession(again, keys, now + 12 * hour)).toBeUndefined();
  });

  it('lives by the limits of whoever reads it', () => {
    const limits = { absoluteMs: 2 * hour, idleMs: hour / 2 };
    expect(readSession(cookies, keys, now + hour / 2 - 1, limits)).toEqual(session);
    expect(readSession(cookies, keys, now + hour / 2, limits)).toBeUndefined();
  });

  it.each([
    ['nothing', {}],
    ['something else than text', { '__Host-desk': { token } }],
    ['one of another name', { desk: token }],
    ['a changed one', { '__Host-desk': `${token}x` }],
    [
      'a device’s',
      {
        '__Host-desk': sent(deviceCookie({ id: '1', name: 'alice', credential: 'c' }, keys))['__Host-desk-device'],
      },
    ],
    ['one that says how it is to be checked', { '__Host-desk': sign({ ...session }, '', { algorithm: 'none' }) }],
  ])('is not %s', (_what, others: Cookies) => {
    expect(readSession(others, keys, now)).toBeUndefined();
  });

  it.each([
    { ...keys, API_SECRET: 'another' },
    { ...keys, ACCOUNT_SID: 'AC2' },
    { ...keys, WORKSPACE_SID: 'WS2' },
  ])('is none of another desk: %j', (other) => {
    expect(readSession(cookies, other, now)).toBeUndefined();
  });
});

describe('the cookie of a device', () => {
  const device = { id: 'device-1', name: "jos\u00e9 o'brien", credential: 'of the passcode' };

  it('is for the page to set, for half a year; is read again, and is no session', () => {
    const known = sent(deviceCookie(device, keys));
    expect(deviceCookie(device, keys)).toMatch(
      /^__Host-desk-device=[\w.-]+; Path=\/; Max-Age=15552000; Secure; SameSite=Strict$/,
    );
    expect(readDevice(known, keys)).toEqual(device);
    expect(readDevice({ ...cookies, ...known }, keys)).toEqual(device);
    expect(readDevice({ '__Host-desk-device': token }, keys)).toBeUndefined();
    expect(readSession({ '__Host-desk': known['__Host-desk-device'] }, keys, now)).toBeUndefined();
  });
});
