import { createColleaguesHandler } from '../../src/functions/colleagues';
import { createConferenceLeaveHandler } from '../../src/functions/conference-leave';
import { createConferenceReturnHandler } from '../../src/functions/conference-return';
import { createKeypadTonesHandler } from '../../src/functions/keypad-tones.protected';
import { createOutboundCallHandler } from '../../src/functions/outbound-call';
import { createParticipantAddHandler } from '../../src/functions/participant-add';
import { createParticipantDigitsHandler } from '../../src/functions/participant-digits';
import { createParticipantDropHandler } from '../../src/functions/participant-drop';
import { createParticipantsHandler } from '../../src/functions/participants';
import {
  alice,
  callSid,
  charles,
  conferenceSid,
  conferencesOf,
  environment,
  failure,
  otherSid,
  page,
  participant,
  participantsOf,
  paths,
  reservationsOf,
  session,
  taskSid,
  workflowSid,
} from './fixtures';
import { messageOf } from './refusal';
import { invoke, TestPlatform, type Handler } from './runtime';
import { Upstream } from './upstream';
import type { Platform } from '../../src/lib/platform';

const [customer, own, third] = [callSid, otherSid('CA', 2), otherSid('CA', 3)];
const callerId = '+15550100';

let upstream: Upstream;

beforeEach(async () => {
  upstream = await new Upstream().listen();
  upstream
    .on('GET', paths.reservations, reservationsOf(charles, 'accepted'))
    .on('GET', paths.conferences, conferencesOf('in-progress'))
    .on('GET', paths.participants, inside())
    .on('GET', paths.worker, { body: { sid: charles.sid, attributes: '{"contact_uri":"+15550111"}' } })
    .on('GET', paths.call(customer), { body: { sid: customer, to: callerId, direction: 'inbound' } })
    .on('GET', paths.call(own), { body: { sid: own, to: '+15550111', direction: 'outbound-api' } });
});
afterEach(() => upstream.close());

function inside(...others: object[]) {
  return participantsOf(
    participant(customer, { hold: true }),
    participant(own, { muted: true }),
    participant(third, { label: 'desk +15550177', status: 'ringing' }),
    ...others,
  );
}

const ask = (create: (platform: Platform) => Handler, fields: object, change: object = {}) =>
  invoke(create(new TestPlatform()), {
    env: { ...environment(upstream.origin), CALLER_ID: callerId, OUTBOUND_WORKFLOW_SID: workflowSid, ...change },
    headers: session(),
    body: fields,
  });
const written = () => upstream.requests.filter(({ method }) => method !== 'GET');

const everyCall = [
  ['participants', createParticipantsHandler, { taskSid }],
  ['participant-add', createParticipantAddHandler, { taskSid, number: '+15550188' }],
  ['participant-drop', createParticipantDropHandler, { taskSid, callSid: third }],
  ['participant-digits', createParticipantDigitsHandler, { taskSid, callSid: customer, digits: '1' }],
  ['conference-leave', createConferenceLeaveHandler, { taskSid }],
] as const;

const notIn = ['pending', 'wrapping', 'completed', 'rejected', 'timeout', 'canceled', 'rescinded'];

describe.each(everyCall)('/%s', (name, create, fields) => {
  // What became of a customer who was handed over can be seen in wrap-up.
  const refused = notIn.filter((status) => name !== 'participants' || status !== 'wrapping');

  it.each(refused)('is not for a worker whose reservation is %s', async (status) => {
    upstream.on('GET', paths.reservations, reservationsOf(charles, status));
    expect(await ask(create, fields)).toBeRefusal(403, 'forbidden');
    expect(written()).toEqual([]);
  });

  it('is not for a worker of another call', async () => {
    upstream.on('GET', paths.reservations, reservationsOf(alice, 'accepted'));
    expect(await ask(create, fields)).toBeRefusal(403, 'forbidden');
    upstream.on('GET', paths.reservations, failure(404));
    expect(await ask(create, fields)).toBeRefusal(403, 'forbidden');
    expect(written()).toEqual([]);
  });

  it('says that a call is over', async () => {
    upstream.on('GET', paths.conferences, conferencesOf('completed'));
    expect(await ask(create, fields)).toBeRefusal(404, 'not_found');
    upstream.on('GET', paths.conferences, conferencesOf());
    expect(await ask(create, fields)).toBeRefusal(404, 'not_found');
    expect(written()).toEqual([]);
  });

  it.each([{ taskSid: 'WT1' }, { taskSid: [taskSid] }, { taskSid: null }])('refuses %j', async (wrong) => {
    const received = await ask(create, { ...fields, ...wrong });
    expect(received).toBeRefusal(400, 'invalid_request');
    expect(messageOf(received)).toContain('`taskSid`');
    expect(upstream.requests).toEqual([]);
  });
});

