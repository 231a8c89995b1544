import { changePasscode, endSession, renewSession } from '../../../src/lib/people/open-sessions';
import { requireOpen } from '../../../src/lib/people/require-open';
import { disabled, enabled, signedOut, type Person } from '../../../src/lib/people/person';
import type { OpenSession } from '../../../src/lib/people/session-cookie';
import { recentMs } from '../../../src/lib/people/store';
import { type Instance, rightPasscode, TwoDesks } from './two-desks';

let desks: TwoDesks;
let session: OpenSession;
beforeEach(async () => {
  desks = await TwoDesks.open();
  await desks.add();
  ({ session } = await desks.one.signIn());
});
afterEach(() => desks.close());

const change = (rule: (person: Person) => Person) =>
  desks.other.store.changePerson('alice', (person) => person && rule(person));
const fault = (operation: string, effect: object, trigger: 'always' | { next: number } = 'always') =>
  desks.emulator.control.faults.add({ operation, trigger, effect: effect as never });

/** `open`, or why not. */
const isOpen = (at: Instance, which = session): Promise<string> =>
  requireOpen(which, at).then(
    () => 'open',
    (error: { message: string }) => error.message,
  );
const renew = (at: Instance) => renewSession(session, at, at.worker);

describe('a session', () => {
  it('is open at either instance', async () => {
    expect(await isOpen(desks.one)).toBe('open');
    expect(await isOpen(desks.other)).toBe('open');
  });

  it.each([
    ['signed out by an operator', signedOut, 'You were signed out'],
    ['disabled', disabled, 'switched off'],
    ['enabled again, as another', (person: Person) => enabled(disabled(person)), 'You were signed out'],
    [
      'of another worker',
      (person: Person) => ({ ...person, workerSid: `WK${'9'.repeat(32)}` }),
      'Nobody goes by your name',
    ],
  ])('is over at every instance within half a minute when its person is %s', async (_what, rule, words) => {
    expect(await isOpen(desks.one)).toBe('open');
    await change(rule);
    expect(await isOpen(desks.other)).toContain(words);
    await desks.emulator.clock.advance(recentMs);
    expect(await isOpen(desks.one)).toContain(words);
  });

  it('is over when its person is taken away', async () => {
    const [record] = await desks.other.sync.documents.list({ pageSize: 1, limit: 1 });
    await desks.other.sync.documents(record?.sid ?? '').remove();
    await desks.emulator.clock.advance(recentMs);
    expect(await isOpen(desks.one)).toContain('Nobody goes by your name');
  });

  it('ends alone when it is signed out, and a second time changes nothing', async () => {
    const { session: second } = await desks.one.signIn();
    await endSession(session, desks.other);
    await endSession(session, desks.one);
    expect(await isOpen(desks.other)).toContain('You were signed out');
    expect(await isOpen(desks.other, second)).toBe('open');
    const lines = await desks.one.audit.read({ where: ({ what }) => what === 'sign-out' });
    expect(lines).toMatchObject([{ who: { name: 'alice', workerSid: session.workerSid }, outcome: 'done' }]);
  });

  it('is signed out also where two end at the same moment at two instances, and where the answer is lost', async () => {
    const { session: second } = await desks.other.signIn();
    fault('UpdateDocument', { reset: 'after' }, { next: 1 });
    const answers = await Promise.allSettled([endSession(session, desks.one), endSession(second, desks.other)]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    expect(await desks.one.audit.read({ where: ({ what }) => what === 'sign-out' })).toHaveLength(2);
    expect(await isOpen(desks.one)).toContain('You were signed out');
    expect(await isOpen(desks.other, second)).toContain('You were signed out');
  });

  it('that was ended one by one many times ends all there are, rather than be forgotten', async () => {
    for (let n = 0; n < 40; n += 1) {
      await endSession({ ...session, id: `tab-${n}` }, desks.one);
      await desks.emulator.clock.advance(1_000);
    }
    expect(JSON.stringify(await desks.one.store.person('alice')).length).toBeLessThan(2_500);
    expect(await isOpen(desks.one)).toBe('open');
    await endSession({ ...session, id: 'tab-40' }, desks.one);
    expect(await isOpen(desks.one)).toContain('You were signed out');
  });

  it('that was ended is forgotten once it would be over anyway', async () => {
    await endSession(session, desks.one);
    await desks.emulator.clock.advance(12 * 3_600_000);
    const { session: next } = await desks.one.signIn();
    await endSession(next, desks.one);
    expect(Object.keys((await desks.one.store.person('alice'))?.ended ?? {})).toEqual([next.id]);
  });
});

describe('while Sync does not answer', () => {
  it.each([{ reset: 'before' }, { status: 503 }, { status: 429 }])('open sessions go on: %j', async (effect) => {
    expect(await isOpen(desks.one)).toBe('open');
    fault('FetchDocument', effect);
    await desks.emulator.clock.advance(10 * 60_000);
    expect(await isOpen(desks.one)).toBe('open');
    // An instance that has just begun knows nothing of anybody.
    expect(await isOpen(desks.other)).toBe('open');
    expect((await renew(desks.one)).session.seenAt).toBe(session.seenAt + 10 * 60_000);
  });

  it('those that are known to have ended do not begin again', async () => {
    await change(disabled);
    expect(await isOpen(desks.other)).toContain('switched off');
    fault('FetchDocument', { status: 503 });
    await desks.emulator.clock.advance(10 * 60_000);
    expect(await isOpen(desks.other)).toContain('switched off');
  });

  it('nobody is told that they are signed out who is not', async () => {
    fault('UpdateDocument', { status: 503 });
    await expect(endSession(session, desks.one)).rejects.toMatchObject({ code: 'upstream_failed' });
  });
});

describe('a renewal', () => {
  it('is heard of, and lives no longer for it', async () => {
    await desks.emulator.clock.advance(600_000);
    const renewed = await renew(desks.other);
    expect(renewed.session).toEqual({ ...session, seenAt: session.startedAt + 600_000 });
    expect(renewed.worker).toMatchObject({ friendlyName: 'alice' });
  });

  it('is refused, and written down, where the session was ended or the worker is gone', async () => {
    await change(signedOut);
    await expect(renew(desks.other)).rejects.toMatchObject({ code: 'signed_out' });
    await desks.add();
    ({ session } = await desks.one.signIn());
    fault('FetchWorker', { status: 404 });
    await expect(renew(desks.one)).rejects.toMatchObject({ code: 'switched_off' });
    const lines = await desks.one.audit.read({ where: ({ what }) => what === 'renewal' });
    expect(lines.map(({ outcome, who }) => [outcome, who.name])).toEqual([
      ['refused', 'alice'],
      ['refused', 'alice'],
    ]);
  });
});

describe('one’s own passcode', () => {
  const newPasscode = 'seven green umbrellas';
  const given = { passcode: rightPasscode, newPasscode };

  it('is changed by who knows it; every other session ends', async () => {
    const { session: second } = await desks.other.signIn();
    const mine = await changePasscode(session, given, desks.one);
    expect(await isOpen(desks.one, mine)).toBe('open');
    // Also in an instance that knows of the person from before.
    expect(await isOpen(desks.other, mine)).toBe('open');
    expect(await isOpen(desks.one)).toContain('You were signed out');
    expect(await isOpen(desks.one, second)).toContain('You were signed out');
    expect(mine.startedAt).toBe(session.startedAt);
    expect(await desks.other.tried()).toBe('unauthorized');
    expect(await desks.other.tried({ passcode: newPasscode })).toBe('in');
  });

  it('is not changed with a wrong one, nor guessed so, nor to one that will not do, nor by a session that is over', async () => {
    for (let n = 0; n < 4; n += 1)
      await expect(changePasscode(session, { ...given, passcode: `wrong ${n}` }, desks.one)).rejects.toMatchObject({
        code: 'unauthorized',
      });
    await desks.emulator.clock.advance(1_000);
    await expect(changePasscode(session, { ...given, newPasscode: 'password1234' }, desks.one)).rejects.toMatchObject({
      code: 'invalid_request',
    });
    await expect(
      desks.during(
        Promise.all(
          Array.from({ length: 9 }, (_, n) => changePasscode(session, { ...given, passcode: `w ${n}` }, desks.one)),
        ),
        500,
      ),
    ).rejects.toBeDefined();
    await change(signedOut);
    await change(signedOut);
    await expect(changePasscode(session, given, desks.one)).rejects.toMatchObject({ code: 'signed_out' });
    expect(await desks.other.tried()).toBe('in');
  });

  it('is asked for once more where the answer was lost, by who knows what it was changed to', async () => {
    await changePasscode(session, given, desks.one);
    await expect(
      changePasscode(session, { ...given, newPasscode: 'nine blue umbrellas' }, desks.other),
    ).rejects.toMatchObject({
      code: 'signed_out',
    });
    const mine = await changePasscode(session, given, desks.other);
    expect(await isOpen(desks.other, mine)).toBe('open');
    // The cookie may have come with what was lost of the answer.
    expect(await isOpen(desks.one, await changePasscode(mine, given, desks.one))).toBe('open');
    await change(signedOut);
    await expect(changePasscode(session, given, desks.one)).rejects.toMatchObject({ code: 'signed_out' });
    await change(disabled);
    await expect(changePasscode(mine, given, desks.one)).rejects.toMatchObject({ code: 'switched_off' });
  });
});
