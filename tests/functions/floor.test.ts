import * as v from 'valibot';
import { createFloorHandler } from '../../src/functions/floor';
import { mostEvents } from '../../src/lib/floor/in-hand';
import { mostRequests } from '../../src/lib/floor/shared-reading';
import {
  alice,
  callSid,
  charles,
  conferenceSid,
  conferencesOf,
  environment,
  failure,
  noCalls,
  otherSid,
  page,
  paths,
  session,
  supervisorGrant,
  taskSid,
  workflowSid,
} from './fixtures';
import './refusal';
import { invoke, noon, TestPlatform, type Handler } from './runtime';
import { Upstream } from './upstream';

let upstream: Upstream;
let platform: TestPlatform;
let floor: Handler;

const queueSid = otherSid('WQ', 1);
const task = (number: number, status: string, change: object = {}) => ({
  sid: otherSid('WT', number),
  assignment_status: status,
  age: 65,
  date_updated: new Date(noon).toISOString(),
  task_queue_sid: queueSid,
  task_queue_friendly_name: 'support',
  attributes: '{}',
  ...change,
});
const reservationsPath = (number: number): string => `${paths.tasks}/${otherSid('WT', number)}/Reservations`;
const reservation = (worker: typeof charles, status: string, number = 1) => ({
  sid: otherSid('WR', number),
  worker_sid: worker.sid,
  worker_name: worker.friendly_name,
  reservation_status: status,
});
/** What TaskRouter tells of a reservation, so many milliseconds before noon. */
const event = (number: number, worker: typeof charles, what: string, agoMs = 60_000) => ({
  event_type: `reservation.${what}`,
  event_date_ms: noon - agoMs,
  event_data: {
    reservation_sid: otherSid('WR', number),
    task_sid: otherSid('WT', number),
    worker_sid: worker.sid,
    worker_name: worker.friendly_name,
    task_channel_unique_name: 'voice',
    worker_channel_capacity: '1',
  },
});
const statistics = (accepted: number) => ({
  task_queue_sid: queueSid,
  realtime: {
    longest_task_waiting_age: 42,
    total_eligible_workers: 3,
    total_available_workers: 2,
    tasks_by_status: { pending: 1, reserved: 2, assigned: 3, wrapping: 4 },
  },
  cumulative: {
    wait_duration_until_accepted: { avg: 10, min: 1, max: 40, total: 90 },
    split_by_wait_time: {
      '5': { below: { tasks_canceled: 5 }, above: { tasks_canceled: 4 } },
      '30': {
        below: { reservations_accepted: accepted, tasks_canceled: 9 },
        above: { reservations_accepted: 2, tasks_canceled: 1 },
      },
    },
  },
});

beforeEach(async () => {
  upstream = await new Upstream().listen();
  platform = new TestPlatform();
  floor = createFloorHandler(platform);
  noCalls(upstream)
    .on('GET', paths.workspace, { body: { sid: 'WS1', friendly_name: 'writers' } })
    .on('GET', paths.activities, page('activities', [{ sid: 'WA1', friendly_name: 'Offline', available: false }]))
    .on(
      'GET',
      paths.workers,
      page('workers', [
        { ...charles, activity_sid: 'WA1', date_status_changed: new Date(noon - 90_000).toISOString() },
        // Its clock is ahead of ours.
        { ...alice, activity_sid: 'WA1', date_status_changed: new Date(noon + 5_000).toISOString() },
      ]),
    )
    .on('GET', paths.queues, page('task_queues', [{ sid: queueSid, friendly_name: 'support' }]))
    .on('GET', paths.queueStatistics, page('task_queues_statistics', [statistics(7)]))
    .on('GET', paths.tasks, page('tasks', []))
    .on('GET', paths.events, page('events', []));
});
afterEach(() => upstream.close());

/** A reading; the next one finds it too old. */
const read = async () => {
  const answer = await invoke(floor, {
    env: environment(upstream.origin),
    headers: session({ grant: supervisorGrant }),
  });
  platform.time += 5_000;
  return answer;
};
const taskRouterRequests = () => upstream.requests.filter(({ path }) => path.startsWith(paths.workspace));
const requestsFor = (path: string) => upstream.requests.filter((request) => request.path === path);

