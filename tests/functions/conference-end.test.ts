import { createConferenceEndHandler } from '../../src/functions/conference-end';
import {
  alice,
  conferenceSid,
  environment,
  failure,
  otherSid,
  page,
  paths,
  reservationsOf,
  session,
  taskSid,
  charles,
} from './fixtures';
import { messageOf } from './refusal';
import { invoke, TestPlatform } from './runtime';
import { Upstream } from './upstream';

let upstream: Upstream;
beforeEach(async () => {
  upstream = await new Upstream().listen();
  upstream
    .on('GET', paths.conference, { body: conference('in-progress') })
    .on('GET', paths.conferences, list(conference('in-progress')))
    .on('GET', paths.reservations, reservationsOf(charles, 'accepted'))
    .on('POST', paths.conference, { body: conference('completed') });
});
afterEach(() => upstream.close());

const conference = (status: string, change: object = {}) => ({
  sid: conferenceSid,
  friendly_name: taskSid,
  status,
  ...change,
});
const list = (...conferences: object[]) => ({ body: { conferences, page: 0, next_page_uri: null } });

const end = (fields: object = { conference: conferenceSid }) =>
  invoke(createConferenceEndHandler(new TestPlatform()), {
    env: environment(upstream.origin),
    headers: session(),
    body: fields,
  });
const ended = () => upstream.requests.filter(({ method }) => method === 'POST');

it.each([
  ['its SID', conferenceSid],
  ['its friendly name, the task', taskSid],
])('ends a conference by %s', async (_, name) => {
  const received = await end({ conference: name });
  expect(received.status).toBe(200);
  expect(received.body).toEqual({ conferenceSid, status: 'completed', alreadyEnded: false });
  expect(ended().map(({ path, form }) => [path, form.get('Status')])).toEqual([[paths.conference, 'completed']]);
});

it('looks for the name it was told, and no other', async () => {
  await end({ conference: taskSid });
  const asked = Object.fromEntries(upstream.requests.map(({ method, path, form }) => [`${method} ${path}`, form]));
  expect(asked[`GET ${paths.conferences}`]?.get('FriendlyName')).toBe(taskSid);
});

it.each(['accepted', 'wrapping'])('is for the worker whose reservation is %s', async (status) => {
  upstream.on('GET', paths.reservations, reservationsOf(charles, 'timeout', status));
  expect((await end()).status).toBe(200);
});

it.each(['pending', 'completed', 'rejected', 'timeout', 'canceled', 'rescinded'])(
  'is not for the worker whose reservation is %s',
  async (status) => {
    upstream.on('GET', paths.reservations, reservationsOf(charles, status));
    expect(await end()).toBeRefusal(403, 'forbidden');
    expect(ended()).toEqual([]);
  },
);

describe('a conference that has gone over to a colleague', () => {
  const both = (own: string, theirs: string) =>
    page('reservations', [
      { sid: otherSid('WR', 1), worker_sid: charles.sid, task_sid: taskSid, reservation_status: own },
      { sid: otherSid('WR', 2), worker_sid: alice.sid, task_sid: taskSid, reservation_status: theirs },
    ]);

  it('is left to the colleague by the one who still wraps up', async () => {
    upstream.on('GET', paths.reservations, both('wrapping', 'accepted'));
    const received = await end();
    expect(received).toBeRefusal(403, 'forbidden');
    expect(messageOf(received)).toContain('colleague');
    expect(ended()).toEqual([]);
  });

  it.each(['pending', 'wrapping', 'completed', 'rejected'])(
    'is not the colleague’s whose reservation is %s',
    async (theirs) => {
      upstream.on('GET', paths.reservations, both('wrapping', theirs));
      expect((await end()).status).toBe(200);
    },
  );

  it('is of both while both are in it', async () => {
    upstream.on('GET', paths.reservations, both('accepted', 'accepted'));
    expect((await end()).status).toBe(200);
  });
});

