import { capability } from '../../conformance/channel-client';
import { customer, OldPageFloor } from '../../conformance/old-page-floor';
import { letTimersGo } from '../../conformance/sdk-timers';
import type { Entity } from '../../../src/assets/worker-js-v1/entity';
import { VersionOneWorker, whereabouts } from '../../../src/assets/worker-js-v1/worker';
import { accessToken, done, OldPage, told, type Given } from './old-page';

letTimersGo();

/** Each line that version 1 is documented with, through what puts it on today's SDK, against the local TaskRouter. */
let floor: OldPageFloor;

beforeAll(async () => void (floor = await OldPageFloor.open()));
beforeEach(() => floor.renew());
afterEach(() => OldPage.closeAll());
afterAll(() => floor.close());

const activity = (name: string): string => floor.sidOf('activity', name);

async function ready(name = 'alice', given: Given = {}): Promise<OldPage> {
  const page = new OldPage(floor, name, given);
  await page.heard('ready');
  return page;
}

async function offered(page: OldPage): Promise<Entity> {
  await floor.offer();
  return page.heard('reservation.created');
}

const task = (reservation: Entity): Entity => reservation['task'] as Entity;
const stored = async (sid: unknown) => floor.rest.tasks(String(sid)).fetch();

describe('the token', () => {
  const make = (token: unknown) => () => new OldPage(floor, 'alice', { token: token as string });

  it.each([
    ['nothing', () => '', /Token is required/],
    ['no token', () => 'a.b.c', /not a JSON Web Token/],
    [
      'a capability token of version 1',
      () => capability(floor.workspaceSid, floor.sidOf('worker', 'alice'), []),
      /a capability token, which is for version 1 itself: expected an access token/,
    ],
    ['one that names no worker', () => `e30.${btoa('{"grants":{}}')}.e30`, /names no worker/],
  ])('is refused at once when it is %s', (_, token, message) => {
    expect(make(token())).toThrow(message);
  });

  it('may be renewed', async () => {
    const page = await ready('alice', { token: accessToken(floor, 'alice', 60) });
    page.worker.updateToken(accessToken(floor, 'alice'));
    await floor.advance(100);
    expect(await done(page.worker, 'update', ['ActivitySid', activity('Offline')])).toMatchObject({ available: false });
    expect(() => page.worker.updateToken('nothing')).toThrow(/not a JSON Web Token/);
  });
});

describe('the constructor', () => {
  it('moves the worker into connectActivitySid', async () => {
    const page = await ready('bob', { connectActivitySid: activity('Available') });
    expect(await page.heard('activity.update')).toMatchObject({ activityName: 'Available' });
  });

  it('does not where something is offered already, which is told as new', async () => {
    await floor.offer();
    const page = await ready('alice', { connectActivitySid: activity('Unavailable') });
    expect(await page.heard('reservation.created')).toMatchObject({ reservationStatus: 'pending' });
    expect((await floor.rest.workers(floor.sidOf('worker', 'alice')).fetch()).activityName).toBe('Available');
  });

  it('takes Offline for disconnectActivitySid, and says that there is no other', async () => {
    expect((await ready('alice', { disconnectActivitySid: activity('Offline') })).warnings).toEqual([]);
    const page = await ready('alice', { disconnectActivitySid: activity('Unavailable') });
    expect(page.warnings).toEqual([expect.stringMatching(/is not the activity Offline/)]);
  });

  it('closes other sessions where asked to', async () => {
    const first = await ready();
    await ready('alice', { closeExistingSessions: true, token: accessToken(floor, 'alice', 3000) });
    expect(await first.heard('disconnected')).toHaveProperty('message');
  });

  it('takes a region, unless it is told where TaskRouter is', () => {
    expect(whereabouts(null, 'ie1')).toEqual({ region: 'ie1' });
    expect(whereabouts(undefined, null)).toEqual({});
    expect(whereabouts('http://127.0.0.1:4010/', 'ie1')).toEqual({
      ebServer: 'http://127.0.0.1:4010/v1/wschannels',
      wsServer: 'ws://127.0.0.1:4010/v1/wschannels',
    });
  });

  it('takes the three arguments of 1.0: token, REST and event bridge', async () => {
    const { origin } = floor;
    const warnings: string[] = [];
    const surroundings = { warn: (message: string) => void warnings.push(message) };
    const worker = new VersionOneWorker(surroundings, accessToken(floor, 'alice'), `${origin}/v1`, origin);
    await new Promise((resolve) => worker.on('ready', resolve));
    worker.disconnect();
    expect(warnings).toEqual([]);
  });
});

