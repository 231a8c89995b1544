import twilio, { type Twilio } from 'twilio';
import type { ReservationRow } from '../../../../emulator/account/taskrouter-rows';
import type { CallRow } from '../../../../emulator/account/voice-rows';
import { localCredentials } from '../../../../emulator/credentials';
import { LocalRequestClient } from '../../../../emulator/request-client';
import { restListener } from '../../../../emulator/rest/listener';
import { restApp } from '../../../../emulator/rest/rest-app';
import { RestApi } from '../../../../emulator/rest/rest-api';
import { listen, stopServer } from '../../../../emulator/server';
import { voiceOperations } from '../../../../emulator/voice/voice-operations';
import {
  exactly,
  fields,
  moment,
  oneOf,
  orNull,
  sid,
  text,
  whole,
  address,
  type Shape,
} from '../../../conformance/shape';
import { basic } from '../../rest/rest-client';
import { openSupport, type CallFloor } from '../call-floor';

/** Recordings over REST by Twilio's own client, beside what is published of them. */
const { accountSid, authToken } = localCredentials;
const account = `/2010-04-01/Accounts/${accountSid}`;

let floor: CallFloor;
let client: Twilio;
let origin: string;
let close: () => Promise<void>;

beforeEach(async () => {
  floor = await openSupport();
  floor.pages.set('/recorded', { status: 204 });
  const api = new RestApi(floor.engine, voiceOperations(floor.telephone));
  const { server, origin: at } = await listen(restApp(api), 0, '127.0.0.1', restListener(api));
  origin = at;
  close = () => stopServer(server);
  client = twilio(accountSid, authToken, { httpClient: new LocalRequestClient(origin) });
});
afterEach(async () => {
  await close();
  await floor.server.close();
});

const callback = (): string => `${floor.server.origin}/recorded`;
const told = (): Record<string, string>[] =>
  floor.webhooks.deliveries.filter(({ url }) => url === callback()).map(({ parameters }) => parameters);
const send = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(origin + account + path, { ...init, headers: { authorization: basic(accountSid, authToken) } });

/** A caller who speaks with alice in a conference. */
async function talk(wanted: Record<string, string> = {}): Promise<Talk> {
  const caller = await floor.call();
  const reservation = floor.offered(caller);
  await floor.instruct(reservation, 'conference', wanted);
  const [leg] = floor.legsOf(reservation);
  if (!leg) throw new Error('The worker was not called');
  return { caller, reservation, leg, room: floor.conferenceOf(floor.taskOf(caller)).sid };
}

interface Talk {
  readonly caller: CallRow;
  readonly reservation: ReservationRow;
  readonly leg: CallRow;
  readonly room: string;
}

const rfc: Shape = (value, where) =>
  typeof value === 'string' && /^\w{3}, \d\d \w{3} \d{4} [\d:]{8} \+0000$/.test(value) ? [] : moment(value, where);
const shared = {
  account_sid: sid('AC'),
  api_version: exactly('2010-04-01'),
  call_sid: sid('CA'),
  channels: whole,
  date_created: rfc,
  date_updated: rfc,
  start_time: rfc,
  duration: orNull(text),
  sid: sid('RE'),
  price: exactly(null),
  price_unit: orNull(exactly('USD')),
  source: oneOf(
    'DialVerb',
    'Conference',
    'OutboundAPI',
    'Trunking',
    'RecordVerb',
    'StartCallRecordingAPI',
    'StartConferenceRecordingAPI',
  ),
  status: oneOf('in-progress', 'paused', 'stopped', 'processing', 'completed', 'absent'),
  error_code: exactly(null),
  encryption_details: exactly(null),
  uri: text,
};
/** As the schemas of the API's description have them, field by field. */
const published = {
  call: fields({ ...shared, conference_sid: exactly(null), track: oneOf('inbound', 'outbound', 'both') }),
  conference: fields({ ...shared, conference_sid: sid('CF') }),
  own: fields({
    ...shared,
    conference_sid: orNull(sid('CF')),
    media_url: address,
    subresource_uris: fields({ add_on_results: text, transcriptions: text }),
  }),
};

