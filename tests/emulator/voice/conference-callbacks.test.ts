import { validateRequest } from 'twilio/lib/webhooks/webhooks';
import { localCredentials } from '../../../emulator/credentials';
import { completeTask } from '../../../emulator/taskrouter/commands/task-status';
import { createTransfer } from '../../../emulator/taskrouter/commands/transfer-commands';
import type { ReservationRow } from '../../../emulator/account/taskrouter-rows';
import type { CallRow } from '../../../emulator/account/voice-rows';
import { openSupport, type CallFloor } from './call-floor';

/** What a conference tells whoever asked for it, parameter by parameter. */
let floor: CallFloor;
let caller: CallRow;
let reservation: ReservationRow;

beforeEach(async () => {
  floor = await openSupport();
  floor.pages.set('/room', { status: 204 });
  caller = await floor.call();
  reservation = floor.offered(caller);
});
afterEach(() => floor.server.close());

const everything = 'start end join leave mute hold modify';
const room = (): string => `${floor.server.origin}/room`;

/** What was told, in the order in which it happened. */
const told = (): Record<string, string>[] =>
  floor.webhooks.deliveries
    .filter(({ url }) => url === room())
    .map(({ parameters }) => parameters)
    .toSorted((a, b) => Number(a['SequenceNumber']) - Number(b['SequenceNumber']));
const events = (): (string | undefined)[] => told().map(({ StatusCallbackEvent: event }) => event);
const departures = (): (string | undefined)[][] =>
  told()
    .filter(({ StatusCallbackEvent: event }) => event === 'participant-leave')
    .map(({ CallSid, ReasonParticipantLeft, ParticipantCallStatus }) => [
      CallSid,
      ReasonParticipantLeft,
      ParticipantCallStatus,
    ]);

async function connect(fields: Record<string, string> = {}): Promise<CallRow> {
  await floor.instruct(reservation, 'conference', {
    conference_status_callback: room(),
    conference_status_callback_event: everything,
    ...fields,
  });
  return workersLeg();
}

function workersLeg(): CallRow {
  const leg = floor.legsOf(reservation).at(-1);
  if (!leg) throw new Error('The worker was not called');
  return leg;
}

const conferenceSid = (): string => floor.conferenceOf(floor.taskOf(caller)).sid;

it('tells all that is published of a conference from its first call to its last', async () => {
  const worker = await connect();
  await floor.advance(30);
  floor.telephone.updateParticipant(caller.sid, { hold: true });
  floor.telephone.updateParticipant(caller.sid, { hold: false });
  floor.telephone.updateParticipant(worker.sid, { muted: true });
  floor.telephone.updateParticipant(worker.sid, { muted: false });
  floor.telephone.updateParticipant(worker.sid, { endConferenceOnExit: true });
  await floor.hangUp(worker);
  const everyTime = {
    AccountSid: localCredentials.accountSid,
    ConferenceSid: conferenceSid(),
    FriendlyName: reservation.taskSid,
  };
  const [join, then] = ['Fri, 20 Nov 2026 12:00:00 +0000', 'Fri, 20 Nov 2026 12:00:30 +0000'];
  const plain = { Muted: 'false', Hold: 'false', Coaching: 'false', StartConferenceOnEnter: 'true' };
  const [ofWorker, ofCaller] = [worker, caller].map(({ sid }) => ({
    ...plain,
    CallSid: sid,
    EndConferenceOnExit: 'false',
  }));
  expect(told()).toEqual(
    [
      { StatusCallbackEvent: 'participant-join', Timestamp: join, ...ofWorker },
      { StatusCallbackEvent: 'participant-join', Timestamp: join, ...ofCaller },
      { StatusCallbackEvent: 'conference-start', Timestamp: join },
      { StatusCallbackEvent: 'participant-hold', Timestamp: then, ...ofCaller, Hold: 'true' },
      { StatusCallbackEvent: 'participant-unhold', Timestamp: then, ...ofCaller },
      { StatusCallbackEvent: 'participant-mute', Timestamp: then, ...ofWorker, Muted: 'true' },
      { StatusCallbackEvent: 'participant-unmute', Timestamp: then, ...ofWorker },
      { StatusCallbackEvent: 'participant-modify', Timestamp: then, ...ofWorker, EndConferenceOnExit: 'true' },
      {
        StatusCallbackEvent: 'participant-leave',
        Timestamp: then,
        ...ofWorker,
        EndConferenceOnExit: 'true',
        ReasonParticipantLeft: 'participant_hung_up',
        ParticipantCallStatus: 'completed',
      },
      {
        StatusCallbackEvent: 'participant-leave',
        Timestamp: then,
        ...ofCaller,
        ReasonParticipantLeft: 'moderator_ended_conference',
        ParticipantCallStatus: 'completed',
      },
      {
        StatusCallbackEvent: 'conference-end',
        Timestamp: then,
        ReasonConferenceEnded: 'participant-with-end-conference-on-exit-left',
        Reason: 'Participant with endConferenceOnExit=true left',
        CallSidEndingConference: worker.sid,
      },
    ].map((one, index) => ({ ...everyTime, ...one, SequenceNumber: String(index) })),
  );
});

