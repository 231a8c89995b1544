import twilio, { type Twilio } from 'twilio';
import { validateRequest } from 'twilio/lib/webhooks/webhooks';
import { localCredentials } from '../../../../emulator/credentials';
import { LocalRequestClient } from '../../../../emulator/request-client';
import { notDoneBeside } from '../../../../emulator/rest/not-done';
import { restApp } from '../../../../emulator/rest/rest-app';
import { RestApi } from '../../../../emulator/rest/rest-api';
import { listen, stopServer } from '../../../../emulator/server';
import { voiceOperations } from '../../../../emulator/voice/voice-operations';
import type { StubRequest } from '../../callbacks/stub-server';
import { CallFloor, customer, deskNumber } from '../call-floor';

const { accountSid, authToken } = localCredentials;

let floor: CallFloor;
let client: Twilio;
let close: () => Promise<void>;
let at: (path: string) => string;

beforeEach(async () => {
  floor = await CallFloor.open();
  const operations = voiceOperations(floor.telephone);
  const { server, origin } = await listen(
    restApp(new RestApi(floor.engine, [...operations, ...notDoneBeside(operations)])),
    0,
    '127.0.0.1',
  );
  close = () => stopServer(server);
  client = twilio(accountSid, authToken, { httpClient: new LocalRequestClient(origin) });
  at = (path) => floor.server.origin + path;
  floor.pages.set('/status', { status: 204 });
});
afterEach(async () => {
  await close();
  await floor.server.close();
});

/** What was told, in the order in which it left. */
const told = (): StubRequest[] =>
  floor.server.requests
    .filter(({ path }) => path.startsWith('/status'))
    .toSorted((a, b) => Number(a.parameters['SequenceNumber']) - Number(b.parameters['SequenceNumber']));

