import type { ReservationRow } from '../../../emulator/account/taskrouter-rows';
import type { CallRow } from '../../../emulator/account/voice-rows';
import { openSupport, type CallFloor } from './call-floor';

let floor: CallFloor;
let caller: CallRow;
let reservation: ReservationRow;

beforeEach(async () => {
  floor = await openSupport();
  floor.says('/survey', '<Pause length="10"/>');
  floor.says('/worker', `<Dial><Queue reservationSid="WR${'1'.padStart(32, '0')}"/></Dial>`);
  caller = await floor.call();
  reservation = floor.offered(caller);
});
afterEach(() => floor.server.close());

const workersLeg = (): CallRow => {
  const [leg] = floor.legsOf(reservation);
  if (!leg) throw new Error('The worker was not called');
  return floor.leg(leg);
};

async function send(call: CallRow): Promise<void> {
  floor.telephone.redirectCall(call.sid, { url: `${floor.server.origin}/survey`, method: 'POST' });
  await floor.clock.settle();
}

const connections = [
  ['a conference', () => floor.instruct(reservation, 'conference')],
  ['a queue', () => floor.instruct(reservation, 'dequeue')],
  ['<Dial>', () => floor.instruct(reservation, 'call', { url: `${floor.server.origin}/worker`, from: '+15550100' })],
] as const;

it.each(connections)('sends a customer out of %s, who hears what comes then', async (_what, connect) => {
  await connect();
  expect(floor.now(reservation).status).toBe('accepted');
  await send(caller);
  expect(floor.leg(caller).status).toBe('in-progress');
  expect(floor.engine.store.participants.get(caller.sid)).toBeUndefined();
  expect(floor.server.requests.at(-1)?.path).toBe('/survey');
  await floor.advance(10);
  expect(floor.leg(caller).status).toBe('completed');
});

it.each(connections)('sends a worker out of %s, whose part in the task is over with that', async (_what, connect) => {
  await connect();
  const worker = workersLeg();
  await send(worker);
  expect(floor.leg(worker).status).toBe('in-progress');
  expect(floor.now(reservation).status).toBe('wrapping');
});

it.each(connections.slice(1))('ends the call of the other, or sends it on, from %s', async (_what, connect) => {
  await connect();
  await send(caller);
  expect(workersLeg().status).toBe('completed');
  expect(floor.now(reservation).status).toBe('wrapping');
});
