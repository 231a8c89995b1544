import { createHash } from 'node:crypto';
import { DeskError } from '../errors';
import { pause } from '../platform';
import { nameKey } from '../text/same-name';
import type { FoundWorker } from '../workspace';
import type { Audit, AuditEntry } from './audit';
import { type PasscodeCost, hashPasscode, isPasscode, usualCost, weakness } from './passcode';
import { isInvited, withPasscode, type Person } from './person';
import type { PersonRole } from './roles';
import type { Device, OpenSession } from './session-cookie';
import type { PeopleStore } from './store';
import { unavailable } from './sync-answers';
import { comeAgain, deviceGrowth, strangersGrowth } from './tries';
import type { Turnstile, TurnstileMachine } from './turnstile';

/** What signing in is done with. One for each instance of a Function. */
export interface SignInDesk {
  readonly store: PeopleStore;
  readonly turnstile: Turnstile;
  readonly audit: Audit;
  readonly machine: TurnstileMachine;
  /** Looks a worker up; `undefined` where there is none any more. */
  readonly worker: (workerSid: string) => Promise<FoundWorker | undefined>;
  /** Made by chance, of at least 120 bits. */
  readonly newId: () => string;
  readonly cost?: PasscodeCost;
}

/** One try. */
export interface SignInTry {
  readonly name: string;
  /** The passcode, or the code of an invitation. */
  readonly passcode: string;
  /** Chosen by whoever comes with an invitation. */
  readonly newPasscode?: string | undefined;
  readonly role: PersonRole;
  /** The browser, where it is known. */
  readonly device?: Device | undefined;
}

export interface SignedIn {
  readonly person: Person;
  readonly worker: FoundWorker;
  readonly session: OpenSession;
  readonly device: Device;
}

/** Something that another passcode changes, and that says nothing of it. */
const credentialOf = ({ passcode }: Person): string => (passcode ? digest(passcode.salt) : '');

const digest = (text: string): string => createHash('sha256').update(text, 'utf8').digest('base64url').slice(0, 22);

const wrong = (): DeskError => new DeskError('unauthorized', 'Name or passcode is wrong. Check both.');

/**
 * Signs somebody in by name and passcode, or by the code of an invitation and a passcode of their own choice.
 *
 * Two steps of requests as a rule, for a right passcode as for a wrong one, whether or not anybody goes by the name: the records; then
 * the audit, beside the worker or the note of the wrong try.
 *
 * @throws DeskError `unauthorized`, the same for all that is wrong; `too_many_attempts` with `Retry-After`; `forbidden` for a right
 * passcode that opens nothing; `passcode_needed` for an invitation without a passcode of one's own; `invalid_request` where that
 * will not do; `sign_in_unavailable` where Sync does not answer
 */
export async function signInByPasscode(given: SignInTry, desk: SignInDesk): Promise<SignedIn> {
  const { audit, machine, turnstile } = desk;
  const name = nameKey(given.name);
  const device = given.device?.name === name ? given.device : undefined;
  const entry = entryOf(given.name, machine.now());
  const key = device ? `${name}|${device.id}` : name;
  const growth = device ? deviceGrowth : strangersGrowth;
  const secret = digest(JSON.stringify([given.passcode, given.newPasscode]));
  const result = await turnstile.pass(key, secret, growth, () => look(given, { ...desk, device, key, growth, entry }));
  if ('waitMs' in result) {
    audit.log({ ...entry, outcome: 'refused', why: 'too many wrong tries' });
    throw comeAgain(result.waitMs);
  }
  if (!result.outcome) throw wrong();
  if (result.outcome === 'a stranger') return signInByPasscode({ ...given, device: undefined }, desk);
  return admit(result.outcome, given, desk);
}

const entryOf = (name: string, now: number): Omit<AuditEntry, 'outcome'> => ({
  at: new Date(now).toISOString(),
  who: { name },
  what: 'sign-in',
});

