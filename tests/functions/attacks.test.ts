import crypto from 'node:crypto';
import { decode } from 'jsonwebtoken';
import type { FunctionName } from '../../bench/functions/scene';
import { createTokenHandler } from '../../src/functions/token';
import { type PasscodeCost, hashPasscode, usualCost } from '../../src/lib/people/passcode';
import { disabled, invite, withPasscode, type Person } from '../../src/lib/people/person';
import { withSession } from './every-function';
import { PeopleScene } from './people-scene';
import './refusal';
import { invoke, TestPlatform, type Received, type Request } from './runtime';

const passcode = 'a horse and a battery';

let scene: PeopleScene;
beforeAll(async () => {
  scene = await PeopleScene.open();
});
afterAll(() => scene.close());
afterEach(() => jest.restoreAllMocks());

const page = { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' };

/** Somebody at a browser with these cookies, before a Function's instance of its own. */
async function prepared(): Promise<{
  readonly platform: TestPlatform;
  readonly ask: (body: object, cookies?: Request['cookies']) => Promise<Received>;
}> {
  const { request } = await scene.prepare('token');
  const platform = new TestPlatform();
  platform.now = () => scene.emulator.clock.now();
  const handler = createTokenHandler(platform);
  const ask = (body: object, cookies: Request['cookies'] = {}): Promise<Received> =>
    invoke(handler, { env: request.env, body, headers: page, cookies });
  return { platform, ask };
}

async function addWithPasscode(
  name: string,
  workerSid = scene.workerSid(name),
  cost: PasscodeCost = new TestPlatform().passcodeCost,
): Promise<void> {
  const now = scene.emulator.clock.now();
  const made = invite(undefined, { name, workerSid, roles: ['worker'], code: 'used', now });
  const person = withPasscode(made, await hashPasscode(passcode, cost));
  await scene.store.changePerson(name, () => person);
}

const cookiesOf = ({ headers }: Received): readonly string[] => [headers['Set-Cookie'] ?? []].flat().map(String);
const sessionIn = (received: Received): Record<string, unknown> | null => {
  const cookie = cookiesOf(received).find((text) => text.startsWith('__Host-desk='));
  return decode(cookie?.split(/[=;]/)[1] ?? '', { json: true });
};

describe('a fixed session', () => {
  it('is not the one that somebody gets who signs in on a browser that brings it', async () => {
    const { ask } = await prepared();
    await addWithPasscode('bob');
    const mallorys = scene.cookies(await scene.add('alice', ['worker']));
    const first = await ask({ worker: 'bob', password: passcode }, mallorys);
    const second = await ask({ worker: 'bob', password: passcode }, mallorys);
    const ids = [first, second].map((received) => sessionIn(received)?.['id']);
    expect(new Set([...ids, 'session of alice']).size).toBe(3);
    expect(sessionIn(first)).toMatchObject({ name: 'bob', worker: scene.workerSid('bob') });
    // And what was brought is still nobody but Alice.
    expect((await ask({ renew: true }, mallorys)).body).toMatchObject({ worker: { friendlyName: 'alice' } });
  });
});

describe('a session of somebody who was removed', () => {
  it('counts for nobody who has the name later', async () => {
    const { ask } = await prepared();
    await addWithPasscode('bob');
    const old = await ask({ worker: 'bob', password: passcode });
    const [cookie = ''] = cookiesOf(old);
    const cookies = { '__Host-desk': cookie.split(/[=;]/)[1] ?? '' };
    expect((await ask({ renew: true }, cookies)).status).toBe(200);
    await scene.store.removePerson('bob');
    await scene.emulator.clock.advance(30_000);
    expect(await ask({ renew: true }, cookies)).toBeRefusal(401, 'switched_off');
    await addWithPasscode('bob');
    await scene.emulator.clock.advance(30_000);
    expect(await ask({ renew: true }, cookies)).toBeRefusal(401, 'signed_out');
  });
});

describe('timing', () => {
  it('tells nothing of who there is: the same dear work is done for every name', async () => {
    const { ask, platform } = await prepared();
    // In earnest, as a machine has it that says nothing of the cost.
    Reflect.deleteProperty(platform, 'passcodeCost');
    await addWithPasscode('bob', undefined, usualCost);
    const now = scene.emulator.clock.now();
    const invited = {
      name: 'alice',
      workerSid: scene.workerSid('alice'),
      roles: ['worker'],
      code: 'code',
      now,
    } as const;
    await scene.store.changePerson('alice', () => invite(undefined, invited));
    const work = jest.spyOn(crypto, 'scrypt');
    const costs = [];
    for (const worker of ['bob', 'alice', 'nobody at all']) {
      work.mockClear();
      expect(await ask({ worker, password: 'another horse entirely' })).toBeRefusal(401, 'unauthorized');
      costs.push(work.mock.calls.map(([, , length, cost]) => [length, cost]));
    }
    expect(costs[0]).toHaveLength(1);
    expect(costs[1]).toEqual(costs[0]);
    expect(costs[2]).toEqual(costs[0]);
  });
});

describe('a name', () => {
  const hostile = 'eve\r\nSet-Cookie: __Host-desk=forged\r\n{"audit":{"what":"deploy"}}';

  it('cannot bring a header or a line of the log with it, at a sign-in that is refused', async () => {
    const { ask, platform } = await prepared();
    const refused = await ask({ worker: hostile.slice(0, 64), password: passcode });
    expect(refused).toBeRefusal(401, 'unauthorized');
    expect(JSON.stringify(refused.headers)).not.toContain('forged');
    expect(platform.logged).toHaveLength(1);
    expect(platform.logged[0]).toMatch(/^[\x20-\x7e]+$/);
  });

  it('nor where a worker has it who signs in', async () => {
    const { ask, platform } = await prepared();
    const name = hostile.slice(0, 64);
    const { sid } = await scene.client.taskrouter.v1
      .workspaces(scene.workspaceSid)
      .workers.create({ friendlyName: name });
    await addWithPasscode(name, sid);
    const received = await ask({ worker: name, password: passcode });
    expect(received.status).toBe(200);
    for (const cookie of cookiesOf(received)) expect(cookie).toMatch(/^__Host-desk(-device)?=[\w.-]+; [\x20-\x7e]+$/);
    expect(platform.logged).toHaveLength(1);
    expect(platform.logged[0]).toMatch(/^[\x20-\x7e]+$/);
  });
});

describe.each(withSession.map(({ name }) => name as FunctionName))('/%s', (name) => {
  it('refuses who was disabled, signed out or removed within a minute, and whose token is another role’s at once', async () => {
    const { call } = await scene.prepare(name);
    expect((await call()).status).toBe(200);
    const ends: readonly (readonly [end: (person: Person) => Person, code: 'switched_off' | 'signed_out'])[] = [
      [disabled, 'switched_off'],
      [(person) => ({ ...person, isDisabled: false, generation: person.generation + 1 }), 'signed_out'],
    ];
    for (const [end, code] of ends) {
      await scene.store.changePerson('alice', (person) => person && end(person));
      await scene.emulator.clock.advance(60_000);
      expect(await call()).toBeRefusal(401, code);
    }
    await scene.store.removePerson('alice');
    await scene.emulator.clock.advance(60_000);
    expect(await call()).toBeRefusal(401, 'switched_off');
    const other = await scene.prepare(name.startsWith('floor') ? 'activities' : 'floor-audit');
    const { headers = {}, cookies = {} } = other.request;
    const received = await call({ headers, cookies });
    expect(received).toBeRefusal(401, 'unauthorized');
  });
});
