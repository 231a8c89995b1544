import { createTaskFixHandler } from '../../src/functions/task-fix';
import {
  alice,
  charles,
  conferencesOf,
  environment,
  failure,
  otherSid as sid,
  page,
  participantsOf,
  paths,
  reservationsOf,
  session,
  taskSid,
} from './fixtures';
import { messageOf } from './refusal';
import { invoke, TestPlatform } from './runtime';
import { Upstream } from './upstream';

let upstream: Upstream;
beforeEach(async () => {
  upstream = await new Upstream().listen();
  upstream
    .on('GET', paths.reservations, reservationsOf(charles, 'wrapping'))
    .on('GET', paths.task, task('wrapping'))
    .on('GET', paths.conferences, conferencesOf())
    .on('POST', paths.task, task('completed'));
});
afterEach(() => upstream.close());

const task = (status: string, version = '1') => ({
  headers: { ETag: version },
  body: { sid: taskSid, assignment_status: status, attributes: '{}' },
});
const reservation = (status: string) => ({
  body: { sid: sid('WR', 1), worker_sid: charles.sid, task_sid: taskSid, reservation_status: status },
});
const fix = (fields: object = { taskSid }) =>
  invoke(createTaskFixHandler(new TestPlatform()), {
    env: environment(upstream.origin),
    headers: session(),
    body: fields,
  });
const changes = () => upstream.requests.filter(({ method }) => method === 'POST');

it('completes nothing while the customer is on the line with nobody', async () => {
  upstream.on('GET', paths.conferences, conferencesOf('in-progress'));
  upstream.on('GET', paths.participants, participantsOf({ call_sid: sid('CA', 1), status: 'connected' }));
  const received = await fix();
  expect(received).toBeRefusal(409, 'conflict');
  expect(messageOf(received)).toContain('The customer is still on the line with nobody.');
  expect(changes()).toEqual([]);
});

it('completes a task that was left in wrapping, with a reason', async () => {
  const received = await fix();
  expect(received.status).toBe(200);
  expect(received.body).toEqual({ taskSid, assignmentStatus: 'completed', fixed: true });
  expect(changes()).toHaveLength(1);
  expect(Object.fromEntries(changes()[0]?.form ?? [])).toEqual({
    AssignmentStatus: 'completed',
    Reason: 'Wrap-up ended by the desk',
  });
});

it.each(['pending', 'reserved', 'assigned', 'completed', 'canceled', 'something-new'])(
  'leaves a task that is %s alone and says so',
  async (status) => {
    upstream.on('GET', paths.task, task(status));
    const received = await fix();
    expect(received.status).toBe(200);
    expect(received.body).toEqual({ taskSid, assignmentStatus: status, fixed: false });
    expect(changes()).toEqual([]);
  },
);

it.each(['accepted', 'wrapping', 'completed'])('is for the worker whose reservation is %s', async (status) => {
  upstream.on('GET', paths.reservations, reservationsOf(charles, 'rejected', status));
  expect((await fix()).body).toMatchObject({ fixed: true });
});

it.each(['pending', 'rejected', 'timeout', 'canceled', 'rescinded'])(
  'is not for the worker whose reservation is %s, who does not learn how the task stands',
  async (status) => {
    upstream.on('GET', paths.reservations, reservationsOf(charles, status));
    expect(await fix()).toBeRefusal(403, 'forbidden');
    expect(changes()).toEqual([]);
  },
);

it.each([
  ['there is none', reservationsOf(charles)],
  ['Twilio sends everybody’s', reservationsOf(alice, 'wrapping')],
])('is not for a worker without a reservation, when %s', async (_, answer) => {
  upstream.on('GET', paths.reservations, answer);
  expect(await fix()).toBeRefusal(403, 'forbidden');
});

it.each(['accepted', 'wrapping'])(
  'is not for the worker who gave the task away, while a colleague’s reservation is %s',
  async (status) => {
    const both = [reservationsOf(charles, 'completed'), reservationsOf(alice, status)].flatMap(
      ({ body }) => (body as { reservations: object[] }).reservations,
    );
    const answer = reservationsOf(charles);
    upstream.on('GET', paths.reservations, { body: { ...answer.body, reservations: both } });
    expect(await fix()).toBeRefusal(403, 'forbidden');
    expect(changes()).toEqual([]);
  },
);

