import twilio, { type Twilio } from 'twilio';
import type { Reservation, Worker } from 'twilio-taskrouter';
import { validateRequest } from 'twilio/lib/webhooks/webhooks';
import { localCredentials } from '../../emulator';
import { LocalRequestClient } from '../../emulator/request-client';
import { startStubServer } from '../emulator/callbacks/stub-server';
import { heard, SdkFloor } from './sdk-floor';
import { letTimersGo } from './sdk-timers';

letTimersGo();

const { accountSid, authToken } = localCredentials;
const customer = '+15550123';
const phones = { alice: '+15550112', bob: '+15550113', sue: '+15550119' } as const;

let floor: SdkFloor;
let client: Twilio;
let alice: Worker;
let held: Reservation;

beforeEach(async () => {
  floor = await SdkFloor.open();
  client = twilio(accountSid, authToken, { httpClient: new LocalRequestClient(floor.emulator.origin) });
  alice = await ready('alice', floor.sidOf('worker', 'alice'));
  held = await callOut();
});
afterEach(() => floor.close());

async function ready(name: keyof typeof phones, sid: string): Promise<Worker> {
  await floor.rest.workers(sid).update({ attributes: JSON.stringify({ name, contact_uri: phones[name] }) });
  return floor.ready(sid);
}

/** Alice calls a customer. */
async function callOut(): Promise<Reservation> {
  const offered = heard(alice, 'reservationCreated');
  const [workflow, queue] = [floor.sidOf('workflow', 'everybody'), floor.sidOf('taskQueue', 'everybody')];
  await alice.createTask(customer, '+15550100', workflow, queue, { taskChannelUniqueName: 'voice' });
  const reservation = (await offered) as Reservation;
  await connect(reservation, { endConferenceOnExit: true });
  return reservation;
}

async function connect(reservation: Reservation, options = {}): Promise<void> {
  const accepted = heard(reservation, 'accepted');
  await reservation.conference(options);
  await floor.advance(0);
  await accepted;
}

async function conference(): Promise<{ sid: string; status: string }> {
  const [room] = await client.conferences.list({ friendlyName: held.task.sid });
  if (!room) throw new Error('There is no conference');
  return room;
}

/** Those in the conference by number, with what is so of each. */
async function room(): Promise<Record<string, string>> {
  const { sid } = await conference();
  const inside: Record<string, string> = {};
  for (const { callSid, hold, muted, endConferenceOnExit } of await client.conferences(sid).participants.list()) {
    const { to } = await client.calls(callSid).fetch();
    const facts = { hold, muted, endConferenceOnExit };
    inside[to] = Object.entries(facts)
      .filter(([, is]) => is)
      .map(([name]) => name)
      .join();
  }
  return inside;
}

async function hangUp(number: string): Promise<void> {
  const [leg] = await client.calls.list({ to: number });
  await client.calls(leg?.sid ?? '').update({ status: 'completed' });
}

/** Alice hands the call on to bob, who is ready for it. */
async function handOn(mode: 'WARM' | 'COLD'): Promise<{ bob: Worker; offer: Reservation }> {
  const bob = await ready('bob', await floor.worker('bob'));
  const initiated = heard(held.task, 'transferInitiated');
  const offered = heard(bob, 'reservationCreated');
  await held.task.transfer(bob.sid, { mode });
  await initiated;
  return { bob, offer: (await offered) as Reservation };
}