describe('a call', () => {
  it('is made, and hears its document once it is answered', async () => {
    floor.says('/document', '<Pause length="10"/>');
    floor.telephone.phones.set(customer, { does: 'answer', afterSeconds: 4 });
    const made = await client.calls.create({ to: customer, from: deskNumber, url: at('/document'), method: 'GET' });
    expect(made).toMatchObject({ to: customer, from: deskNumber, status: 'queued', direction: 'outbound-api' });
    const status = async () => (await client.calls(made.sid).fetch()).status;
    await floor.advance(3);
    expect(await status()).toBe('ringing');
    await floor.advance(1);
    expect(await status()).toBe('in-progress');
    expect(floor.server.requests).toMatchObject([
      { method: 'GET', path: expect.stringContaining('/document?') as string },
    ]);
    await floor.advance(10);
    expect(await client.calls(made.sid).fetch()).toMatchObject({ status: 'completed', duration: '10' });
  });

  it('hears a document that was sent along', async () => {
    const twiml = '<Response><Pause length="5"/></Response>';
    const { sid } = await client.calls.create({ to: customer, from: deskNumber, twiml });
    await floor.clock.settle();
    expect((await client.calls(sid).fetch()).status).toBe('in-progress');
    await floor.advance(5);
    expect((await client.calls(sid).fetch()).status).toBe('completed');
  });

  it('gives up ringing when it was told to', async () => {
    floor.telephone.phones.set(customer, { does: 'ring' });
    const { sid } = await client.calls.create({ to: customer, from: deskNumber, twiml: '<Response/>', timeout: 15 });
    await floor.advance(15);
    expect((await client.calls(sid).fetch()).status).toBe('no-answer');
  });

  it('tells of its progress, signed', async () => {
    floor.telephone.phones.set(customer, { does: 'answer', afterSeconds: 2 });
    await client.calls.create({
      to: customer,
      from: deskNumber,
      twiml: '<Response><Pause length="7"/></Response>',
      statusCallback: at('/status'),
      statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
    });
    await floor.advance(9);
    expect(told().map(({ parameters }) => [parameters['CallStatus'], parameters['SequenceNumber']])).toEqual([
      ['initiated', '0'],
      ['ringing', '1'],
      ['in-progress', '2'],
      ['completed', '3'],
    ]);
    const last = told().at(-1);
    expect(last?.parameters).toMatchObject({
      To: customer,
      CallDuration: '7',
      CallbackSource: 'call-progress-events',
      Timestamp: 'Fri, 20 Nov 2026 12:00:09 +0000',
    });
    const signature = String(last?.headers['x-twilio-signature']);
    expect(validateRequest(authToken, signature, at('/status'), last?.parameters ?? {})).toBe(true);
    expect(floor.webhooks.deliveries.filter(({ purpose }) => purpose === 'call status callback')).toHaveLength(4);
  });

  it('tells of its end alone where nothing else is asked for, by GET if wanted', async () => {
    floor.telephone.phones.set(customer, { does: 'busy' });
    const statusCallback = at('/status');
    const options = { to: customer, from: deskNumber, twiml: '<Response/>', statusCallback };
    await client.calls.create({ ...options, statusCallbackMethod: 'GET' });
    await floor.advance(1);
    expect(told()).toMatchObject([{ method: 'GET', path: expect.stringContaining('CallStatus=busy') as string }]);
  });

  it('can be told to say so while it goes on', async () => {
    const { sid } = await floor.call();
    floor.says('/voice/incoming', '<Pause length="60"/>');
    const call = await floor.call();
    await client.calls(call.sid).update({ statusCallback: at('/status') });
    await floor.hangUp(call);
    expect(told()).toMatchObject([{ parameters: { CallSid: call.sid, CallStatus: 'completed' } }]);
    await expect(client.calls(sid).update({ statusCallback: at('/status') })).rejects.toMatchObject({ status: 400 });
  });

  it.each([
    [{ to: 'nobody', twiml: '<Response/>' }, 21211, "'To' number nobody is not a valid phone number"],
    [{ to: customer }, 21205, 'Url parameter is required'],
    [{ to: customer, url: 'document' }, 20001, "'document' provided for Url"],
    [{ to: customer, twiml: '<Response/>', timeout: 601 }, 20001, "'601' provided for Timeout"],
    [
      { to: customer, twiml: '<Response/>', statusCallback: 'https://a.example/', statusCallbackEvent: ['rung'] },
      21626,
      "'rung' provided for StatusCallbackEvent",
    ],
  ])('is refused %j', async (options, code, message) => {
    await expect(client.calls.create({ from: deskNumber, ...options })).rejects.toMatchObject({
      status: 400,
      code,
      message: expect.stringContaining(message) as string,
    });
    expect(await client.calls.list()).toEqual([]);
  });

  it('says what of it is not done', async () => {
    const machineDetection = { to: customer, from: deskNumber, twiml: '<Response/>', machineDetection: 'Enable' };
    await expect(client.calls.create(machineDetection)).rejects.toMatchObject({
      status: 501,
      message: expect.stringContaining('MachineDetection') as string,
    });
  });
});