/** Those that take the conference which the page has last heard of. */
const everyKnownCall = everyCall.filter(([name]) => name !== 'participant-digits');

describe.each(everyKnownCall)('/%s, told a conference', (_, create, fields) => {
  const foreign = otherSid('CF', 7);
  const conferences = '/Conferences/';

  beforeEach(() =>
    upstream
      .on('POST', paths.participants, { status: 201, body: participant(otherSid('CA', 4)) })
      .on('POST', paths.participant(customer), { body: participant(customer) })
      .on('DELETE', paths.participant(third), { status: 204, body: '' })
      .on('DELETE', paths.participant(own), { status: 204, body: '' })
      .on('GET', paths.participants, inside(participant(otherSid('CA', 5)))),
  );

  it('asks for all of it at once', async () => {
    const plain = await ask(create, fields);
    const asked = upstream.requests.splice(0).map(({ method, path }) => `${method} ${path}`);
    const told = await ask(create, { ...fields, conferenceSid });
    expect(told.text).toBe(plain.text);
    expect(upstream.requests.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(asked.toSorted());
  });

  it.each([
    ['another’s', participantsOf(participant(third, { label: 'desk +15550199' }))],
    ['one that is over', failure(404)],
    ['one that cannot be read', failure(500)],
  ])('is not led astray by %s', async (__, answer) => {
    upstream.on('GET', paths.participants.replace(conferenceSid, foreign), answer);
    const plain = await ask(create, fields);
    expect((await ask(create, { ...fields, conferenceSid: foreign })).text).toBe(plain.text);
    expect(written().filter(({ path }) => !path.includes(conferences + conferenceSid))).toEqual([]);
  });

  it('tells nobody about a call that is not theirs', async () => {
    upstream.on('GET', paths.reservations, reservationsOf(alice, 'accepted'));
    expect(await ask(create, { ...fields, conferenceSid })).toBeRefusal(403, 'forbidden');
    expect(written()).toEqual([]);
  });

  it.each(['CF1', taskSid, [conferenceSid]])('refuses %j', async (wrong) => {
    expect(await ask(create, { ...fields, conferenceSid: wrong })).toBeRefusal(400, 'invalid_request');
    expect(upstream.requests).toEqual([]);
  });
});

describe('/participants', () => {
  it('answers in wrap-up, while the call goes on without its agent', async () => {
    upstream.on('GET', paths.reservations, reservationsOf(charles, 'wrapping'));
    expect(await ask(createParticipantsHandler, { taskSid })).toMatchObject({ status: 200 });
  });

  it('tells who is in the call, and which numbers the desk added', async () => {
    const { body } = await ask(createParticipantsHandler, { taskSid });
    expect(body).toEqual({
      conferenceSid: expect.stringMatching(/^CF/),
      participants: [
        { callSid: customer, added: null, status: 'connected', hold: true, muted: false },
        { callSid: own, added: null, status: 'connected', hold: false, muted: true },
        { callSid: third, added: '+15550177', status: 'ringing', hold: false, muted: false },
      ],
      left: [],
    });
  });

  it('tells what became of a number that was added, and of no call but the desk’s own', async () => {
    const [gone, foreign, unknown] = [otherSid('CA', 7), otherSid('CA', 8), otherSid('CA', 9)];
    upstream
      .on('GET', paths.call(gone), { body: { sid: gone, from: callerId, status: 'busy' } })
      .on('GET', paths.call(foreign), { body: { sid: foreign, from: '+15551234', status: 'in-progress' } })
      .on('GET', paths.call(unknown), failure(404));
    upstream.on('GET', paths.call(third), { body: { sid: third, from: callerId, status: 'ringing' } });
    const watch = [third, gone, foreign, unknown].join(',');
    const { body } = await ask(createParticipantsHandler, { taskSid, watch });
    expect(body).toMatchObject({
      left: [
        { callSid: gone, status: 'busy' },
        { callSid: foreign, status: 'unknown' },
        { callSid: unknown, status: 'unknown' },
      ],
    });
  });

  it.each(['CA1', `${third},`, Array.from({ length: 6 }, () => third).join(','), [third]])(
    'refuses to watch %j',
    async (watch) => {
      expect(await ask(createParticipantsHandler, { taskSid, watch })).toBeRefusal(400, 'invalid_request');
    },
  );
});

describe('/participant-add', () => {
  beforeEach(() =>
    upstream.on('POST', paths.participants, {
      status: 201,
      body: participant(otherSid('CA', 4), { label: 'desk +15550188', status: 'queued' }),
    }),
  );

  const add = (number: unknown, change: object = {}) => ask(createParticipantAddHandler, { taskSid, number }, change);

  it('calls a number from the caller ID of the configuration, without ending the call for everybody when it leaves', async () => {
    const received = await add('+15550188');
    expect(received.body).toMatchObject({ callSid: otherSid('CA', 4), added: '+15550188', status: 'queued' });
    expect(written().map(({ path, form }) => [path, Object.fromEntries(form)])).toEqual([
      [
        paths.participants,
        expect.objectContaining({
          From: callerId,
          To: '+15550188',
          Label: 'desk +15550188',
          EndConferenceOnExit: 'false',
        }),
      ],
    ]);
  });

  it.each([
    '15550188',
    '+0555018800',
    '+1555',
    '+1555018800000000',
    '+1 555 0188',
    'client:bob',
    'sip:a@b',
    7,
    ['+15550188'],
  ])('calls nobody at %j', async (number) => {
    const received = await add(number);
    expect(received).toBeRefusal(400, 'invalid_request');
    expect(messageOf(received)).toContain('`number`');
    expect(upstream.requests).toEqual([]);
  });

  it('does not call who is in the call, or is being called', async () => {
    expect(await add('+15550177')).toBeRefusal(409, 'conflict');
    expect(written()).toEqual([]);
  });

  it('adds five numbers and no more', async () => {
    const more = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        participant(otherSid('CA', 10 + index), { label: `desk +1555020${index}` }),
      );
    upstream.on('GET', paths.participants, inside(...more(3)));
    expect((await add('+15550188')).status).toBe(200);
    upstream.on('GET', paths.participants, inside(...more(4)));
    expect(await add('+15550188')).toBeRefusal(409, 'conflict');
  });

  it('is not there without a caller ID', async () => {
    const received = await add('+15550188', { CALLER_ID: '' });
    expect(received).toBeRefusal(403, 'not_enabled');
    expect(messageOf(received)).toContain('CALLER_ID');
    expect(upstream.requests).toEqual([]);
  });

  it('says what a caller ID should be', async () => {
    const received = await add('+15550188', { CALLER_ID: 'the office' });
    expect(received).toBeRefusal(500, 'misconfigured');
    expect(messageOf(received)).not.toContain('office');
  });
});

