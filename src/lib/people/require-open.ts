import { DeskError, type ErrorCode } from '../errors';
import { endingOf, type Ending, type Person } from './person';
import type { OpenSession } from './session-cookie';
import type { PeopleStore } from './store';

const words: Readonly<Record<Ending, readonly [code: ErrorCode, message: string]>> = {
  ended: ['signed_out', 'You were signed out. Sign in again.'],
  disabled: ['switched_off', 'This sign-in is switched off. Ask whoever runs the desk.'],
  gone: ['switched_off', 'Nobody goes by your name here any more. Ask whoever runs the desk.'],
};

/** What is told to whoever comes with a session that counts no more. */
export const hasEnded = (ending: Ending): DeskError => new DeskError(...words[ending]);

const overCodes: readonly ErrorCode[] = ['session_expired', 'signed_out', 'switched_off'];

/** Whether it is the session that is over, and nothing else in the way. */
export const isSessionOver = (error: unknown): error is DeskError =>
  error instanceof DeskError && overCodes.includes(error.code);

/**
 * Makes sure that a session was not ended, by what is known of its person from the last 30 seconds. Where Sync does not answer the
 * session goes on, unless it is known to have ended before.
 *
 * @returns The person; `undefined` where Sync does not answer and nobody knows.
 * @throws DeskError `signed_out`, `switched_off`
 */
export async function requireOpen(
  session: OpenSession,
  { store }: { readonly store: PeopleStore },
): Promise<Person | undefined> {
  const known = await store.recentPerson(session.name);
  // The session may have begun after that was read: in another instance, with a new passcode, another role, or as the first one.
  const isOlder = known !== 'unknown' && (known === undefined || known.generation < session.generation);
  const person = isOlder ? await store.person(session.name).catch(() => 'unknown' as const) : known;
  if (person === 'unknown') return undefined;
  const ending = endingOf(person, session);
  if (ending) throw hasEnded(ending);
  return person;
}
