import { Alerts } from '../../../emulator/callbacks/alerts';
import { startAssignmentCallbacks } from '../../../emulator/callbacks/assignment-callbacks';
import { Webhooks, type WebhookAnswer, type WebhookRequest } from '../../../emulator/callbacks/webhooks';
import { VirtualClock } from '../../../emulator/core/clock';
import type { Effect } from '../../../emulator/faults/faults';
import { PendingWork } from '../../../emulator/core/pending-work';
import { localCredentials } from '../../../emulator/credentials';
import { Engine } from '../../../emulator/taskrouter/engine';
import { createWorkflow } from '../../../emulator/taskrouter/commands/workflow-commands';
import { TestFloor } from '../floor';
import { json, startStubServer, type StubServer } from './stub-server';

let server: StubServer;
let engine: Engine;
let webhooks: Webhooks;

beforeEach(async () => {
  const work = new PendingWork();
  const clock = new VirtualClock(work);
  clock.freeze();
  engine = new Engine(clock, work, localCredentials);
  webhooks = new Webhooks(engine);
  server = await startStubServer(() => json({ instruction: 'accept' }));
});
afterEach(() => server.close());

async function post(effect: Effect, request: Partial<WebhookRequest> = {}): Promise<WebhookAnswer | undefined> {
  engine.faults.add({ operation: 'webhook:voice', effect });
  const answered = webhooks.post({
    url: server.origin,
    parameters: {},
    timeoutMs: 5000,
    purpose: 'test',
    ...request,
  });
  await engine.clock.advance(5000);
  return answered;
}

