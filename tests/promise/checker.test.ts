import {
  acceptReservation,
  completeReservation,
  rejectReservation,
} from '../../emulator/taskrouter/commands/reservation-commands';
import { cancelTask, completeTask, removeTask } from '../../emulator/taskrouter/commands/task-status';
import { cancelTransfer, createTransfer } from '../../emulator/taskrouter/commands/transfer-commands';
import { customersCalls } from '../../emulator/control/control';
import type { ReservationRow } from '../../emulator/account/taskrouter-rows';
import type { CallRow } from '../../emulator/account/voice-rows';
import { openSupport, type CallFloor } from '../emulator/voice/call-floor';
import { CustomerWatch } from './customer-watch';
import { watchable } from './watchable';
import { whereaboutsOf } from './whereabouts';

let floor: CallFloor;
let watch: CustomerWatch;

beforeEach(async () => {
  floor = await openSupport();
  watch = new CustomerWatch(watchable(floor));
});
afterEach(async () => {
  watch.stop();
  await floor.server.close();
});

const whereabouts = (): string[] => watch.customers.map((customer) => customer.whereabouts);

/** How the only customer came to be alone. */
function expectAlone(how: RegExp): void {
  expect(whereabouts()).toEqual(['alone']);
  expect(watch.timesAlone.map((time) => time.how)).toEqual([expect.stringMatching(how)]);
  expect(() => watch.expectNobodyAlone(5)).not.toThrow();
}

async function thenTooLong(): Promise<void> {
  await floor.advance(6);
  expect(() => watch.expectNobodyAlone(5)).toThrow('was alone for 6 s');
}

/** alice speaks with a caller. */
async function talk(fields: Readonly<Record<string, string>> = {}): Promise<{ call: CallRow; held: ReservationRow }> {
  const call = await floor.call();
  const held = floor.offered(call);
  await floor.instruct(held, 'conference', fields);
  return { call, held };
}

/** alice hands a caller on to bob at once, who is asked. */
async function handOn(): Promise<{ call: CallRow; held: ReservationRow; offer: ReservationRow; transferSid: string }> {
  const { call, held } = await talk({ end_conference_on_exit: 'true' });
  const bob = floor.worker('bob', { contact_uri: '+15550113' });
  const transfer = floor.do((engine) =>
    createTransfer(engine, { reservationSid: held.sid, to: bob.sid, mode: 'COLD' }),
  );
  await floor.clock.settle();
  const [offer] = floor.reservationsOf(bob);
  if (!offer) throw new Error('bob was offered nothing');
  return { call, held, offer, transferSid: transfer.sid };
}

describe('a customer is not alone', () => {
  it('who hears a menu', async () => {
    floor.says('/voice/incoming', '<Gather timeout="20"><Say>Press 1</Say></Gather>');
    await floor.call();
    expect(whereabouts()).toEqual(['hearing']);
  });

  it('who waits, while somebody is asked and while nobody is there', async () => {
    const call = await floor.call();
    expect(whereabouts()).toEqual(['offered']);
    floor.do((engine) => rejectReservation(engine, floor.offered(call).sid, floor.activity('Unavailable').sid));
    expect(whereabouts()).toEqual(['offered']);
  });

  it('who waits for somebody that has taken the task', async () => {
    const call = await floor.call();
    floor.do((engine) => acceptReservation(engine, floor.offered(call).sid));
    expect(whereabouts()).toEqual(['offered']);
  });

  it('who talks, or is held', async () => {
    const { call } = await talk();
    expect(whereabouts()).toEqual(['talking']);
    floor.engine.voice.holdCustomer(floor.taskOf(call), { hold: true });
    expect(whereabouts()).toEqual(['talking']);
  });

  it('who talks without a conference', async () => {
    const call = await floor.call();
    await floor.instruct(floor.offered(call), 'dequeue', { from: '+15550100' });
    expect(whereabouts()).toEqual(['talking']);
  });

  it('who waits on hold while a colleague is asked', async () => {
    await handOn();
    expect(whereabouts()).toEqual(['offered']);
  });

  it('who talks with somebody that was called in, after the agent has left', async () => {
    const { call, held } = await talk();
    floor.telephone.callInto(floor.conferenceOf(floor.taskOf(call)), {
      to: '+15550177',
      from: '+15550100',
      timeoutSeconds: 30,
    });
    await floor.clock.settle();
    for (const leg of floor.legsOf(held)) floor.telephone.hangUp(leg.sid);
    expect(whereabouts()).toEqual(['talking']);
  });

  it('who has hung up', async () => {
    const call = await floor.call();
    await floor.hangUp(call);
    expect(watch.customers).toEqual([]);
    expect(watch.timesAlone).toEqual([]);
  });
});