test.each(['leave end', 'leave,end', '["leave","end"]'])(
  'a conference tells by status callback (%s) who left and that it is over',
  async (events) => {
    await hangUp(customer);
    const application = await startStubServer(() => ({ status: 204 }));
    try {
      await Promise.all([heard(held, 'completed'), held.complete()]);
      const offered = heard(alice, 'reservationCreated');
      const [workflow, queue] = [floor.sidOf('workflow', 'everybody'), floor.sidOf('taskQueue', 'everybody')];
      await alice.createTask(customer, '+15550100', workflow, queue, { taskChannelUniqueName: 'voice' });
      held = (await offered) as Reservation;
      await connect(held, {
        conferenceStatusCallback: `${application.origin}/conference-events`,
        conferenceStatusCallbackMethod: 'POST',
        conferenceStatusCallbackEvent: events,
      });
      for (const number of [phones.alice, customer]) await hangUp(number);
      await floor.advance(0);
      const told = application.requests.map(({ parameters }) => parameters);
      expect(told.toSorted((a, b) => Number(a['SequenceNumber']) - Number(b['SequenceNumber']))).toMatchObject([
        {
          StatusCallbackEvent: 'participant-leave',
          ReasonParticipantLeft: 'participant_updated_via_api',
          FriendlyName: held.task.sid,
        },
        { StatusCallbackEvent: 'participant-leave', ReasonParticipantLeft: 'participant_updated_via_api' },
        { StatusCallbackEvent: 'conference-end', ReasonConferenceEnded: 'last-participant-left' },
      ]);
      for (const { path, headers, parameters } of application.requests)
        expect(
          validateRequest(authToken, String(headers['x-twilio-signature']), application.origin + path, parameters),
        ).toBe(true);
    } finally {
      await application.close();
    }
  },
);

describe('a worker in a conference', () => {
  it('holds the customer, and has the customer back', async () => {
    expect(await room()).toEqual({ [phones.alice]: 'endConferenceOnExit', [customer]: '' });
    expect(await held.task.updateParticipant({ hold: true })).toBe(held.task);
    expect(await room()).toMatchObject({ [customer]: 'hold' });
    await held.task.updateParticipant({ hold: false });
    expect(await room()).toMatchObject({ [customer]: '' });
  });

  it('mutes itself, and says whether the conference ends with it', async () => {
    await held.updateParticipant({ mute: true, endConferenceOnExit: false, beepOnExit: true });
    expect(await room()).toMatchObject({ [phones.alice]: 'muted' });
  });

  it('ends it for all by leaving, and then wraps up', async () => {
    const wrapping = heard(held, 'wrapup');
    await hangUp(phones.alice);
    expect(await wrapping).toMatchObject({ status: 'wrapping', task: { status: 'wrapping' } });
    expect((await conference()).status).toBe('completed');
    const completed = heard(held, 'completed');
    await held.complete();
    expect(await completed).toMatchObject({ status: 'completed', task: { status: 'completed' } });
  });

  it('is refused to hold or remove somebody who is not there', async () => {
    const carolSid = await floor.worker('carol');
    await expect(held.task.hold(carolSid, true)).rejects.toThrow(/status code 400.*provided for TargetWorkerSid/);
    await expect(held.task.kick(carolSid)).rejects.toThrow(/status code 400.*has not accepted/);
    await hangUp(customer);
    await expect(held.task.updateParticipant({ hold: true })).rejects.toThrow(/400.*not in a conference that goes on/);
  });
});

