import * as sdk from 'twilio-taskrouter';
import type { DeskEvent } from '../../../../src/assets/desk/desk-events';
import type { ReservationFacts } from '../../../../src/assets/desk/ground/facts';
import type { Fetch } from '../../../../src/assets/desk/ground/api';
import { problemOf } from '../../../../src/assets/desk/ground/problem';
import {
  createTaskRouter,
  LEAVE_WITHIN_MS,
  type TaskRouterPort,
} from '../../../../src/assets/desk/taskrouter/taskrouter';
import { type Floor, openFloor } from './floor';
import { handClock } from '../ground/hand-clock';
import { loosenTimers } from './loose-timers';

type Type = DeskEvent['type'];

/** What the port told, in order, and a way to wait for more. */
class Told {
  readonly events: DeskEvent[] = [];
  #wake: () => void = () => undefined;

  readonly tell = (event: DeskEvent): void => {
    this.events.push(event);
    this.#wake();
  };

  /** The first event of this type, from the given place on, that has come or comes yet. */
  async next<T extends Type>(
    type: T,
    is: (event: Extract<DeskEvent, { type: T }>) => boolean = () => true,
  ): Promise<Extract<DeskEvent, { type: T }>> {
    for (;;) {
      const found = this.events.find(
        (event): event is Extract<DeskEvent, { type: T }> => event.type === type && is(event as never),
      );
      if (found) return found;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  status(status: ReservationFacts['status']) {
    return this.next('reservation-changed', ({ reservation }) => reservation.status === status);
  }
}

let firmTimers: () => void;
beforeAll(() => {
  firmTimers = loosenTimers();
});
afterAll(() => firmTimers());

let floor: Floor;
let told: Told;
let port: TaskRouterPort;

beforeEach(async () => {
  floor = await openFloor();
  told = new Told();
  port = createTaskRouter({
    loadSdk,
    clock: handClock(),
    send,
    tell: told.tell,
    random,
  });
  await port.connect(floor.ticket('charles'), false);
  await told.next('ready');
});

afterEach(async () => {
  await port.leave();
  await floor.close();
});

const random = (): number => 0.5;
const send: Fetch = (url, init) => fetch(url, init);
const loadSdk = () => Promise.resolve(sdk);

const goAvailable = () => port.setActivity(floor.activitySid('Available'));

describe('the TaskRouter port', () => {
  it('tells the worker, the activities and what is open when it is ready', async () => {
    expect(await told.next('ready')).toMatchObject({
      worker: { name: 'charles', activitySid: floor.activitySid('Offline'), attributes: { skills: ['support'] } },
      activities: [
        { name: 'Offline', available: false },
        { name: 'Available', available: true },
        { name: 'Unavailable', available: false },
      ],
      reservations: [],
    });
  });

  it('changes the activity and hears of changes from outside', async () => {
    expect(await goAvailable()).toMatchObject({ activitySid: floor.activitySid('Available') });
    const workerSid = floor.emulator.control.sidOf('worker', 'charles');
    await floor.post(`Workers/${workerSid}`, { Attributes: JSON.stringify({ skills: ['support', 'billing'] }) });
    const changed = await told.next('worker-changed', ({ worker }) => worker.attributes['contact_uri'] === undefined);
    expect(changed.worker.attributes).toEqual({ skills: ['support', 'billing'] });
  });

  it('is not taken in by a frame that another has overtaken', async () => {
    await goAvailable();
    const available = floor.activitySid('Available');
    await told.next('worker-changed', ({ worker }) => worker.activitySid === available);
    const from = told.events.length;
    floor.emulator.control.faults.add({ operation: 'frame:*', trigger: { next: 1 }, effect: { arrives: 'overtaken' } });
    const worker = `Workers/${floor.emulator.control.sidOf('worker', 'charles')}`;
    await floor.post(worker, { ActivitySid: floor.activitySid('Unavailable') });
    await floor.post(worker, { ActivitySid: floor.activitySid('Offline') });
    await floor.emulator.clock.settle();
    await told.next('worker-changed', (event) => told.events.lastIndexOf(event) > from);
    expect(await port.readWorker()).toMatchObject({ activitySid: floor.activitySid('Offline') });
    const heard = told.events.slice(from).flatMap((event) => (event.type === 'worker-changed' ? [event] : []));
    expect(new Set(heard.map(({ worker: now }) => now.activitySid))).toEqual(new Set([floor.activitySid('Offline')]));
  });

  it('reads the activity itself, whether or not a frame told of it', async () => {
    floor.emulator.control.faults.add({ operation: 'frame:*', trigger: { next: 1 }, effect: { arrives: 'overtaken' } });
    const workerSid = floor.emulator.control.sidOf('worker', 'charles');
    await floor.post(`Workers/${workerSid}`, { ActivitySid: floor.activitySid('Unavailable') });
    expect(told.events.map(({ type }) => type)).not.toContain('worker-changed');
    expect(await port.readWorker()).toMatchObject({ activitySid: floor.activitySid('Unavailable') });
  });

  it('takes a task from its arrival to its end', async () => {
    await goAvailable();
    const taskSid = await floor.createTask({ selected_language: 'es' });
    const { reservation } = await told.next('reservation-arrived');
    expect(told.events.filter((event) => 'late' in event)).toEqual([]);
    expect(reservation).toMatchObject({
      status: 'pending',
      timeoutMs: 120_000,
      task: { sid: taskSid, attributes: { selected_language: 'es' }, queueName: 'support' },
    });
    await port.accept(reservation.sid, 'accept');
    expect((await told.status('accepted')).reservation.task.status).toBe('assigned');
    await port.wrap(reservation.sid);
    await told.status('wrapping');
    await port.complete(reservation.sid);
    expect((await told.status('completed')).reservation.task.status).toBe('completed');
  });

  it('rejects', async () => {
    await goAvailable();
    await floor.createTask({});
    const { reservation } = await told.next('reservation-arrived');
    await port.reject(reservation.sid);
    expect((await told.status('rejected')).reservation.task.status).toBe('pending');
  });

  it('hears of a timeout and of the activity it leads to', async () => {
    await goAvailable();
    await floor.createTask({});
    await told.next('reservation-arrived');
    await floor.emulator.clock.advance(121_000);
    await told.status('timeout');
    const available = floor.activitySid('Available');
    const { worker } = await told.next('worker-changed', ({ worker: now }) => now.activitySid !== available);
    expect(worker.activitySid).toBe(floor.activitySid('Unavailable'));
  });

  it('says what TaskRouter says when a request is refused', async () => {
    await goAvailable();
    await floor.createTask({});
    const { reservation } = await told.next('reservation-arrived');
    const refused = await port.complete(reservation.sid).catch(problemOf);
    expect(refused).toMatchObject({ code: 'refused', status: 400, message: expect.stringContaining(reservation.sid) });
    await expect(port.accept('WR0', 'accept')).rejects.toMatchObject({ problem: { code: 'not-found' } });
  });

  it('tells how a reservation really stands when asked', async () => {
    await goAvailable();
    await floor.createTask({});
    const { reservation } = await told.next('reservation-arrived');
    await port.reread(reservation.sid);
    expect((await told.status('pending')).reservation.sid).toBe(reservation.sid);
    await port.reread('WR0');
    expect(await told.next('reservation-gone')).toEqual({ type: 'reservation-gone', sid: 'WR0' });
  });

  it('goes on with a new token without a break', async () => {
    await port.useToken(floor.ticket('charles', 1800));
    await goAvailable();
    await floor.createTask({});
    await told.next('reservation-arrived');
    expect(told.events.map(({ type }) => type)).not.toContain('connection-lost');
  });

  describe('when the SDK says that its token is over', () => {
    /** Connects with a token that the SDK's timer takes to be over within two seconds. */
    async function withShortToken() {
      const clock = handClock();
      const heard = new Told();
      let over: Promise<void> | undefined;
      class Watched extends sdk.Worker {
        constructor(token: string, options?: sdk.WorkerOptions) {
          super(token, options);
          over = new Promise((resolve) => this.once('tokenExpired', resolve));
        }
      }
      const loadSdk = () => Promise.resolve({ ...sdk, Worker: Watched });
      const short = createTaskRouter({
        loadSdk,
        clock,
        send: (url, init) => fetch(url, init),
        tell: heard.tell,
        random,
      });
      await short.connect(floor.ticket('bob', 7), false);
      await heard.next('ready');
      return { short, clock, heard, over };
    }

    it('asks for a new one', async () => {
      const { short, clock, heard } = await withShortToken();
      clock.advance(2_000);
      expect(await heard.next('session-refused')).toEqual({ type: 'session-refused' });
      await short.leave();
    });

    it('knows better when it was given a new one meanwhile', async () => {
      const { short, heard, over } = await withShortToken();
      await short.useToken(floor.ticket('bob'));
      await over;
      expect(heard.events.map(({ type }) => type)).not.toContain('session-refused');
      await short.leave();
    });
  });

  it('finds out what became of a reservation while nobody was connected', async () => {
    await goAvailable();
    const taskSid = await floor.createTask({});
    const { reservation } = await told.next('reservation-arrived');
    port.letGo();
    await floor.post(`Tasks/${taskSid}`, { AssignmentStatus: 'canceled', Reason: 'test' });
    await expect(port.reread(reservation.sid)).rejects.toMatchObject({ problem: { code: 'not-connected' } });

    // As in the next tab, which has never held it.
    told.events.length = 0;
    await port.connect(floor.ticket('charles', 1800), false);
    expect((await told.next('ready')).reservations).toEqual([]);
    await port.reread(reservation.sid);
    expect((await told.next('reservation-arrived')).reservation).toMatchObject({
      sid: reservation.sid,
      status: 'canceled',
    });
  });

  describe('after a token that is over', () => {
    /** A reservation of an SDK whose token runs out, and another SDK with a new token in its place. */
    async function afterTheNight(meanwhile: (taskSid: string) => Promise<unknown>, nightMs = 70_000) {
      const clock = handClock();
      const heard = new Told();
      const slept = createTaskRouter({ loadSdk, clock, send, random, tell: heard.tell });
      await slept.connect(floor.ticket('charles', 60), true);
      await heard.next('ready');
      await slept.setActivity(floor.activitySid('Available'));
      const taskSid = await floor.createTask({});
      const { reservation } = await heard.next('reservation-arrived');
      floor.emulator.control.faults.add({ effect: { dropSockets: 'charles' } });
      await heard.next('connection-lost');
      await meanwhile(taskSid);
      clock.advance(nightMs);
      await floor.emulator.clock.advance(nightMs);
      heard.events.length = 0;
      return { slept, heard, reservation };
    }
    const cancel = (taskSid: string) =>
      floor.post(`Tasks/${taskSid}`, { AssignmentStatus: 'canceled', Reason: 'test' });

    it('asks by the newest what became of a reservation', async () => {
      const { slept, heard, reservation } = await afterTheNight(cancel);
      await slept.connect(floor.ticket('charles'), false);
      expect((await heard.next('ready')).reservations).toEqual([]);
      await slept.reread(reservation.sid);
      expect((await heard.next('reservation-arrived')).reservation).toMatchObject({ status: 'canceled' });
      await slept.leave();
    });

    it('says that one is gone that TaskRouter has forgotten meanwhile', async () => {
      const { slept, heard, reservation } = await afterTheNight(cancel, 700_000);
      await slept.connect(floor.ticket('charles'), false);
      await heard.next('ready');
      await slept.reread(reservation.sid);
      expect(await heard.next('reservation-gone')).toEqual({ type: 'reservation-gone', sid: reservation.sid });
      await slept.leave();
    });

    it('asks TaskRouter for nothing by the old one', async () => {
      const { slept, heard, reservation } = await afterTheNight(cancel);
      const connecting = slept.connect(floor.ticket('charles'), false);
      await expect(slept.accept(reservation.sid, 'accept')).rejects.toMatchObject({
        problem: { code: 'not-connected' },
      });
      await connecting;
      await heard.next('ready');
      await slept.leave();
    });

    it('does not keep to itself that the new one is refused', async () => {
      const { slept, heard, reservation } = await afterTheNight(cancel);
      await expect(slept.reread(reservation.sid)).rejects.toThrow('401');
      await slept.connect(floor.ticket('charles'), false);
      await heard.next('ready');
      const { token, ...rest } = floor.ticket('charles');
      await slept.useToken({ ...rest, token: token.replace(/[^.]+$/, 'unsigned') });
      expect(await heard.next('session-refused')).toEqual({ type: 'session-refused' });
      await slept.leave();
    });
  });

  it('lets go of the connection without changing the worker', async () => {
    await goAvailable();
    port.letGo();
    const heard = new Told();
    const next = createTaskRouter({ loadSdk, clock: handClock(), send, random, tell: heard.tell });
    await next.connect(floor.ticket('charles'), false);
    expect((await heard.next('ready')).worker.activitySid).toBe(floor.activitySid('Available'));
    expect(told.events.map(({ type }) => type)).not.toContain('connection-lost');
    await next.leave();
  });

  it('says that another session took over, and does not come back by itself', async () => {
    const heard = new Told();
    const other = createTaskRouter({ loadSdk, clock: handClock(), send, random, tell: heard.tell });
    await other.connect(floor.ticket('charles', 1800), true);
    await heard.next('ready');
    expect(await told.next('taken-over')).toEqual({ type: 'taken-over' });
    await goAvailable();
    expect(told.events.map(({ type }) => type)).not.toContain('connection-lost');
    await other.leave();
  });

  it('tells once that the line is cut, with a number to spread the next try by', async () => {
    floor.emulator.control.faults.add({ effect: { dropSockets: 'charles' } });
    expect(await told.next('connection-lost')).toEqual({ type: 'connection-lost', roll: 0.5 });
    await goAvailable();
    expect(told.events.filter(({ type }) => type === 'connection-lost')).toHaveLength(1);
    expect(told.events.filter(({ type }) => type === 'ready')).toHaveLength(1);
  });

  it('shows a reservation that was offered while the SDK was deaf, and looks whether it is still there', async () => {
    await goAvailable();
    await floor.createTask({});
    const { reservation } = await told.next('reservation-arrived');
    const heard = new Told();
    const late = createTaskRouter({
      loadSdk: () => Promise.resolve(sdk),
      clock: handClock(),
      send: withOneMore(reservation.sid),
      tell: heard.tell,
      random,
    });
    await late.connect(floor.ticket('charles'), false);
    expect(await heard.next('reservation-arrived')).toMatchObject({
      reservation: { sid: MISSED, status: 'pending' },
      late: true,
    });
    expect(await heard.next('reservation-gone')).toMatchObject({ sid: MISSED });
    await late.leave();
  });

  describe('when it cannot be asked what was offered meanwhile', () => {
    /** Connects charles once more; the page's own requests are refused that many times. */
    async function refused(times: number, extra: Fetch = send) {
      const [clock, heard] = [watchedClock(), new Told()];
      let asked = 0;
      const late = createTaskRouter({
        loadSdk,
        clock,
        send: (url, init) => {
          asked++;
          const refusal = new Response(JSON.stringify({ message: 'Too many' }), { status: 429 });
          return asked <= times ? Promise.resolve(refusal) : extra(url, init);
        },
        tell: heard.tell,
        random,
      });
      await late.connect(floor.ticket('charles'), false);
      await heard.next('ready');
      return { clock, heard, late, asked: () => asked };
    }

    it('asks again after ever longer pauses, until it is known', async () => {
      await goAvailable();
      await floor.createTask({});
      const { reservation } = await told.next('reservation-arrived');
      const { clock, heard, late } = await refused(6, withOneMore(reservation.sid));
      const pauses: number[] = [];
      while (pauses.length < 6) {
        const pause = await clock.nextWait();
        pauses.push(pause);
        clock.advance(pause);
      }
      expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000, 24_000, 24_000]);
      expect(await heard.next('reservation-arrived')).toMatchObject({ reservation: { sid: MISSED } });
      expect(await heard.next('reservation-gone')).toMatchObject({ sid: MISSED });
      expect(clock.waiting()).toBe(0);
      await late.leave();
    });

    it('does not ask any more when the connection is another tab’s', async () => {
      const { clock, late, asked } = await refused(Infinity);
      await clock.nextWait();
      late.letGo();
      clock.advance(60_000);
      expect(asked()).toBe(1);
      expect(clock.waiting()).toBe(0);
    });
  });

  describe('when the agent signs out', () => {
    it('hands on what was offered at the last moment', async () => {
      await goAvailable();
      const heard = new Told();
      const other = createTaskRouter({ loadSdk, clock: handClock(), send, random, tell: heard.tell });
      await other.connect(floor.ticket('charles'), false);
      await heard.next('ready');
      await floor.createTask({});
      await heard.next('reservation-arrived');
      await port.leave(floor.activitySid('Offline'));
      expect((await heard.status('rejected')).reservation.task.status).toBe('pending');
      await other.leave();
    });

    it('is disconnected in time, whatever becomes of the activity', async () => {
      const [clock, heard] = [handClock(), new Told()];
      let disconnected = 0;
      class Watched extends sdk.Worker {
        override disconnect(): void {
          disconnected++;
          super.disconnect();
        }
      }
      const leaver = createTaskRouter({
        loadSdk: () => Promise.resolve({ ...sdk, Worker: Watched }),
        clock,
        send,
        tell: heard.tell,
        random,
      });
      await leaver.connect(floor.ticket('bob'), false);
      await heard.next('ready');
      await leaver.setActivity(floor.activitySid('Available'));
      floor.emulator.control.faults.add({ operation: 'bridge:*', worker: 'bob', effect: { latencyMs: 60_000 } });
      const leaving = leaver.leave(floor.activitySid('Offline'));
      clock.advance(LEAVE_WITHIN_MS - 1);
      expect(disconnected).toBe(0);
      clock.advance(1);
      await leaving;
      expect(disconnected).toBe(1);
    });
  });
});

/** What TaskRouter answers, and one reservation more, like the given one. */
function withOneMore(sid: string): Fetch {
  return async (url, init) => {
    const text = await (await fetch(url, init)).text();
    const [, item] = /"contents":\[(.*)\],"after_sid"/.exec(text) ?? [];
    return new Response(text.replace('"contents":[', `"contents":[${item?.replaceAll(sid, MISSED)},`));
  };
}

/** A clock that says which pause it was asked for. */
function watchedClock() {
  const clock = handClock();
  const pauses: number[] = [];
  let wake: () => void = () => undefined;
  return {
    ...clock,
    after(delayMs: number, run: () => void) {
      pauses.push(delayMs);
      wake();
      return clock.after(delayMs, run);
    },
    async nextWait(): Promise<number> {
      for (;;) {
        const pause = pauses.shift();
        if (pause !== undefined) return pause;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}

const MISSED = `WR${'f'.repeat(32)}`;
