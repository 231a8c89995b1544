import { createAssignmentHandler } from '../../src/functions/assignment.protected';
import { activitySid, callSid, charles, otherSid, taskSid, workspaceSid } from './fixtures';
import { messageOf } from './refusal';
import { invoke, TestPlatform } from './runtime';

/** What TaskRouter posts. */
const callback = {
  Timestamp: '1925380800',
  AccountSid: otherSid('AC', 1),
  WorkspaceSid: workspaceSid,
  WorkflowSid: otherSid('WW', 1),
  TaskQueueSid: otherSid('WQ', 1),
  TaskSid: taskSid,
  TaskAge: '1',
  TaskPriority: '0',
  TaskAttributes: JSON.stringify({ call_sid: callSid, from: '+15550111' }),
  WorkerSid: charles.sid,
  WorkerName: 'charles',
  WorkerAttributes: '{"contact_uri":"client:charles"}',
  ReservationSid: otherSid('WR', 1),
};

it('has a conference tell the desk who leaves, unless another is to be told', async () => {
  const ofTwilio = { DOMAIN_NAME: 'desk-1234-dev.twil.io' };
  expect((await ask({ instruction: 'conference' }, callback, ofTwilio)).body).toEqual({
    instruction: 'conference',
    conference_status_callback: 'https://desk-1234-dev.twil.io/conference-events',
    conference_status_callback_event: 'leave hold end',
  });
  const own = { instruction: 'conference', conference_status_callback: url };
  expect((await ask(own, callback, ofTwilio)).body).toEqual(own);
  expect((await ask({ instruction: 'dequeue' }, callback, ofTwilio)).body).toEqual({ instruction: 'dequeue' });
});

const ask = (query: object, body: object = callback, env: object = {}) =>
  invoke(createAssignmentHandler(new TestPlatform()), { query, body, env });

const url = 'https://example.com/next';

it.each([
  ['accepts by default', {}, { instruction: 'accept' }],
  ['accepts', { instruction: 'accept' }, { instruction: 'accept' }],
  ['leaves it to the agent', { instruction: 'none' }, {}],
  [
    'rejects',
    { instruction: 'reject', activity_sid: activitySid },
    { instruction: 'reject', activity_sid: activitySid },
  ],
  ['dequeues', { instruction: 'dequeue' }, { instruction: 'dequeue' }],
  [
    'dequeues with fields',
    { instruction: 'dequeue', from: '+15550100', timeout: '30', post_work_activity_sid: activitySid },
    { instruction: 'dequeue', from: '+15550100', timeout: 30, post_work_activity_sid: activitySid },
  ],
  [
    'makes a conference',
    { instruction: 'conference', end_conference_on_exit: 'true', muted: 'false', record: 'true', status_callback: url },
    { instruction: 'conference', end_conference_on_exit: true, muted: false, record: 'true', status_callback: url },
  ],
  [
    'calls',
    { instruction: 'call', from: '+15550100', url, accept: 'true' },
    { instruction: 'call', from: '+15550100', url, accept: true },
  ],
  [
    'redirects a call that is named',
    { instruction: 'redirect', call_sid: otherSid('CA', 9), url },
    { instruction: 'redirect', call_sid: otherSid('CA', 9), url },
  ],
  ['redirects the task’s call', { instruction: 'redirect', url }, { instruction: 'redirect', call_sid: callSid, url }],
  ['ignores the digest of a signed body', { instruction: 'none', bodySHA256: 'aa' }, {}],
])('%s', async (_, query, instruction) => {
  const received = await ask(query);
  expect(received.status).toBe(200);
  expect(received.body).toEqual(instruction);
  expect(received.headers).toMatchObject({ 'Content-Type': 'application/json' });
});

it.each([
  ['an unknown instruction', { instruction: 'explode' }, '`instruction` is "explode"'],
  ['an empty instruction', { instruction: '' }, '`instruction` is ""'],
  ['an instruction in capitals', { instruction: 'Accept' }, '"Accept"'],
  ['an inherited name', { instruction: 'constructor' }, '"constructor"'],
  ['two instructions', { instruction: ['accept', 'none'] }, '`instruction` is not a single text'],
  ['an instruction that is an object', { instruction: { a: 'accept' } }, '`instruction`'],
  ['reject without an activity', { instruction: 'reject' }, '`activity_sid` of the instruction reject is missing'],
  ['reject with the SID of a worker', { instruction: 'reject', activity_sid: charles.sid }, '`activity_sid`'],
  ['reject with two activities', { instruction: 'reject', activity_sid: [activitySid, activitySid] }, '`activity_sid`'],
  ['call without a number', { instruction: 'call', url }, '`from` of the instruction call is missing'],
  ['call with an empty number', { instruction: 'call', from: '', url }, '`from`'],
  ['call without a URL', { instruction: 'call', from: '+15550100' }, '`url`'],
  ['call with a path for a URL', { instruction: 'call', from: '+15550100', url: '/next' }, '`url`'],
  ['call with a script for a URL', { instruction: 'call', from: '+15550100', url: 'javascript:1' }, '`url`'],
  ['redirect without a URL', { instruction: 'redirect' }, '`url`'],
  ['conference with a flag that is none', { instruction: 'conference', muted: 'yes' }, 'expected true or false'],
  ['dequeue with a timeout that is none', { instruction: 'dequeue', timeout: 'soon' }, 'expected a whole number'],
  ['conference with a method that is none', { instruction: 'conference', wait_method: 'PUT' }, 'expected GET or POST'],
  ['a misspelt field', { instruction: 'conference', end_conference_on_ext: 'true' }, '"end_conference_on_ext"'],
  ['another instruction’s field', { instruction: 'accept', activity_sid: activitySid }, '"activity_sid"'],
])('refuses %s and names it', async (_, query, complaint) => {
  const received = await ask(query);
  expect(received).toBeRefusal(400, 'invalid_request');
  expect(messageOf(received)).toContain(complaint);
});

it.each([
  ['no call', '{}'],
  ['a call that is none', '{"call_sid":"next"}'],
  ['a number for a call', '{"call_sid":7}'],
  ['a list', '["CA1"]'],
  ['null', 'null'],
  ['broken JSON', '{"call_sid":'],
  ['two texts', ['{}', '{}']],
])('refuses to redirect a task whose attributes hold %s', async (_, TaskAttributes) => {
  const received = await ask({ instruction: 'redirect', url }, { ...callback, TaskAttributes });
  expect(received).toBeRefusal(400, 'invalid_request');
  expect(messageOf(received)).toContain('`call_sid`');
});

it('repeats no more than a piece of what it does not understand', async () => {
  const received = await ask({ instruction: 'x'.repeat(10_000) });
  expect(received).toBeRefusal(400, 'invalid_request');
  expect(received.text.length).toBeLessThan(300);
});