describe('worker:', () => {
  it('has what pages read, in both spellings, on what they are handed and on the client', async () => {
    const page = new OldPage(floor, 'alice');
    const worker = await page.heard('ready');
    for (const one of [worker, page.worker as unknown as Entity])
      expect(one).toMatchObject({
        sid: floor.sidOf('worker', 'alice'),
        friendlyName: 'alice',
        friendly_name: 'alice',
        activityName: 'Available',
        activity_name: 'Available',
        activitySid: activity('Available'),
        activity_sid: activity('Available'),
        available: true,
        attributes: { name: 'alice' },
        dateCreated: expect.any(Date) as unknown,
        date_created: expect.any(Date) as unknown,
      });
  });

  it('update, by name and value, before anybody has heard that it is ready', async () => {
    const page = new OldPage(floor, 'alice');
    const worker = await done(page.worker, 'update', ['ActivitySid', activity('Unavailable')]);
    expect(worker).toMatchObject({ activityName: 'Unavailable', activity_name: 'Unavailable', available: false });
  });

  it('update, several at once', async () => {
    const page = await ready();
    const changes = { ActivitySid: activity('Offline'), Attributes: '{"skills":["en"]}' };
    expect(await done(page.worker, 'update', [changes])).toMatchObject({
      activityName: 'Offline',
      attributes: { skills: ['en'] },
    });
  });

  it('update, of what ready handed over', async () => {
    const page = new OldPage(floor, 'alice');
    const worker = await page.heard('ready');
    expect(await done(worker, 'update', [{ ActivitySid: activity('Offline') }])).toMatchObject({ available: false });
  });

  it('update, rejecting what is offered', async () => {
    const page = await ready();
    const reservation = await offered(page);
    await done(page.worker, 'update', [{ ActivitySid: activity('Offline'), RejectPendingReservations: 'true' }]);
    expect(await page.heard('reservation.rejected')).toMatchObject({ sid: reservation['sid'] });
  });

  it.each([
    [[{ FriendlyName: 'Alice' }], 501, /FriendlyName of a worker is not possible/],
    [['ActivitySid', 'WA0'], 400, /WA0 is no activity/],
    [[{ Attributes: 'none' }], 400, /not a JSON object/],
  ])('update(%j) says what is wrong, and changes nothing', async (given, code, message) => {
    const page = await ready();
    expect(await told(page.worker, 'update', given)).toEqual({
      error: expect.objectContaining({ code, message: expect.stringMatching(message) as unknown }),
      result: null,
    });
    expect(page.worker).toMatchObject({ friendlyName: 'alice', activityName: 'Available' });
  });

  it('update, with nothing of either, throws', async () => {
    const { worker } = await ready();
    expect(() => worker.update()).toThrow(/needs a name and a value/);
    expect(() => worker.update('ActivitySid', 5)).toThrow(/needs its value as text/);
  });

  it('updateActivity, of 1.0', async () => {
    const page = await ready();
    expect(await done(page.worker, 'updateActivity', [activity('Offline')])).toMatchObject({
      activity_name: 'Offline',
    });
  });

  it('activities.fetch: all, and one', async () => {
    const { worker } = await ready();
    const all = await done(worker.activities, 'fetch');
    expect(all).toMatchObject({
      data: [{ friendlyName: 'Offline' }, { friendlyName: 'Available' }, { friendlyName: 'Unavailable' }],
    });
    expect(await done(worker.activities, 'fetch', [activity('Offline')])).toMatchObject({ friendlyName: 'Offline' });
  });

  it('fetchActivityList, of 1.0', async () => {
    const { worker } = await ready();
    expect(await done(worker, 'fetchActivityList')).toMatchObject({
      activities: [{ friendly_name: 'Offline' }, { friendly_name: 'Available' }, { friendly_name: 'Unavailable' }],
    });
  });

  it('fetchReservations: all that are open, and those in a status', async () => {
    const page = await ready();
    const { sid } = await offered(page);
    expect(await done(page.worker, 'fetchReservations')).toMatchObject({ data: [{ sid, task: { priority: 7 } }] });
    const query = [{ ReservationStatus: 'accepted' }];
    expect(await done(page.worker, 'fetchReservations', [], query)).toMatchObject({ data: [] });
  });

  it.each([
    [{ ReservationStatus: 'timeout' }, /reservations that are timeout is not possible/],
    [{ TaskSid: 'WT0' }, /by TaskSid is not possible/],
  ])('fetchReservations with %j says that no page can', async (query, message) => {
    const { worker } = await ready();
    expect((await told(worker, 'fetchReservations', [], [query])).error).toMatchObject({
      code: 501,
      message: expect.stringMatching(message) as unknown,
    });
  });

  it('fetchChannels', async () => {
    const { worker } = await ready();
    const { data } = (await done(worker, 'fetchChannels')) as { data: Entity[] };
    expect(data).toContainEqual(
      expect.objectContaining({
        taskChannelUniqueName: 'voice',
        task_channel_unique_name: 'voice',
        configuredCapacity: 1,
      }),
    );
  });

  it('updateTask', async () => {
    const page = await ready();
    const { sid } = task(await offered(page));
    expect(await done(page.worker, 'updateTask', [sid, { Attributes: '{"topic":"known"}' }])).toMatchObject({
      attributes: { topic: 'known' },
    });
    expect((await stored(sid)).attributes).toBe('{"topic":"known"}');
  });

  it.each([
    [{ Priority: '15' }, 501, /Priority of a task is not possible/],
    [{ AssignmentStatus: 'canceled' }, 501, /task to canceled is not possible/],
    [{ Attributes: '{}', AssignmentStatus: 'completed' }, 400, /cannot be changed at once/],
  ])('updateTask with %j says what is wrong', async (params, code, message) => {
    const page = await ready();
    const { sid } = task(await offered(page));
    const { error } = await told(page.worker, 'updateTask', [sid, params]);
    expect(error).toMatchObject({ code, message: expect.stringMatching(message) as unknown });
    expect((await stored(sid)).priority).toBe(7);
  });

  it('completeTask, with and without a reason', async () => {
    const page = await ready();
    for (const reason of ['solved', undefined]) {
      const reservation = await offered(page);
      await done(reservation, 'accept');
      const completed = await done(page.worker, 'completeTask', [task(reservation)['sid']], [reason]);
      expect(completed).toMatchObject({ assignmentStatus: 'completed', assignment_status: 'completed' });
      expect((await stored(completed['sid'])).reason ?? '').toBe(reason ?? '');
      await page.heard('reservation.completed');
    }
  });

  it('completeTask of somebody else’s task is not found', async () => {
    const { worker } = await ready();
    const { error } = await told(worker, 'completeTask', ['WT0']);
    expect(error).toMatchObject({
      code: 404,
      message: expect.stringContaining('WT0 is in no open reservation') as unknown,
    });
  });

  it('statistics.fetch, delete: no page can', async () => {
    const { worker } = await ready();
    expect((await told(worker.statistics, 'fetch', [{ Minutes: '240' }])).error?.code).toBe(501);
    expect((await told(worker, 'delete')).error?.code).toBe(501);
  });

  it('fetch', async () => {
    const { worker } = await ready();
    await floor.rest.workers(floor.sidOf('worker', 'alice')).update({ attributes: '{"name":"new"}' });
    expect(await done(worker, 'fetch')).toMatchObject({ attributes: { name: 'new' } });
  });

  it('on, once and removeListener', async () => {
    const { worker } = await ready();
    const times: string[] = [];
    const always = (): unknown => times.push('always');
    worker.on('activity.update', always).once('activity.update', () => times.push('once'));
    for (const name of ['Unavailable', 'Available']) await done(worker, 'update', ['ActivitySid', activity(name)]);
    const last = new Promise((resolve) => worker.on('attributes.update', resolve));
    await done(worker, 'update', [{ Attributes: { name: 'heard' } }]);
    await last;
    worker.removeListener('activity.update', always);
    expect(times).toEqual(['always', 'once', 'always']);
  });
});

