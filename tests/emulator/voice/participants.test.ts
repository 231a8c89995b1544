import { createTransfer } from '../../../emulator/taskrouter/commands/transfer-commands';
import type { ReservationRow, WorkerRow } from '../../../emulator/account/taskrouter-rows';
import { supervise } from '../../../emulator/taskrouter/instructions';
import type { CallRow } from '../../../emulator/account/voice-rows';
import { openSupport, type CallFloor } from './call-floor';

const suesNumber = '+15550119';

let floor: CallFloor;
let caller: CallRow;
let held: ReservationRow;
let sue: WorkerRow;

beforeEach(async () => {
  floor = await openSupport();
  caller = await floor.call();
  held = floor.offered(caller);
  sue = floor.worker('sue', { contact_uri: suesNumber }, 'Offline');
});
afterEach(() => floor.server.close());

const legOf = (reservation: ReservationRow): CallRow => {
  const [leg] = floor.legsOf(reservation);
  if (!leg) throw new Error(`Nobody was called for ${reservation.sid}`);
  return leg;
};

async function listen(parameters: Record<string, string> = {}): Promise<CallRow | undefined> {
  floor.do((engine) => supervise(engine, held.sid, { Supervisor: sue.sid, ...parameters }));
  await floor.clock.settle();
  return [...floor.engine.store.calls.values()].find(({ to }) => to === suesNumber);
}

const participant = (leg: CallRow | undefined) => floor.engine.store.participants.get(leg?.sid ?? '');

describe('a supervisor', () => {
  beforeEach(() => floor.instruct(held, 'conference'));

  it.each([
    [{}, { muted: true, coaching: false }],
    [{ SupervisorMode: 'monitor' }, { muted: true, coaching: false }],
    [{ SupervisorMode: 'barge' }, { muted: false, coaching: false }],
  ])('is called into the conference, whatever the activity: %j', async (parameters, expected) => {
    const leg = await listen(parameters);
    expect(participant(leg)).toMatchObject({ ...expected, status: 'connected', callSidToCoach: null });
  });

  it('is heard by the worker alone when whispering', async () => {
    const leg = await listen({ SupervisorMode: 'whisper' });
    expect(participant(leg)).toMatchObject({ muted: false, coaching: true, callSidToCoach: legOf(held).sid });
  });

  it('may be called elsewhere', async () => {
    await listen({ To: 'client:sue', From: '+15550177' });
    const leg = [...floor.engine.store.calls.values()].at(-1);
    expect(leg).toMatchObject({ to: 'client:sue', from: '+15550177', status: 'in-progress' });
  });

  it('leaves, or is not reached, without anybody else noticing', async () => {
    const leg = await listen();
    if (leg) await floor.hangUp(leg);
    floor.telephone.phones.set(suesNumber, { does: 'unreachable' });
    await listen();
    await floor.advance(1);
    expect(floor.now(held).status).toBe('accepted');
    expect(floor.inside(floor.conferenceOf(floor.taskOf(caller)))).toHaveLength(2);
  });

  it.each([
    [{ Supervisor: '' }, 'Supervisor field is required'],
    [{ Supervisor: 'WK404' }, "'WK404' provided for Supervisor is not a worker"],
    [{ SupervisorMode: 'shout' }, "'shout' provided for SupervisorMode is not one of monitor, whisper, barge"],
    [{ Timeout: 'soon' }, "'soon' provided for Timeout"],
  ])('is refused %j', async (parameters, message) => {
    await expect(listen(parameters)).rejects.toMatchObject({
      status: 400,
      message: expect.stringContaining(message) as string,
    });
  });
});

it('refuses a supervisor as long as the reservation is not accepted, or its worker in no conference', async () => {
  await expect(listen()).rejects.toMatchObject({ status: 400 });
  await floor.instruct(held, 'accept');
  await expect(listen()).rejects.toMatchObject({
    status: 400,
    message: expect.stringContaining('is not in the conference') as string,
  });
});

describe('two workers in a conference', () => {
  let second: ReservationRow;

  beforeEach(async () => {
    await floor.instruct(held, 'conference');
    const bob = floor.worker('bob', { contact_uri: '+15550113' });
    floor.do((engine) => createTransfer(engine, { reservationSid: held.sid, to: bob.sid }));
    const [offer] = floor.reservationsOf(bob);
    if (!offer) throw new Error('Bob was offered nothing');
    await floor.instruct(offer, 'conference');
    second = floor.now(offer);
    held = floor.now(held);
  });

  it('hold one another, and themselves change how they take part', () => {
    const { voice } = floor.engine;
    floor.do(() => voice.holdWorker(held, second, { hold: true }));
    expect(participant(legOf(second))?.hold).toBe(true);
    floor.do(() => voice.changeWorker(second, { muted: true, endConferenceOnExit: true }));
    expect(participant(legOf(second))).toMatchObject({ muted: true, endConferenceOnExit: true, hold: true });
  });

  it('remove one another; the call of whoever was removed ends, with its reservation', () => {
    floor.do(({ voice }) => voice.kickWorker(second, held));
    expect(floor.leg(legOf(held)).status).toBe('completed');
    expect(floor.now(held).status).toBe('wrapping');
    expect(floor.now(second).status).toBe('accepted');
    const kickAgain = (): void => floor.do(({ voice }) => voice.kickWorker(second, floor.now(held)));
    expect(kickAgain).toThrow(/is not in the conference of task/);
  });
});

it('refuses to hold a customer who is in no conference', () => {
  const hold = (): void => floor.engine.voice.holdCustomer(floor.taskOf(caller), { hold: true });
  expect(hold).toThrow(/customer of task WT\w+ is not in a conference/);
});
