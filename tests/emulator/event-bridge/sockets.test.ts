import { WebSocket } from 'ws';
import { createActivity, renameActivity } from '../../../emulator/taskrouter/commands/workspace-commands';
import { deleteWorker, updateWorker } from '../../../emulator/taskrouter/commands/worker-commands';
import type { WorkerRow } from '../../../emulator/account/taskrouter-rows';
import { HandClock } from '../hand-clock';
import { TestBridge } from './bridge';

let bridge: TestBridge;
let alice: WorkerRow;

beforeEach(async () => {
  bridge = await TestBridge.open();
  alice = bridge.floor.worker('alice');
});
afterEach(() => bridge.close());

const activityOf = (worker: WorkerRow): string =>
  bridge.floor.engine.store.activities.require(bridge.floor.now(worker).activitySid).friendlyName;

describe('a socket', () => {
  it('is greeted with who it is for, and how many milliseconds its token has left', async () => {
    const token = bridge.token(alice, { ttl: 60 });
    await bridge.floor.advance(1.5);
    expect(await bridge.connect(token).frame()).toEqual({
      event_type: 'init',
      payload: {
        channel_id: alice.sid,
        account_sid: 'AC00000000000000000000000000000001',
        workspace_sid: bridge.floor.workspaceSid,
        token_lifetime: 58_500,
      },
    });
  });

  it('hears of no lifetime longer than a timer can be', async () => {
    const token = bridge.token(alice, { ttl: 10_000_000 });
    expect((await bridge.connect(token).frame()).payload['token_lifetime']).toBe(2_147_483_647);
  });

  it('is opened and then closed where the token is bad or names no worker', async () => {
    const tokens = ['', 'nonsense', bridge.token(alice, { secret: 'guessed' }), bridge.token(undefined)];
    for (const token of tokens) {
      const socket = bridge.connect(token);
      const opened = new Promise((resolve) => socket.socket.once('open', resolve));
      await opened;
      expect(await socket.closed).toEqual({ code: 1008, reason: 'Invalid token' });
    }
  });

  it('is not opened elsewhere', async () => {
    for (const path of ['/v1/elsewhere', '/v1/wschannels/AC1/WK1', '/v1/wschannels/AC1/WK1/WR1']) {
      const socket = new WebSocket(bridge.origin.replace('http', 'ws') + path);
      const error = await new Promise<Error>((resolve) => socket.once('error', resolve));
      expect(error.message).toContain('404');
    }
  });

  it('survives a client that sends nonsense', async () => {
    const socket = await bridge.session(alice);
    socket.socket.send('hello');
    await bridge.ask(bridge.token(alice), 'POST', `Workers/${alice.sid}`, { Attributes: { n: 1 } });
    expect((await socket.frame()).event_type).toBe('worker.attributes.update');
  });
});

it('is kept alive by a blank every 15 seconds of real time', async () => {
  const wall = new HandClock();
  const quiet = await TestBridge.open(wall);
  try {
    const socket = await quiet.session(quiet.floor.worker('alice'));
    wall.pass(14_999);
    wall.pass(1);
    expect(await socket.text()).toBe(' ');
    wall.pass(15_000);
    expect(await socket.text()).toBe(' ');
    await socket.cut();
  } finally {
    await quiet.close();
  }
});

describe('the end of a token', () => {
  it('closes the socket, half a minute later', async () => {
    const socket = await bridge.session(alice, {}, bridge.token(alice, { ttl: 60 }));
    await bridge.floor.advance(60 + 29);
    expect(socket.socket.readyState).toBe(WebSocket.OPEN);
    await bridge.floor.advance(1);
    expect(await socket.closed).toEqual({ code: 4001, reason: 'Token expired' });
  });

  it('is put off by a newer token that the worker shows in a request', async () => {
    const socket = await bridge.session(alice, {}, bridge.token(alice, { ttl: 60 }));
    await bridge.ask(bridge.token(alice, { ttl: 600 }), 'GET', `Workers/${alice.sid}`);
    await bridge.floor.advance(60 + 31);
    await bridge.ask(bridge.token(alice, { ttl: 5 }), 'POST', `Workers/${alice.sid}`, { Attributes: { n: 1 } });
    expect((await socket.frame()).event_type).toBe('worker.attributes.update');
    // The one shown last ends sooner, and takes nothing away.
    await bridge.floor.advance(100);
    bridge.floor.do((engine) => updateWorker(engine, alice.sid, { attributes: '{"n":2}' }));
    const next = await Promise.race([socket.frame(), socket.closed]);
    expect(next).toMatchObject({ event_type: 'worker.attributes.update' });
    await bridge.floor.advance(600 - 60 - 100);
    expect(await socket.closed).toEqual({ code: 4001, reason: 'Token expired' });
  });
});

