import * as v from 'valibot';
import { sameSecret } from '../same-secret';
import { sid } from '../sids';
import { invitationHash } from './invitation-code';
import { personRoles, type PersonRole } from './roles';
import type { PasscodeHash } from './passcode';

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));

export const personSchema = v.object({
  /** As the operator wrote it. */
  name: v.string(),
  workerSid: sid('WK', "a worker's SID"),
  roles: v.pipe(v.array(v.picklist(personRoles)), v.minLength(1)),
  isDisabled: v.boolean(),
  /** Of a session that counts. It grows when all sessions of the person end: numbers need no two clocks to agree. */
  generation: whole,
  passcode: v.optional(v.object({ n: whole, p: whole, salt: v.string(), hash: v.string() })),
  invitation: v.optional(v.object({ hash: v.string(), expiresAt: whole })),
  /** By which somebody of an organization signs in, since the first time: a name may be given to somebody else there, this is not. */
  account: v.optional(v.object({ issuer: v.string(), subject: v.string() })),
  /** Sessions that were ended one by one, with when each was started, in epoch milliseconds. */
  ended: v.record(v.string(), whole),
});

/** Somebody who may sign in, as kept in Sync. */
export type Person = Readonly<v.InferOutput<typeof personSchema>>;

/** Somebody's account at an identity provider. @see https://openid.net/specs/openid-connect-core-1_0.html#ClaimStability */
export type Account = NonNullable<Person['account']>;

/** How long an invitation is good for. */
export const invitationMs = 24 * 3_600_000;

/** More are not kept one by one: the larger a record, the less often it may be written. */
const mostEnded = 40;

export interface Invited {
  readonly name: string;
  readonly workerSid: string;
  readonly roles: readonly PersonRole[];
  /** Made by chance, of at least 100 bits. */
  readonly code: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Somebody invited, for the first time or once more. A passcode that there is goes on until the code is used; sessions, where they may
 * do no more than before.
 */
export function invite(before: Person | undefined, { name, workerSid, roles, code, now }: Invited): Person {
  const invitation = { hash: invitationHash(code), expiresAt: now + invitationMs };
  const given = { name, workerSid, roles: [...roles], invitation };
  // A name that belongs to another worker now takes nothing over from the one before. Nor does one that was removed: no session from then
  // may count again, so that numbers begin where no earlier ones can have come to.
  if (before?.workerSid !== workerSid)
    return { isDisabled: false, generation: before ? before.generation + 1 : now, ended: {}, ...given };
  const isLess = before.roles.some((role) => !roles.includes(role));
  return { ...(isLess ? signedOut(before) : before), ...given };
}

/** Whom an identity provider has vouched for. */
export interface Vouched {
  /** The worker's friendly name. */
  readonly name: string;
  readonly workerSid: string;
  readonly roles: readonly PersonRole[];
  readonly account: Account;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Whether a record is another account's of the same provider. Who moves to another provider begins anew. */
export const isAnothers = ({ account }: Pick<Person, 'account'>, { issuer, subject }: Account): boolean =>
  account !== undefined && account.issuer === issuer && account.subject !== subject;

/**
 * Somebody whom a provider has vouched for, with what the provider says they may do. The record of who is disabled stays as it is, and so
 * does that of another account.
 */
export function vouched(before: Person | undefined, { now, ...given }: Vouched): Person {
  const said = { ...given, roles: [...given.roles], account: { ...given.account } };
  // Higher than any number that sessions of somebody of this name can have, who was here and was removed.
  if (!before) return { isDisabled: false, generation: now, ended: {}, ...said };
  if (before.isDisabled || isAnothers(before, given.account)) return before;
  // A name that belongs to another worker now takes nothing over from the one before.
  if (before.workerSid !== given.workerSid)
    return { isDisabled: false, generation: before.generation + 1, ended: {}, ...said };
  // Also where it is a role more: by the number every instance knows that what it has read is older than the session.
  const isOtherwise =
    given.roles.length !== before.roles.length || before.roles.some((role) => !given.roles.includes(role));
  return { ...(isOtherwise ? signedOut(before) : before), ...said };
}

/** Whether a code is the one of an invitation that is still good. */
export function isInvited({ invitation, isDisabled }: Person, code: string, now: number): boolean {
  const isCode = sameSecret(invitationHash(code), invitation?.hash ?? '');
  return isCode && invitation !== undefined && now < invitation.expiresAt && !isDisabled;
}

/** With another passcode: all sessions end, and so does the invitation. */
export function withPasscode(person: Person, passcode: PasscodeHash): Person {
  const { invitation: _used, ...rest } = person;
  return { ...signedOut(rest), passcode: { ...passcode } };
}

/** With no session left. */
export const signedOut = (person: Person): Person => ({ ...person, generation: person.generation + 1, ended: {} });

export const disabled = (person: Person): Person => ({ ...signedOut(person), isDisabled: true });

/** Let in again; of an organization, by whichever account comes first. */
export const enabled = ({ account: _before, ...person }: Person): Person => ({ ...person, isDisabled: false });

/**
 * With one session ended. What is too old to be a session any more is forgotten; where there are too many, all end.
 *
 * @param session - `startedAt` and `now` in epoch milliseconds.
 */
export function withEnded(
  person: Person,
  session: { readonly id: string; readonly startedAt: number },
  { now, absoluteMs }: { readonly now: number; readonly absoluteMs: number },
): Person {
  const alive = Object.entries(person.ended).filter(([, startedAt]) => startedAt + absoluteMs > now);
  if (alive.length >= mostEnded) return signedOut(person);
  return { ...person, ended: { ...Object.fromEntries(alive), [session.id]: session.startedAt } };
}

/** Why a session counts no more. */
export type Ending = 'ended' | 'disabled' | 'gone';

/**
 * Whether a session that has not expired still counts.
 *
 * @returns `undefined` where it does
 */
export function endingOf(
  person: Person | undefined,
  session: { readonly id: string; readonly generation: number; readonly workerSid: string },
): Ending | undefined {
  if (!person || person.workerSid !== session.workerSid) return 'gone';
  if (person.isDisabled) return 'disabled';
  if (person.generation !== session.generation || Object.hasOwn(person.ended, session.id)) return 'ended';
  return undefined;
}
