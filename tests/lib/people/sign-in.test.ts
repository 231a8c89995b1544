import { invite, disabled, signedOut } from '../../../src/lib/people/person';
import { strangersGrowth } from '../../../src/lib/people/tries';
import { rightPasscode, TwoDesks, wrongPasscode } from './two-desks';

let desks: TwoDesks;
beforeEach(async () => {
  desks = await TwoDesks.open();
  await desks.add();
});
afterEach(() => desks.close());

const times = <T>(count: number, run: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => run(n));
const count = (all: readonly string[], one: string): number => all.filter((each) => each === one).length;
const fault = (operation: string, trigger: 'always' | { next: number }, effect: object) =>
  desks.emulator.control.faults.add({ operation, trigger, effect: effect as never });

describe('a right passcode', () => {
  it('signs in at either instance, by any spelling of the name', async () => {
    const { session, worker, person } = await desks.one.signIn({ name: ' ALICE\u00a0' });
    expect(worker).toMatchObject({ sid: desks.workerSid('alice'), friendlyName: 'alice' });
    expect(session).toMatchObject({ name: 'alice', workerSid: worker.sid, generation: person.generation });
    expect((await desks.other.signIn()).session.id).not.toBe(session.id);
  });

  it('opens only what the person may, whatever the worker’s attributes say', async () => {
    expect(await desks.one.tried({ role: 'supervisor' })).toBe('forbidden');
    await desks.add('bob', ['supervisor', 'worker']);
    expect(await desks.one.tried({ name: 'bob', role: 'supervisor' })).toBe('in');
  });

  it('opens nothing for somebody who is disabled, or whose worker is gone', async () => {
    await desks.other.store.changePerson('alice', (person) => person && disabled(person));
    expect(await desks.one.tried()).toBe('forbidden');
    await desks.add('bob');
    fault('FetchWorker', { next: 1 }, { status: 404 });
    expect(await desks.one.tried({ name: 'bob' })).toBe('forbidden');
  });

  it('is right eight times from eight tabs, on either instance', async () => {
    const all = await Promise.all([...times(8, () => desks.one.tried()), ...times(8, () => desks.other.tried())]);
    expect(count(all, 'in')).toBe(16);
  });

  it('is right eight times in the middle of wrong ones', async () => {
    await desks.during(Promise.all(times(6, (n) => desks.one.tried({ passcode: `${wrongPasscode} ${n}` }))));
    const all = await desks.during(Promise.all(times(8, () => desks.one.tried())));
    expect(count(all, 'in')).toBe(8);
  });
});

describe('a wrong one', () => {
  it('is answered alike for a name that there is and one that there is not, after the same requests', async () => {
    const asked = async (name: string): Promise<unknown> => {
      const before = desks.emulator.control.faults.add({ operation: 'rest:*', effect: { latencyMs: 1 } });
      const error = await desks.one.signIn({ name, passcode: wrongPasscode }).catch((reason: unknown) => reason);
      const [after] = desks.emulator.control.faults.list();
      desks.emulator.control.faults.remove(before.id);
      return { calls: after?.calls, error };
    };
    const known = await asked('alice');
    expect(known).toEqual(await asked('mallory'));
    expect(known).toMatchObject({ calls: 4, error: { code: 'unauthorized' } });
  });

  it('is nothing for the first four, and then makes others wait ever longer, at both instances', async () => {
    for (const n of [1, 2, 3, 4])
      expect(await desks.one.tried({ passcode: `${wrongPasscode} ${n}` })).toBe('unauthorized');
    const begun = desks.emulator.clock.now();
    expect(await desks.during(desks.other.tried({ passcode: `${wrongPasscode} 5` }))).toBe('unauthorized');
    expect(desks.emulator.clock.now() - begun).toBeGreaterThanOrEqual(strangersGrowth.firstMs);
    const { tries } = await desks.one.store.tries('alice');
    expect(tries).toMatchObject({ count: 5 });
  });

  it('is looked at so often and no oftener, however many come at once, wherever', async () => {
    const looked = desks.emulator.control.faults.add({ operation: 'FetchDocument', effect: { latencyMs: 1 } });
    const guesses = times(60, (n) => (n % 2 ? desks.one : desks.other).tried({ passcode: `${wrongPasscode} ${n}` }));
    const answers = await desks.during(Promise.all(guesses));
    expect(count(answers, 'too_many_attempts')).toBeGreaterThan(40);
    // Two instances, four free ones each at the same moment, and one of each in the time that somebody is held at most.
    expect(count(answers, 'unauthorized')).toBeLessThanOrEqual(2 * (4 + 5));
    expect(desks.emulator.control.faults.list().find(({ id }) => id === looked.id)?.calls).toBeLessThan(80);
  });

  it('is one try where it is the same one many times at once', async () => {
    const answers = await Promise.all(times(30, () => desks.one.tried({ passcode: wrongPasscode })));
    expect(count(answers, 'unauthorized')).toBe(30);
    expect((await desks.one.store.tries('alice')).tries).toMatchObject({ count: 1 });
  });

  it('under all spellings of a name counts together', async () => {
    for (const name of ['alice', 'Alice', 'ALICE', 'alice ']) await desks.one.tried({ name, passcode: wrongPasscode });
    expect((await desks.one.store.tries('alice')).tries).toMatchObject({ count: 4 });
  });

  it('is forgotten after a quarter of an hour', async () => {
    for (let n = 0; n < 4; n += 1) await desks.one.tried({ passcode: wrongPasscode });
    await desks.emulator.clock.advance(15 * 60_000);
    expect((await desks.other.store.tries('alice')).tries).toBeUndefined();
    const begun = desks.emulator.clock.now();
    expect(await desks.one.tried({ passcode: wrongPasscode })).toBe('unauthorized');
    expect(await desks.one.tried()).toBe('in');
    expect(desks.emulator.clock.now()).toBe(begun);
  });
});

