import { join } from 'node:path';
import twilio, { type Twilio } from 'twilio';
import VoiceResponse from 'twilio/lib/twiml/VoiceResponse';
import { validateRequest } from 'twilio/lib/webhooks/webhooks';
import { createEmulator, localCredentials, type Emulator } from '../../emulator';
import { LocalRequestClient } from '../../emulator/request-client';
import {
  json,
  startStubServer,
  xml,
  type StubAnswer,
  type StubRequest,
  type StubServer,
} from '../emulator/callbacks/stub-server';

const { accountSid, authToken } = localCredentials;
const customer = '+15550123';
const desk = '+15550100';
const alice = '+15550112';

/** A whole TaskRouter, and an application whose TwiML Twilio's own library writes. */
let emulator: Emulator;
let application: StubServer;
let client: Twilio;
let pages: Map<string, StubAnswer>;

beforeEach(async () => {
  pages = new Map([['/status', { status: 204 }]]);
  application = await startStubServer(({ path }) => pages.get(path.split('?', 1)[0] ?? '') ?? { status: 404 });
  emulator = await createEmulator({
    seed: join(__dirname, 'voice.yaml'),
    variables: { DESK_ORIGIN: application.origin },
  });
  emulator.clock.freeze();
  client = twilio(accountSid, authToken, { httpClient: new LocalRequestClient(emulator.origin) });
});
afterEach(async () => {
  await emulator.close();
  await application.close();
});

const asked = (path: string): StubRequest[] =>
  application.requests.filter((request) => request.path.split('?', 1)[0] === path);

function says(path: string, write: (response: VoiceResponse) => void): void {
  const response = new VoiceResponse();
  write(response);
  pages.set(path, xml(response.toString()));
}

const seconds = (count: number): Promise<void> => emulator.clock.advance(count * 1000);

async function statusOf(to: string): Promise<string | undefined> {
  return (await client.calls.list({ to }))[0]?.status;
}

/** A caller who hears music while TaskRouter looks for somebody. */
async function queued(): Promise<string> {
  const workflowSid = emulator.control.sidOf('workflow', 'support');
  says('/voice', (response) => {
    response.enqueue({ workflowSid, waitUrl: '/music', action: '/left' }).task({}, '{"topic":"refund"}');
  });
  says('/left', (response) => {
    response.hangup();
  });
  says('/music', (response) => {
    response.say('Please wait');
    response.pause({ length: 40 });
    response.leave();
  });
  const sid = emulator.control.call(customer, desk);
  await emulator.clock.settle();
  return sid;
}

test('a caller waits with music, and leaves when the music says so', async () => {
  pages.set('/assignment', json({}));
  const sid = await queued();
  expect(asked('/music')).toMatchObject([{ parameters: { CallSid: sid, QueuePosition: '1' } }]);
  await seconds(40);
  expect(asked('/left')).toMatchObject([{ parameters: { QueueResult: 'leave', QueueTime: '40' } }]);
  expect((await client.calls(sid).fetch()).status).toBe('completed');
  const [task] = await client.taskrouter.v1.workspaces(emulator.control.sidOf('workspace', 'floor')).tasks.list();
  expect(task).toMatchObject({ assignmentStatus: 'canceled', reason: 'leave' });
});

test('a caller whose task is canceled waits on, is found in the queue of the workflow, and is sent to closing words', async () => {
  pages.set('/assignment', json({}));
  const callSid = await queued();
  const workflowSid = emulator.control.sidOf('workflow', 'support');
  const workspace = client.taskrouter.v1.workspaces(emulator.control.sidOf('workspace', 'floor'));
  const [task] = await workspace.tasks.list();
  await workspace.tasks(task?.sid ?? '').update({ assignmentStatus: 'canceled', reason: 'a mistake' });
  await seconds(15);
  const queue = (await client.queues.list()).find(({ friendlyName }) => friendlyName === workflowSid);
  expect(queue).toMatchObject({ currentSize: 1, averageWaitTime: 15 });
  const [member] = await client.queues(queue?.sid ?? '').members.list();
  expect(member).toMatchObject({ callSid, position: 1, waitTime: 15 });
  expect(asked('/left')).toEqual([]);
  const words = new VoiceResponse();
  words.say('Please call again tomorrow');
  words.pause({ length: 5 });
  await client.calls(callSid).update({ twiml: words.toString() });
  expect(await client.queues(queue?.sid ?? '').members.list()).toEqual([]);
  await emulator.clock.settle();
  expect(asked('/left')).toMatchObject([{ parameters: { QueueResult: 'redirected', CallSid: callSid } }]);
  await seconds(5);
  expect((await client.calls(callSid).fetch()).status).toBe('completed');
});

