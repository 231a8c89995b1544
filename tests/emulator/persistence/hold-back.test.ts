import { Hono } from 'hono';
import { Webhooks } from '../../../emulator/callbacks/webhooks';
import { PendingWork } from '../../../emulator/core/pending-work';
import { Delivery } from '../../../emulator/event-bridge/delivery';
import { holdBack } from '../../../emulator/persistence/hold-back';
import { startStubServer } from '../callbacks/stub-server';
import { TestFloor } from '../floor';
import { HandClock } from '../hand-clock';

/** A disk that takes as long as a test wants. */
class SlowDisk {
  isDone = false;
  done = (): void => undefined;
  fail = (): void => undefined;
  readonly #written = new Promise<void>((resolve, reject) => {
    this.done = (): void => {
      this.isDone = true;
      resolve();
    };
    this.fail = (): void => reject(new Error('floor.data could not be written: no space left'));
  });

  readonly kept = (): Promise<void> => this.#written;
}

const turnOfEvents = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

let disk: SlowDisk;
let floor: TestFloor;

beforeEach(() => {
  disk = new SlowDisk();
  floor = new TestFloor();
  floor.engine.keepBy(disk.kept);
});

describe('a reply', () => {
  const app = (): Hono => {
    const made = new Hono();
    made.use('*', holdBack(floor.engine));
    made.get('/', (context) => context.json({ made: true }, 201));
    return made;
  };

  it('waits for the disk', async () => {
    const reply = Promise.resolve(app().request('/')).then((response) => {
      expect(disk.isDone).toBe(true);
      return response;
    });
    await turnOfEvents();
    disk.done();
    expect((await reply).status).toBe(201);
  });

  it('is an error where the disk fails', async () => {
    disk.fail();
    const response = await app().request('/');
    expect(response.status).toBe(500);
    expect(await response.json()).toMatchObject({ code: 20500, message: expect.stringContaining('no space left') });
  });
});

describe('a frame', () => {
  const frames: string[] = [];
  const send = async (): Promise<void> => {
    frames.length = 0;
    const wall = new HandClock();
    const delivery = new Delivery(wall, new PendingWork(), () => floor.engine.kept());
    delivery.send('WK1', [{ send: (frame) => frames.push(frame) }], 'event');
    await turnOfEvents();
    wall.pass(1_000);
    await turnOfEvents();
  };

  it('waits for the disk', async () => {
    await send();
    expect(frames).toEqual([]);
    disk.done();
    await turnOfEvents();
    expect(frames).toEqual(['event']);
  });

  it('is never sent where the disk fails', async () => {
    disk.fail();
    await send();
    expect(frames).toEqual([]);
  });
});

describe('a webhook', () => {
  it('waits for the disk', async () => {
    const server = await startStubServer(() => ({ status: 200 }));
    const answer = new Webhooks(floor.engine).post({
      url: server.origin,
      parameters: {},
      timeoutMs: 5_000,
      purpose: 'test',
    });
    const heard = server.nextRequest().then(() => expect(disk.isDone).toBe(true));
    await turnOfEvents();
    disk.done();
    expect((await answer)?.status).toBe(200);
    await heard;
    await server.close();
  });

  it('is not sent where the disk fails', async () => {
    const server = await startStubServer(() => ({ status: 200 }));
    disk.fail();
    const answer = await new Webhooks(floor.engine).post({
      url: server.origin,
      parameters: {},
      timeoutMs: 5_000,
      purpose: 'test',
    });
    expect(answer).toMatchObject({ status: null, error: expect.stringContaining('no space left') });
    expect(server.requests).toEqual([]);
    await server.close();
  });
});
