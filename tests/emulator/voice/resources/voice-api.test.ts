import twilio, { type Twilio } from 'twilio';
import { localCredentials } from '../../../../emulator/credentials';
import { LocalRequestClient } from '../../../../emulator/request-client';
import { notDoneBeside } from '../../../../emulator/rest/not-done';
import { restApp } from '../../../../emulator/rest/rest-app';
import { RestApi } from '../../../../emulator/rest/rest-api';
import { listen, stopServer } from '../../../../emulator/server';
import type { ReservationRow } from '../../../../emulator/account/taskrouter-rows';
import { voiceOperations } from '../../../../emulator/voice/voice-operations';
import type { CallRow, ConferenceRow } from '../../../../emulator/account/voice-rows';
import { customer, deskNumber, openSupport, type CallFloor } from '../call-floor';

const { accountSid, authToken } = localCredentials;
const agentNumber = '+15550112';
const account = `/2010-04-01/Accounts/${accountSid}`;

let floor: CallFloor;
let client: Twilio;
let origin: string;
let close: () => Promise<void>;
let caller: CallRow;
let reservation: ReservationRow;

beforeEach(async () => {
  floor = await openSupport();
  const operations = voiceOperations(floor.telephone);
  const { server, origin: at } = await listen(
    restApp(new RestApi(floor.engine, [...operations, ...notDoneBeside(operations)])),
    0,
    '127.0.0.1',
  );
  origin = at;
  close = () => stopServer(server);
  client = twilio(accountSid, authToken, { httpClient: new LocalRequestClient(origin) });
  caller = await floor.call();
  reservation = floor.offered(caller);
});
afterEach(async () => {
  await close();
  await floor.server.close();
});

async function connect(fields: Record<string, string> = {}): Promise<ConferenceRow> {
  await floor.instruct(reservation, 'conference', fields);
  return floor.conferenceOf(floor.taskOf(caller));
}

const workersLeg = (): CallRow => {
  const [leg] = floor.legsOf(reservation);
  if (!leg) throw new Error('The worker was not called');
  return leg;
};

/** As it goes over the wire. */
async function get(path: string): Promise<Record<string, unknown>> {
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  const response = await fetch(origin + account + path, { headers: { Authorization: authorization } });
  return (await response.json()) as Record<string, unknown>;
}