describe('somebody who goes on guessing four times a second', () => {
  /** So many guesses, a quarter of a second between two, at both instances in turn. */
  async function guess(times: number, meanwhile: () => void = () => undefined): Promise<string[]> {
    const answers: Promise<string>[] = [];
    for (let n = 0; n < times; n += 1) {
      answers.push((n % 2 ? desks.one : desks.other).tried({ passcode: `${wrongPasscode} ${n}` }));
      meanwhile();
      await desks.pass(250);
    }
    return desks.during(Promise.all(answers));
  }

  it('keeps nobody out of a browser that the owner has signed in on, who does not wait at all', async () => {
    const { device } = await desks.one.signIn();
    await guess(20);
    void desks.one.tried({ passcode: wrongPasscode });
    void desks.other.tried({ passcode: wrongPasscode });
    // Time stands still: whoever has to wait gets no answer.
    expect(await desks.one.tried({ device })).toBe('in');
    expect(await desks.other.tried({ device })).toBe('in');
    await desks.pass(5_000);
  });

  it('keeps nobody out of a new one for longer than seconds, who tries again as often as the page does', async () => {
    await guess(20);
    let [answer, tries, isTrying] = ['', 0, false];
    const begun = desks.emulator.clock.now();
    let endedAt = Infinity;
    const ownersTry = async (): Promise<void> => {
      if (isTrying || answer === 'in') return;
      isTrying = true;
      tries += 1;
      answer = await desks.one.tried();
      isTrying = false;
      if (answer === 'in') endedAt = desks.emulator.clock.now();
    };
    const answers = await guess(60, () => void ownersTry());
    expect(answer).toBe('in');
    expect(endedAt - begun).toBeLessThan(10_000);
    expect(tries).toBeLessThan(10);
    // And whoever guesses has not had more turns than one a second of each instance.
    expect(count(answers, 'unauthorized')).toBeLessThanOrEqual(2 * 18);
  });

  it('is slowed down on a browser that is known, too, by its own wrong tries alone', async () => {
    const { device } = await desks.one.signIn();
    for (let n = 0; n < 4; n += 1) await desks.one.tried({ passcode: wrongPasscode, device });
    const refused = desks.during(desks.one.tried({ passcode: `${wrongPasscode} 5`, device }));
    expect(await refused).toBe('unauthorized');
    expect(await desks.during(desks.one.tried({ passcode: `${wrongPasscode} 6`, device }))).toBe('unauthorized');
    expect(await desks.during(desks.one.tried({ passcode: `${wrongPasscode} 7`, device }))).toBe('too_many_attempts');
    // Elsewhere nothing was tried.
    expect(await desks.one.tried()).toBe('in');
  });

  it('is a stranger on a browser that was known by another passcode, or under another name', async () => {
    const { device } = await desks.one.signIn();
    await desks.add();
    expect(await desks.one.tried({ device })).toBe('in');
    for (let n = 0; n < 2; n += 1) await desks.one.tried({ passcode: wrongPasscode, device });
    expect((await desks.one.store.tries('alice')).tries).toMatchObject({ count: 2 });
    await desks.one.tried({ name: 'bob', passcode: wrongPasscode, device });
    expect((await desks.one.store.tries('bob')).tries).toMatchObject({ count: 1 });
  });
});