it('is signed, by POST or as a query', async () => {
  await connect({ conference_status_callback_event: 'join', conference_status_callback_method: 'GET' });
  floor.telephone.endConference(conferenceSid());
  floor.do((engine) => completeTask(engine, reservation.taskSid, 'done'));
  caller = await floor.call('+15550124');
  reservation = floor.offered(caller);
  await connect({ conference_status_callback_event: 'join' });
  const asked = floor.server.requests.filter(({ path }) => path.startsWith('/room'));
  expect(asked.map(({ method }) => method)).toEqual(['GET', 'GET', 'POST', 'POST']);
  for (const { method, path, headers, parameters } of asked) {
    const signature = String(headers['x-twilio-signature']);
    const signed = method === 'GET' ? {} : parameters;
    expect(validateRequest(localCredentials.authToken, signature, floor.server.origin + path, signed)).toBe(true);
  }
});

describe('how somebody left', () => {
  const leave = (sid: string): void => floor.telephone.kick(sid);

  it.each<[how: string, end: (worker: CallRow) => void, worker: string[], customer: string[], reason: string]>([
    [
      'the conference was ended over REST',
      () => void floor.telephone.endConference(conferenceSid()),
      ['conference_ended_via_api', 'completed'],
      ['conference_ended_via_api', 'completed'],
      'conference-ended-via-api',
    ],
    [
      'everybody hung up',
      ({ sid }) => [sid, caller.sid].forEach((one) => floor.telephone.hangUp(one)),
      ['participant_hung_up', 'completed'],
      ['participant_hung_up', 'completed'],
      'last-participant-left',
    ],
    [
      'everybody was removed',
      ({ sid }) => [sid, caller.sid].forEach(leave),
      ['participant_updated_via_api', 'completed'],
      ['participant_updated_via_api', 'completed'],
      'last-participant-kicked',
    ],
    [
      'the worker’s call was ended over REST, and the customer’s sent elsewhere',
      ({ sid }) => {
        floor.telephone.endCall(sid);
        floor.telephone.redirectCall(caller.sid, { twiml: '<Response><Pause length="60"/></Response>' });
      },
      ['participant_updated_via_api', 'completed'],
      ['participant_updated_via_api', 'in-progress'],
      'last-participant-left',
    ],
  ])('%s', async (_how, end, ofWorker, ofCustomer, reason) => {
    const worker = await connect();
    end(worker);
    await floor.clock.settle();
    expect(departures()).toEqual([
      [worker.sid, ...ofWorker],
      [caller.sid, ...ofCustomer],
    ]);
    expect(told().at(-1)).toMatchObject({ StatusCallbackEvent: 'conference-end', ReasonConferenceEnded: reason });
  });

  it.each<[what: string, behaviour: Parameters<CallFloor['telephone']['phones']['set']>[1], status: string]>([
    ['is busy', { does: 'busy' }, 'busy'],
    ['is not answered', { does: 'ring' }, 'no-answer'],
    ['cannot be reached', { does: 'unreachable' }, 'failed'],
  ])('a worker whose phone %s never got in', async (_what, behaviour, status) => {
    floor.telephone.phones.set('+15550112', behaviour);
    floor.pages.set('/assignment', { status: 204 });
    const worker = await connect({ timeout: '20' });
    await floor.advance(20);
    expect(departures()[0]).toEqual([worker.sid, 'participant_add_failed', status]);
    expect(events()).not.toContain('participant-join');
    expect(floor.leg(caller).status).toBe('in-progress');
  });

  it('a worker who was still being called when the conference ended never got in', async () => {
    floor.telephone.phones.set('+15550112', { does: 'answer', afterSeconds: 50 });
    const worker = await connect();
    floor.telephone.endConference(conferenceSid());
    await floor.clock.settle();
    expect(departures()).toEqual([[worker.sid, 'participant_add_failed', 'canceled']]);
  });

  it('the one who hands over, and the customer who waits for nobody', async () => {
    const worker = await connect();
    const bob = floor.worker('bob', { contact_uri: '+15550113' });
    floor.do((engine) => createTransfer(engine, { reservationSid: reservation.sid, to: bob.sid, mode: 'COLD' }));
    await floor.clock.settle();
    expect(events().slice(3)).toEqual(['participant-hold', 'participant-leave']);
    expect(departures()).toEqual([[worker.sid, 'participant_hung_up', 'completed']]);
    await floor.hangUp(caller);
    expect(departures()[1]).toEqual([caller.sid, 'participant_hung_up', 'completed']);
    expect(told().at(-1)).toMatchObject({ CallSidEndingConference: caller.sid, Reason: 'Last participant left' });
  });
});

