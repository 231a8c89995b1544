import { createFloorTaskHandler } from '../../src/functions/floor-task';
import { taskStatuses } from '../../src/lib/lifecycle';
import {
  callSid,
  charles,
  conferencesOf,
  environment,
  failure,
  noCalls,
  participantsOf,
  paths,
  reservationsOf,
  session,
  supervisorGrant,
  taskSid,
} from './fixtures';
import { messageOf } from './refusal';
import { invoke, TestPlatform } from './runtime';
import { Upstream } from './upstream';

let upstream: Upstream;
beforeEach(async () => {
  upstream = await new Upstream().listen();
  upstream.on('GET', paths.reservations, reservationsOf(charles)).on('GET', paths.conferences, conferencesOf());
});
afterEach(() => upstream.close());

const end = (action: string) =>
  invoke(createFloorTaskHandler(new TestPlatform()), {
    env: environment(upstream.origin),
    headers: session({ grant: supervisorGrant }),
    body: { taskSid, action },
  });
const standing = (status: string): void =>
  void upstream.on('GET', paths.task, {
    headers: { ETag: '7' },
    body: { sid: taskSid, assignment_status: status, attributes: '{}' },
  });
const writes = () => upstream.requests.filter(({ method }) => method === 'POST');

it.each([
  ['pending', 'cancel', 'canceled'],
  ['reserved', 'cancel', 'canceled'],
  ['assigned', 'complete', 'completed'],
  ['wrapping', 'complete', 'completed'],
])('ends a task that is %s: %s', async (status, action, after) => {
  standing(status);
  upstream.on('POST', paths.task, { body: { sid: taskSid, assignment_status: after, attributes: '{}' } });
  expect((await end(action)).body).toEqual({ taskSid, assignmentStatus: after, changed: true });
  const [write] = writes();
  expect(Object.fromEntries(write?.form ?? [])).toMatchObject({
    AssignmentStatus: after,
    Reason: expect.stringMatching(/by the supervisor charles$/),
  });
  expect(write?.ifMatch).toBe('7');
});

it.each([
  ['completed', 'complete'],
  ['canceled', 'cancel'],
])('leaves a task alone that is %s already', async (status, action) => {
  standing(status);
  expect((await end(action)).body).toEqual({ taskSid, assignmentStatus: status, changed: false });
  expect(writes()).toEqual([]);
});

const good = new Set([
  'pending cancel',
  'reserved cancel',
  'assigned complete',
  'wrapping complete',
  'completed complete',
  'canceled cancel',
]);
const others = taskStatuses.flatMap((status) =>
  ['complete', 'cancel']
    .filter((action) => !good.has(`${status} ${action}`))
    .map((action) => [status, action] as const),
);
it.each(others)('does nothing to a task that is %s when asked to %s it', async (status, action) => {
  standing(status);
  const received = await end(action);
  expect(received).toBeRefusal(409, 'conflict');
  expect(messageOf(received)).toMatch(new RegExp(`^The task is ${status} and cannot be `));
  expect(writes()).toEqual([]);
});

it('does not end a task that somebody has changed since it was looked at', async () => {
  standing('reserved');
  upstream.on('POST', paths.task, failure(412));
  expect(await end('cancel')).toBeRefusal(409, 'conflict');
});

it.each([
  ['assigned', 'complete'],
  ['wrapping', 'complete'],
  ['reserved', 'cancel'],
])('does not leave a customer on the line with nobody: %s, %s', async (status, action) => {
  standing(status);
  upstream.on('GET', paths.reservations, reservationsOf(charles, 'wrapping', 'pending'));
  upstream.on('GET', paths.conferences, conferencesOf('in-progress'));
  upstream.on('GET', paths.participants, participantsOf({ call_sid: taskSid, status: 'connected' }));
  const received = await end(action);
  expect(received).toBeRefusal(409, 'conflict');
  expect(messageOf(received)).toContain('The customer is still on the line with nobody.');
  expect(writes()).toEqual([]);
});

it.each([
  ['somebody is in the call', 'accepted', participantsOf()],
  ['the call has just ended', 'wrapping', failure(404)],
])('ends a task where %s', async (_, reservation, participants) => {
  standing('assigned');
  upstream.on('GET', paths.reservations, reservationsOf(charles, reservation));
  upstream.on('GET', paths.conferences, conferencesOf('in-progress'));
  upstream.on('GET', paths.participants, participants);
  upstream.on('POST', paths.task, { body: { sid: taskSid, assignment_status: 'completed', attributes: '{}' } });
  expect((await end('complete')).body).toMatchObject({ changed: true });
});

describe('the end of a customer’s call', () => {
  const act = (body: object) =>
    invoke(createFloorTaskHandler(new TestPlatform()), {
      env: environment(upstream.origin),
      headers: session({ grant: supervisorGrant }),
      body,
    });
  beforeEach(() => {
    noCalls(upstream)
      .on('GET', paths.task, {
        headers: { ETag: '7' },
        body: { sid: taskSid, assignment_status: 'wrapping', attributes: JSON.stringify({ call_sid: callSid }) },
      })
      .on('GET', paths.reservations, reservationsOf(charles, 'wrapping'))
      .on('GET', paths.conferences, conferencesOf('in-progress'))
      .on('GET', paths.participants, participantsOf({ call_sid: callSid, status: 'connected' }))
      .on('POST', paths.conference, { body: { status: 'completed' } });
  });

  it('ends the conference that they are alone in, and leaves the task', async () => {
    const { body } = await act({ taskSid, callSid, action: 'end-call' });
    expect(body).toEqual({ taskSid, assignmentStatus: 'wrapping', changed: true });
    expect(writes().map(({ path, form }) => [path, form.get('Status')])).toEqual([[paths.conference, 'completed']]);
  });

  it('is not done again where it was done, also by a first try whose answer was lost', async () => {
    upstream.on('POST', paths.conference, failure(400)).on('GET', paths.conference, { body: { status: 'completed' } });
    expect((await act({ taskSid, action: 'end-call' })).body).toMatchObject({ changed: false });
    upstream.on('GET', paths.conferences, conferencesOf());
    expect((await act({ taskSid, action: 'end-call' })).body).toMatchObject({ changed: false });
    expect(writes()).toHaveLength(1);
  });

  it('is refused where somebody has them', async () => {
    upstream.on('GET', paths.reservations, reservationsOf(charles, 'accepted'));
    const received = await act({ taskSid, action: 'end-call' });
    expect(received).toBeRefusal(409, 'conflict');
    expect(messageOf(received)).toBe('The customer is with somebody.');
    expect(writes()).toEqual([]);
  });

  it('wants to know whose', async () => {
    for (const action of ['end-call', 'offer-again', 'complete'])
      expect(await act({ action })).toBeRefusal(400, 'invalid_request');
    expect(upstream.requests).toEqual([]);
  });
});

it('says that a task is gone', async () => {
  upstream.on('GET', paths.task, failure(404));
  expect(await end('cancel')).toBeRefusal(404, 'not_found');
});

it('takes no other action', async () => {
  expect(await end('delete')).toBeRefusal(400, 'invalid_request');
});
