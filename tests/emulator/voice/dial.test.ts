import type { CallRow } from '../../../emulator/account/voice-rows';
import { CallFloor, customer, openSupport } from './call-floor';

let floor: CallFloor;

beforeEach(async () => {
  floor = await CallFloor.open();
  floor.says('/then', '<Hangup/>');
});
afterEach(() => floor.server.close());

async function dial(inside: string, attributes = 'action="/then"'): Promise<CallRow> {
  floor.says('/voice/incoming', `<Dial ${attributes}>${inside}</Dial>`);
  return floor.call();
}

/** What the action was told, of a call. */
const then = (): Record<string, string> | undefined =>
  floor.server.requests.find(({ path }) => path === '/then')?.parameters;

const legsTo = (to: string): CallRow[] => [...floor.engine.store.calls.values()].filter((call) => call.to === to);

const leg = (to: string): CallRow => {
  const [first] = legsTo(to);
  if (!first) throw new Error(`${to} was not called`);
  return first;
};

describe('dialling a number', () => {
  it('connects the two, and goes on when the other hangs up', async () => {
    const caller = await dial('+15550111');
    expect(leg('+15550111')).toMatchObject({
      status: 'in-progress',
      direction: 'outbound-dial',
      parentCallSid: caller.sid,
      from: customer,
    });
    await floor.advance(33);
    await floor.hangUp(leg('+15550111'));
    expect(then()).toMatchObject({
      DialCallStatus: 'completed',
      DialCallSid: leg('+15550111').sid,
      DialCallDuration: '33',
    });
    expect(floor.leg(caller).status).toBe('completed');
  });

  it('goes on with the next verb where there is no action', async () => {
    floor.says('/voice/incoming', '<Dial>+15550111</Dial><Pause length="10"/>');
    const caller = await floor.call();
    await floor.hangUp(leg('+15550111'));
    expect(floor.leg(caller).status).toBe('in-progress');
    await floor.advance(10);
    expect(floor.leg(caller).status).toBe('completed');
  });

  it('ends with the caller', async () => {
    const caller = await dial('+15550111');
    await floor.hangUp(caller);
    expect(leg('+15550111').status).toBe('completed');
    expect(then()).toBeUndefined();
  });

  it('stops ringing when the caller hangs up', async () => {
    floor.telephone.phones.set('+15550111', { does: 'ring' });
    const caller = await dial('+15550111');
    await floor.hangUp(caller);
    expect(leg('+15550111').status).toBe('canceled');
  });

  it.each([
    ['busy', { does: 'busy' }, 'busy', 1],
    ['out of reach', { does: 'unreachable' }, 'failed', 1],
    ['left to ring', { does: 'ring' }, 'no-answer', 30],
  ] as const)('says when it is %s', async (_what, behaviour, status, seconds) => {
    floor.telephone.phones.set('+15550111', behaviour);
    const caller = await dial('+15550111');
    await floor.advance(seconds - 1);
    expect(then()).toBeUndefined();
    await floor.advance(1);
    expect(then()).toMatchObject({ DialCallStatus: status, DialCallSid: leg('+15550111').sid });
    expect(floor.leg(caller).status).toBe('completed');
  });

  it('calls several at once; who answers first has the call', async () => {
    floor.telephone.phones.set('+15550111', { does: 'ring' });
    floor.telephone.phones.set('client:ann', { does: 'answer', afterSeconds: 3 });
    await dial('<Number>+15550111</Number><Client>ann</Client>', 'callerId="+15550100"');
    expect([leg('+15550111').status, leg('client:ann').status]).toEqual(['ringing', 'ringing']);
    await floor.advance(3);
    expect([leg('+15550111').status, leg('client:ann').status]).toEqual(['canceled', 'in-progress']);
    expect(leg('client:ann').from).toBe('+15550100');
  });

  it('is over at its time limit', async () => {
    await dial('+15550111', 'action="/then" timeLimit="60"');
    await floor.advance(60);
    expect(leg('+15550111').status).toBe('completed');
    expect(then()).toMatchObject({ DialCallStatus: 'completed', DialCallDuration: '60' });
  });

  it('lets go of the other when the call is sent elsewhere', async () => {
    const caller = await dial('+15550111');
    floor.says('/elsewhere', '<Pause length="60"/>');
    floor.telephone.redirectCall(caller.sid, { url: `${floor.server.origin}/elsewhere`, method: 'POST' });
    await floor.clock.settle();
    expect(leg('+15550111').status).toBe('completed');
    expect(floor.leg(caller).status).toBe('in-progress');
    expect(then()).toBeUndefined();
  });
});