describe('a participant', () => {
  it('is called into a conference that begins with it, and found by its label', async () => {
    floor.telephone.phones.set(customer, { does: 'answer', afterSeconds: 3 });
    const made = await client.conferences('room').participants.create({
      from: deskNumber,
      to: customer,
      label: 'customer',
      endConferenceOnExit: true,
      startConferenceOnEnter: false,
      muted: true,
    });
    expect(made).toMatchObject({
      label: 'customer',
      status: 'ringing',
      muted: true,
      endConferenceOnExit: true,
      startConferenceOnEnter: false,
    });
    await floor.advance(3);
    const participants = client.conferences(made.conferenceSid).participants;
    expect(await participants('customer').fetch()).toMatchObject({ callSid: made.callSid, status: 'connected' });
    const second = await participants.create({ from: deskNumber, to: 'client:ann' });
    await floor.clock.settle();
    expect(await client.conferences(made.conferenceSid).fetch()).toMatchObject({
      friendlyName: 'room',
      status: 'in-progress',
    });
    await client.calls(made.callSid).update({ status: 'completed' });
    expect(await client.conferences(made.conferenceSid).fetch()).toMatchObject({
      status: 'completed',
      callSidEndingConference: made.callSid,
    });
    expect((await client.calls(second.callSid).fetch()).status).toBe('completed');
    await expect(participants.create({ from: deskNumber, to: customer })).rejects.toMatchObject({
      status: 400,
      message: expect.stringContaining('is over') as string,
    });
  });

  it('has a label of its own', async () => {
    const { participants } = client.conferences('room');
    const options = { from: deskNumber, to: customer, label: 'customer' };
    await participants.create(options);
    await expect(participants.create(options)).rejects.toMatchObject({ status: 400, code: 16025 });
  });

  it.each([
    [{ to: 'nobody' }, 21211],
    [{ to: customer, timeout: 4 }, 20001],
    [{ to: customer, callSidToCoach: `CA${'0'.repeat(32)}` }, 20001],
    [{ to: customer, coaching: true }, 20001],
  ])('is refused %j', async (options, code) => {
    await expect(
      client.conferences('room').participants.create({ from: deskNumber, ...options }),
    ).rejects.toMatchObject({ status: 400, code });
    expect(await client.calls.list()).toEqual([]);
  });

  it('is called into no conference that does not exist', async () => {
    const { participants } = client.conferences(`CF${'f'.repeat(32)}`);
    await expect(participants.create({ from: deskNumber, to: customer })).rejects.toMatchObject({ status: 404 });
  });

  it('may coach another', async () => {
    const { participants } = client.conferences('room');
    const { callSid } = await participants.create({ from: deskNumber, to: customer });
    const options = { from: deskNumber, to: 'client:sue', coaching: true, callSidToCoach: callSid };
    expect(await participants.create(options)).toMatchObject({ coaching: true, callSidToCoach: callSid });
  });
});

describe('a conference', () => {
  const events = (): (string | undefined)[] => told().map(({ parameters }) => parameters['StatusCallbackEvent']);

  it('tells whoever called the first participant what happens in it', async () => {
    const { callSid, conferenceSid } = await client.conferences('room').participants.create({
      from: deskNumber,
      to: customer,
      label: 'customer',
      conferenceStatusCallback: at('/status'),
      conferenceStatusCallbackEvent: ['start', 'end', 'join', 'leave', 'mute', 'hold', 'modify'],
    });
    const { participants } = client.conferences(conferenceSid);
    await floor.clock.settle();
    await participants.create({
      from: deskNumber,
      to: 'client:ann',
      conferenceStatusCallback: at('/status/of-the-second'),
    });
    await floor.clock.settle();
    await participants(callSid).update({ muted: true });
    await participants(callSid).update({ muted: false, hold: true });
    await participants('customer').update({ hold: false, endConferenceOnExit: true });
    await client.calls(callSid).update({ status: 'completed' });
    await floor.clock.settle();
    expect(events()).toEqual([
      'participant-join',
      'participant-join',
      'conference-start',
      'participant-mute',
      'participant-unmute',
      'participant-hold',
      'participant-unhold',
      'participant-modify',
      'participant-leave',
      'participant-leave',
      'conference-end',
    ]);
    expect(told()[0]?.parameters).toMatchObject({
      ConferenceSid: conferenceSid,
      FriendlyName: 'room',
      AccountSid: accountSid,
      CallSid: callSid,
      ParticipantLabel: 'customer',
      Muted: 'false',
      Hold: 'false',
      Coaching: 'false',
      StartConferenceOnEnter: 'true',
      EndConferenceOnExit: 'false',
    });
    expect(told().at(-1)?.parameters).toMatchObject({
      ReasonConferenceEnded: 'participant-with-end-conference-on-exit-left',
      CallSidEndingConference: callSid,
    });
    expect(floor.server.requests.every(({ path }) => path === '/status')).toBe(true);
  });

  it('tells of its start and end where nothing is named', async () => {
    const options = { from: deskNumber, conferenceStatusCallback: at('/status') };
    const { conferenceSid } = await client.conferences('room').participants.create({ ...options, to: customer });
    await client.conferences(conferenceSid).participants.create({ ...options, to: 'client:ann' });
    await floor.clock.settle();
    await client.conferences(conferenceSid).update({ status: 'completed' });
    await floor.clock.settle();
    expect(events()).toEqual(['conference-start', 'conference-end']);
    expect(told()[1]?.parameters).toMatchObject({ ReasonConferenceEnded: 'conference-ended-via-api' });
  });
});