describe('/participant-drop', () => {
  it('drops a number that was added', async () => {
    upstream.on('DELETE', paths.participant(third), { status: 204, body: '' });
    const received = await ask(createParticipantDropHandler, { taskSid, callSid: third });
    expect(received.body).toEqual({ callSid: third, dropped: true });
  });

  it.each([
    ['the customer', customer],
    ['an agent', own],
  ])('does not drop %s', async (_, who) => {
    expect(await ask(createParticipantDropHandler, { taskSid, callSid: who })).toBeRefusal(403, 'forbidden');
    expect(written()).toEqual([]);
  });

  it('says that somebody is gone', async () => {
    const gone = otherSid('CA', 9);
    expect(await ask(createParticipantDropHandler, { taskSid, callSid: gone })).toBeRefusal(404, 'not_found');
    upstream.on('DELETE', paths.participant(third), failure(404));
    expect(await ask(createParticipantDropHandler, { taskSid, callSid: third })).toBeRefusal(404, 'not_found');
  });
});

describe('/participant-digits', () => {
  const press = (digits: unknown) => ask(createParticipantDigitsHandler, { taskSid, callSid: customer, digits });

  it('has Twilio fetch the tones from this deployment, by the protocol it talks to Twilio', async () => {
    upstream.on('POST', paths.participant(customer), { body: participant(customer) });
    expect((await press('12*#')).body).toEqual({ callSid: customer });
    const [{ form } = { form: new URLSearchParams() }] = written();
    expect(form.get('AnnounceUrl')).toBe('http://localhost:3000/keypad-tones?digits=12*%23');
  });

  it.each(['', '1w2', 'A', '1'.repeat(33), 5])('refuses the keys %j', async (digits) => {
    expect(await press(digits)).toBeRefusal(400, 'invalid_request');
    expect(upstream.requests).toEqual([]);
  });

  it('says that somebody is gone', async () => {
    upstream.on('POST', paths.participant(customer), failure(404));
    expect(await press('1')).toBeRefusal(404, 'not_found');
  });

  it('answers with the tones', async () => {
    const { text, headers } = await invoke(createKeypadTonesHandler(new TestPlatform()), {
      env: {},
      query: { digits: '12*#' },
    });
    expect(headers).toMatchObject({ 'Content-Type': 'text/xml' });
    expect(text).toContain('<Response><Play digits="12*#"/></Response>');
  });
});