describe('dialling into a conference', () => {
  const room = () => {
    const [conference] = floor.engine.store.conferencesByName.of('room');
    if (!conference) throw new Error('There is no such conference');
    return conference;
  };

  it('brings callers together, and lets each go on when it ends', async () => {
    const first = await dial('<Conference>room</Conference>');
    expect(room().status).toBe('init');
    const second = await floor.call('+15550124');
    expect(room().status).toBe('in-progress');
    floor.telephone.endConference(room().sid);
    await floor.clock.settle();
    expect(then()).toMatchObject({ DialCallStatus: 'answered', CallStatus: 'in-progress' });
    expect(floor.server.requests.filter(({ path }) => path === '/then')).toHaveLength(2);
    expect([floor.leg(first).status, floor.leg(second).status]).toEqual(['completed', 'completed']);
  });

  it('leaves with the caller', async () => {
    const first = await dial('<Conference endConferenceOnExit="true">room</Conference>');
    await floor.call('+15550124');
    await floor.hangUp(first);
    expect(room()).toMatchObject({ status: 'completed', callSidEndingConference: first.sid });
  });

  it('lets somebody who is removed go on', async () => {
    const first = await dial('<Conference participantLabel="me" muted="true">room</Conference>');
    expect(floor.engine.store.participants.get(first.sid)).toMatchObject({ label: 'me', muted: true });
    floor.telephone.kick(first.sid);
    await floor.clock.settle();
    expect(then()).toMatchObject({ DialCallStatus: 'answered' });
    expect(room().reasonConferenceEnded).toBe('last-participant-kicked');
  });

  it('plays while it waits for the conference to begin', async () => {
    floor.says('/wait', '<Pause length="40"/>');
    await dial(`<Conference waitUrl="${floor.server.origin}/wait">room</Conference>`);
    await floor.advance(40);
    await floor.call('+15550124');
    await floor.advance(100);
    const waits = floor.server.requests.filter(({ path }) => path === '/wait');
    expect(waits.map(({ parameters }) => parameters['From'])).toEqual([customer, customer]);
    expect(waits[0]?.parameters).toMatchObject({ ConferenceSid: room().sid, FriendlyName: 'room' });
  });
});

describe('dialling somebody who waits', () => {
  let caller: CallRow;

  beforeEach(async () => {
    await floor.server.close();
    floor = await openSupport();
    floor.says('/then', '<Pause length="10"/>');
    caller = await floor.call();
  });

  async function callWorker(fields = {}): Promise<CallRow> {
    const offer = floor.offered(caller);
    floor.says('/worker', `<Dial action="/then"><Queue reservationSid="${offer.sid}"/></Dial>`);
    await floor.instruct(offer, 'call', { url: `${floor.server.origin}/worker`, from: '+15550100', ...fields });
    return leg('+15550112');
  }

  it('accepts the reservation and connects the two', async () => {
    const worker = await callWorker();
    const reservation = floor.offered(caller);
    expect(reservation.status).toBe('accepted');
    expect(JSON.parse(floor.taskOf(caller).attributes)).toMatchObject({ worker_call_sid: worker.sid });
    await floor.hangUp(worker);
    expect(floor.now(reservation).status).toBe('wrapping');
    expect(floor.leg(caller).status).toBe('completed');
  });

  it("goes on with the worker's document when the caller hangs up", async () => {
    const worker = await callWorker();
    const reservation = floor.offered(caller);
    await floor.hangUp(caller);
    expect(floor.now(reservation).status).toBe('wrapping');
    expect(then()).toMatchObject({ DialCallStatus: 'completed', CallSid: worker.sid });
    expect(floor.leg(worker).status).toBe('in-progress');
    await floor.advance(10);
    expect(floor.leg(worker).status).toBe('completed');
  });

  it('fails where the reservation is accepted already', async () => {
    const worker = await callWorker({ accept: 'true' });
    expect(floor.offered(caller).status).toBe('accepted');
    expect(then()).toMatchObject({ DialCallStatus: 'failed', CallSid: worker.sid });
    expect(floor.alerts.all).toMatchObject([
      { code: 13225, message: expect.stringContaining('which is accepted') as string },
    ]);
  });

  it('takes whoever has waited longest for a workflow', async () => {
    const second = await floor.call('+15550124');
    const task = floor.taskOf(caller);
    const { workflowSid } = task;
    floor.says('/voice/incoming', `<Dial><Queue>${workflowSid}</Queue></Dial>`);
    const worker = await floor.call('+15550125');
    expect(floor.now(task)).toMatchObject({ assignmentStatus: 'canceled', reason: 'dequeued' });
    await floor.hangUp(worker);
    expect(floor.leg(caller).status).toBe('completed');
    expect(floor.leg(second).status).toBe('in-progress');
  });
});