describe('closeExistingSessions', () => {
  it("closes the worker's other sockets, and nobody else's", async () => {
    const bob = await bridge.session(bridge.floor.worker('bob'));
    const first = await bridge.session(alice, {}, bridge.token(alice, { ttl: 100 }));
    const second = await bridge.session(alice, { closeExistingSessions: 'true' });
    expect(await first.closed).toEqual({ code: 1000, reason: 'closeExistingSessions' });
    expect(second.socket.readyState).toBe(WebSocket.OPEN);
    expect(bob.socket.readyState).toBe(WebSocket.OPEN);
  });

  it('is not obeyed by one who was closed that way and comes back by itself', async () => {
    const closing = { closeExistingSessions: 'true' };
    const firstToken = bridge.token(alice, { ttl: 100 });
    const first = await bridge.session(alice, closing, firstToken);
    const second = await bridge.session(alice, closing, bridge.token(alice, { ttl: 200 }));
    await first.closed;
    const back = await bridge.session(alice, closing, firstToken);
    await bridge.ask(firstToken, 'POST', `Workers/${alice.sid}`, { Attributes: { n: 1 } });
    const next = await Promise.race([second.frame(), second.closed]);
    expect(next).toMatchObject({ event_type: 'worker.attributes.update' });
    // A third one closes both.
    await bridge.session(alice, closing, bridge.token(alice, { ttl: 300 }));
    expect((await back.closed).reason).toBe('closeExistingSessions');
    expect((await second.closed).reason).toBe('closeExistingSessions');
  });
});

describe('setWorkerOfflineIfDisconnected', () => {
  const offline = { setWorkerOfflineIfDisconnected: 'true' };

  it('puts the worker offline soon after its last socket has closed', async () => {
    const first = await bridge.session(alice, offline);
    const second = await bridge.session(alice, offline);
    await first.cut();
    await bridge.floor.advance(10);
    expect(activityOf(alice)).toBe('Available');
    await second.cut();
    await bridge.floor.advance(2);
    expect(activityOf(alice)).toBe('Offline');
  });

  it('leaves a worker alone who comes back at once, or did not ask for it', async () => {
    const first = await bridge.session(alice, offline);
    await first.cut();
    const second = await bridge.session(alice);
    await bridge.floor.advance(10);
    expect(activityOf(alice)).toBe('Available');
    await second.cut();
    await bridge.floor.advance(10);
    expect(activityOf(alice)).toBe('Available');
  });

  it("falls back on the workspace's default activity where none is named Offline", async () => {
    const away = bridge.floor.do((engine) => {
      renameActivity(engine, bridge.floor.activity('Offline').sid, 'Away');
      return createActivity(engine, { workspaceSid: bridge.floor.workspaceSid, friendlyName: 'offline' });
    });
    const socket = await bridge.session(alice, offline);
    await socket.cut();
    await bridge.floor.advance(2);
    expect(away.friendlyName).toBe('offline');
    expect(activityOf(alice)).toBe('Away');
  });
});

describe('every socket', () => {
  it('of a worker gets every event of that worker, and no other', async () => {
    const [one, two] = [await bridge.session(alice), await bridge.session(alice)];
    const bob = bridge.floor.worker('bob');
    const his = await bridge.session(bob);
    await bridge.ask(bridge.token(alice), 'POST', `Workers/${alice.sid}`, { Attributes: { n: 1 } });
    await bridge.ask(bridge.token(bob), 'POST', `Workers/${bob.sid}`, { Attributes: { n: 2 } });
    for (const socket of [one, two]) expect((await socket.frame()).payload['sid']).toBe(alice.sid);
    expect((await his.frame()).payload['sid']).toBe(bob.sid);
  });

  it('is closed when its worker is deleted', async () => {
    const socket = await bridge.session(alice);
    bridge.floor.do((engine) => deleteWorker(engine, alice.sid));
    expect(await socket.closed).toEqual({ code: 1008, reason: 'Invalid token' });
  });

  it('is closed by a reset, and by the end, and can be opened again after a reset', async () => {
    const first = await bridge.session(alice, { setWorkerOfflineIfDisconnected: 'true' });
    await bridge.bridge.reset();
    expect(await first.closed).toEqual({ code: 1012, reason: 'The local TaskRouter was reset' });
    await bridge.floor.advance(10);
    expect(activityOf(alice)).toBe('Available');
    const second = await bridge.session(alice);
    await bridge.bridge.close();
    expect(await second.closed).toEqual({ code: 1001, reason: 'The local TaskRouter stopped' });
  });
});