describe('another’s conference', () => {
  it.each([
    ['where the worker has no reservation', reservationsOf(charles)],
    ['where Twilio sends everybody’s reservations', reservationsOf(alice, 'accepted')],
    ['where the task is gone', failure(404)],
  ])('is left alone %s', async (_, answer) => {
    upstream.on('GET', paths.reservations, answer);
    expect(await end()).toBeRefusal(403, 'forbidden');
    expect(await end({ conference: taskSid })).toBeRefusal(403, 'forbidden');
    expect(ended()).toEqual([]);
  });

  it('does not show whether it goes on or is over', async () => {
    upstream.on('GET', paths.reservations, reservationsOf(charles));
    const running = await end();
    upstream.on('GET', paths.conference, { body: conference('completed') });
    expect(await end()).toEqual(running);
  });

  it('is every one that is not named after a task', async () => {
    upstream.on('GET', paths.conference, { body: conference('in-progress', { friendly_name: 'the board' }) });
    expect(await end()).toBeRefusal(403, 'forbidden');
    expect(upstream.requests.map(({ path }) => path)).toEqual([paths.conference]);
  });

  it('is not asked about under a name that only looks like a task’s', async () => {
    const name = `${taskSid}/../../Workers`;
    upstream.on('GET', paths.conferences, list(conference('in-progress', { friendly_name: name })));
    expect(await end({ conference: name })).toBeRefusal(403, 'forbidden');
    expect(upstream.requests.map(({ path }) => path)).toEqual([paths.conferences]);
  });
});

describe('no conference', () => {
  it('is what an unknown SID names', async () => {
    upstream.on('GET', paths.conference, failure(404));
    expect(await end()).toBeRefusal(404, 'not_found');
  });

  it('is what an unknown name names', async () => {
    upstream.on('GET', paths.conferences, list());
    expect(await end({ conference: 'the board' })).toBeRefusal(404, 'not_found');
  });

  it('is what another’s name leads to, should Twilio ever not compare exactly', async () => {
    upstream.on('GET', paths.conferences, list(conference('in-progress', { friendly_name: `${taskSid}0` })));
    expect(await end({ conference: taskSid })).toBeRefusal(404, 'not_found');
  });
});

describe('a conference that is over', () => {
  const over = { conferenceSid, status: 'completed', alreadyEnded: true };

  it('is said to be, and left alone', async () => {
    upstream.on('GET', paths.conference, { body: conference('completed') });
    expect((await end()).body).toEqual(over);
    expect(ended()).toEqual([]);
  });

  it('is the last of its name where none goes on', async () => {
    const older = conference('completed', { sid: otherSid('CF', 7) });
    upstream.on('GET', paths.conferences, list(conference('completed'), older));
    expect((await end({ conference: taskSid })).body).toEqual(over);
  });

  it('does not stand before the one of its name that goes on', async () => {
    const older = conference('completed', { sid: otherSid('CF', 7) });
    upstream.on('GET', paths.conferences, list(older, conference('in-progress')));
    expect((await end({ conference: taskSid })).body).toEqual({ ...over, alreadyEnded: false });
  });

  it.each([400, 404])('is noticed when it ends just before (%i)', async (status) => {
    upstream
      .on('GET', paths.conference, { body: conference('in-progress') }, { body: conference('completed') })
      .on('POST', paths.conference, failure(status));
    expect((await end()).body).toEqual(over);
  });
});

it('does not say that it ended what Twilio did not end', async () => {
  upstream.on('POST', paths.conference, failure(400));
  expect(await end()).toBeRefusal(502, 'upstream_refused');
});

it('says so when Twilio fails at the last step', async () => {
  upstream.on('POST', paths.conference, failure(500));
  expect(await end()).toBeRefusal(502, 'upstream_failed');
});

it.each([
  ['none', {}],
  ['an empty text', { conference: '' }],
  ['an array', { conference: [conferenceSid] }],
  ['an object', { conference: { sid: conferenceSid } }],
  ['a number', { conference: 1 }],
  ['null', { conference: null }],
  ['a text that is too long', { conference: 'x'.repeat(65) }],
])('refuses %s for a conference', async (_, fields) => {
  const received = await end(fields);
  expect(received).toBeRefusal(400, 'invalid_request');
  expect(messageOf(received)).toContain('`conference`');
  expect(upstream.requests).toEqual([]);
});