describe('reservation:', () => {
  it('has its task, and what 1.0 handed over in its place', async () => {
    const reservation = await offered(await ready());
    expect(reservation).toMatchObject({
      reservationStatus: 'pending',
      reservation_status: 'pending',
      workerSid: floor.sidOf('worker', 'alice'),
      worker_name: 'alice',
      task: {
        sid: expect.stringMatching(/^WT/) as unknown,
        attributes: { topic: 'refund' },
        priority: 7,
        age: expect.any(Number) as unknown,
        assignmentStatus: 'reserved',
        task_queue_friendly_name: 'everybody',
      },
      // 1.0
      reservation_sid: reservation['sid'],
      task_sid: task(reservation)['sid'],
      attributes: { topic: 'refund' },
      priority: 7,
    });
  });

  it('accept, with a callback and without', async () => {
    const page = await ready();
    const first = await offered(page);
    expect(await done(first, 'accept')).toMatchObject({ sid: first['sid'], reservationStatus: 'accepted' });
    await done(page.worker, 'completeTask', [task(first)['sid']]);
    const second = await offered(page);
    (second['accept'] as () => void)();
    await page.heard('reservation.accepted');
    expect((await page.heard('reservation.accepted'))['sid']).toBe(second['sid']);
  });

  it('reject, alone, with a callback, and into an activity', async () => {
    const page = await ready();
    const first = await offered(page);
    expect(await done(first, 'reject')).toMatchObject({ reservationStatus: 'rejected' });
    const again = await page.heard('reservation.created');
    expect(await done(again, 'reject', [activity('Unavailable')])).toMatchObject({ reservationStatus: 'rejected' });
    expect(await page.heard('activity.update')).toMatchObject({ activityName: 'Unavailable' });
  });

  it('call: the worker is called', async () => {
    const page = await ready();
    const reservation = await offered(page);
    const url = `${floor.application.origin}/voice`;
    await done(reservation, 'call', ['+15550100', url, null, 'true', null, '+15550114']);
    await floor.advance(5);
    expect(await floor.account.calls.list({ to: '+15550114' })).toHaveLength(1);
    await page.heard('reservation.accepted');
  });

  it('dequeue: worker and customer talk', async () => {
    const page = await ready();
    await floor.call();
    const reservation = await page.heard('reservation.created');
    const given = ['+15550100', activity('Unavailable'), 'do-not-record', '30', null, null, null];
    await done(reservation, 'dequeue', given);
    await floor.advance(5);
    await page.heard('reservation.accepted');
    expect(await floor.account.calls.list({ to: '+15550112', status: 'in-progress' })).toHaveLength(1);
  });

  it('dequeue, with the fewer arguments of 1.1 or none', async () => {
    const page = await ready();
    await floor.call();
    await done(await page.heard('reservation.created'), 'dequeue', ['+15550100', undefined]);
    await floor.advance(5);
    expect(await page.heard('reservation.accepted')).toMatchObject({ reservationStatus: 'accepted' });
  });

  it('redirect: the customer’s call goes on elsewhere', async () => {
    const page = await ready();
    const call = await floor.call();
    const reservation = await page.heard('reservation.created');
    await done(reservation, 'redirect', [call, `${floor.application.origin}/elsewhere`, 'true']);
    await floor.advance(5);
    expect(floor.application.requests.some(({ path }) => path === '/elsewhere')).toBe(true);
  });

  it('conference, with options as REST names them', async () => {
    const page = await ready();
    await floor.call();
    const reservation = await page.heard('reservation.created');
    const options = { EndConferenceOnExit: 'true', MaxParticipants: '5', ConferenceRecord: 'false' };
    await done(reservation, 'conference', ['+15550100', null, '30', null], [options]);
    await floor.advance(5);
    await page.heard('reservation.accepted');
    const [conference] = await floor.account.conferences.list({ friendlyName: String(task(reservation)['sid']) });
    const participants = await floor.account.conferences(conference?.sid ?? '').participants.list();
    expect(participants.some(({ endConferenceOnExit }) => endConferenceOnExit)).toBe(true);
  });

  it('conference: an activity afterwards is not possible, and says so', async () => {
    const reservation = await offered(await ready());
    const { error } = await told(reservation, 'conference', [null, activity('Offline'), null, null]);
    expect(error).toMatchObject({ code: 501, message: expect.stringContaining('after a conference') as unknown });
  });

  it('fetch', async () => {
    const page = await ready();
    const reservation = await offered(page);
    expect(await done(reservation, 'fetch')).toMatchObject({ sid: reservation['sid'], reservationStatus: 'pending' });
  });

  it('what TaskRouter refuses comes with status and words', async () => {
    const reservation = await offered(await ready());
    const { error, result } = await told(reservation, 'conference');
    expect({ error, result }).toEqual({
      error: expect.objectContaining({
        code: 400,
        message:
          'The conference instruction can only be issued on a task that was created using the <Enqueue> TwiML verb.',
      }),
      result: null,
    });
  });

  it('task: fetch, update and complete', async () => {
    const page = await ready();
    const reservation = await offered(page);
    await done(reservation, 'accept');
    expect(await done(task(reservation), 'fetch')).toMatchObject({ assignmentStatus: 'assigned' });
    expect(await done(task(reservation), 'update', ['Attributes', '{"a":1}'])).toMatchObject({ attributes: { a: 1 } });
    expect(await done(task(reservation), 'complete', [], ['solved'])).toMatchObject({
      assignmentStatus: 'completed',
      reason: 'solved',
    });
  });

  it('task.update: to wrapping', async () => {
    const page = await ready();
    const reservation = await offered(page);
    await done(reservation, 'accept');
    const changes = { AssignmentStatus: 'wrapping', Reason: 'over' };
    expect(await done(task(reservation), 'update', [changes])).toMatchObject({ assignmentStatus: 'wrapping' });
  });

  it('may be printed, property by property, without its methods', async () => {
    const reservation = await offered(await ready());
    expect(Object.values(reservation).some((value) => typeof value === 'function')).toBe(false);
  });
});