it('looks as published, of a call, of a conference and of the account', async () => {
  const { caller, room } = await talk({ conference_record: 'record-from-start' });
  const made = await send(`/Calls/${caller.sid}/Recordings.json`, { method: 'POST', body: new URLSearchParams() });
  expect(made.status).toBe(201);
  const read = async (path: string): Promise<{ sid: string; recordings: unknown[] }> =>
    JSON.parse(await (await send(path)).text());
  const own: { sid: string } = JSON.parse(await made.text());
  expect(published.call(own, 'made')).toEqual([]);
  const { recordings } = await read(`/Conferences/${room}/Recordings.json`);
  expect(published.conference(recordings[0], 'of the conference')).toEqual([]);
  const everything = (await read('/Recordings.json')).recordings;
  expect(
    everything.flatMap((one, at) => published.own(one, `${at}`).filter((line) => !line.includes('.track'))),
  ).toEqual([]);
  expect(everything).toHaveLength(2);
  expect(published.call(await read(`/Calls/${caller.sid}/Recordings/${own.sid}.json`), 'of the call')).toEqual([]);
});

it('leaves nothing open that Twilio’s own package reads', async () => {
  const { caller, room } = await talk({ conference_record: 'record-from-start' });
  const { sid: own } = await client.calls(caller.sid).recordings.create();
  const read = [
    await client.calls(caller.sid).recordings(own).fetch(),
    await client.conferences(room).recordings('Twilio.CURRENT').fetch(),
    await client.recordings(own).fetch(),
  ];
  for (const one of read) {
    const open = Object.entries(one.toJSON()).filter(([, value]) => value === undefined);
    expect(open.map(([name]) => name)).toEqual([]);
    expect([one.dateCreated, one.startTime].map((at) => at.getTime())).toEqual([floor.clock.now(), floor.clock.now()]);
  }
});

it('records a conference from when it begins until it ends, and tells of both', async () => {
  const { caller, leg, room } = await talk({
    conference_record: 'record-from-start',
    conference_recording_status_callback: callback(),
  });
  await floor.advance(30);
  const [underWay] = await client.conferences(room).recordings.list();
  // A reading does not tell whether it is paused, only that it is not complete.
  expect(underWay).toMatchObject({ status: 'processing', duration: null, source: 'Conference', channels: 1 });
  expect(told()).toEqual([]);
  await floor.hangUp(caller);
  await floor.hangUp(leg);
  expect(await client.recordings(underWay?.sid ?? '').fetch()).toMatchObject({
    status: 'completed',
    duration: '30',
    conferenceSid: room,
    callSid: leg.sid,
    mediaUrl: `${origin}${account}/Recordings/${underWay?.sid}`,
  });
  expect(told()).toEqual([
    {
      AccountSid: accountSid,
      CallSid: leg.sid,
      ConferenceSid: room,
      RecordingSid: underWay?.sid,
      RecordingUrl: `https://api.twilio.com${account}/Recordings/${underWay?.sid}`,
      RecordingStatus: 'completed',
      RecordingDuration: '30',
      RecordingChannels: '1',
      RecordingStartTime: 'Fri, 20 Nov 2026 12:00:00 +0000',
      RecordingSource: 'Conference',
      RecordingTrack: 'both',
    },
  ]);
});

it.each([
  ['silence', '60'],
  ['skip', '40'],
])('counts a pause with %s', async (pauseBehavior, duration) => {
  const { caller, leg, room } = await talk({ conference_record: 'true' });
  const recording = client.conferences(room).recordings('Twilio.CURRENT');
  await floor.advance(10);
  const paused = await recording.update({ status: 'paused', pauseBehavior });
  expect(paused).toMatchObject({ status: 'paused', duration: null });
  expect(paused.sid).toMatch(/^RE/);
  await floor.advance(10);
  expect(await recording.update({ status: 'paused', pauseBehavior })).toMatchObject({ status: 'paused' });
  expect(await recording.fetch()).toMatchObject({ sid: paused.sid, status: 'processing' });
  await floor.advance(10);
  expect(await recording.update({ status: 'in-progress' })).toMatchObject({ status: 'in-progress' });
  await floor.advance(30);
  await floor.hangUp(caller);
  await floor.hangUp(leg);
  expect(await client.recordings(paused.sid).fetch()).toMatchObject({ status: 'completed', duration });
});