interface Look extends SignInDesk {
  readonly device: Device | undefined;
  readonly key: string;
  readonly growth: typeof strangersGrowth;
  readonly entry: Omit<AuditEntry, 'outcome'>;
}

/**
 * Who it is; `undefined` for a wrong try, which is then on record. A browser that was known by a passcode from before is a stranger's,
 * and nothing was tried yet.
 */
async function look(given: SignInTry, desk: Look): Promise<Person | 'a stranger' | undefined> {
  const { store, audit, turnstile, machine, key, growth, cost = usualCost } = desk;
  const [person, read] = await Promise.all([store.person(given.name), store.tries(key)]).catch((error: unknown) => {
    throw unavailable(error);
  });
  if (desk.device && (!person || desk.device.credential !== credentialOf(person))) return 'a stranger';
  const waitMs = turnstile.learn(key, read.tries, growth);
  if (waitMs > strangersGrowth.longestMs) throw comeAgain(waitMs);
  if (waitMs > 0) await pause(machine, waitMs);
  const isCode = person !== undefined && isInvited(person, given.passcode, machine.now());
  // Who comes with a used code, because the answer was lost that told so, comes with the passcode that it was used for.
  const isRight = await isPasscode(given.newPasscode ?? given.passcode, person?.passcode, cost);
  if (person && isCode) return redeemed(person, given, desk);
  if (person && isRight) return person;
  const refused: AuditEntry = { ...desk.entry, outcome: 'refused', why: 'wrong name or passcode' };
  await Promise.all([store.addTry(key, read), audit.write(refused)]).catch((error: unknown) => {
    // Refused it is anyway, and this instance remembers.
    audit.unwritten(refused, error);
  });
  return undefined;
}

/** Exchanges an invitation for a passcode of the person's own. It can be done once. */
async function redeemed(person: Person, given: SignInTry, desk: Look): Promise<Person | undefined> {
  const { newPasscode } = given;
  if (newPasscode === undefined)
    throw new DeskError('passcode_needed', 'The invitation is good. Choose a passcode of your own to sign in with.');
  const expected = weakness(newPasscode, person.name);
  if (expected !== undefined)
    throw new DeskError('invalid_request', `\`newPasscode\` is not usable: expected ${expected}.`);
  const hash = await hashPasscode(newPasscode, desk.cost);
  const now = desk.machine.now();
  const after = await desk.store.changePerson(person.name, (before) =>
    before && isInvited(before, given.passcode, now) ? withPasscode(before, hash) : undefined,
  );
  return after?.passcode?.salt === hash.salt ? after : undefined;
}

async function admit(person: Person, given: SignInTry, desk: SignInDesk): Promise<SignedIn> {
  const { audit, machine } = desk;
  const now = machine.now();
  const entry = { ...entryOf(person.name, now), who: { name: person.name, workerSid: person.workerSid } };
  const refuse = async (message: string, why: string): Promise<never> => {
    await audit.write({ ...entry, outcome: 'refused', why });
    throw new DeskError('forbidden', message);
  };
  if (person.isDisabled) await refuse('This sign-in is switched off. Ask whoever runs the desk.', 'disabled');
  if (!person.roles.includes(given.role))
    await refuse(`You may not sign in as a ${given.role}. Ask whoever runs the desk.`, `not a ${given.role}`);
  const [worker] = await Promise.all([
    desk.worker(person.workerSid),
    audit.write({ ...entry, outcome: 'done' }).catch((error: unknown) => {
      throw unavailable(error);
    }),
  ]);
  if (!worker) return refuse('Your worker is no longer in the workspace. Ask whoever runs the desk.', 'worker gone');
  const { name, workerSid, roles, generation } = person;
  const session = { id: desk.newId(), name, workerSid, roles, generation, startedAt: now, seenAt: now };
  const device = { id: desk.newId(), name: nameKey(given.name), credential: credentialOf(person) };
  return { person, worker, session, device };
}
