import { createHash } from 'node:crypto';
import { DeskError } from '../errors';
import type { FoundWorker } from '../workspace';
import type { Audit } from './audit';
import { type PasscodeCost, hashPasscode, isPasscode, usualCost, weakness } from './passcode';
import { endingOf, type Person, withEnded, withPasscode } from './person';
import { hasEnded, isSessionOver, requireOpen } from './require-open';
import { type OpenSession, type SessionLimits, usualLimits } from './session-cookie';
import type { PeopleStore } from './store';
import { comeAgain, deviceGrowth } from './tries';
import type { Turnstile } from './turnstile';

/** What open sessions are looked after with. */
export interface SessionDesk {
  readonly store: PeopleStore;
  readonly audit: Audit;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly limits?: SessionLimits;
}

/**
 * Goes on with a session: what its cookie and its token are made of anew. One step of requests.
 *
 * @param worker - Looks the worker up, beside the record.
 * @throws DeskError `signed_out` where it was ended, `switched_off` where its person or worker may come in no more
 */
export async function renewSession(
  session: OpenSession,
  desk: Pick<SessionDesk, 'store' | 'audit' | 'now'>,
  worker: (workerSid: string) => Promise<FoundWorker | undefined>,
): Promise<{ readonly session: OpenSession; readonly worker: FoundWorker }> {
  try {
    const [person, found] = await Promise.all([requireOpen(session, desk), worker(session.workerSid)]);
    if (!found) throw hasEnded('gone');
    return { session: { ...session, roles: person?.roles ?? session.roles, seenAt: desk.now() }, worker: found };
  } catch (error) {
    if (isSessionOver(error))
      await desk.audit.write({
        ...entryOf(session, desk.now()),
        what: 'renewal',
        outcome: 'refused',
        why: error.message,
      });
    throw error;
  }
}

const entryOf = ({ name, workerSid }: OpenSession, now: number) => ({
  at: new Date(now).toISOString(),
  who: { name, workerSid },
});

/** Ends a session on the server. Ending it a second time changes nothing. */
export async function endSession(session: OpenSession, desk: SessionDesk): Promise<void> {
  const { store, audit, now, limits = usualLimits } = desk;
  let isNews = false;
  await store.changePerson(session.name, (before) => {
    const isOpen = endingOf(before, session) === undefined;
    // Ours also where somebody else's change came between, and this is the second look.
    isNews ||= isOpen;
    return before && isOpen ? withEnded(before, session, { now: now(), absoluteMs: limits.absoluteMs }) : undefined;
  });
  if (isNews) await audit.write({ ...entryOf(session, now()), what: 'sign-out', outcome: 'done' });
}

/**
 * Gives the person of a session another passcode. All their sessions end but this one, which goes on as another. Asking for the same once
 * more, as its answer was lost, goes on as well.
 *
 * @throws DeskError `unauthorized` for a wrong passcode, `too_many_attempts` for many, `invalid_request` where the new one will not do,
 * `signed_out`, `switched_off`
 */
export async function changePasscode(
  session: OpenSession,
  given: { readonly passcode: string; readonly newPasscode: string },
  desk: SessionDesk & { readonly turnstile: Turnstile; readonly newId: () => string; readonly cost?: PasscodeCost },
): Promise<OpenSession> {
  const { store, audit, now, cost = usualCost } = desk;
  const entry = { ...entryOf(session, now()), what: 'passcode' } as const;
  const person = await store.person(session.name);
  const ending = endingOf(person, session);
  // The change ends the session that asks for it, and the browser may not have heard of the next one.
  const mayBeDone = ending === 'ended' && person?.generation === session.generation + 1;
  if (!person || (ending && !mayBeDone)) throw hasEnded(ending ?? 'gone');
  const expected = weakness(given.newPasscode, session.name);
  if (expected !== undefined)
    throw new DeskError('invalid_request', `\`newPasscode\` is not usable: expected ${expected}.`);
  const is = (passcode: string): Promise<boolean> => isPasscode(passcode, person.passcode, cost);
  const secret = createHash('sha256').update(JSON.stringify(given), 'utf8').digest('base64url');
  let isDone = false;
  // Whoever has found an open page is not to find out by it what its owner signs in with.
  const result = await desk.turnstile.pass(`session|${session.id}`, secret, deviceGrowth, async () => {
    if (!ending && (await is(given.passcode))) return person;
    isDone = await is(given.newPasscode);
    return isDone ? person : undefined;
  });
  if ('waitMs' in result) throw comeAgain(result.waitMs);
  if (result.outcome === undefined) {
    await audit.write({ ...entry, outcome: 'refused', why: 'wrong passcode' });
    if (ending) throw hasEnded(ending);
    throw new DeskError('unauthorized', 'The passcode is wrong. Type the one you signed in with.');
  }
  const { generation } = isDone ? person : await withAnother(session, given.newPasscode, { store, cost });
  // Once more after a lost answer, too: the line may be lost with it.
  await audit.write({ ...entry, outcome: 'done' });
  return { ...session, id: desk.newId(), generation, seenAt: now() };
}

async function withAnother(
  session: OpenSession,
  passcode: string,
  { store, cost }: Pick<SessionDesk, 'store'> & { readonly cost: PasscodeCost },
): Promise<Person> {
  const hash = await hashPasscode(passcode, cost);
  const after = await store.changePerson(session.name, (before) =>
    before && endingOf(before, session) === undefined ? withPasscode(before, hash) : undefined,
  );
  if (after?.passcode?.salt !== hash.salt) throw hasEnded('ended');
  return after;
}