describe('events:', () => {
  let page: OldPage;
  beforeEach(async () => void (page = await ready()));

  it('ready and connected', () => expect(page.unheard).toEqual(['connected']));

  it('activity.update', async () => {
    await floor.setActivity('alice', 'Unavailable');
    expect(await page.heard('activity.update')).toMatchObject({ activityName: 'Unavailable', available: false });
    expect(page.worker).toMatchObject({ activity_name: 'Unavailable' });
  });

  it('attributes.update', async () => {
    await floor.rest.workers(floor.sidOf('worker', 'alice')).update({ attributes: '{"skills":["en"]}' });
    expect(await page.heard('attributes.update')).toMatchObject({ attributes: { skills: ['en'] } });
  });

  it('capacity.update, channel.availability.update', async () => {
    const channel = floor.rest.workers(floor.sidOf('worker', 'alice')).workerChannels('voice');
    await channel.update({ capacity: 3, available: false });
    expect(await page.heard('capacity.update')).toMatchObject({ configuredCapacity: 3, configured_capacity: 3 });
    expect(await page.heard('channel.availability.update')).toMatchObject({ taskChannelUniqueName: 'voice' });
  });

  it('reservation.created', async () => {
    expect(await offered(page)).toMatchObject({ task: { attributes: { topic: 'refund' } } });
  });

  it('reservation.accepted, which is of a worker for pages of 1.0', async () => {
    await done(await offered(page), 'accept');
    expect(await page.heard('reservation.accepted')).toMatchObject({
      reservationStatus: 'accepted',
      friendly_name: 'alice',
      activity_name: 'Available',
      available: true,
    });
  });

  it('reservation.rejected', async () => {
    await done(await offered(page), 'reject', [activity('Offline')]);
    expect(await page.heard('reservation.rejected')).toMatchObject({ reservationStatus: 'rejected' });
  });

  it('reservation.timeout', async () => {
    const { sid } = await offered(page);
    await floor.advance(120);
    expect(await page.heard('reservation.timeout')).toMatchObject({ sid, reservationStatus: 'timeout' });
  });

  it('reservation.canceled', async () => {
    const reservation = await offered(page);
    await floor.rest
      .tasks(String(task(reservation)['sid']))
      .update({ assignmentStatus: 'canceled', reason: 'mistake' });
    expect(await page.heard('reservation.canceled')).toMatchObject({ reservationStatus: 'canceled' });
    await page.heard('task.canceled');
  });

  it('reservation.rescinded', async () => {
    const bob = await ready('bob', { connectActivitySid: activity('Available') });
    await bob.heard('activity.update');
    await offered(page);
    await done(await bob.heard('reservation.created'), 'accept');
    expect(await page.heard('reservation.rescinded')).toMatchObject({ reservationStatus: 'rescinded' });
  });

  it('reservation.wrapup, reservation.completed and the task’s', async () => {
    const reservation = await offered(page);
    await done(reservation, 'accept');
    await done(task(reservation), 'update', [{ AssignmentStatus: 'wrapping' }]);
    expect(await page.heard('reservation.wrapup')).toMatchObject({ reservationStatus: 'wrapping' });
    await page.heard('task.wrapup');
    await done(task(reservation), 'complete');
    expect(await page.heard('reservation.completed')).toMatchObject({ reservationStatus: 'completed' });
    await page.heard('task.completed');
  });

  it('token.expired, five seconds before', async () => {
    const shortly = await ready('alice', { token: accessToken(floor, 'alice', 5) });
    expect(await shortly.heard('token.expired')).toBeUndefined();
  });

  it('error, where TaskRouter cannot be reached; whoever waits for it is told, too', async () => {
    const lost = new OldPage(floor, 'alice', { origin: 'http://127.0.0.1:1' });
    const answer = told(lost.worker, 'fetchChannels');
    expect(await lost.heard('error')).toMatchObject({ message: expect.stringContaining('connect') as unknown });
    expect((await answer).error).toMatchObject({ message: expect.stringContaining('connect') as unknown });
  });

  it('error, and then ready after all: who asks then is answered', async () => {
    floor.emulator.control.faults.add({ operation: 'bridge:socket', trigger: { nth: 1 }, effect: { reset: 'before' } });
    const late = new OldPage(floor, 'alice');
    expect((await told(late.worker, 'fetchChannels')).error).not.toBeNull();
    await late.heard('ready');
    expect(await done(late.worker, 'fetchChannels')).toHaveProperty('data');
  });

  it('error without a listener is a warning: thrown, nobody could catch it', async () => {
    const lost = new OldPage(floor, 'alice', { origin: 'http://127.0.0.1:1' });
    lost.worker.removeAllListeners('error');
    await told(lost.worker, 'fetchChannels');
    expect(lost.warnings).toEqual([expect.stringContaining('connect')]);
  });

  it('disconnected, then ready again, with what is offered', async () => {
    await page.heard('connected');
    const { sid } = await offered(page);
    floor.emulator.control.faults.add({ effect: { dropSockets: 'alice' } });
    expect(await page.heard('disconnected')).toHaveProperty('message');
    await page.heard('connected');
    const again = await page.heard('reservation.created');
    expect(again).toMatchObject({ sid });
    await done(again, 'accept');
    await page.heard('reservation.accepted');
    await done(await page.heard('ready'), 'update', ['ActivitySid', activity('Offline')]);
    await page.heard('activity.update');
    // Nothing is told twice for having been listened to again.
    expect(page.unheard).toEqual([]);
  });
});