it('is over with what it records, paused or not, and cannot be paused then', async () => {
  const { caller, leg, room } = await talk({ conference_record: 'true' });
  const ofCall = client.calls(caller.sid).recordings;
  const own = await ofCall.create({ recordingChannels: 'dual' });
  expect(own).toMatchObject({ status: 'in-progress', source: 'StartCallRecordingAPI', channels: 2, track: 'both' });
  await floor.advance(5);
  await client.conferences(room).recordings('Twilio.CURRENT').update({ status: 'paused' });
  await client.calls(caller.sid).recordings(own.sid).update({ status: 'paused', pauseBehavior: 'skip' });
  await floor.advance(5);
  await floor.hangUp(caller);
  expect(await client.calls(caller.sid).recordings(own.sid).fetch()).toMatchObject({
    status: 'completed',
    duration: '5',
  });
  await floor.hangUp(leg);
  expect(await client.conferences(room).recordings.list()).toMatchObject([{ status: 'completed', duration: '10' }]);
  await expect(client.calls(caller.sid).recordings(own.sid).update({ status: 'paused' })).rejects.toMatchObject({
    status: 400,
    code: 21220,
  });
  await expect(ofCall('Twilio.CURRENT').update({ status: 'paused' })).rejects.toMatchObject({ status: 404 });
  await expect(ofCall.create()).rejects.toMatchObject({ status: 400, code: 21220 });
});

it('is stopped once, and started again as another', async () => {
  const { caller } = await talk();
  const ofCall = client.calls(caller.sid).recordings;
  const events = ['in-progress completed', 'absent'];
  const asked = { recordingStatusCallback: callback(), recordingStatusCallbackEvent: events };
  const first = await ofCall.create(asked);
  expect(await ofCall(first.sid).update({ status: 'stopped' })).toMatchObject({ status: 'stopped', sid: first.sid });
  expect(await ofCall(first.sid).fetch()).toMatchObject({ status: 'absent', duration: '0' });
  const second = await ofCall.create(asked);
  const third = await ofCall.create();
  await floor.clock.settle();
  // Each is a request of its own: which comes first, nobody says.
  expect(
    told()
      .map(({ RecordingStatus, RecordingSid }) => `${RecordingStatus} ${RecordingSid}`)
      .toSorted(),
  ).toEqual([`absent ${first.sid}`, `in-progress ${first.sid}`, `in-progress ${second.sid}`]);
  await expect(ofCall('Twilio.CURRENT').update({ status: 'paused' })).rejects.toThrow(
    `${second.sid}, ${third.sid}): name one by its SID`,
  );
  await expect(
    ofCall.create({ recordingStatusCallback: callback(), recordingStatusCallbackEvent: ['over'] }),
  ).rejects.toMatchObject({ code: 13621 });
  await expect(ofCall(third.sid).update({ status: 'completed' })).rejects.toMatchObject({ status: 400 });
});

it('is listed by call, conference and day, and is deleted once it is over', async () => {
  const { caller, leg, room } = await talk({ conference_record: 'true', record: 'true', recording_channels: 'dual' });
  await floor.advance(3);
  const [ofConference] = await client.recordings.list({ conferenceSid: room });
  const [ofLeg] = await client.calls(leg.sid).recordings.list();
  expect(ofLeg).toMatchObject({ source: 'OutboundAPI', channels: 2, callSid: leg.sid });
  expect(await client.recordings.list({ callSid: caller.sid })).toEqual([]);
  expect(await client.recordings.list({ dateCreated: new Date('2026-11-20T00:00:00Z') })).toHaveLength(2);
  expect(await client.recordings.list({ dateCreatedBefore: new Date('2026-11-19T00:00:00Z') })).toEqual([]);
  const gone = client.recordings(ofConference?.sid ?? '');
  await expect(gone.remove()).rejects.toMatchObject({ status: 400 });
  await floor.hangUp(caller);
  await floor.hangUp(leg);
  expect(await gone.remove()).toBe(true);
  await expect(gone.fetch()).rejects.toMatchObject({ status: 404 });
  await expect(gone.remove()).rejects.toMatchObject({ status: 404 });
  expect(await client.conferences(room).recordings.list()).toEqual([]);
  expect(await gone.fetch({ includeSoftDeleted: true })).toMatchObject({ status: 'deleted', duration: '3' });
  expect(await client.recordings.list({ includeSoftDeleted: true })).toHaveLength(2);
  await floor.advance(40 * 86_400);
  await expect(gone.fetch({ includeSoftDeleted: true })).rejects.toMatchObject({ status: 404 });
});

