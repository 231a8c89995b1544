import { once } from 'node:events';
import type { Fault, NewFault } from '../../../emulator/faults/faults';
import { updateWorker } from '../../../emulator/taskrouter/commands/worker-commands';
import type { WorkerRow } from '../../../emulator/account/taskrouter-rows';
import { TestBridge } from './bridge';

let bridge: TestBridge;
let alice: WorkerRow;

beforeEach(async () => {
  bridge = await TestBridge.open();
  alice = bridge.floor.worker('alice');
});
afterEach(() => bridge.close());

const add = (fault: NewFault): Fault => bridge.floor.engine.faults.add(fault);

describe('a request of the browser SDK struck by a fault', () => {
  it('is answered in the shape that the SDK reads, and nothing is done', async () => {
    add({ operation: 'bridge:POST Workers/{worker}', effect: { status: 429, retryAfterSeconds: 4 } });
    const token = bridge.token(alice);
    const answer = await bridge.ask(token, 'POST', `Workers/${alice.sid}`, { Attributes: { a: 1 } });
    expect(answer).toMatchObject({ status: 429, error: { code: 20429, status: 429, message: 'Too Many Requests' } });
    expect(answer.headers.get('retry-after')).toBe('4');
    expect(bridge.floor.now(alice).attributes).toBe('{}');
    expect(await bridge.ask(token, 'GET', `Workers/${alice.sid}`)).toMatchObject({ status: 200 });
  });

  it('goes by its path without the method, too', async () => {
    const { id } = add({ operation: 'bridge:Workers/{worker}', effect: { latencyMs: 1 } });
    const token = bridge.token(alice);
    await bridge.ask(token, 'GET', `Workers/${alice.sid}`);
    await bridge.ask(token, 'POST', `Workers/${alice.sid}`);
    await bridge.ask(token, 'GET', 'Activities');
    expect(bridge.floor.engine.faults.list()).toMatchObject([{ id, calls: 2, hits: 2 }]);
  });

  it('is not counted where its token is refused', async () => {
    add({ operation: 'bridge:*', effect: { status: 500 } });
    const token = bridge.token(alice, { secret: 'another secret, as long as this one' });
    expect(await bridge.ask(token, 'GET', 'Activities')).toMatchObject({ status: 401 });
    expect(bridge.floor.engine.faults.list()).toMatchObject([{ calls: 0 }]);
  });
});

describe('an answer struck by a fault after the fact', () => {
  it('is an error, or none, though it was done and its event is told', async () => {
    const token = bridge.token(alice);
    const { frame } = await bridge.session(alice).then((session) => ({ frame: () => session.frame() }));
    add({ operation: 'bridge:POST Workers/{worker}', trigger: { nth: 1 }, effect: { status: 503, after: true } });
    add({ operation: 'bridge:POST Workers/{worker}', trigger: { nth: 2 }, effect: { reset: 'after' } });
    const rename = (n: number) => bridge.ask(token, 'POST', `Workers/${alice.sid}`, { Attributes: { n } });
    expect(await rename(1)).toMatchObject({ status: 503, error: { code: 20503 } });
    expect(await frame()).toMatchObject({ event_type: 'worker.attributes.update', payload: { attributes: '{"n":1}' } });
    await expect(rename(2)).rejects.toThrow('fetch failed');
    expect(await frame()).toMatchObject({ payload: { attributes: '{"n":2}' } });
  });

  it('hides a refusal, too', async () => {
    add({ operation: 'bridge:POST Workers/{worker}', effect: { reset: 'after' } });
    const refused = bridge.ask(bridge.token(alice), 'POST', `Workers/${alice.sid}`, { Attributes: 'not JSON' });
    await expect(refused).rejects.toThrow('fetch failed');
  });

  it('is slow while its event is quick', async () => {
    const session = await bridge.session(alice);
    add({ operation: 'bridge:POST Workers/{worker}', effect: { latencyMs: 3_600_000, after: true } });
    let answered = false;
    const slow = bridge
      .ask(bridge.token(alice), 'POST', `Workers/${alice.sid}`, { Attributes: { n: 1 } })
      .finally(() => (answered = true));
    expect(await session.frame()).toMatchObject({ event_type: 'worker.attributes.update' });
    expect(answered).toBe(false);
    await bridge.bridge.reset();
    expect(await slow).toMatchObject({ status: 200 });
  });
});

