import { createFloorHandler } from '../../src/functions/floor';
import { mostLookUps } from '../../src/lib/floor/holders';
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
const reservation = (worker: typeof charles, status: string) => ({
  sid: otherSid('WR', 1),
  worker_sid: worker.sid,
  worker_name: worker.friendly_name,
  reservation_status: status,
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
    split_by_wait_time: {
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
    .on('GET', paths.tasks, page('tasks', []));
});
afterEach(() => upstream.close());

const read = () => invoke(floor, { env: environment(upstream.origin), headers: session({ grant: supervisorGrant }) });
const requestsFor = (path: string) => upstream.requests.filter((request) => request.path === path);

it('tells who is where, what waits, and how soon it was answered', async () => {
  expect((await read()).body).toMatchObject({
    workspace: { sid: 'WS1', friendlyName: 'writers' },
    activities: [{ sid: 'WA1', friendlyName: 'Offline', available: false }],
    workers: [
      { sid: charles.sid, friendlyName: 'charles', activitySid: 'WA1', forSeconds: 90 },
      { sid: alice.sid, friendlyName: 'alice', activitySid: 'WA1', forSeconds: 0 },
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
      },
    ],
    serviceLevel: {
      withinSeconds: 30,
      hours: expect.arrayContaining([
        { from: new Date(noon).toISOString(), queues: { [queueSid]: { within: 7, late: 2, lost: 1 } } },
      ]),
    },
    alone: [],
    tasks: [],
    more: { workers: false, tasks: false },
  });
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
      reservationsPath(2),
      page('reservations', [reservation(charles, 'rejected'), reservation(alice, 'pending')]),
    )
    .on(
      'GET',
      reservationsPath(3),
      page('reservations', [reservation(charles, 'accepted'), reservation(alice, 'pending')]),
    )
    .on('GET', reservationsPath(4), failure(404));
  const { body } = await read();
  const held = { reservationSid: otherSid('WR', 1) };
  expect(body).toMatchObject({
    tasks: [
      { status: 'pending', ageSeconds: 65, queueName: 'support', caller: null, ends: 'cancel', worker: null },
      { caller: '+15550188', ends: 'cancel', worker: { ...held, friendlyName: 'alice', reservationStatus: 'pending' } },
      { caller: '+15557654321', inConference: true, ends: 'complete', worker: { ...held, sid: charles.sid } },
      { status: 'wrapping', inConference: false, ends: 'complete', worker: null },
    ],
  });
});

it('asks once who has a task that stays as it is, and again when it changes', async () => {
  const rows = (change: object) => page('tasks', [task(1, 'assigned', change), task(2, 'reserved')]);
  upstream
    .on('GET', paths.tasks, rows({}))
    .on('GET', reservationsPath(1), page('reservations', [reservation(charles, 'accepted')]))
    .on('GET', reservationsPath(2), page('reservations', [reservation(alice, 'pending')]));
  await read();
  const { body } = await read();
  expect(body).toMatchObject({
    tasks: [{ worker: { friendlyName: 'charles' } }, { worker: { friendlyName: 'alice' } }],
  });
  expect(requestsFor(reservationsPath(1))).toHaveLength(1);
  // An offer runs out by itself.
  expect(requestsFor(reservationsPath(2))).toHaveLength(2);

  upstream
    .on('GET', paths.tasks, rows({ date_updated: new Date(noon + 1_000).toISOString() }))
    .on('GET', reservationsPath(1), page('reservations', [reservation(alice, 'accepted')]));
  expect((await read()).body).toMatchObject({ tasks: [{ worker: { friendlyName: 'alice' } }, {}] });
});

it('asks about so many tasks at once and no more, those that somebody works on first', async () => {
  const numbers = Array.from({ length: mostLookUps + 4 }, (_, index) => index + 1);
  upstream.on(
    'GET',
    paths.tasks,
    page(
      'tasks',
      numbers.map((number) => task(number, number <= 10 ? 'reserved' : 'assigned')),
    ),
  );
  for (const number of numbers) {
    upstream.on('GET', reservationsPath(number), page('reservations', [reservation(charles, 'accepted')]));
  }
  await read();
  const asked = () => upstream.requests.filter(({ path }) => path.endsWith('/Reservations')).length;
  expect(asked()).toBe(mostLookUps);
  expect(requestsFor(reservationsPath(mostLookUps + 4))).toHaveLength(1);
  const { body } = await read();
  expect(body).toMatchObject({ tasks: numbers.map(() => ({ worker: { friendlyName: 'charles' } })) });
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
  it('are read once, when they have settled', async () => {
    await read();
    expect(requestsFor(paths.queueStatistics)).toHaveLength(6);
    // At noon, the hour before is over for no time at all.
    await read();
    expect(requestsFor(paths.queueStatistics)).toHaveLength(8);
    platform.time = noon + 3 * 60_000;
    await read();
    expect(requestsFor(paths.queueStatistics)).toHaveLength(10);
    await read();
    expect(requestsFor(paths.queueStatistics)).toHaveLength(11);
  });

  it('follow one another without a gap', async () => {
    await read();
    const periods = requestsFor(paths.queueStatistics).map(
      ({ form }) => `${form.get('StartDate')} ${form.get('EndDate')}`,
    );
    expect(periods.toSorted()).toEqual([
      '2031-05-06T07:00:00Z 2031-05-06T07:59:59Z',
      '2031-05-06T08:00:00Z 2031-05-06T08:59:59Z',
      '2031-05-06T09:00:00Z 2031-05-06T09:59:59Z',
      '2031-05-06T10:00:00Z 2031-05-06T10:59:59Z',
      '2031-05-06T11:00:00Z 2031-05-06T11:59:59Z',
      '2031-05-06T12:00:00Z null',
    ]);
  });
});

it('says what is wrong with the workspace, as the other Functions do', async () => {
  upstream.on('GET', paths.workspace, failure(404));
  expect(await read()).toBeRefusal(500, 'misconfigured');
});