describe('a task that a colleague has not finished either', () => {
  const all = (...pages: { body: object }[]) => {
    const rows = pages.flatMap(({ body }) => (body as { reservations: object[] }).reservations);
    return page('reservations', rows);
  };
  const both = (mine: string, theirs: string) => all(reservationsOf(charles, mine), reservationsOf(alice, theirs));

  it.each([
    ['accepted', 'assigned'],
    ['wrapping', 'wrapping'],
  ])('goes on for a colleague whose reservation is %s; the worker’s own is completed', async (theirs, status) => {
    upstream
      .on('GET', paths.reservations, both('wrapping', theirs))
      .on('GET', paths.task, task(status))
      .on('POST', paths.reservation, reservation('completed'));
    expect((await fix()).body).toEqual({ taskSid, assignmentStatus: status, fixed: true });
    expect(changes().map(({ path, form }) => [path, Object.fromEntries(form)])).toEqual([
      [paths.reservation, { ReservationStatus: 'completed' }],
    ]);
  });

  it('goes on for the worker, too, who is still in its call', async () => {
    upstream.on('GET', paths.reservations, both('accepted', 'wrapping')).on('GET', paths.task, task('assigned'));
    expect((await fix()).body).toEqual({ taskSid, assignmentStatus: 'assigned', fixed: false });
    expect(changes()).toEqual([]);
  });

  it('is not claimed to be fixed where the worker’s part was completed in between', async () => {
    upstream
      .on('GET', paths.reservations, both('wrapping', 'wrapping'), both('completed', 'wrapping'))
      .on('POST', paths.reservation, failure(400));
    expect((await fix()).body).toEqual({ taskSid, assignmentStatus: 'wrapping', fixed: false });
  });

  it('says so when Twilio refuses to complete the worker’s part', async () => {
    upstream.on('GET', paths.reservations, both('wrapping', 'wrapping')).on('POST', paths.reservation, failure(400));
    expect(await fix()).toBeRefusal(502, 'upstream_refused');
  });
});

it('goes by the worker in the session, whoever else is named', async () => {
  upstream.on('GET', paths.reservations, reservationsOf(alice, 'wrapping'));
  expect(await fix({ taskSid, workerSid: alice.sid })).toBeRefusal(403, 'forbidden');
  expect(changes()).toEqual([]);
});

it('completes the task as it was seen, and looks again where somebody changed it', async () => {
  upstream
    .on('GET', paths.task, task('wrapping', '7'), task('wrapping', '8'))
    .on('POST', paths.task, failure(412), task('completed'));
  expect((await fix()).body).toMatchObject({ fixed: true });
  expect(changes().map(({ ifMatch }) => ifMatch)).toEqual(['7', '8']);
});

it('leaves the task to the colleague who took it in between', async () => {
  const taken = [reservationsOf(charles, 'completed'), reservationsOf(alice, 'accepted')].flatMap(
    ({ body }) => (body as { reservations: object[] }).reservations,
  );
  upstream
    .on('GET', paths.reservations, reservationsOf(charles, 'completed'), page('reservations', taken))
    .on('POST', paths.task, failure(412));
  expect(await fix()).toBeRefusal(403, 'forbidden');
  expect(changes()).toHaveLength(1);
});

it('gives up where others are quicker time and again', async () => {
  upstream.on('POST', paths.task, failure(412));
  expect(await fix()).toBeRefusal(409, 'conflict');
  expect(changes()).toHaveLength(4);
});

it('finds its reservation on a later page, where a task was offered a thousand times', async () => {
  const next = `https://taskrouter.twilio.com${paths.reservations}?PageSize=1000&Page=1&PageToken=PTx`;
  const rows = (reservationsOf(alice, 'timeout').body as { reservations: object[] }).reservations;
  upstream.on(
    'GET',
    paths.reservations,
    { body: { reservations: rows, meta: { key: 'reservations', next_page_url: next } } },
    reservationsOf(charles, 'wrapping'),
  );
  expect((await fix()).body).toMatchObject({ fixed: true });
});

describe('a task that is gone', () => {
  it('is said to be', async () => {
    upstream.on('GET', paths.reservations, failure(404));
    expect(await fix()).toBeRefusal(404, 'not_found');
  });

  it('is said to be when it goes in between', async () => {
    upstream.on('GET', paths.task, failure(404));
    expect(await fix()).toBeRefusal(404, 'not_found');
    upstream.on('GET', paths.task, task('wrapping')).on('POST', paths.task, failure(404));
    expect(await fix()).toBeRefusal(404, 'not_found');
  });
});

it('does not claim what another has completed in between', async () => {
  upstream
    .on('GET', paths.task, task('wrapping'), task('completed'))
    .on('POST', paths.task, { status: 400, body: { code: 20_001, message: 'because it is not currently assigned' } });
  expect((await fix()).body).toEqual({ taskSid, assignmentStatus: 'completed', fixed: false });
});

it('says so when Twilio refuses to complete what is still in wrapping', async () => {
  upstream.on('POST', paths.task, failure(400));
  expect(await fix()).toBeRefusal(502, 'upstream_refused');
});

it('says so when Twilio fails at the last step', async () => {
  upstream.on('POST', paths.task, failure(500));
  expect(await fix()).toBeRefusal(502, 'upstream_failed');
});

it.each([
  ['none', {}],
  ['an empty text', { taskSid: '' }],
  ['an array', { taskSid: [taskSid] }],
  ['an object', { taskSid: { sid: taskSid } }],
  ['a number', { taskSid: 1 }],
  ['null', { taskSid: null }],
  ['the SID of something else', { taskSid: charles.sid }],
  ['a path', { taskSid: `${taskSid}/Reservations` }],
  ['a SID with a line break', { taskSid: `${taskSid}\n` }],
])('refuses %s for a task', async (_, fields) => {
  const received = await fix(fields);
  expect(received).toBeRefusal(400, 'invalid_request');
  expect(messageOf(received)).toContain('`taskSid`');
  expect(upstream.requests).toEqual([]);
});

it('does not write once more what was cut off', async () => {
  upstream.on('POST', paths.task, 'cut', task('completed'));
  expect(await fix()).toBeRefusal(502, 'upstream_unreachable');
  expect(changes()).toHaveLength(1);
});