it('tells who is where, what waits, and how soon it was answered', async () => {
  expect((await read()).body).toMatchObject({
    activities: [{ sid: 'WA1', friendlyName: 'Offline', available: false }],
    workers: [
      { sid: charles.sid, friendlyName: 'charles', activitySid: 'WA1', state: 'away', forSeconds: 90 },
      { sid: alice.sid, friendlyName: 'alice', activitySid: 'WA1', state: 'away', forSeconds: 0 },
    ],
    queues: [
      {
        sid: queueSid,
        friendlyName: 'support',
        waiting: 3,
        longestWaitSeconds: 42,
        assigned: 3,
        wrapping: 4,
        workers: 3,
        available: 2,
        overdue: 0,
        limits: {
          withinSeconds: 30,
          targetPercent: 80,
          redBelowPercent: 60,
          amberWaitSeconds: 30,
          redWaitSeconds: 120,
        },
      },
    ],
    serviceLevel: {
      limits: { withinSeconds: 30 },
      hours: expect.arrayContaining([
        {
          from: new Date(noon).toISOString(),
          queues: {
            [queueSid]: { within: 7, late: 2, lost: 4, short: 5, waitSeconds: 90, handled: 0, handleSeconds: 0 },
          },
        },
      ]),
    },
    alone: [],
    tasks: [],
  });
  expect((await read()).body).toMatchObject({ workspace: { sid: 'WS1', friendlyName: 'writers' } });
});

it('tells of each task who has it, and how it can be ended', async () => {
  const conference = JSON.stringify({ from: '+15557654321', conference: { sid: 'CF1' } });
  upstream
    .on(
      'GET',
      paths.tasks,
      page('tasks', [
        task(1, 'pending', { attributes: 'no JSON' }),
        task(2, 'reserved', { attributes: '{"outbound_to":"+15550188","from":"+15550100"}' }),
        task(3, 'assigned', { attributes: conference }),
        task(4, 'wrapping'),
      ]),
    )
    .on(
      'GET',
      paths.events,
      page('events', [event(3, charles, 'accepted'), event(2, alice, 'created'), event(1, alice, 'rejected')]),
    )
    .on('GET', reservationsPath(4), failure(404));
  const { body } = await read();
  expect(body).toMatchObject({
    tasks: [
      { status: 'pending', ageSeconds: 65, queueName: 'support', caller: null, ends: 'cancel', worker: null },
      { caller: '+15550188', ends: 'cancel', worker: { friendlyName: 'alice', reservationStatus: 'pending' } },
      {
        caller: '+15557654321',
        inConference: true,
        ends: 'complete',
        worker: { reservationSid: otherSid('WR', 3), sid: charles.sid },
      },
      { status: 'wrapping', inConference: false, ends: 'complete', worker: null },
    ],
    workers: [
      { friendlyName: 'charles', state: 'working', forSeconds: 60, canTake: false },
      { friendlyName: 'alice', state: 'ringing', forSeconds: 60, canTake: false },
    ],
  });
});

it('follows what happens by one request, in whatever order it is told', async () => {
  const row = (status: string) => page('tasks', [task(1, status)]);
  upstream
    .on('GET', paths.tasks, row('assigned'))
    .on('GET', paths.events, page('events', [event(1, alice, 'accepted')]));
  await read();
  upstream.on('GET', paths.tasks, row('wrapping'));
  upstream.on(
    'GET',
    paths.events,
    page('events', [event(1, alice, 'wrapup', 5_000), event(1, alice, 'created', 70_000)]),
  );
  expect((await read()).body).toMatchObject({
    workers: [{}, { friendlyName: 'alice', state: 'wrapping', forSeconds: 10 }],
    tasks: [{ worker: { friendlyName: 'alice', reservationStatus: 'wrapping' } }],
  });
  expect(requestsFor(paths.events).map(({ form }) => form.get('StartDate'))).toEqual([null, '2031-05-06T11:58:45Z']);
  upstream.on('GET', paths.tasks, page('tasks', []));
  upstream.on('GET', paths.events, page('events', [event(1, alice, 'completed', 1_000)]));
  expect((await read()).body).toMatchObject({ workers: [{}, { friendlyName: 'alice', state: 'away' }] });
  expect(upstream.requests.filter(({ path }) => path.endsWith('/Reservations'))).toEqual([]);
});

it('reads who accepted last where more happened than a page tells, at once, and asks about the others by themselves', async () => {
  const numbers = [1, 2, 3, 4, 5];
  const full = page(
    'events',
    Array.from({ length: mostEvents }, () => event(99, charles, 'rejected', 1_000)),
  );
  const rows = numbers.map((number) => task(number, 'assigned'));
  const accepted = page('events', [event(1, alice, 'accepted')]);
  upstream.on('GET', paths.tasks, page('tasks', rows)).on('GET', paths.events, full, accepted, page('events', []));
  for (const number of numbers)
    upstream.on('GET', reservationsPath(number), page('reservations', [reservation(charles, 'accepted', number)]));
  const others = numbers.slice(1);
  expect((await read()).body).toMatchObject({
    tasks: [{ worker: { friendlyName: 'alice' } }, ...others.map(() => ({ worker: null }))],
  });
  expect(requestsFor(paths.events).map(({ form }) => form.get('EventType'))).toEqual([null, 'reservation.accepted']);
  expect(taskRouterRequests().length).toBeLessThanOrEqual(mostRequests);
  for (const _ of [1, 2]) {
    upstream.requests.length = 0;
    await read();
    expect(taskRouterRequests().length).toBeLessThanOrEqual(mostRequests);
  }
  expect((await read()).body).toMatchObject({
    tasks: [
      { worker: { friendlyName: 'alice' } },
      ...others.map((number) => ({ worker: { friendlyName: 'charles', reservationSid: otherSid('WR', number) } })),
    ],
  });
  expect(requestsFor(reservationsPath(1))).toEqual([]);
});