describe('/conference-leave', () => {
  const inIt = (...people: object[]) => upstream.on('GET', paths.participants, participantsOf(...people));
  const leave = () => ask(createConferenceLeaveHandler, { taskSid });
  const withMe = participant(own, { end_conference_on_exit: true });
  const added = participant(third, { label: 'desk +15550177' });

  beforeEach(() =>
    upstream
      .on('POST', paths.participant(own), { body: participant(own) })
      .on('POST', paths.participant(customer), { body: participant(customer) })
      .on('POST', paths.participant(third), { body: participant(third) })
      .on('DELETE', paths.participant(own), { status: 204, body: '' }),
  );

  it('takes the caller out without ending the call for the others', async () => {
    inIt(participant(customer), withMe, added);
    expect((await leave()).body).toEqual({ callSid: own });
    const acts = written().map(({ method, path, form }) => [method, path, form.get('EndConferenceOnExit')]);
    expect(acts.at(-1)).toEqual(['DELETE', paths.participant(own), null]);
    expect(new Set(acts.slice(0, -1))).toEqual(
      new Set([
        ['POST', paths.participant(customer), 'true'],
        ['POST', paths.participant(own), 'false'],
        ['POST', paths.participant(third), 'true'],
      ]),
    );
  });

  it('changes nothing that stands as it should, as after an answer that was lost', async () => {
    const ends = { end_conference_on_exit: true };
    inIt(participant(customer, ends), participant(own), participant(third, { ...ends, label: 'desk +15550177' }));
    expect((await leave()).body).toEqual({ callSid: own });
    expect(written().map(({ method }) => method)).toEqual(['DELETE']);
  });

  it('stays in the call where the others cannot be told how it ends', async () => {
    inIt(participant(customer), withMe, added);
    upstream.on('POST', paths.participant(third), failure(500));
    expect(await leave()).toBeRefusal(502, 'upstream_failed');
    expect(written().filter(({ method }) => method === 'DELETE')).toEqual([]);
  });

  it('takes out the caller’s own leg of this call, whatever calls are named', async () => {
    const elsewhere = otherSid('CA', 8);
    inIt(participant(customer), withMe, added);
    upstream
      .on('GET', paths.call(elsewhere), { body: { sid: elsewhere, to: '+15550111', direction: 'outbound-api' } })
      .on('GET', paths.call(otherSid('CA', 9)), failure(404));
    const callSids = [elsewhere, otherSid('CA', 9), customer].join(',');
    expect((await ask(createConferenceLeaveHandler, { taskSid, callSids })).body).toEqual({ callSid: own });
  });

  it.each(['CA1', `${own},`, Array.from({ length: 6 }, () => own).join(','), [own]])(
    'refuses the calls %j',
    async (callSids) => {
      expect(await ask(createConferenceLeaveHandler, { taskSid, callSids })).toBeRefusal(400, 'invalid_request');
      expect(upstream.requests).toEqual([]);
    },
  );

  it('changes nothing about the others where three of them are left', async () => {
    const fourth = participant(otherSid('CA', 5), { label: 'desk +15550188' });
    inIt(participant(customer), withMe, added, fourth);
    expect((await leave()).status).toBe(200);
    expect(new Set(written().map(({ path }) => path))).toEqual(new Set([paths.participant(own)]));
  });

  it('leaves nobody alone', async () => {
    inIt(participant(customer), participant(own), participant(third, { label: 'desk +15550177', status: 'ringing' }));
    expect(await leave()).toBeRefusal(409, 'conflict');
    expect(written()).toEqual([]);
  });

  it.each([
    ['whose phone is not in it', '{"contact_uri":"+15550112"}'],
    ['without a phone', '{}'],
    ['whose attributes are no JSON', 'none'],
  ])('takes out nobody for a worker %s', async (_, attributes) => {
    inIt(participant(customer), participant(own), participant(third, { label: 'desk +15550177' }));
    upstream.on('GET', paths.worker, { body: { sid: charles.sid, attributes } });
    expect(await leave()).toBeRefusal(404, 'not_found');
    expect(written()).toEqual([]);
  });

  it('does not mind that the phone was hung up in the same moment', async () => {
    inIt(participant(customer), participant(own), participant(third, { label: 'desk +15550177' }));
    upstream.on('DELETE', paths.participant(own), failure(404));
    expect((await leave()).status).toBe(200);
  });
});