it('has a file of silence, as long as it is', async () => {
  const { caller } = await talk();
  const { sid: own } = await client.calls(caller.sid).recordings.create({ recordingChannels: 'dual' });
  await floor.advance(90);
  expect((await send(`/Recordings/${own}.wav`)).status).toBe(404);
  await floor.hangUp(caller);
  const file = await send(`/Recordings/${own}`);
  expect(file.headers.get('content-type')).toBe('audio/x-wav');
  const bytes = Buffer.from(await file.arrayBuffer());
  // 16 bits, 8 kHz, two channels; as sox and every player read it: RIFF, the format, the data.
  expect([bytes.toString('latin1', 0, 4), bytes.toString('latin1', 8, 16)]).toEqual(['RIFF', 'WAVEfmt ']);
  expect([bytes.readUInt16LE(22), bytes.readUInt32LE(24), bytes.readUInt32LE(28)]).toEqual([2, 8000, 32_000]);
  expect(bytes.readUInt32LE(40)).toBe(90 * 32_000);
  expect(bytes).toHaveLength(44 + 90 * 32_000);
  expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
  expect(bytes.subarray(44).every((byte) => byte === 0)).toBe(true);
  const mono = await send(`/Recordings/${own}.wav?RequestedChannels=1`);
  expect(Number(mono.headers.get('content-length'))).toBe(44 + 90 * 16_000);
  await mono.body?.cancel();
  expect((await send(`/Recordings/${own}.mp3`)).status).toBe(501);
  expect((await fetch(`${origin}${account}/Recordings/${own}.wav`)).status).toBe(401);
});

it('records what was asked for by calls and participants made over REST', async () => {
  const to = '+15550177';
  const asked = { record: true, recordingTrack: 'inbound', recordingStatusCallback: callback() };
  const { sid: out } = await client.calls.create({
    to,
    from: '+15550100',
    twiml: '<Response><Pause length="60"/></Response>',
    ...asked,
  });
  await floor.clock.settle();
  expect(await client.calls(out).recordings.list()).toMatchObject([{ source: 'OutboundAPI', track: 'inbound' }]);
  const room = client.conferences('lounge').participants;
  const first = await room.create({ to, from: '+15550100', conferenceRecord: 'record-from-start', record: true });
  await floor.clock.settle();
  const inRoom = client.conferences(first.conferenceSid).recordings;
  expect(await inRoom.list()).toEqual([]);
  await room.create({ to: '+15550178', from: '+15550100', conferenceRecord: 'do-not-record' });
  await floor.clock.settle();
  expect(await inRoom.list()).toMatchObject([{ source: 'Conference', callSid: first.callSid }]);
  expect(await client.calls(first.callSid).recordings.list()).toHaveLength(1);
});

it.each([
  ['record-from-answer', '20', 1],
  ['record-from-ringing-dual', '25', 2],
])('records <Dial record="%s"> for as long as they speak', async (record, duration, channels) => {
  floor.telephone.phones.set('+15550166', { does: 'answer', afterSeconds: 5 });
  floor.says(
    '/voice/incoming',
    `<Dial record="${record}" recordingStatusCallback="/recorded">+15550166</Dial><Pause length="60"/>`,
  );
  const caller = await floor.call();
  await floor.advance(25);
  const [recording] = await client.calls(caller.sid).recordings.list();
  expect(recording).toMatchObject({ source: 'DialVerb', status: 'processing', channels });
  const partner = [...floor.engine.store.calls.values()].find(({ parentCallSid }) => parentCallSid === caller.sid);
  if (partner) await floor.hangUp(partner);
  await floor.advance(10);
  expect(floor.leg(caller).status).toBe('in-progress');
  expect(await client.recordings(recording?.sid ?? '').fetch()).toMatchObject({ status: 'completed', duration });
  expect(told()).toMatchObject([
    { RecordingStatus: 'completed', RecordingDuration: duration, RecordingSource: 'DialVerb' },
  ]);
});

it('records <Conference record> and what the other instructions ask for', async () => {
  floor.says('/voice/incoming', '<Dial><Conference record="record-from-start">x</Conference></Dial>');
  await floor.call();
  await floor.call();
  expect(await client.recordings.list()).toMatchObject([{ source: 'Conference' }]);
  const { sid: workflow } = [...floor.engine.store.workflows.values()][0] ?? { sid: '' };
  floor.says('/voice/incoming', `<Enqueue workflowSid="${workflow}"/><Pause length="99"/>`);
  const caller = await floor.call();
  await floor.instruct(floor.offered(caller), 'dequeue', { record: 'record-from-answer' });
  await floor.advance(8);
  const [worker] = floor.legsOf(floor.offered(caller));
  if (worker) await floor.hangUp(worker);
  await floor.advance(4);
  expect(await client.calls(caller.sid).recordings.list()).toMatchObject([{ source: 'DialVerb', duration: '8' }]);
});
