import { sign } from 'jsonwebtoken';
import AccessToken from 'twilio/lib/jwt/AccessToken';
import TaskRouterCapability from 'twilio/lib/jwt/taskrouter/TaskRouterCapability';
import { localCredentials } from '../../../emulator/credentials';
import { readToken } from '../../../emulator/event-bridge/tokens';
import type { WorkerRow } from '../../../emulator/account/taskrouter-rows';
import { TestFloor, startOfTest } from '../floor';

const { accountSid, apiKey, apiSecret, authToken } = localCredentials;
const now = startOfTest / 1000;

let floor: TestFloor;
let alice: WorkerRow;

beforeEach(() => {
  floor = new TestFloor();
  alice = floor.worker('alice');
});

function claims(grant: object = {}, more: object = {}): object {
  const taskRouter = { workspace_sid: floor.workspaceSid, worker_sid: alice.sid, role: 'worker', ...grant };
  const all = { iss: apiKey, sub: accountSid, iat: now, exp: now + 3600, grants: { task_router: taskRouter }, ...more };
  // Claims set to undefined are left out.
  return JSON.parse(JSON.stringify(all)) as object;
}

const read = (token: string): unknown => readToken(floor.engine, token);
const readClaims = (payload: object): unknown => read(sign(payload, apiSecret));

describe('access tokens', () => {
  it.each(['HS256', 'HS384', 'HS512'] as const)('are read when signed with %s', (algorithm) => {
    expect(read(sign(claims(), apiSecret, { algorithm }))).toEqual({
      workspaceSid: floor.workspaceSid,
      workerSid: alice.sid,
      channel: alice.sid,
      role: 'worker',
      expiresAt: startOfTest + 3_600_000,
    });
  });

  it("are read as Twilio's own library makes them", () => {
    floor.clock.resume();
    floor.clock.freeze(Date.now());
    const token = new AccessToken(accountSid, apiKey, apiSecret, { identity: 'alice', ttl: 60 });
    token.addGrant(
      new AccessToken.TaskRouterGrant({ workspaceSid: floor.workspaceSid, workerSid: alice.sid, role: 'supervisor' }),
    );
    expect(read(token.toJwt())).toMatchObject({ workerSid: alice.sid, role: 'supervisor' });
  });

  it('need no worker for an administrator, and count unknown roles as a worker', () => {
    expect(readClaims(claims({ worker_sid: undefined, role: 'admin' }))).toMatchObject({ role: 'admin' });
    expect(readClaims(claims({ role: 'manager' }))).toMatchObject({ role: 'worker' });
  });

  it.each<[string, () => string, RegExp]>([
    ['not a token', () => 'abc', /not a JSON Web Token/],
    ['a forged one', () => sign(claims(), 'another-secret'), /invalid signature/],
    ['an unsigned one', () => sign(claims(), '', { algorithm: 'none' }), /signature is required/],
    ['a stranger’s key', () => sign(claims({}, { iss: 'SK0' }), apiSecret), /issuer SK0 is neither/],
    ['another account', () => sign(claims({}, { sub: 'AC0' }), apiSecret), /account AC0 is not/],
    ['another workspace', () => sign(claims({ workspace_sid: 'WS0' }), apiSecret), /no workspace WS0/],
    ['an unknown worker', () => sign(claims({ worker_sid: 'WK0' }), apiSecret), /no worker WK0/],
    ['a worker’s without worker', () => sign(claims({ worker_sid: undefined }), apiSecret), /names no worker/],
    ['one without grant', () => sign(claims({}, { grants: {} }), apiSecret), /no TaskRouter grant/],
    ['one without end', () => sign(claims({}, { exp: undefined }), apiSecret), /no expiry/],
    ['one not valid yet', () => sign(claims({}, { nbf: now + 5 }), apiSecret), /not valid before 2026-11-20T12:00:05/],
  ])('are refused when it is %s', (_, make, message) => {
    expect(() => read(make())).toThrow(expect.objectContaining({ status: 401, code: 20003 }));
    expect(() => read(make())).toThrow(message);
  });

  it('end by virtual time', async () => {
    const token = sign(claims(), apiSecret);
    await floor.advance(3599);
    expect(read(token)).toMatchObject({ workerSid: alice.sid });
    await floor.advance(1);
    expect(() => read(token)).toThrow(/expired at 2026-11-20T13:00:00.000Z/);
  });
});

describe('capability tokens', () => {
  it("are read as Twilio's own library makes them", () => {
    floor.clock.resume();
    floor.clock.freeze(Date.now());
    const token = new TaskRouterCapability({
      accountSid,
      authToken,
      workspaceSid: floor.workspaceSid,
      channelId: alice.sid,
      ttl: 60,
    });
    expect(read(token.toJwt())).toMatchObject({ workerSid: alice.sid, role: 'worker' });
  });

  it('administer the workspace where that is their channel', () => {
    const channel = floor.workspaceSid;
    const payload = { iss: accountSid, account_sid: accountSid, workspace_sid: channel, channel, exp: now + 60 };
    expect(read(sign(payload, authToken))).toMatchObject({ workerSid: undefined, role: 'admin' });
  });

  it('may be a task queue’s, which can do nothing in the SDK’s dialect', () => {
    const queue = floor.queue('support').sid;
    const payload = { iss: accountSid, account_sid: accountSid, workspace_sid: floor.workspaceSid, exp: now + 60 };
    expect(read(sign({ ...payload, channel: queue }, authToken))).toMatchObject({
      workerSid: undefined,
      channel: queue,
      role: 'queue',
    });
    expect(() => read(sign({ ...payload, channel: 'WQ0' }, authToken))).toThrow(/no task queue WQ0/);
  });

  it('are signed with the auth token, and with nothing else', () => {
    const payload = {
      iss: accountSid,
      account_sid: accountSid,
      workspace_sid: floor.workspaceSid,
      channel: alice.sid,
      exp: now + 60,
    };
    expect(read(sign(payload, authToken))).toMatchObject({ workerSid: alice.sid });
    expect(() => read(sign(payload, apiSecret))).toThrow(/invalid signature/);
    expect(() => read(sign(payload, authToken, { algorithm: 'HS512' }))).toThrow(/invalid algorithm/);
    expect(() => read(sign({ ...payload, channel: undefined }, authToken))).toThrow(/no channel/);
  });
});

describe('a region', () => {
  const inRegion = (region: string, twr?: string | number): (() => unknown) => {
    floor = new TestFloor({}, region);
    alice = floor.worker('alice');
    const header = { alg: 'HS256' as const, typ: 'JWT', ...(twr !== undefined && { twr }) };
    return () => read(sign(claims(), apiSecret, { header }));
  };

  it('takes its own access tokens; those that name none are of us1', () => {
    expect(inRegion('ie1', 'ie1')()).toMatchObject({ workerSid: alice.sid });
    expect(inRegion('us1', 'us1')()).toMatchObject({ workerSid: alice.sid });
    expect(inRegion('us1')()).toMatchObject({ workerSid: alice.sid });
  });

  it.each([
    ['ie1', undefined, /for the region us1, and this is ie1/],
    ['ie1', 'us1', /for the region us1, and this is ie1/],
    ['us1', 'ie1', /for the region ie1, and this is us1/],
    ['us1', 'IE1', /for the region IE1/],
    ['us1', '', /for the region , and/],
    ['us1', 1, /a region that is no text/],
  ])('%s refuses a token of %s', (region, twr, complaint) => {
    expect(inRegion(region, twr)).toThrow(complaint);
  });
});