test('the assignment callback connects both, and hears of the conference and the calls in it', async () => {
  const statusUrl = `${application.origin}/status`;
  pages.set(
    '/assignment',
    json({
      instruction: 'conference',
      from: desk,
      end_conference_on_exit: true,
      status_callback: statusUrl,
      status_callback_event: 'answered completed',
      conference_status_callback: statusUrl,
      conference_status_callback_event: 'start end join leave',
    }),
  );
  await queued();
  const [room] = await client.conferences.list({ status: 'in-progress' });
  await client.conferences(room?.sid ?? '').update({ status: 'completed' });
  await emulator.clock.settle();
  const told = asked('/status').map(({ parameters: { StatusCallbackEvent: event, CallStatus: status } }) =>
    String(event ?? status),
  );
  expect(told.toSorted()).toEqual([
    'completed',
    'conference-end',
    'conference-start',
    'in-progress',
    'participant-join',
    'participant-join',
    'participant-leave',
    'participant-leave',
  ]);
  for (const { headers, parameters } of asked('/status'))
    expect(validateRequest(authToken, String(headers['x-twilio-signature']), statusUrl, parameters)).toBe(true);
});

test('a worker who is called dials into the queue, which accepts', async () => {
  pages.set('/assignment', json({}));
  const sid = await queued();
  const workspace = client.taskrouter.v1.workspaces(emulator.control.sidOf('workspace', 'floor'));
  const worker = workspace.workers(emulator.control.sidOf('worker', 'alice'));
  const [offer] = await worker.reservations.list();
  const reservationSid = offer?.sid ?? '';
  says('/worker', (response) => {
    response.dial().queue({ reservationSid }, '');
  });
  await worker.reservations(reservationSid).update({
    instruction: 'call',
    callFrom: desk,
    callUrl: `${application.origin}/worker`,
  });
  await emulator.clock.settle();
  expect((await worker.reservations(reservationSid).fetch()).reservationStatus).toBe('accepted');
  await client.calls(sid).update({ status: 'completed' });
  await emulator.clock.settle();
  expect((await worker.reservations(reservationSid).fetch()).reservationStatus).toBe('wrapping');
  expect(await statusOf(alice)).toBe('completed');
});

test('a caller chooses by a key whom to be connected with', async () => {
  says('/voice', (response) => {
    const gather = response.gather({ action: '/chosen', numDigits: 1, finishOnKey: '', actionOnEmptyResult: true });
    gather.play('menu.mp3');
  });
  says('/chosen', (response) => {
    const dial = response.dial({ action: '/after', timeout: 20, callerId: desk });
    dial.number({ statusCallback: '/status', statusCallbackEvent: ['answered'] }, '+15550111');
  });
  const sid = emulator.control.call(customer, desk);
  await emulator.clock.settle();
  emulator.control.press(sid, '#');
  await emulator.clock.settle();
  expect(asked('/chosen')).toMatchObject([{ parameters: { Digits: '#', CallSid: sid } }]);
  expect(asked('/status')).toMatchObject([{ parameters: { ParentCallSid: sid, CallStatus: 'in-progress' } }]);
  expect(await statusOf('+15550111')).toBe('in-progress');
});

test('a call is made that rings several phones, and then goes on', async () => {
  says('/document', (response) => {
    const dial = response.dial({ action: '/after', callerId: desk });
    dial.number('+15550111');
    dial.client('ann');
  });
  says('/after', (response) => {
    response.reject();
  });
  const made = await client.calls.create({ to: customer, from: desk, url: `${application.origin}/document` });
  await emulator.clock.settle();
  expect([await statusOf('+15550111'), await statusOf('client:ann')]).toEqual(['in-progress', 'canceled']);
  await seconds(5);
  const [leg] = await client.calls.list({ to: '+15550111' });
  expect(leg).toMatchObject({ parentCallSid: made.sid, direction: 'outbound-dial' });
  await client.calls(leg?.sid ?? '').update({ status: 'completed' });
  await emulator.clock.settle();
  expect(asked('/after')).toMatchObject([{ parameters: { DialCallStatus: 'completed', DialCallDuration: '5' } }]);
  expect(await statusOf(customer)).toBe('completed');
});

test('somebody is called into the conference that callers dialled into', async () => {
  says('/voice', (response) => {
    response.dial().conference({ participantLabel: 'caller', waitUrl: '/music' }, 'room');
  });
  says('/music', (response) => {
    response.play('song.mp3');
  });
  emulator.control.call(customer, desk);
  await emulator.clock.settle();
  expect(asked('/music')).toHaveLength(1);
  const expert = await client.conferences('room').participants.create({ from: desk, to: alice, label: 'expert' });
  await emulator.clock.settle();
  const room = client.conferences(expert.conferenceSid);
  expect(await room.fetch()).toMatchObject({ friendlyName: 'room', status: 'in-progress' });
  expect((await room.participants.list()).map(({ label }) => label).toSorted()).toEqual(['caller', 'expert']);
  await room.participants('expert').remove();
  await room.participants('caller').remove();
  expect(await room.fetch()).toMatchObject({ status: 'completed', reasonConferenceEnded: 'last-participant-kicked' });
});

test('everything is dropped by a reset, and nobody is told', async () => {
  says('/document', (response) => {
    response.dial().number('+15550111');
  });
  const statusCallback = `${application.origin}/status`;
  await client.calls.create({ to: customer, from: desk, url: `${application.origin}/document`, statusCallback });
  await emulator.clock.settle();
  await emulator.reset();
  await emulator.clock.settle();
  expect(await client.calls.list()).toEqual([]);
  expect(asked('/status')).toEqual([]);
});