describe('a webhook struck by a fault', () => {
  it.each<[string, Effect, Partial<WebhookAnswer>, number]>([
    ['refused', { fail: 'refused' }, { status: null, error: 'The connection was refused (fault F1)' }, 0],
    ['reset before', { reset: 'before' }, { status: null, error: 'The connection was reset (fault F1)' }, 0],
    ['reset after', { reset: 'after' }, { status: null, error: 'The connection was reset (fault F1)' }, 1],
    ['answered by another', { status: 500 }, { status: 500, body: '(fault F1)', error: null }, 0],
    [
      'answered by another after all',
      { status: 500, after: true },
      { status: 500, body: '(fault F1)', error: null },
      1,
    ],
    ['lost on its way', { arrives: 'never' }, { status: null, error: 'No answer within 5 seconds' }, 0],
    ['slow to answer', { latencyMs: 4999, after: true }, { status: 200, error: null }, 1],
    ['slow', { fail: 'slow' }, { status: null, error: 'No answer within 5 seconds' }, 1],
    ['late, but in time', { latencyMs: 4999 }, { status: 200, error: null }, 1],
    ['too late', { latencyMs: 5000 }, { status: null, error: 'No answer within 5 seconds' }, 1],
  ])('%s', async (_name, effect, expected, seen) => {
    expect(await post(effect)).toMatchObject(expected);
    expect(server.requests).toHaveLength(seen);
    expect(webhooks.deliveries).toMatchObject([expected]);
    expect(engine.work.count).toBe(0);
  });

  it('takes the time that it is said to take', async () => {
    await post({ latencyMs: 1234 });
    expect(webhooks.deliveries).toMatchObject([{ durationMs: 1234 }]);
  });

  it('comes twice, of which the first answer counts', async () => {
    expect(await post({ arrives: 'twice' }, { parameters: { Of: 'one event' } })).toMatchObject({ status: 200 });
    expect(server.requests.map(({ parameters }) => parameters)).toEqual([{ Of: 'one event' }, { Of: 'one event' }]);
    const [first, second] = server.requests.map(({ headers }) => headers['x-twilio-signature']);
    expect(first).toBe(second);
    expect(webhooks.deliveries.map(({ purpose }) => purpose).toSorted()).toEqual(['test', 'test (again)']);
    expect(engine.work.count).toBe(0);
  });

  it('leaves later, with all the time that an answer may take', async () => {
    engine.faults.add({ operation: 'webhook:voice', trigger: { nth: 1 }, effect: { lateMs: 30_000 } });
    const send = (n: string) => webhooks.post({ url: server.origin, parameters: { n }, timeoutMs: 5000, purpose: n });
    const late = send('late');
    await send('in time');
    await engine.clock.advance(29_999);
    expect(server.requests.map(({ parameters }) => parameters['n'])).toEqual(['in time']);
    await engine.clock.advance(1);
    expect(await late).toMatchObject({ status: 200, error: null });
    expect(webhooks.deliveries[1]).toMatchObject({ purpose: 'late', durationMs: 0 });
    expect(engine.work.count).toBe(0);
  });

  it('that was to leave later never does after a reset', async () => {
    engine.faults.add({ operation: 'webhook:voice', effect: { lateMs: 1000 } });
    const late = webhooks.post({ url: server.origin, parameters: {}, timeoutMs: 5000, purpose: 'late' });
    await engine.clock.settle();
    webhooks.reset();
    await engine.clock.advance(1000);
    expect(await late).toBeUndefined();
    expect([server.requests.length, engine.work.count]).toEqual([0, 0]);
  });

  it('half of them lost, half of them doubled and half of them late is the same each time', async () => {
    const half = (seed: number) => ({ probability: 0.5, seed });
    const round = async (): Promise<string[]> => {
      server.requests.splice(0);
      engine.faults.clear();
      engine.faults.add({ operation: 'webhook:*', trigger: half(1), effect: { arrives: 'never' } });
      engine.faults.add({ operation: 'webhook:*', trigger: half(2), effect: { arrives: 'twice' } });
      engine.faults.add({ operation: 'webhook:*', trigger: half(3), effect: { lateMs: 20_000 } });
      for (let n = 1; n <= 40; n++) {
        void webhooks.post({ url: server.origin, parameters: { n: String(n) }, timeoutMs: 5000, purpose: 'test' });
        await engine.clock.settle();
      }
      await engine.clock.advance(60_000);
      return server.requests.map(({ parameters }) => String(parameters['n']));
    };
    const first = await round();
    expect(await round()).toEqual(first);
    const times = (count: number): number =>
      Array.from({ length: 40 }, (_, n) => first.filter((one) => one === String(n + 1)).length).filter(
        (one) => one === count,
      ).length;
    expect([times(0), times(1), times(2)].every((count) => count > 5)).toBe(true);
    expect(first).not.toEqual(first.toSorted((a, b) => Number(a) - Number(b)));
  });

  it('holds up nothing that waits for work to be done, while it waits for time to pass', async () => {
    engine.faults.add({ operation: 'webhook:voice', effect: { fail: 'slow' } });
    void webhooks.post({ url: server.origin, parameters: {}, timeoutMs: 5000, purpose: 'test' });
    await engine.clock.settle();
    expect(server.requests).toHaveLength(1);
    expect(webhooks.deliveries).toEqual([]);
    webhooks.reset();
    await engine.work.idle();
    expect(engine.work.count).toBe(0);
  });

  it('of another kind is left alone', async () => {
    expect(await post({ status: 500 }, { kind: 'event' })).toMatchObject({ status: 200 });
  });
});

describe('an assignment callback struck by a fault', () => {
  it('has its fallback asked, and only the worker meant is struck', async () => {
    const floor = new TestFloor();
    startAssignmentCallbacks(floor.engine, new Webhooks(floor.engine), new Alerts(floor.engine));
    const queue = floor.queue('all');
    floor.do((ofFloor) =>
      createWorkflow(ofFloor, {
        workspaceSid: floor.workspaceSid,
        friendlyName: 'all',
        configuration: JSON.stringify({ task_routing: { default_filter: { queue: queue.sid } } }),
        assignmentCallbackUrl: `${server.origin}/first`,
        fallbackAssignmentCallbackUrl: `${server.origin}/fallback`,
      }),
    );
    floor.engine.faults.add({
      operation: 'webhook:assignment',
      worker: 'alice',
      trigger: { next: 1 },
      effect: { fail: 'slow' },
    });
    for (const name of ['alice', 'bob']) {
      floor.worker(name);
      floor.task({ of: name });
    }
    await floor.advance(5);
    expect(server.requests.map(({ path, parameters }) => `${path} ${parameters['WorkerName']}`).sort()).toEqual([
      '/fallback alice',
      '/first alice',
      '/first bob',
    ]);
  });
});