describe('/outbound-call', () => {
  const dial = (number: unknown, change: object = {}) => ask(createOutboundCallHandler, { number }, change);

  it('makes a task for this worker alone', async () => {
    upstream.on('POST', paths.tasks, { status: 201, body: { sid: taskSid } });
    expect((await dial('+15550188')).body).toEqual({ taskSid });
    const [{ form } = { form: new URLSearchParams() }] = written();
    expect(form.get('RoutingTarget')).toBe(charles.sid);
    expect(form.get('WorkflowSid')).toBe(workflowSid);
    expect(form.get('TaskChannel')).toBe('voice');
    expect(JSON.parse(form.get('Attributes') ?? '')).toEqual({
      direction: 'outbound',
      outbound_to: '+15550188',
      from: callerId,
    });
  });

  it('shows the number that the agent chose, where it is one of the desk’s, and calls nobody with another', async () => {
    const others = { CALLER_IDS: '+15550101,+15550102' };
    const dialAs = (shown: unknown, change: object = others) =>
      ask(createOutboundCallHandler, { number: '+15550188', callerId: shown }, change);
    upstream.on('POST', paths.tasks, { status: 201, body: { sid: taskSid } });
    expect((await dialAs('+15550102')).status).toBe(200);
    const [{ form } = { form: new URLSearchParams() }] = written();
    expect(JSON.parse(form.get('Attributes') ?? '')).toMatchObject({ from: '+15550102' });
    expect((await dialAs(callerId)).status).toBe(200);
    const before = upstream.requests.length;
    expect(await dialAs('+15550199')).toBeRefusal(403, 'number_not_allowed');
    expect(await dialAs('+15550102', {})).toBeRefusal(403, 'number_not_allowed');
    expect(await dialAs('bob')).toBeRefusal(400, 'invalid_request');
    expect(await dialAs('+15550102', { CALLER_IDS: 'bob' })).toBeRefusal(500, 'misconfigured');
    expect(upstream.requests).toHaveLength(before);
  });

  it.each(['OUTBOUND_WORKFLOW_SID', 'CALLER_ID'])('is not there without %s', async (name) => {
    const received = await dial('+15550188', { [name]: undefined });
    expect(received).toBeRefusal(403, 'not_enabled');
    expect(messageOf(received)).toContain(name);
  });

  it.each(['112', '+0123456789', '', null])('calls nobody at %j', async (number) => {
    expect(await dial(number)).toBeRefusal(400, 'invalid_request');
    expect(upstream.requests).toEqual([]);
  });
});

