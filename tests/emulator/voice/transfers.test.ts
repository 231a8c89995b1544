import { rejectReservation } from '../../../emulator/taskrouter/commands/reservation-commands';
import { cancelTransfer, createTransfer } from '../../../emulator/taskrouter/commands/transfer-commands';
import type { ReservationRow, TransferRow, WorkerRow } from '../../../emulator/account/taskrouter-rows';
import type { CallRow } from '../../../emulator/account/voice-rows';
import { openSupport, type CallFloor } from './call-floor';

const bobsNumber = '+15550113';

let floor: CallFloor;
let caller: CallRow;
let held: ReservationRow;
let bob: WorkerRow;
let transfer: TransferRow;

beforeEach(async () => {
  floor = await openSupport();
  caller = await floor.call();
  held = floor.offered(caller);
  await floor.instruct(held, 'conference', { end_conference_on_exit: 'true' });
  bob = floor.worker('bob', { contact_uri: bobsNumber });
});
afterEach(() => floor.server.close());

const task = () => floor.taskOf(caller);

function handOn(mode: 'WARM' | 'COLD'): ReservationRow {
  transfer = floor.do((engine) => createTransfer(engine, { reservationSid: held.sid, to: bob.sid, mode }));
  const [offer] = floor.reservationsOf(bob);
  if (!offer) throw new Error('Bob was offered nothing');
  return offer;
}

const leg = (reservation: ReservationRow): CallRow => {
  const [first] = floor.legsOf(reservation);
  if (!first) throw new Error(`Nobody was called for ${reservation.sid}`);
  return first;
};

const isHeld = (): boolean | undefined => floor.engine.store.participants.get(caller.sid)?.hold;

/** Whether each one in the conference is on hold, by who it is. */
const room = (): string[] =>
  [...floor.engine.store.participantsOf.of(floor.conferenceOf(task()).sid)].map(
    ({ callSid, hold }) => `${callSid === caller.sid ? 'customer' : floor.leg({ ...caller, sid: callSid }).to} ${hold}`,
  );

describe('a warm transfer', () => {
  it('holds the customer from the start until a worker says otherwise', async () => {
    const offer = handOn('WARM');
    expect(isHeld()).toBe(true);
    await floor.instruct(offer, 'conference');
    expect(floor.now(offer).status).toBe('accepted');
    expect(room()).toEqual(['+15550112 false', 'customer true', `${bobsNumber} false`]);
    floor.engine.voice.holdCustomer(task(), { hold: false });
    expect(isHeld()).toBe(false);
  });

  it("names the new worker's call in the task", async () => {
    const offer = handOn('WARM');
    await floor.instruct(offer, 'conference');
    expect(JSON.parse(task().attributes)).toMatchObject({
      conference: {
        sid: floor.conferenceOf(task()).sid,
        participants: { customer: caller.sid, worker: leg(offer).sid },
      },
    });
  });

  it.each<[string, (offer: ReservationRow) => unknown]>([
    ['is refused', (offer) => floor.do((engine) => rejectReservation(engine, offer.sid))],
    ['is taken back', () => floor.do((engine) => cancelTransfer(engine, transfer.sid))],
    ['is not answered in time', () => floor.advance(120)],
  ])('has the customer back with the first worker when it %s', async (_what, end) => {
    const offer = handOn('WARM');
    await end(offer);
    expect(isHeld()).toBe(false);
    expect(floor.now(held).status).toBe('accepted');
    expect(task().assignmentStatus).toBe('assigned');
    expect(floor.inside(floor.conferenceOf(task()))).toHaveLength(2);
  });

  it('is taken back with the end of the conference, in which the customer was first', async () => {
    const bobs = handOn('COLD');
    await floor.instruct(bobs, 'conference', { end_conference_on_exit: 'true' });
    const last = floor.worker('carol', { contact_uri: '+15550114' });
    const warm = floor.do((engine) => createTransfer(engine, { reservationSid: bobs.sid, to: last.sid, mode: 'WARM' }));
    const [offer] = floor.reservationsOf(last);
    floor.telephone.endConference(floor.conferenceOf(task()).sid);
    expect(floor.leg(caller).status).toBe('completed');
    expect(floor.now(bobs).status).toBe('wrapping');
    expect(offer && floor.now(offer).status).toBe('canceled');
    expect(floor.engine.store.transfers.require(warm.sid).status).toBe('canceled');
    expect(task().assignmentStatus).toBe('wrapping');
  });

  it('leaves a customer on hold who was before', () => {
    floor.engine.voice.holdCustomer(task(), { hold: true });
    handOn('WARM');
    floor.do((engine) => cancelTransfer(engine, transfer.sid));
    expect(isHeld()).toBe(true);
  });
});

it.each(['dequeue', 'call', 'redirect'] as const)('refuses to %s a call that was handed on', async (instruction) => {
  const offer = handOn('WARM');
  const fields = { url: floor.server.origin, from: '+15550100', call_sid: caller.sid };
  await expect(floor.instruct(offer, instruction, fields)).rejects.toMatchObject({ status: 400, code: 40151 });
  expect(floor.now(offer).status).toBe('pending');
});

describe('a cold transfer', () => {
  it('has whoever began it leave at once, and the customer wait on hold, alone', () => {
    const offer = handOn('COLD');
    expect(floor.leg(leg(held)).status).toBe('completed');
    expect(floor.now(held).status).toBe('wrapping');
    expect(floor.now(offer).status).toBe('pending');
    expect(task().assignmentStatus).toBe('reserved');
    expect(room()).toEqual(['customer true']);
    expect(floor.conferenceOf(task()).status).toBe('in-progress');
  });

  it('has the customer back once the next worker is there', async () => {
    const offer = handOn('COLD');
    floor.telephone.phones.set(bobsNumber, { does: 'answer', afterSeconds: 5 });
    await floor.instruct(offer, 'conference');
    expect(isHeld()).toBe(true);
    await floor.advance(5);
    expect(room()).toEqual(['customer false', `${bobsNumber} false`]);
    expect(floor.now(offer).status).toBe('accepted');
    await floor.hangUp(leg(offer));
    expect(floor.now(offer).status).toBe('wrapping');
  });

  it('leaves the customer on hold, alone, when it is refused', () => {
    const offer = handOn('COLD');
    floor.do((engine) => rejectReservation(engine, offer.sid));
    expect(room()).toEqual(['customer true']);
    expect(task().assignmentStatus).toBe('assigned');
  });

  it('is over when the customer hangs up meanwhile', async () => {
    const offer = handOn('COLD');
    floor.telephone.phones.set(bobsNumber, { does: 'ring' });
    await floor.instruct(offer, 'conference');
    await floor.hangUp(caller);
    expect(task()).toMatchObject({ assignmentStatus: 'canceled', reason: 'hangup' });
    expect(floor.now(offer).status).toBe('canceled');
    expect(floor.now(held).status).toBe('completed');
    expect(floor.leg(leg(offer)).status).toBe('canceled');
    expect(floor.conferenceOf(task()).status).toBe('completed');
  });

  it('puts its beginner into the post-work activity', async () => {
    await floor.hangUp(caller);
    caller = await floor.call();
    held = floor.offered(caller);
    await floor.instruct(held, 'conference', { post_work_activity_sid: floor.activity('Offline').sid });
    const { workerSid } = held;
    bob = floor.worker('carol', { contact_uri: bobsNumber });
    handOn('COLD');
    expect(floor.engine.store.workers.require(workerSid).activitySid).toBe(floor.activity('Offline').sid);
  });
});
