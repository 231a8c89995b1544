import { once } from 'node:events';
import type { Fault, NewFault } from '../../../emulator/core/fault';
import type { WorkerRow } from '../../../emulator/taskrouter/rows';
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