describe('/colleagues', () => {
  const worker = (sid: string, name: string, available: boolean) => ({
    sid,
    friendly_name: name,
    activity_name: available ? 'Available' : 'Break',
    available,
    attributes: '{"contact_uri":"+15550112"}',
  });
  const queue = otherSid('WQ', 1);

  beforeEach(() =>
    upstream
      .on(
        'GET',
        paths.workers,
        page('workers', [worker(charles.sid, 'charles', true), worker(alice.sid, 'alice', false)]),
      )
      .on('GET', paths.queues, page('task_queues', [{ sid: queue, friendly_name: 'support' }]))
      .on(
        'GET',
        paths.queueStatistics,
        page('task_queues_statistics', [
          {
            task_queue_sid: queue,
            realtime: { total_available_workers: 3, tasks_by_status: { pending: 2, reserved: 1, assigned: 9 } },
          },
        ]),
      ),
  );

  it('tells who can be reached, without the caller and without anybody’s phone number', async () => {
    const { body } = await ask(createColleaguesHandler, {});
    expect(body).toEqual({
      workers: [{ sid: alice.sid, friendlyName: 'alice', activityName: 'Break', available: false }],
      queues: [{ sid: queue, friendlyName: 'support', waiting: 3, available: 3 }],
      next: null,
    });
    expect(upstream.requests).toHaveLength(3);
  });

  it('does without numbers that Twilio does not give', async () => {
    upstream.on(
      'GET',
      paths.queueStatistics,
      page('task_queues_statistics', [{ task_queue_sid: queue, realtime: null }]),
    );
    expect((await ask(createColleaguesHandler, {})).body).toMatchObject({
      queues: [{ waiting: 0, available: 0 }],
    });
  });

  it('goes on with the next page of workers, in one request', async () => {
    const next = `https://taskrouter.twilio.com${paths.workers}?PageSize=200&Page=1&PageToken=PTx-1`;
    const full = { body: { workers: [], meta: { key: 'workers', next_page_url: next } } };
    upstream.on('GET', paths.workers, full, page('workers', [worker(alice.sid, 'alice', true)]));
    const first = await ask(createColleaguesHandler, {});
    expect(first.body).toMatchObject({ next: '1:PTx-1' });
    const asked = upstream.requests.length;
    const second = await ask(createColleaguesHandler, { page: '1:PTx-1' });
    expect(second.body).toMatchObject({ workers: [{ friendlyName: 'alice' }], queues: [], next: null });
    const [request, ...more] = upstream.requests.slice(asked);
    expect(more).toEqual([]);
    expect([request?.form.get('Page'), request?.form.get('PageToken')]).toEqual(['1', 'PTx-1']);
  });

  describe('searched', () => {
    const further = {
      meta: { key: 'workers', next_page_url: `https://taskrouter.twilio.com${paths.workers}?Page=1&PageToken=PT` },
    };
    const names = (body: unknown) =>
      (body as { workers: { friendlyName: string }[] }).workers.map(({ friendlyName }) => friendlyName);

    it('finds a name by a part of it, whoever is available first, without the caller', async () => {
      const all = [
        worker(charles.sid, 'Josefa Charles', true),
        worker(otherSid('WK', 5), 'María José', false),
        worker(otherSid('WK', 6), 'JOSEPHINE', true),
        worker(otherSid('WK', 7), 'Jörg', true),
      ];
      upstream.on('GET', paths.workers, page('workers', all));
      const { body } = await ask(createColleaguesHandler, { search: ' jose ' });
      expect(names(body)).toEqual(['JOSEPHINE', 'María José']);
      expect(body).toMatchObject({ queues: [], next: null });
      expect(upstream.requests.map(({ form }) => form.get('PageSize'))).toEqual(['1000']);
    });

    it('has TaskRouter look where there are more workers than one request brings, and tells nobody twice', async () => {
      const ann = worker(otherSid('WK', 5), 'Ann', false);
      upstream.on(
        'GET',
        paths.workers,
        { body: { workers: [ann], ...further } },
        page('workers', [ann, worker(otherSid('WK', 1001), 'Hannah', true)]),
      );
      const { body } = await ask(createColleaguesHandler, { search: 'ann' });
      expect(names(body)).toEqual(['Hannah', 'Ann']);
      const [, second, ...more] = upstream.requests;
      expect(more).toEqual([]);
      expect(second?.form.get('TargetWorkersExpression')).toBe(
        'friendly_name CONTAINS "ann" OR friendly_name CONTAINS "Ann" OR friendly_name CONTAINS "ANN"',
      );
    });

    it.each(['" OR 1 == 1 OR friendly_name == "', '\\', 'o"brien', "d'Arc \\"])(
      'lets nobody write an expression of their own: %s',
      async (search) => {
        upstream.on('GET', paths.workers, { body: { workers: [], ...further } }, page('workers', []));
        expect((await ask(createColleaguesHandler, { search })).status).toBe(200);
        for (const { form } of upstream.requests.slice(1))
          expect(form.get('TargetWorkersExpression')).toMatch(
            /^friendly_name CONTAINS "[^"\\]+"( OR friendly_name CONTAINS "[^"\\]+")*$/,
          );
      },
    );

    it.each(['', '   ', 'x'.repeat(65)])('refuses the search %j', async (search) => {
      expect(await ask(createColleaguesHandler, { search })).toBeRefusal(400, 'invalid_request');
      expect(upstream.requests).toEqual([]);
    });
  });

  it.each(['1', 'x:PT', '1:a b', `1:${'x'.repeat(401)}`])('refuses the page %j', async (wrong) => {
    expect(await ask(createColleaguesHandler, { page: wrong })).toBeRefusal(400, 'invalid_request');
    expect(upstream.requests).toEqual([]);
  });
});