describe('customers who are alone', () => {
  const inConference = (hold: boolean) => ({
    body: {
      participants: [{ call_sid: callSid, status: 'connected', hold, muted: false, coaching: false }],
    },
  });
  const attributes = JSON.stringify({ from: '+15557654321', call_sid: callSid, conference: { sid: conferenceSid } });
  const stands = {
    ...task(1, 'wrapping', { attributes }),
    workflow_sid: workflowSid,
    workflow_friendly_name: 'support',
  };

  beforeEach(() => {
    upstream
      .on('GET', paths.tasks, page('tasks', [stands]))
      .on('GET', paths.task, { headers: { ETag: '1' }, body: stands })
      .on('GET', reservationsPath(1), page('reservations', [reservation(charles, 'wrapping')]))
      .on('GET', paths.conferences, conferencesOf('in-progress'))
      .on('GET', paths.participants, inConference(true));
  });

  it('are told, with what happened to them', async () => {
    expect((await read()).body).toMatchObject({
      alone: [{ callSid, taskSid, caller: '+15557654321', how: 'held', workflowName: 'support', queueName: 'support' }],
      tasks: [{ callSid }],
    });
    upstream.on('GET', paths.participants, inConference(false));
    expect((await read()).body).toMatchObject({ alone: [{ callSid, how: 'left' }] });
  });

  it('are nobody where somebody is with them, or is being called', async () => {
    const colleague = { call_sid: otherSid('CA', 2), hold: false, muted: false, coaching: false };
    for (const status of ['connected', 'ringing']) {
      const { participants } = inConference(false).body;
      upstream.on('GET', paths.participants, { body: { participants: [...participants, { ...colleague, status }] } });
      expect((await read()).body).toMatchObject({ alone: [] });
    }
  });
});

describe('the hours that are over', () => {
  const told = async (): Promise<number> => {
    const { serviceLevel } = v.parse(
      v.object({ serviceLevel: v.object({ hours: v.array(v.unknown()) }) }),
      (await read()).body,
    );
    return serviceLevel.hours.length;
  };

  it('come with the first readings, as many as fit, and are read once when they have settled', async () => {
    expect([await told(), await told(), await told()]).toEqual([1, 1, 4]);
    expect(await told()).toBe(6);
    platform.time = noon + 3 * 60_000;
    await read();
    await read();
    upstream.requests.length = 0;
    await read();
    expect(requestsFor(paths.queueStatistics)).toHaveLength(1);
  });

  it('follow one another without a gap', async () => {
    for (const _ of [1, 2, 3, 4]) await read();
    const periods = requestsFor(paths.queueStatistics).map(
      ({ form }) => `${form.get('StartDate')} ${form.get('EndDate')}`,
    );
    expect([...new Set(periods)].toSorted()).toEqual([
      '2031-05-06T07:00:00Z 2031-05-06T08:00:00Z',
      '2031-05-06T08:00:00Z 2031-05-06T09:00:00Z',
      '2031-05-06T09:00:00Z 2031-05-06T10:00:00Z',
      '2031-05-06T10:00:00Z 2031-05-06T11:00:00Z',
      '2031-05-06T11:00:00Z 2031-05-06T12:00:00Z',
      '2031-05-06T12:00:00Z null',
    ]);
  });
});

describe('a reading', () => {
  it('takes eight requests at most, cold or not', async () => {
    for (const _ of [1, 2, 3, 4, 5]) {
      upstream.requests.length = 0;
      await read();
      expect(taskRouterRequests().length).toBeLessThanOrEqual(mostRequests);
    }
  });

  it('serves whoever asks within five seconds, and says how old it is', async () => {
    await read();
    upstream.requests.length = 0;
    platform.time -= 2_000;
    expect((await read()).body).toMatchObject({ ageSeconds: 3, workers: [{ friendlyName: 'charles' }, {}] });
    expect(upstream.requests).toEqual([]);
  });

  it('that failed is no reading: the next one is one', async () => {
    upstream.on('GET', paths.tasks, failure(500), failure(500), page('tasks', []));
    expect(await read()).toBeRefusal(502, 'upstream_failed');
    platform.time += 5_000;
    await read();
    expect(await read()).toMatchObject({ status: 200 });
  });
});

it('says what is wrong with the workspace, as the other Functions do', async () => {
  upstream.on('GET', paths.tasks, failure(404));
  expect(await read()).toBeRefusal(500, 'misconfigured');
});