describe('a frame struck by a fault', () => {
  const rename = (...numbers: number[]): void => {
    for (const n of numbers)
      bridge.floor.do((engine) => updateWorker(engine, alice.sid, { attributes: JSON.stringify({ n }) }));
  };

  it.each<['never' | 'twice' | 'overtaken', Fault['trigger'], number[]]>([
    ['never', { nth: 2 }, [1, 3, 4]],
    ['twice', { nth: 2 }, [1, 2, 2, 3, 4]],
    ['overtaken', { nth: 2 }, [1, 3, 2, 4]],
    ['overtaken', { every: 2 }, [1, 3, 2, 4]],
    ['never', { probability: 0.5, seed: 7 }, [3, 4]],
    ['never', { probability: 0.5, seed: 8 }, [2, 4]],
  ])('arrives %s: %j', async (arrives, trigger, expected) => {
    const session = await bridge.session(alice);
    add({ operation: 'frame:worker.attributes.update', trigger, effect: { arrives } });
    rename(1, 2, 3, 4);
    await bridge.floor.clock.settle();
    const seen: unknown[] = [];
    for (const _ of expected) seen.push(JSON.parse(String((await session.frame()).payload['attributes'])));
    expect(seen).toEqual(expected.map((n) => ({ n })));
  });

  it('is one of the type and the worker meant, and of a socket that is there', async () => {
    const bob = bridge.floor.worker('bob');
    const { id } = add({ operation: 'frame:worker.*', worker: 'bob', effect: { arrives: 'never' } });
    rename(1);
    const session = await bridge.session(bob);
    rename(2);
    bridge.floor.do((engine) => updateWorker(engine, bob.sid, { attributes: '{"n":1}' }));
    await bridge.floor.clock.settle();
    expect(bridge.floor.engine.faults.list()).toMatchObject([{ id, calls: 1, hits: 1 }]);
    bridge.floor.engine.faults.clear();
    bridge.floor.do((engine) => updateWorker(engine, bob.sid, { attributes: '{"n":2}' }));
    expect((await session.frame()).payload['attributes']).toBe('{"n":2}');
  });
});

describe('a socket struck by a fault', () => {
  it('is refused with a status', async () => {
    add({ operation: 'bridge:socket', worker: 'alice', effect: { status: 503 } });
    const { socket } = bridge.connect(bridge.token(alice));
    const [error] = (await once(socket, 'error')) as Error[];
    expect(error?.message).toBe('Unexpected server response: 503');
    const bob = bridge.floor.worker('bob');
    await bridge.session(bob);
  });

  it.each(['before', 'after'] as const)('breaks %s it opens', async (reset) => {
    add({ operation: 'bridge:socket', effect: { reset } });
    const client = bridge.connect(bridge.token(alice));
    const errors: Error[] = [];
    client.socket.on('error', (error) => errors.push(error));
    let opened = false;
    client.socket.once('open', () => (opened = true));
    expect(await client.closed).toMatchObject({ code: 1006 });
    expect([opened, errors.length]).toEqual(reset === 'after' ? [true, 0] : [false, 1]);
  });

  it('opens late', async () => {
    const { id } = add({ operation: 'bridge:socket', effect: { latencyMs: 20 } });
    await bridge.session(alice);
    expect(bridge.floor.engine.faults.list()).toMatchObject([{ id, hits: 1 }]);
  });

  it('that its client gave up before it opened harms nobody', async () => {
    add({ operation: 'bridge:socket', trigger: { nth: 1 }, effect: { latencyMs: 3_600_000 } });
    const client = bridge.connect(bridge.token(alice));
    client.socket.on('error', () => undefined);
    await once(bridge.server, 'upgrade');
    client.socket.terminate();
    await client.closed;
    await bridge.bridge.reset();
    const { socket } = await bridge.session(alice);
    expect(socket.readyState).toBe(socket.OPEN);
  });
});

describe('tokens taken for expired', () => {
  it('are those that were shown before, of the worker meant', async () => {
    const bob = bridge.floor.worker('bob');
    const [shown, fresh, ofBob] = [bridge.token(alice), bridge.token(alice, { ttl: 60 }), bridge.token(bob)];
    for (const token of [shown, ofBob]) await bridge.ask(token, 'GET', 'Activities');
    add({ effect: { expireTokens: alice.sid } });
    expect(await bridge.ask(shown, 'GET', 'Activities')).toMatchObject({
      status: 401,
      error: { code: 20003, message: 'Invalid token: it expired at 2026-11-20T12:00:00.000Z; get a new one' },
    });
    for (const token of [fresh, ofBob])
      expect(await bridge.ask(token, 'GET', 'Activities')).toMatchObject({ status: 200 });
    expect(await bridge.connect(shown).closed).toEqual({ code: 1008, reason: 'Invalid token' });
  });

  it('may be all, an administrator’s too', async () => {
    const tokens = [bridge.token(alice), bridge.token(undefined)];
    for (const token of tokens) await bridge.ask(token, 'GET', 'Activities');
    add({ operation: 'bridge:GET Activities', trigger: { nth: 1 }, effect: { expireTokens: '*' } });
    await bridge.ask(bridge.token(alice, { ttl: 60 }), 'GET', 'Activities');
    for (const token of tokens) expect(await bridge.ask(token, 'GET', 'Activities')).toMatchObject({ status: 401 });
  });

  it('close their sockets half a minute later, unless a newer one is shown', async () => {
    const bob = bridge.floor.worker('bob');
    const [ofAlice, ofBob] = [await bridge.session(alice), await bridge.session(bob)];
    add({ effect: { expireTokens: '*' } });
    await bridge.ask(bridge.token(bob, { ttl: 7200 }), 'GET', 'Activities');
    await bridge.floor.advance(30);
    expect(await ofAlice.closed).toEqual({ code: 4001, reason: 'Token expired' });
    expect(ofBob.socket.readyState).toBe(ofBob.socket.OPEN);
  });
});