describe('an answer that is lost', () => {
  it('is told with code 0, though the act was done', async () => {
    const page = await ready();
    const reservation = await offered(page);
    floor.emulator.control.faults.add({
      operation: 'bridge:POST Workers/{worker}/Reservations/{reservation}',
      trigger: { nth: 1 },
      effect: { reset: 'after' },
    });
    expect((await told(reservation, 'accept')).error).toMatchObject({ code: 0 });
    expect(await page.heard('reservation.accepted')).toMatchObject({ reservationStatus: 'accepted' });
  });

  it.each([{ reset: 'before' as const }, { status: 500 }])(
    'is asked for again as often as maxRetries says: %j',
    async (effect) => {
      const page = await ready('alice', { maxRetries: 2 });
      floor.emulator.control.faults.add({ operation: 'bridge:POST Workers/{worker}', trigger: { next: 2 }, effect });
      expect(await done(page.worker, 'update', ['ActivitySid', activity('Offline')])).toMatchObject({
        available: false,
      });
    },
  );

  it('is not, without', async () => {
    const page = await ready();
    floor.emulator.control.faults.add({
      operation: 'bridge:POST Workers/{worker}',
      trigger: { next: 1 },
      effect: { status: 500 },
    });
    expect((await told(page.worker, 'update', ['ActivitySid', activity('Offline')])).error).toMatchObject({
      code: 500,
    });
  });

  it('without a callback is a warning', async () => {
    const page = await ready();
    page.worker.update('ActivitySid', 'WA0');
    await done(page.worker, 'fetchChannels');
    expect(page.warnings).toEqual(['400: ActivitySid WA0 is no activity of this workspace']);
  });
});

it('a call of an old page’s kind, from token to completed task', async () => {
  const page = await ready('bob', { connectActivitySid: activity('Available') });
  await page.heard('activity.update');
  await floor.setActivity('alice', 'Offline');
  await floor.call();
  const reservation = await page.heard('reservation.created');
  expect(task(reservation)['attributes']).toMatchObject({ topic: 'call', from: customer });
  (reservation['dequeue'] as (from: string) => void)('+15550100');
  await floor.advance(5);
  await page.heard('reservation.accepted');
  const [leg] = await floor.account.calls.list({ to: '+15550113' });
  await floor.account.calls(leg?.sid ?? '').update({ status: 'completed' });
  await floor.advance(1);
  const over = await page.heard('reservation.wrapup');
  expect(await done(task(over), 'complete', [], ['solved'])).toMatchObject({ assignmentStatus: 'completed' });
  await page.heard('reservation.completed');
});
