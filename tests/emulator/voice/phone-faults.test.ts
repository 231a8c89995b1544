import type { NewFault } from '../../../emulator/faults/faults';
import { deskNumber, openSupport, type CallFloor } from './call-floor';

const aliceNumber = '+15550112';

let floor: CallFloor;

beforeEach(async () => {
  floor = await openSupport();
});
afterEach(() => floor.server.close());

/** Calls, has alice's phone dialled for it, and lets half a minute pass. */
async function dialAlice(fault: NewFault): Promise<{ leg: string | undefined; reservation: string }> {
  floor.engine.faults.add(fault);
  const offered = floor.offered(await floor.call());
  await floor.instruct(offered, 'conference', { from: deskNumber, timeout: '20' });
  const [dialled] = floor.legsOf(offered);
  await floor.advance(30);
  return { leg: dialled && floor.leg(dialled).status, reservation: floor.now(offered).status };
}

describe("a worker's phone struck by a fault", () => {
  it.each([
    ['busy', 'busy', []],
    ['no-answer', 'no-answer', []],
    ['unreachable', 'failed', [13223]],
  ] as const)('is %s', async (phone, status, alerts) => {
    expect(await dialAlice({ operation: `phone:${aliceNumber}`, effect: { phone }, trigger: { nth: 1 } })).toEqual({
      leg: status,
      reservation: 'canceled',
    });
    expect(floor.alertCodes).toEqual(alerts);
  });

  it.each(['alice', 'ALICE'])('is that of the worker meant: %s', async (worker) => {
    const fault = { operation: 'phone:*', worker, effect: { phone: 'busy' } } as const;
    expect(await dialAlice(fault)).toMatchObject({ leg: 'busy' });
  });

  it('is no other', async () => {
    floor.worker('bob', { contact_uri: '+15550113' }, 'Offline');
    const fault = { operation: 'phone:*', worker: 'bob', effect: { phone: 'busy' } } as const;
    expect(await dialAlice(fault)).toEqual({ leg: 'in-progress', reservation: 'accepted' });
  });

  it('says in the alert that it was a fault', async () => {
    await dialAlice({ operation: '*', effect: { phone: 'unreachable' } });
    expect(floor.alerts.all[0]?.message).toBe(`"${aliceNumber}" cannot be called: fault F1`);
  });
});
