import { join } from 'node:path';
import twilio from 'twilio';
import type { Reservation } from 'twilio-taskrouter';
import type { WorkspaceContext } from 'twilio/lib/rest/taskrouter/v1/workspace';
import { type NewFault, createEmulator, localCredentials, type Emulator, type EmulatorOptions } from '../../emulator';
import { LocalRequestClient } from '../../emulator/request-client';
import { startOfTest } from '../emulator/floor';
import { heard, SdkFloor } from './sdk-floor';
import { letTimersGo } from './sdk-timers';

letTimersGo();

const { accountSid, authToken } = localCredentials;
/** Longer than any test: what is held by it is let go by something else. */
const forEver = { latencyMs: 3_600_000 };

interface Refusal {
  readonly status?: number;
  readonly code?: number | string;
  readonly message: string;
}

async function refusal(request: Promise<unknown>): Promise<Refusal> {
  return request.then(
    () => ({ message: 'It was not refused' }),
    (error: Refusal) => error,
  );
}

describe('the twilio package', () => {
  let emulator: Emulator;
  let workspaceSid: string;

  async function open(options: EmulatorOptions = {}): Promise<WorkspaceContext> {
    emulator = await createEmulator({ seed: join(__dirname, 'floor.yaml'), ...options });
    emulator.clock.freeze(startOfTest);
    workspaceSid = emulator.control.sidOf('workspace', 'floor');
    return connect();
  }
  function connect(options: { autoRetry?: boolean } = {}): WorkspaceContext {
    const httpClient = new LocalRequestClient(emulator.origin, options);
    return twilio(accountSid, authToken, { httpClient }).taskrouter.v1.workspaces(workspaceSid);
  }
  /** Resolves when so many calls have reached the first fault. */
  async function counted(calls: number): Promise<void> {
    while (emulator.control.faults.list()[0]?.calls !== calls) await fetch(`${emulator.origin}/_emulator/v1/faults`);
  }
  afterEach(() => emulator.close());

  it("gets 429 in Twilio's shape for the call that was to get it, and for no other", async () => {
    const workspace = await open();
    emulator.control.faults.add({ operation: 'CreateTask', trigger: { nth: 2 }, effect: { status: 429 } });
    await workspace.tasks.create({});
    expect(await refusal(workspace.tasks.create({}))).toMatchObject({
      status: 429,
      code: 20429,
      message: 'Too Many Requests',
      moreInfo: 'https://www.twilio.com/docs/errors/20429',
    });
    await workspace.tasks.create({});
    expect(await workspace.tasks.list()).toHaveLength(2);
    expect(emulator.control.faults.list()).toMatchObject([{ calls: 2, hits: 1, spent: true }]);
  });

  it('that asks again by itself after a 429 gets through', async () => {
    await open();
    emulator.control.faults.add({ operation: 'rest:*', trigger: { next: 2 }, effect: { status: 429 } });
    await connect({ autoRetry: true }).tasks.create({});
    expect(emulator.control.faults.list()).toMatchObject([{ hits: 2, spent: true }]);
  });

  it('is told when to come back', async () => {
    await open();
    const effect = { status: 503, code: 20503, message: 'Down for a moment', retryAfterSeconds: 7 };
    emulator.control.faults.add({ operation: 'ListTask', effect });
    const response = await fetch(`${emulator.origin}/v1/Workspaces/${workspaceSid}/Tasks`, {
      headers: { Authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` },
    });
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '7']);
    expect(await response.json()).toEqual({
      code: 20503,
      message: 'Down for a moment',
      more_info: 'https://www.twilio.com/docs/errors/20503',
      status: 503,
    });
  });

  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)('loses its connection %s the task was made', async (reset, made) => {
    const workspace = await open();
    emulator.control.faults.add({ operation: 'CreateTask', trigger: { nth: 1 }, effect: { reset } });
    expect(await refusal(workspace.tasks.create({}))).toMatchObject({ code: 'ECONNRESET' });
    expect(await workspace.tasks.list()).toHaveLength(made);
  });

  it('fails only where it speaks of the worker meant', async () => {
    const workspace = await open();
    const alice = emulator.control.sidOf('worker', 'alice');
    const bob = await workspace.workers.create({ friendlyName: 'bob' });
    emulator.control.faults.add({ operation: '*', worker: 'Alice', effect: { status: 500 } });
    expect(await refusal(workspace.workers(alice).fetch())).toMatchObject({ status: 500, code: 20500 });
    expect(await workspace.workers(bob.sid).fetch()).toMatchObject({ friendlyName: 'bob' });
  });

  it.each<[string, NewFault['effect'], object]>([
    ['an error', { status: 500, after: true }, { status: 500, code: 20500 }],
    ['a broken connection', { reset: 'after' }, { message: expect.stringMatching(/socket hang up|ECONNRESET/) }],
  ])('hears %s of what was done all the same, and of what was refused', async (_what, effect, failure) => {
    const workspace = await open();
    emulator.control.faults.add({ operation: 'CreateTask', effect });
    expect(await refusal(workspace.tasks.create({ priority: 7 }))).toMatchObject(failure);
    expect(await workspace.tasks.list()).toMatchObject([{ priority: 7 }]);
    expect(await refusal(workspace.tasks.create({ taskChannel: 'nothing' }))).toMatchObject(failure);
    expect(await workspace.tasks.list()).toHaveLength(1);
  });

  it('has what it asked for before the slow answer to it comes', async () => {
    const workspace = await open();
    emulator.control.faults.add({ operation: 'CreateTask', effect: { ...forEver, after: true } });
    const slow = workspace.tasks.create({});
    await counted(1);
    let isAnswered = false;
    void slow.finally(() => (isAnswered = true));
    while ((await workspace.tasks.list()).length === 0);
    expect(isAnswered).toBe(false);
    await emulator.reset();
    await slow;
  });

  it('waits for a slow answer in real time, though the clock stands still', async () => {
    const workspace = await open();
    emulator.control.faults.add({ operation: 'CreateTask', effect: { latencyMs: 20 } });
    expect(await workspace.tasks.create({})).toMatchObject({ dateCreated: new Date(startOfTest) });
  });

  it('has its slow request neither carried out before its time nor waited for by the clock', async () => {
    const workspace = await open();
    emulator.control.faults.add({ operation: 'CreateTask', trigger: { nth: 1 }, effect: forEver });
    const slow = workspace.tasks.create({});
    await counted(1);
    await workspace.tasks.create({});
    await emulator.clock.advance(10_000);
    expect(await workspace.tasks.list()).toHaveLength(1);
    await emulator.reset();
    await slow;
    expect(await workspace.tasks.list()).toHaveLength(1);
    expect(emulator.control.faults.list()).toEqual([]);
  });

  it('is refused beyond so many requests at once, and served again when they are done', async () => {
    const workspace = await open({ rateLimit: { concurrentRequests: 2 } });
    emulator.control.faults.add({ operation: 'CreateTask', trigger: { next: 2 }, effect: forEver });
    const held = [workspace.tasks.create({}), workspace.tasks.create({})];
    await counted(2);
    expect(await refusal(workspace.tasks.list())).toMatchObject({ status: 429, code: 20429 });
    await emulator.reset();
    await Promise.all(held);
    expect(await workspace.tasks.list()).toHaveLength(2);
  });

  it('may ask for three lists by an expression a second, of each kind', async () => {
    const workspace = await open({ rateLimit: { concurrentRequests: 100 } });
    const byExpression = [
      () => workspace.workers.list({ targetWorkersExpression: '1==1' }),
      () => workspace.tasks.list({ evaluateTaskAttributes: '1==1' }),
      () => workspace.taskQueues.list({ evaluateWorkerAttributes: '{}' }),
    ];
    for (const list of byExpression) {
      for (let n = 0; n < 3; n++) await list();
      expect(await refusal(list())).toMatchObject({ status: 429, code: 20429 });
    }
    await workspace.workers.list();
    await emulator.clock.advance(1000);
    for (const list of byExpression) await list();
  });

  it('is not limited unless somebody asked for that', async () => {
    const workspace = await open();
    const lists = Array.from({ length: 10 }, () => workspace.workers.list({ targetWorkersExpression: '1==1' }));
    expect((await Promise.all(lists)).flat()).toHaveLength(10);
  });
});

describe('the browser SDK', () => {
  let floor: SdkFloor;
  let aliceSid: string;
  const fault = (given: NewFault): string => floor.emulator.control.faults.add(given).id;

  beforeEach(async () => {
    floor = await SdkFloor.open();
    aliceSid = floor.sidOf('worker', 'alice');
  });
  afterEach(() => floor.close());

  it('hears that a request failed, and can try again', async () => {
    const worker = await floor.ready(aliceSid);
    const reservation = await floor.offer(worker);
    fault({
      operation: 'bridge:Workers/{worker}/Reservations/{reservation}',
      worker: 'alice',
      trigger: { nth: 1 },
      effect: { status: 500 },
    });
    await expect(reservation.accept()).rejects.toThrow('Server responded with status code 500. Internal Server Error');
    expect(reservation.status).toBe('pending');
    const accepted = heard(reservation, 'accepted');
    await reservation.accept();
    await accepted;
  });

  it('hears by event of what it was not answered', async () => {
    const worker = await floor.ready(aliceSid);
    const reservation = await floor.offer(worker);
    fault({ operation: 'bridge:POST Workers/{worker}/Reservations/{reservation}', effect: { reset: 'after' } });
    const accepted = heard(reservation, 'accepted');
    await expect(reservation.accept()).rejects.toThrow('Network error has occurred');
    await accepted;
    expect(reservation.status).toBe('accepted');
  });

  it('hears by event of what it was told had failed', async () => {
    const worker = await floor.ready(aliceSid);
    const reservation = await floor.offer(worker);
    fault({
      operation: 'bridge:POST Workers/{worker}/Reservations/{reservation}',
      trigger: { next: 1 },
      effect: { status: 500, after: true },
    });
    const accepted = heard(reservation, 'accepted');
    await expect(reservation.accept()).rejects.toThrow('Server responded with status code 500');
    await accepted;
    expect(reservation.status).toBe('accepted');
  });

  it('is told of an offer twice where its frame comes twice, and has one object of it left that hears the rest', async () => {
    const worker = await floor.ready(aliceSid);
    const offers: Reservation[] = [];
    const twice = new Promise<void>((resolve) => {
      worker.on('reservationCreated', (reservation) => {
        if (offers.push(reservation) === 2) resolve();
      });
    });
    fault({ operation: 'frame:reservation.created', worker: 'alice', effect: { arrives: 'twice' } });
    const [first] = await Promise.all([floor.offer(worker), twice]);
    expect(offers.map(({ sid }) => sid)).toEqual([first.sid, first.sid]);
    expect(worker.reservations.size).toBe(1);
    const kept = worker.reservations.get(first.sid);
    expect(kept).toBe(offers[1]);
    expect(kept).not.toBe(offers[0]);
    if (!kept) throw new Error('There is no reservation');
    const accepted = heard(kept, 'accepted');
    await kept.accept();
    await accepted;
    expect([kept.status, first.status]).toEqual(['accepted', 'pending']);
  });

  it('comes back when its socket is dropped, and only the worker meant is dropped', async () => {
    const bobSid = await floor.worker('bob');
    const [alice, bob] = [await floor.ready(aliceSid), await floor.ready(bobSid)];
    const dropped: string[] = [];
    for (const worker of [alice, bob]) worker.on('disconnected', () => dropped.push(worker.name));
    const back = heard(alice, 'ready');
    fault({ effect: { dropSockets: 'alice' } });
    await back;
    expect(dropped).toEqual(['alice']);
    await Promise.all([heard(alice, 'reservationCreated'), heard(bob, 'reservationCreated'), floor.task()]);
  });

  it('comes back though the first try is refused', async () => {
    const worker = await floor.ready(aliceSid);
    fault({ operation: 'bridge:socket', trigger: { next: 1 }, effect: { reset: 'before' } });
    const failed = new Promise<Error>((resolve) => void worker.once('error', resolve));
    const back = new Promise<void>((resolve) => void worker.once('ready', () => resolve()));
    fault({ effect: { dropSockets: '*' } });
    expect((await failed).message).toContain('Could not connect');
    await back;
    expect(floor.emulator.control.faults.list()).toMatchObject([{ hits: 1, spent: true }, { hits: 1 }]);
  });

  it('is refused with tokens that count as expired, and goes on with a new one', async () => {
    const worker = await floor.ready(aliceSid);
    fault({ effect: { expireTokens: 'alice' } });
    await expect(worker.fetchLatestVersion()).rejects.toThrow('Invalid token: it expired at');
    worker.updateToken(floor.token(aliceSid, { ttl: 3601 }));
    await worker.fetchLatestVersion();
    const disconnected = jest.fn();
    worker.on('disconnected', disconnected);
    await floor.advance(60);
    await floor.offer(worker);
    expect(disconnected).not.toHaveBeenCalled();
  });

  it('loses its socket half a minute after its token expired', async () => {
    const worker = await floor.ready(aliceSid);
    const disconnected = heard(worker, 'disconnected');
    fault({ effect: { expireTokens: '*' } });
    await floor.advance(30);
    expect(await disconnected).toMatchObject({ message: expect.stringContaining('Token expired') });
  });
});