describe('a customer is alone', () => {
  it('whose agent’s phone dropped', async () => {
    const { held } = await talk();
    for (const leg of floor.legsOf(held)) floor.telephone.hangUp(leg.sid);
    expectAlone(/^conference, WT\w+ wrapping, its reservations wrapping$/);
    await thenTooLong();
  });

  it('whom a colleague did not want, while the agent wraps up', async () => {
    const { offer } = await handOn();
    floor.do((engine) => rejectReservation(engine, offer.sid));
    expectAlone(/^conference, WT\w+ assigned, its reservations wrapping$/);
    await thenTooLong();
  });

  it('whom a colleague let ring', async () => {
    const { offer } = await handOn();
    await floor.advance(offer.timeoutSeconds);
    expectAlone(/^conference, WT\w+ assigned/);
    await thenTooLong();
  });

  it('whose hand-over was called off', async () => {
    const { transferSid } = await handOn();
    floor.do((engine) => cancelTransfer(engine, transferSid));
    expectAlone(/^conference, WT\w+ assigned/);
    await thenTooLong();
  });

  it('whose task was completed, or deleted, over their head', async () => {
    const { call, held, offer } = await handOn();
    floor.do((engine) => rejectReservation(engine, offer.sid));
    floor.do((engine) => completeReservation(engine, held.sid));
    expectAlone(/^conference, WT\w+ assigned/);
    floor.do((engine) => removeTask(engine, floor.taskOf(call).sid));
    expect(watch.customers[0]?.call.sid).toBe(call.sid);
    await thenTooLong();
  });

  it('whom a colleague has taken without being called', async () => {
    const { offer } = await handOn();
    floor.do((engine) => acceptReservation(engine, offer.sid));
    expectAlone(/^conference, WT\w+ assigned, its reservations wrapping, accepted$/);
    await thenTooLong();
  });

  it.each(['monitor', 'whisper'] as const)('with a supervisor whom they do not hear (%s)', async (mode) => {
    const { held } = await talk();
    const supervisor = floor.worker('sue', { contact_uri: '+15550119' }, 'Unavailable');
    floor.do((engine) => engine.voice.supervise(floor.now(held), { supervisor, mode }, {}));
    await floor.clock.settle();
    expect(whereabouts()).toEqual(['talking']);
    for (const leg of floor.legsOf(held)) floor.telephone.hangUp(leg.sid);
    expectAlone(/^conference/);
    await thenTooLong();
  });
});

describe('a customer who waits is alone', () => {
  it('once the task is canceled', async () => {
    const call = await floor.call();
    floor.do((engine) => cancelTask(engine, floor.taskOf(call).sid, 'spam'));
    expectAlone(/^queue, WT\w+ canceled$/);
    await thenTooLong();
  });

  it('once the task is completed by somebody who never spoke with them', async () => {
    const call = await floor.call();
    const offer = floor.offered(call);
    floor.do((engine) => acceptReservation(engine, offer.sid));
    floor.do((engine) => completeTask(engine, floor.taskOf(call).sid, null));
    expectAlone(/^queue, WT\w+ completed$/);
    await thenTooLong();
  });

  it('once the task is deleted', async () => {
    const call = await floor.call();
    floor.do((engine) => removeTask(engine, floor.taskOf(call).sid));
    expectAlone(/^queue, no task any more$/);
    await thenTooLong();
  });

  it('once the task has outlived its time', async () => {
    const [workflow] = floor.engine.store.workflows.values();
    floor.says('/voice/incoming', `<Enqueue workflowSid="${workflow?.sid}"><Task timeout="30">{}</Task></Enqueue>`);
    await floor.call();
    await floor.advance(30);
    expectAlone(/^queue, WT\w+ canceled$/);
    await thenTooLong();
  });
});

describe('the watch', () => {
  it('knows since when, and remembers a time alone that is over', async () => {
    const { held, call } = await talk();
    await floor.advance(20);
    for (const leg of floor.legsOf(held)) floor.telephone.hangUp(leg.sid);
    expect(floor.clock.now() - (watch.customers[0]?.since ?? 0)).toBe(0);
    await floor.advance(40);
    await floor.hangUp(call);
    expect(watch.customers).toEqual([]);
    expect(() => watch.expectNobodyAlone(40)).not.toThrow();
    expect(() => watch.expectNobodyAlone(39)).toThrow(`${call.sid} was alone for 40 s: conference`);
  });

  it('has no customer in two places, or in none', async () => {
    const call = await floor.call();
    const [found] = customersCalls(floor.engine, floor.telephone);
    if (!found) throw new Error('There is no customer');
    expect(() => whereaboutsOf({ ...found, places: [] })).toThrow(`${call.sid} is in nowhere`);
    const places = [...found.places, { in: 'bridge', with: 'CA1' } as const];
    expect(() => whereaboutsOf({ ...found, places })).toThrow(`${call.sid} is in queue and bridge`);
  });
});
