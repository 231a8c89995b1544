import { completeReservation } from '../../../emulator/taskrouter/commands/reservation-commands';
import { createTransfer } from '../../../emulator/taskrouter/commands/transfer-commands';
import type { ReservationRow, TaskRow, TransferRow, WorkerRow } from '../../../emulator/account/taskrouter-rows';
import type { CallRow } from '../../../emulator/account/voice-rows';
import { openSupport, type CallFloor } from './call-floor';

let floor: CallFloor;
let caller: CallRow;
/** What alice has, who speaks with the caller. */
let held: ReservationRow;
let bob: WorkerRow;

beforeEach(async () => {
  floor = await openSupport();
});
afterEach(() => floor.server.close());

async function speak(): Promise<void> {
  caller = await floor.call();
  held = floor.offered(caller);
  await floor.instruct(held, 'dequeue');
  expect(floor.now(held).status).toBe('accepted');
  bob = floor.worker('bob', { contact_uri: '+15550113' });
}

const task = (): TaskRow => floor.taskOf(caller);
const handOn = (to: string, mode: 'WARM' | 'COLD' = 'WARM'): TransferRow =>
  floor.do((engine) => createTransfer(engine, { reservationSid: held.sid, to, mode }));
const offered = (): ReservationRow | undefined => floor.reservationsOf(bob).at(-1);

async function aliceHangsUp(): Promise<void> {
  for (const leg of floor.legsOf(held)) await floor.hangUp(leg);
}

it.each(['WARM', 'COLD'] as const)(
  'a caller who leaves in the middle of a transfer leaves the task to whoever spoke with it: %s',
  async (mode) => {
    await speak();
    const { sid } = handOn(bob.sid, mode);
    await floor.hangUp(caller);
    expect([floor.now(held).status, offered()?.status]).toEqual(['wrapping', 'canceled']);
    expect(task()).toMatchObject({ assignmentStatus: 'wrapping', reason: 'hangup' });
    expect(floor.engine.store.transfers.require(sid).status).toBe('canceled');
    floor.do((engine) => completeReservation(engine, held.sid));
    expect(task().assignmentStatus).toBe('completed');
  },
);

it('a task in transfer to a queue that nobody serves does not wait for ever once everybody has left', async () => {
  const nobody = floor.queue('nobody', { targetWorkers: '1==2' });
  floor.says(
    '/voice/incoming',
    `<Enqueue workflowSid="${[...floor.engine.store.workflows.values()][0]?.sid}"/><Pause length="60"/>`,
  );
  await speak();
  handOn(nobody.sid);
  await aliceHangsUp();
  floor.do((engine) => completeReservation(engine, held.sid));
  // The caller is still there, and may yet be spoken with.
  expect(task().assignmentStatus).toBe('reserved');
  await floor.advance(60);
  expect(floor.leg(caller).status).toBe('completed');
  expect(task()).toMatchObject({ assignmentStatus: 'canceled', reason: 'hangup' });
});

it('a worker who took the task over keeps it when the caller leaves', async () => {
  await speak();
  handOn(bob.sid);
  const offer = offered();
  if (!offer) throw new Error('Bob was offered nothing');
  await floor.instruct(offer, 'accept');
  await floor.hangUp(caller);
  expect([floor.now(held).status, floor.now(offer).status]).toEqual(['wrapping', 'accepted']);
  expect(task().assignmentStatus).toBe('assigned');
});

it('a task in a conference is called off too when the customer has left before its worker', async () => {
  caller = await floor.call();
  held = floor.offered(caller);
  await floor.instruct(held, 'conference');
  bob = floor.worker('bob', { contact_uri: '+15550113' });
  await floor.hangUp(caller);
  handOn(bob.sid);
  await aliceHangsUp();
  expect([floor.now(held).status, offered()?.status]).toEqual(['wrapping', 'canceled']);
  expect(task().assignmentStatus).toBe('wrapping');
});
