import { Waves } from '../../../bench/functions/waves';
import { changePasscode, endSession, renewSession } from '../../../src/lib/people/open-sessions';
import type { OpenSession } from '../../../src/lib/people/session-cookie';
import { Instance, rightPasscode, TwoDesks, wrongPasscode } from './two-desks';

let desks: TwoDesks;
let waves: Waves;
let instance: Instance;
let session: OpenSession;

beforeEach(async () => {
  desks = await TwoDesks.open();
  await desks.add();
  waves = await Waves.before(desks.emulator.origin);
  instance = new Instance(desks.emulator, 3, waves.origin);
  ({ session } = await desks.one.signIn());
});
afterEach(async () => {
  await waves.close();
  await desks.close();
});

/** How many requests, and how many of them one after another. */
async function cost(work: () => Promise<unknown>): Promise<readonly [requests: number, steps: number]> {
  waves.startOver();
  await work().catch(() => undefined);
  return [waves.passed.length, waves.passed.at(-1)?.step ?? 0];
}

it('of a sign-in is two steps, right or wrong, whether or not anybody goes by the name', async () => {
  expect(await cost(() => instance.signIn())).toEqual([4, 2]);
  expect(await cost(() => instance.signIn({ passcode: wrongPasscode }))).toEqual([4, 2]);
  expect(await cost(() => instance.signIn({ name: 'mallory' }))).toEqual([4, 2]);
  expect(await cost(() => instance.signIn({ name: 'mallory', passcode: wrongPasscode }))).toEqual([4, 2]);
});

it('of a renewal is one step, and one request as long as the record is known', async () => {
  const renew = () => renewSession(session, instance, instance.worker);
  expect(await cost(renew)).toEqual([2, 1]);
  expect(await cost(renew)).toEqual([1, 1]);
  await desks.emulator.clock.advance(30_000);
  expect(await cost(renew)).toEqual([2, 1]);
});

it('of what is done seldom', async () => {
  const given = { passcode: rightPasscode, newPasscode: 'seven green umbrellas' };
  expect(await cost(() => changePasscode(session, given, instance))).toEqual([4, 4]);
  ({ session } = await desks.one.signIn({ passcode: given.newPasscode }));
  expect(await cost(() => endSession(session, instance))).toEqual([3, 3]);
});