describe('an invitation', () => {
  const code = 'K7Q2-9XNM-4RTP-WB3F-8HJD';
  const newPasscode = 'seven green umbrellas';

  beforeEach(async () => {
    const given = { name: 'Bob', workerSid: desks.workerSid('bob'), roles: ['worker'] as const, code };
    await desks.one.store.changePerson('bob', (before) =>
      invite(before, { ...given, now: desks.emulator.clock.now() }),
    );
  });

  const redeem = (change: object = {}) => desks.other.tried({ name: 'bob', passcode: code, newPasscode, ...change });

  it('is exchanged for a passcode of one’s own, which then is the way in', async () => {
    expect(await redeem({ newPasscode: undefined })).toBe('passcode_needed');
    expect(await redeem({ newPasscode: 'password1234' })).toBe('invalid_request');
    expect(await redeem()).toBe('in');
    expect(await desks.one.tried({ name: 'bob', passcode: newPasscode })).toBe('in');
  });

  it('is good once, also where two use it at the same moment at two instances', async () => {
    const answers = await Promise.all([
      desks.one.tried({ name: 'bob', passcode: code, newPasscode: 'one clever passphrase' }),
      redeem(),
    ]);
    expect(answers.toSorted()).toEqual(['in', 'unauthorized']);
    expect(await redeem({ newPasscode: 'and a third phrase here' })).toBe('unauthorized');
  });

  it('is used where Sync’s answer was lost, and may be sent once more with the same passcode where ours was', async () => {
    fault('UpdateDocument', { next: 1 }, { reset: 'after' });
    expect(await redeem()).toBe('in');
    expect(await redeem()).toBe('in');
    expect(await redeem({ newPasscode: 'and a third phrase here' })).toBe('unauthorized');
  });

  it('is over after a day, and is no passcode', async () => {
    await desks.emulator.clock.advance(24 * 3_600_000 - 1);
    expect(await redeem({ newPasscode: undefined })).toBe('passcode_needed');
    await desks.emulator.clock.advance(1);
    expect(await redeem()).toBe('unauthorized');
  });

  it('is nothing for somebody who is disabled', async () => {
    await desks.one.store.changePerson('bob', (person) => person && disabled(person));
    expect(await redeem()).toBe('unauthorized');
  });

  it('leaves the passcode there is until it is used, and ends all sessions then', async () => {
    await redeem();
    const { session } = await desks.one.signIn({ name: 'bob', passcode: newPasscode });
    const again = { name: 'Bob', workerSid: desks.workerSid('bob'), roles: ['worker'] as const, code: 'another-code' };
    await desks.one.store.changePerson('bob', (before) =>
      invite(before, { ...again, now: desks.emulator.clock.now() }),
    );
    expect(await desks.other.tried({ name: 'bob', passcode: newPasscode })).toBe('in');
    expect(await redeem({ passcode: 'another-code', newPasscode: 'eight yellow umbrellas' })).toBe('in');
    expect(await desks.other.tried({ name: 'bob', passcode: newPasscode })).toBe('unauthorized');
    expect((await desks.one.store.person('bob'))?.generation).toBeGreaterThan(session.generation);
  });

  it('ends the sessions of who may do less than before, and leaves those of who may do more', async () => {
    const generation = async (): Promise<number | undefined> => (await desks.one.store.person('bob'))?.generation;
    await redeem();
    const before = await generation();
    const again = async (...roles: ('worker' | 'supervisor')[]) => {
      const given = { name: 'Bob', workerSid: desks.workerSid('bob'), roles, code, now: desks.emulator.clock.now() };
      await desks.one.store.changePerson('bob', (person) => invite(person, given));
    };
    await again('worker', 'supervisor');
    expect(await generation()).toBe(before);
    await again('supervisor');
    expect(await generation()).toBe((before ?? 0) + 1);
  });

  it('of another worker takes over nothing from who had the name', async () => {
    await redeem();
    const other = { name: 'bob', workerSid: desks.workerSid('charles'), roles: ['worker'] as const, code: 'a code' };
    await desks.one.store.changePerson('bob', (before) =>
      invite(before, { ...other, now: desks.emulator.clock.now() }),
    );
    expect(await desks.other.tried({ name: 'bob', passcode: newPasscode })).toBe('unauthorized');
  });
});

describe('while Sync does not answer', () => {
  it.each([
    ['FetchDocument', { reset: 'before' }],
    ['FetchDocument', { status: 503 }],
    ['FetchDocument', { status: 429 }],
    ['CreateSyncListItem', { status: 500 }],
    ['CreateSyncListItem', { status: 429 }],
  ])('nobody signs in: %s %j', async (operation, effect) => {
    fault(operation, 'always', effect);
    const error = await desks.one.signIn().catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'sign_in_unavailable', status: 503, headers: { 'Retry-After': '60' } });
  });

  it('a wrong passcode is none the less wrong, and this instance remembers it', async () => {
    fault('CreateDocument', 'always', { status: 503 });
    for (let n = 0; n < 4; n += 1)
      expect(await desks.one.tried({ passcode: `${wrongPasscode} ${n}` })).toBe('unauthorized');
    const begun = desks.emulator.clock.now();
    await desks.during(desks.one.tried({ passcode: wrongPasscode }));
    expect(desks.emulator.clock.now() - begun).toBeGreaterThanOrEqual(strangersGrowth.firstMs);
  });

  it('what is not as the desk writes it opens nothing', async () => {
    await desks.one.store.changePerson('alice', (person) => person && signedOut(person));
    const [record] = await desks.one.sync.documents.list({ pageSize: 1, limit: 1 });
    await desks.one.sync.documents(record?.sid ?? '').update({ data: { name: 'alice', roles: ['worker'] } });
    expect(await desks.other.tried()).toBe('misconfigured');
  });
});

test('nothing of a passcode is in the log, in an error or in Sync', async () => {
  await desks.one.signIn();
  await desks.one.tried({ passcode: wrongPasscode });
  const state = JSON.stringify(desks.emulator.control.state());
  for (const secret of [rightPasscode, wrongPasscode]) {
    expect(desks.one.logged.join('\n')).not.toContain(secret);
    expect(state).not.toContain(secret);
  }
});
