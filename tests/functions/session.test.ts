import { sign } from 'jsonwebtoken';
import { capabilityToken } from '../../src/lib/tokens';
import { withSession } from './every-function';
import {
  alice,
  charles,
  environment,
  otherSid,
  session,
  sessionToken,
  workspaceSid,
  type TokenParts,
} from './fixtures';
import './refusal';
import { invoke, noon, TestPlatform } from './runtime';
import { Upstream } from './upstream';

let upstream: Upstream;
beforeEach(async () => void (upstream = await new Upstream().listen()));
afterEach(() => upstream.close());

const grant = (change: object) => ({ workspace_sid: workspaceSid, worker_sid: charles.sid, role: 'worker', ...change });

describe.each(withSession)('$name', (sample) => {
  /** The parts of a token that may call it. */
  const good: TokenParts = sample.grant ? { grant: sample.grant } : {};
  const otherRole = sample.grant ? 'worker' : 'supervisor';

  const withHeaders = (headers: Record<string, string>) =>
    invoke(sample.create(new TestPlatform()), { ...sample.request(upstream.origin), headers });

  it('refuses who has no session, asks Twilio for nothing, and says what it wants', async () => {
    const received = await withHeaders({});
    expect(received).toBeRefusal(401, 'unauthorized');
    expect(received.headers).toMatchObject({ 'WWW-Authenticate': 'Bearer' });
    expect(upstream.requests).toEqual([]);
  });

  it.each([
    ['empty', ''],
    ['without a token', 'Bearer '],
    ['of another scheme', `Basic ${Buffer.from('charles:password').toString('base64')}`],
    ['with something that is no token', 'Bearer no-token'],
    ['with more than a token', `Bearer ${sessionToken()} extra`],
    ['with a bare token', sessionToken()],
  ])('refuses a header that is %s', async (_, authorization) => {
    expect(await withHeaders({ Authorization: authorization })).toBeRefusal(401, 'unauthorized');
  });

  it('refuses a header that is there twice', async () => {
    const twice = { Authorization: `Bearer ${sessionToken()}`, authorization: `Bearer ${sessionToken()}` };
    expect(await withHeaders(twice)).toBeRefusal(401, 'unauthorized');
  });

  const foreign: [string, TokenParts][] = [
    ['is signed with another secret', { secret: 'guessed' }],
    ['is signed with the auth token', { secret: environment('').AUTH_TOKEN }],
    ['is not signed', { algorithm: 'none' }],
    ['is signed with another algorithm', { algorithm: 'HS384' }],
    ['never expires', { expiresAt: null }],
    ['is of another API key', { issuer: otherSid('SK', 2) }],
    ['is of another account', { subject: otherSid('AC', 2) }],
    ['is for another workspace', { grant: grant({ workspace_sid: otherSid('WS', 2) }) }],
    ['is for no worker', { grant: grant({ worker_sid: undefined }) }],
    ['is for something that is no worker', { grant: grant({ worker_sid: '../Workers' }) }],
    ['is for several workers', { grant: grant({ worker_sid: [charles.sid, alice.sid] }) }],
    [`is a ${otherRole}’s`, { grant: grant({ role: otherRole }) }],
    ['has no role', { grant: grant({ role: undefined }) }],
    ['has an empty grant', { grant: {} }],
  ];
  it.each(foreign)('refuses a token that %s', async (_, parts) => {
    expect(await withHeaders(session(parts))).toBeRefusal(401, 'unauthorized');
  });

  it('refuses a token with a changed worker and its old signature', async () => {
    const [header = '', , signature = ''] = sessionToken().split('.');
    const [, payload = ''] = sessionToken({ grant: grant({ worker_sid: alice.sid }) }).split('.');
    const received = await withHeaders({ Authorization: `Bearer ${header}.${payload}.${signature}` });
    expect(received).toBeRefusal(401, 'unauthorized');
  });

  it('refuses a capability token', async () => {
    const env = { ...environment(upstream.origin), ACCOUNT_SID: otherSid('AC', 1), API_KEY: otherSid('SK', 1) };
    const worker = { sid: charles.sid, friendlyName: 'charles' };
    const keys = { ...env, WORKSPACE_SID: workspaceSid, origin: undefined, region: 'us1' as const };
    const received = await withHeaders({ Authorization: `Bearer ${capabilityToken(keys, worker, 3_600)}` });
    expect(received).toBeRefusal(401, 'unauthorized');
  });

  it('refuses a token whose payload is a text', async () => {
    const token = sign('charles', environment('').API_SECRET);
    expect(await withHeaders({ Authorization: `Bearer ${token}` })).toBeRefusal(401, 'unauthorized');
  });

  it('tells an expired token from a wrong one', async () => {
    const received = await withHeaders(session({ ...good, expiresAt: noon - 1_000 }));
    expect(received).toBeRefusal(401, 'session_expired');
  });

  it('lets a token expire to the second', async () => {
    sample.prepare(upstream);
    expect((await withHeaders(session({ ...good, expiresAt: noon + 1_000 }))).status).toBe(200);
    expect(await withHeaders(session({ ...good, expiresAt: noon }))).toBeRefusal(401, 'session_expired');
  });

  it('reads the scheme in whatever case', async () => {
    sample.prepare(upstream);
    expect((await withHeaders({ Authorization: `bearer ${sessionToken(good)}` })).status).toBe(200);
  });
});