describe('/conference-return', () => {
  const back = (change: object = {}) => ask(createConferenceReturnHandler, { taskSid }, change);
  const label = `agent ${charles.sid}`;
  const sent = () => written().map(({ path, form }) => ({ path, ...Object.fromEntries(form) }));

  beforeEach(() => {
    upstream
      .on('GET', paths.reservations, reservationsOf(charles, 'wrapping'))
      .on('GET', paths.participants, participantsOf(participant(customer, { hold: true })))
      .on('POST', paths.participants, { status: 201, body: participant(own, { label, status: 'queued' }) })
      .on('POST', paths.participant(customer), { body: participant(customer) });
  });

  it("calls the worker's own phone into the call, which ends with it", async () => {
    expect(await back()).toMatchObject({ status: 200, body: { callSid: own, status: 'calling' } });
    expect(sent()).toMatchObject([
      { path: paths.participants, From: callerId, To: '+15550111', Label: label, EndConferenceOnExit: 'true' },
    ]);
  });

  it('calls from the number that the customer called, or was called from, where there is no caller ID', async () => {
    upstream.on('GET', paths.call(customer), { body: { sid: customer, to: '+15550101', direction: 'inbound' } });
    await back({ CALLER_ID: undefined });
    upstream.on('GET', paths.call(customer), {
      body: { sid: customer, from: '+15550102', to: '+15557654321', direction: 'outbound-api' },
    });
    await back({ CALLER_ID: undefined });
    expect(sent()).toMatchObject([{ From: '+15550101' }, { From: '+15550102' }]);
  });

  it('calls nobody twice, and has the customer back once the phone is there', async () => {
    const held = participant(customer, { hold: true });
    upstream.on('GET', paths.participants, participantsOf(held, participant(own, { label, status: 'ringing' })));
    expect(await back()).toMatchObject({ status: 200, body: { callSid: own, status: 'calling' } });
    expect(sent()).toEqual([]);
    upstream.on('GET', paths.participants, participantsOf(held, participant(own, { label })));
    expect(await back()).toMatchObject({ status: 200, body: { callSid: own, status: 'connected' } });
    expect(sent()).toEqual([{ path: paths.participant(customer), Hold: 'false' }]);
  });

  it('finds the phone that another request called in the same moment', async () => {
    const alone = participantsOf(participant(customer, { hold: true }));
    const called = participantsOf(participant(customer), participant(own, { label, status: 'ringing' }));
    upstream.on('GET', paths.participants, alone, called).on('POST', paths.participants, failure(400));
    expect(await back()).toMatchObject({ status: 200, body: { callSid: own, status: 'calling' } });
  });

  it('is for the worker alone who wraps the call up', async () => {
    for (const status of ['pending', 'accepted', 'completed', 'rejected']) {
      upstream.on('GET', paths.reservations, reservationsOf(charles, status));
      expect(await back()).toBeRefusal(403, 'forbidden');
    }
    upstream.on('GET', paths.reservations, reservationsOf(alice, 'wrapping'));
    expect(await back()).toBeRefusal(403, 'forbidden');
    expect(written()).toEqual([]);
  });

  it('says that the call is over, or that there is no number to call', async () => {
    upstream.on('GET', paths.worker, { body: { sid: charles.sid, attributes: '{}' } });
    expect(await back()).toBeRefusal(409, 'conflict');
    upstream.on('GET', paths.conferences, conferencesOf('completed'));
    expect(await back()).toBeRefusal(404, 'not_found');
    expect(written()).toEqual([]);
  });
});