describe('conferences', () => {
  it('are fetched and found by the name of their task', async () => {
    const { sid } = await connect();
    const expected = {
      sid,
      accountSid,
      friendlyName: floor.taskOf(caller).sid,
      status: 'in-progress',
      reasonConferenceEnded: null,
      callSidEndingConference: null,
      dateCreated: new Date('2026-11-20T12:00:00Z'),
    };
    expect(await client.conferences(sid).fetch()).toMatchObject(expected);
    const found = await client.conferences.list({ friendlyName: floor.taskOf(caller).sid, status: 'in-progress' });
    expect(found).toMatchObject([expected]);
    expect(await client.conferences.list({ friendlyName: 'WT404' })).toEqual([]);
    expect(await client.conferences.list({ status: 'completed' })).toEqual([]);
  });

  it('look on the wire as published', async () => {
    const { sid } = await connect();
    expect(await get(`/Conferences/${sid}.json`)).toEqual({
      sid,
      account_sid: accountSid,
      friendly_name: floor.taskOf(caller).sid,
      status: 'in-progress',
      region: 'us1',
      reason_conference_ended: null,
      call_sid_ending_conference: null,
      api_version: '2010-04-01',
      date_created: 'Fri, 20 Nov 2026 12:00:00 +0000',
      date_updated: 'Fri, 20 Nov 2026 12:00:00 +0000',
      uri: `${account}/Conferences/${sid}.json`,
      subresource_uris: {
        participants: `${account}/Conferences/${sid}/Participants.json`,
        recordings: `${account}/Conferences/${sid}/Recordings.json`,
      },
    });
  });

  it('are ended for everybody, and end the worker’s part', async () => {
    const { sid } = await connect();
    expect(await client.conferences(sid).update({ status: 'completed' })).toMatchObject({
      status: 'completed',
      reasonConferenceEnded: 'conference-ended-via-api',
    });
    expect(await client.conferences(sid).participants.list()).toEqual([]);
    expect(floor.leg(caller).status).toBe('completed');
    expect(floor.now(reservation).status).toBe('wrapping');
    expect(await client.conferences(sid).update({ status: 'completed' })).toMatchObject({ status: 'completed' });
  });

  it('are narrowed by whole days', async () => {
    await connect();
    const day = new Date('2026-11-20');
    const before = new Date('2026-11-19');
    const after = new Date('2026-11-21');
    const count = async (filter: Parameters<typeof client.conferences.list>[0]) =>
      (await client.conferences.list(filter)).length;
    expect(await count({ dateCreated: day })).toBe(1);
    expect(await count({ dateCreated: before })).toBe(0);
    expect(await count({ dateCreatedBefore: day })).toBe(1);
    expect(await count({ dateCreatedBefore: before })).toBe(0);
    expect(await count({ dateUpdatedAfter: day })).toBe(1);
    expect(await count({ dateUpdatedAfter: after })).toBe(0);
  });

  it('that are not there are 404', async () => {
    await expect(client.conferences('CF404').fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
    await expect(client.conferences('CF404').participants.list()).rejects.toMatchObject({ status: 404 });
  });
});

describe('participants', () => {
  it('are the legs in a conference, the newest first', async () => {
    const { sid } = await connect({ end_conference_on_exit: 'true' });
    expect(await client.conferences(sid).participants.list()).toMatchObject([
      { callSid: workersLeg().sid, conferenceSid: sid, status: 'connected', endConferenceOnExit: true, muted: false },
      { callSid: caller.sid, conferenceSid: sid, status: 'connected', endConferenceOnExit: false, hold: false },
    ]);
    expect(await get(`/Conferences/${sid}/Participants/${caller.sid}.json`)).toEqual({
      call_sid: caller.sid,
      conference_sid: sid,
      account_sid: accountSid,
      label: null,
      muted: false,
      hold: false,
      coaching: false,
      call_sid_to_coach: null,
      start_conference_on_enter: true,
      end_conference_on_exit: false,
      status: 'connected',
      queue_time: null,
      date_created: 'Fri, 20 Nov 2026 12:00:00 +0000',
      date_updated: 'Fri, 20 Nov 2026 12:00:00 +0000',
      uri: `${account}/Conferences/${sid}/Participants/${caller.sid}.json`,
    });
  });

  it('are held and muted', async () => {
    const { sid } = await connect();
    const participants = client.conferences(sid).participants;
    expect(await participants(caller.sid).update({ hold: true, holdUrl: 'https://example.com/music' })).toMatchObject({
      hold: true,
      muted: false,
    });
    expect(await participants(workersLeg().sid).update({ muted: true })).toMatchObject({ muted: true });
    expect((await participants.list({ hold: true })).map(({ callSid }) => callSid)).toEqual([caller.sid]);
    expect((await participants.list({ muted: false })).map(({ callSid }) => callSid)).toEqual([caller.sid]);
    expect(await participants(caller.sid).update({ hold: false, endConferenceOnExit: true })).toMatchObject({
      hold: false,
      endConferenceOnExit: true,
    });
    await floor.hangUp(caller);
    expect(floor.leg(workersLeg()).status).toBe('completed');
  });

  it('are kicked out', async () => {
    const { sid } = await connect({ end_conference_on_exit: 'true' });
    expect(await client.conferences(sid).participants(workersLeg().sid).remove()).toBe(true);
    expect(await client.conferences(sid).fetch()).toMatchObject({
      status: 'completed',
      reasonConferenceEnded: 'participant-with-end-conference-on-exit-kicked',
      callSidEndingConference: workersLeg().sid,
    });
    await expect(client.conferences(sid).participants(workersLeg().sid).fetch()).rejects.toMatchObject({ status: 404 });
  });
});

describe('calls', () => {
  it('are fetched', async () => {
    expect(await client.calls(caller.sid).fetch()).toMatchObject({
      sid: caller.sid,
      accountSid,
      from: customer,
      to: deskNumber,
      status: 'in-progress',
      direction: 'inbound',
      startTime: new Date('2026-11-20T12:00:00Z'),
      duration: null,
    });
    await expect(client.calls('CA404').fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
  });

  it('have every published field', async () => {
    await floor.advance(75.5);
    await floor.hangUp(caller);
    const call = await get(`/Calls/${caller.sid}.json`);
    expect(call).toMatchObject({
      status: 'completed',
      duration: '75',
      start_time: 'Fri, 20 Nov 2026 12:00:00 +0000',
      end_time: 'Fri, 20 Nov 2026 12:01:15 +0000',
      uri: `${account}/Calls/${caller.sid}.json`,
      subresource_uris: { recordings: `${account}/Calls/${caller.sid}/Recordings.json` },
    });
    expect(Object.keys(call).toSorted()).toEqual(
      'account_sid answered_by api_version caller_name date_created date_updated direction duration end_time forwarded_from from from_formatted group_sid parent_call_sid phone_number_sid price price_unit queue_time sid start_time status subresource_uris to to_formatted trunk_sid uri'.split(
        ' ',
      ),
    );
  });

  it('are listed newest first, page by page, and filtered', async () => {
    const more = [await floor.call('+15550131'), await floor.call('+15550132')];
    const all = [caller, ...more].map(({ sid }) => sid).toReversed();
    expect((await client.calls.list({ pageSize: 2 })).map(({ sid }) => sid)).toEqual(all);
    expect((await client.calls.list({ from: '+15550131' })).map(({ sid }) => sid)).toEqual([more[0]?.sid]);
    expect(await client.calls.list({ to: customer })).toEqual([]);
    await floor.advance(60);
    await floor.hangUp(caller);
    expect((await client.calls.list({ status: 'completed' })).map(({ sid }) => sid)).toEqual([caller.sid]);
    const after = new Date('2026-11-20T12:00:30Z');
    expect((await client.calls.list({ endTimeAfter: after })).map(({ sid }) => sid)).toEqual([caller.sid]);
    expect(await client.calls.list({ endTimeBefore: after })).toEqual([]);
    expect(await client.calls.list({ startTime: after })).toHaveLength(3);
    expect(await client.calls.list({ startTimeAfter: after })).toEqual([]);

    const first = await get('/Calls.json?PageSize=2');
    expect(first).toMatchObject({
      page: 0,
      page_size: 2,
      start: 0,
      end: 1,
      uri: `${account}/Calls.json?PageSize=2&Page=0`,
      first_page_uri: `${account}/Calls.json?PageSize=2&Page=0`,
      previous_page_uri: null,
      next_page_uri: expect.stringMatching(/^\/2010-04-01\/Accounts\/AC\w+\/Calls\.json\?PageSize=2&Page=1&PageToken=/),
    });
    expect(await get(String(first['next_page_uri']).slice(account.length))).toMatchObject({
      page: 1,
      start: 2,
      end: 2,
      next_page_uri: null,
    });
  });

  it('are hung up, which cancels a task that waits', async () => {
    expect(await client.calls(caller.sid).update({ status: 'completed' })).toMatchObject({ status: 'completed' });
    expect(floor.taskOf(caller)).toMatchObject({ assignmentStatus: 'canceled', reason: 'hangup' });
    await expect(client.calls(caller.sid).update({ status: 'completed' })).rejects.toMatchObject({
      status: 400,
      code: 21220,
    });
  });

  it('are canceled only while they ring', async () => {
    floor.telephone.phones.set(agentNumber, { does: 'ring' });
    await connect();
    expect(await client.calls(caller.sid).update({ status: 'canceled' })).toMatchObject({ status: 'in-progress' });
    expect(await client.calls(workersLeg().sid).update({ status: 'canceled' })).toMatchObject({ status: 'canceled' });
    expect(floor.now(reservation).status).toBe('canceled');
  });

  it('are sent to other TwiML by address or by text', async () => {
    floor.says('/other', '<Pause length="60"/>');
    await client.calls(caller.sid).update({ url: `${floor.server.origin}/other?a=1`, method: 'GET' });
    await floor.clock.settle();
    expect(floor.server.requests.at(-1)).toMatchObject({
      method: 'GET',
      path: expect.stringMatching(/^\/other\?a=1&/),
    });
    expect(floor.taskOf(caller)).toMatchObject({ assignmentStatus: 'canceled', reason: 'redirected' });
    await client.calls(caller.sid).update({ twiml: '<Response><Hangup/></Response>' });
    expect(await client.calls(caller.sid).fetch()).toMatchObject({ status: 'completed' });
  });

  it('take an address or a text, not both', async () => {
    await expect(
      client.calls(caller.sid).update({ url: 'https://example.com/', twiml: '<Response/>' }),
    ).rejects.toMatchObject({ status: 400, message: expect.stringContaining('Url and Twiml') });
  });
});