describe('a warm transfer', () => {
  it('holds the customer until somebody says otherwise; then there are three', async () => {
    const { offer } = await handOn('WARM');
    expect(await room()).toMatchObject({ [customer]: 'hold' });
    await connect(offer);
    expect(await room()).toEqual({ [phones.alice]: 'endConferenceOnExit', [customer]: 'hold', [phones.bob]: '' });
    await offer.task.updateParticipant({ hold: false });
    expect(await room()).toMatchObject({ [customer]: '' });
  });

  it('is handed over when the first worker leaves without ending it', async () => {
    const { offer } = await handOn('WARM');
    await connect(offer);
    await held.updateParticipant({ endConferenceOnExit: false });
    const wrapping = heard(held, 'wrapup');
    await hangUp(phones.alice);
    await wrapping;
    expect(Object.keys(await room()).toSorted()).toEqual([phones.bob, customer].toSorted());
    expect(offer.status).toBe('accepted');
    const completed = heard(held, 'completed');
    await held.complete();
    await completed;
    expect((await floor.rest.tasks(held.task.sid).fetch()).assignmentStatus).toBe('assigned');
  });

  it('lets each hold and remove the other', async () => {
    const { bob, offer } = await handOn('WARM');
    await connect(offer);
    expect(await held.task.hold(bob.sid, true)).toBe(held.task);
    expect(await room()).toMatchObject({ [phones.bob]: 'hold' });
    await held.task.hold(bob.sid, false);
    const wrapping = heard(offer, 'wrapup');
    expect(await held.task.kick(bob.sid)).toBe(held.task);
    await wrapping;
    expect(Object.keys(await room())).toHaveLength(2);
  });

  it('has the customer back when it is refused', async () => {
    const { offer } = await handOn('WARM');
    const failed = heard(held.task.transfers.outgoing ?? held, 'failed');
    const updated = heard(held.task, 'updated');
    const [offline] = [...alice.activities.values()].filter(({ name }) => name === 'Offline');
    await offer.reject({ activitySid: offline?.sid ?? '' });
    await failed;
    expect(await updated).toMatchObject({ status: 'assigned' });
    expect(await room()).toEqual({ [phones.alice]: 'endConferenceOnExit', [customer]: '' });
  });
});

describe('a cold transfer', () => {
  it('has the first worker leave at once, and connects the customer with the next', async () => {
    const wrapping = heard(held, 'wrapup');
    const { offer } = await handOn('COLD');
    await wrapping;
    expect(await room()).toEqual({ [customer]: 'hold' });
    await connect(offer, { endConferenceOnExit: true });
    expect(await room()).toEqual({ [customer]: '', [phones.bob]: 'endConferenceOnExit' });
    expect(held.status).toBe('wrapping');
    const completed = heard(held, 'completed');
    await held.complete();
    await completed;
    expect((await floor.rest.tasks(held.task.sid).fetch()).assignmentStatus).toBe('assigned');
  });

  it('leaves the customer alone on hold when it is refused', async () => {
    const { offer } = await handOn('COLD');
    const rejected = heard(offer, 'rejected');
    await offer.reject();
    await rejected;
    expect(await room()).toEqual({ [customer]: 'hold' });
  });
});

describe('a supervisor', () => {
  it('listens to a worker, unheard and offline, and leaves unnoticed', async () => {
    const sueSid = await floor.worker('sue', 'Offline');
    const attributes = JSON.stringify({ contact_uri: phones.sue });
    await floor.rest.workers(sueSid).update({ attributes });
    const supervisor = await floor.supervisor(sueSid);
    await supervisor.monitor(held.task.sid, held.sid, {});
    await floor.advance(0);
    expect(await room()).toMatchObject({
      [phones.sue]: 'muted',
      [phones.alice]: 'endConferenceOnExit',
      [customer]: '',
    });
    await hangUp(phones.sue);
    expect(Object.keys(await room())).toHaveLength(2);
    expect((await conference()).status).toBe('in-progress');
  });

  it('is asked for over REST too', async () => {
    const sueSid = await floor.worker('sue', 'Offline');
    await floor.rest.workers(sueSid).update({ attributes: JSON.stringify({ contact_uri: phones.sue }) });
    const reservation = floor.rest.tasks(held.task.sid).reservations(held.sid);
    await reservation.update({ instruction: 'supervise', supervisor: sueSid, supervisorMode: 'whisper' });
    await floor.advance(0);
    const [leg] = await client.calls.list({ to: phones.sue });
    const { sid } = await conference();
    const [workersLeg] = await client.calls.list({ to: phones.alice });
    expect(
      await client
        .conferences(sid)
        .participants(leg?.sid ?? '')
        .fetch(),
    ).toMatchObject({
      muted: false,
      coaching: true,
      callSidToCoach: workersLeg?.sid,
    });
  });
});