describe('a conference of <Dial>', () => {
  const conference = (attributes: string): string =>
    `<Dial><Conference ${attributes} statusCallback="/room" statusCallbackEvent="${everything}">small</Conference></Dial>`;

  it('tells by label who ended it, and that a call which is let go of goes on with its document', async () => {
    floor.says('/voice/incoming', conference('participantLabel="host" endConferenceOnExit="true"'));
    const host = await floor.call('+15550130');
    floor.says('/voice/incoming', `${conference('participantLabel="guest"')}<Pause length="60"/>`);
    const guest = await floor.call('+15550131');
    expect(told().slice(0, 2)).toMatchObject([{ ParticipantLabel: 'host' }, { ParticipantLabel: 'guest' }]);
    await floor.hangUp(host);
    expect(departures()).toEqual([
      [host.sid, 'participant_hung_up', 'completed'],
      [guest.sid, 'moderator_ended_conference', 'in-progress'],
    ]);
    expect(told().at(-1)).toMatchObject({
      StatusCallbackEvent: 'conference-end',
      CallSidEndingConference: host.sid,
      ParticipantLabelEndingConference: 'host',
    });
    expect(floor.leg(guest).status).toBe('in-progress');
  });

  it('that somebody is called into over REST has a label and a coach', async () => {
    floor.says('/voice/incoming', conference(''));
    const host = await floor.call('+15550130');
    const [open] = [...floor.engine.store.conferencesByName.of('small')];
    if (!open) throw new Error('There is no conference');
    floor.telephone.callInto(open, {
      to: '+15550199',
      from: '+15550100',
      timeoutSeconds: 30,
      label: 'supervisor',
      coaches: host.sid,
    });
    await floor.clock.settle();
    const joined = told().find(({ ParticipantLabel: label }) => label === 'supervisor');
    expect(joined).toMatchObject({ Coaching: 'true', CallSidToCoach: host.sid });
  });
});
