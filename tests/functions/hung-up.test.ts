import { createConferenceEventsHandler } from '../../src/functions/conference-events.protected';
import { createWrapUpSweepHandler } from '../../src/functions/wrap-up-sweep.protected';
import { callSid, conferenceSid, environment, failure, otherSid, page, paths, taskSid } from './fixtures';
import { invoke, TestPlatform } from './runtime';
import { Upstream } from './upstream';

const agentSid = otherSid('CA', 8);

let upstream: Upstream;
beforeEach(async () => {
  upstream = await new Upstream().listen();
  upstream.on('POST', paths.task, { body: {} }).on('GET', paths.tasks, page('tasks', []));
});
afterEach(() => upstream.close());

const about = (attributes: string | null, version = '7', status = 'wrapping') => ({
  headers: { ETag: version },
  body: { sid: taskSid, assignment_status: status, attributes },
});
const task = JSON.stringify({ conference: { participants: { customer: callSid, worker: agentSid } } });
const writes = () => upstream.requests.filter(({ method }) => method === 'POST');
const told = (): unknown => JSON.parse(writes().at(-1)?.form.get('Attributes') ?? '{}').conversations;

const ends = (fields: object) =>
  invoke(createConferenceEventsHandler(new TestPlatform()), {
    env: environment(upstream.origin),
    body: {
      StatusCallbackEvent: 'conference-end',
      FriendlyName: taskSid,
      ConferenceSid: conferenceSid,
      SequenceNumber: '4',
      Timestamp: 'Mon, 30 Nov 2026 12:00:00 +0000',
      ...fields,
    },
  });

it.each([
  ['the customer', { CallSidEndingConference: callSid }, 'Customer'],
  ['the agent’s phone', { CallSidEndingConference: agentSid }, 'Agent'],
  ['a button of the desk', { ReasonConferenceEnded: 'conference-ended-via-api' }, 'Agent'],
])('writes for reports that %s ended the call', async (_who, fields, by) => {
  upstream.on('GET', paths.task, about(task));
  expect((await ends(fields)).body).toMatchObject({ reported: 'written' });
  expect(told()).toEqual({ hang_up_by: by });
});

it('writes nothing where nobody knows, where it stands there already, where others have something else there, and where the task is gone', async () => {
  upstream.on('GET', paths.task, about(task));
  await ends({ CallSidEndingConference: otherSid('CA', 9) });
  upstream.on('GET', paths.task, about(task.replace('{', '{"conversations":{"hang_up_by":"Customer"},')));
  await ends({ CallSidEndingConference: callSid });
  upstream.on('GET', paths.task, about(task.replace('{', '{"conversations":[],')));
  await ends({ CallSidEndingConference: callSid });
  upstream.on('GET', paths.task, failure(404));
  expect((await ends({ CallSidEndingConference: callSid })).body).not.toHaveProperty('reported');
  expect(writes()).toEqual([]);
});

it.each(['pending', 'reserved'])('has TaskRouter choose nobody anew while the task is %s', async (status) => {
  upstream.on('GET', paths.task, about(task, '7', status));
  expect((await ends({ CallSidEndingConference: agentSid })).body).not.toHaveProperty('reported');
  expect(writes()).toEqual([]);
  // Who is offered somebody that has hung up loses nothing.
  expect((await ends({ CallSidEndingConference: callSid })).body).toMatchObject({ reported: 'written' });
});

it('writes what others wrote meanwhile once more, and where Twilio fails nothing else does', async () => {
  upstream
    .on('GET', paths.task, about(task), about(task.replace('{', '{"theirs":1.10,'), '8'))
    .on('POST', paths.task, failure(412), { body: {} });
  await ends({ CallSidEndingConference: callSid });
  expect(writes().at(-1)?.form.get('Attributes')).toBe(
    `{"theirs":1.10,${task.slice(1, -1)},"conversations":{"hang_up_by":"Customer"}}`,
  );
  upstream.on('GET', paths.task, failure(500));
  expect(await ends({ CallSidEndingConference: callSid })).toMatchObject({ status: 200, body: { reported: 'failed' } });
});

it.each([
  ['COLD', 'Cold Transfer'],
  ['WARM', 'Warm Transfer'],
])('writes that a colleague has taken the call over: %s', async (TransferMode, by) => {
  upstream.on('GET', paths.task, about(task));
  const noLimits = { limitSeconds: 0, moreTimeSeconds: 0 };
  await invoke(createWrapUpSweepHandler(new TestPlatform(), noLimits, { watch: false }), {
    env: environment(upstream.origin),
    body: { EventType: 'task.transfer-completed', TaskSid: taskSid, TransferMode },
  });
  expect(told()).toEqual({ hang_up_by: by });
});
