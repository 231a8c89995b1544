import { DeskError } from '../errors';
import { endingOf, type Ending, type Person } from './person';
import type { OpenSession } from './session-cookie';
import type { PeopleStore } from './store';

/** What is told to whoever comes with a session that counts no more. */
export const endingWords: Readonly<Record<Ending, string>> = {
  ended: 'You were signed out. Sign in again.',
  disabled: 'This sign-in is switched off. Ask whoever runs the desk.',
  gone: 'Nobody goes by your name here any more. Ask whoever runs the desk.',
};

/**
 * Makes sure that a session was not ended, by what is known of its person from the last 30 seconds. Where Sync does not answer the
 * session goes on, unless it is known to have ended before.
 *
 * @returns The person; `undefined` where Sync does not answer and nobody knows.
 * @throws DeskError `session_expired`
 */
export async function requireOpen(
  session: OpenSession,
  { store }: { readonly store: PeopleStore },
): Promise<Person | undefined> {
  const person = await store.recentPerson(session.name);
  if (person === 'unknown') return undefined;
  const ending = endingOf(person, session);
  if (ending) throw new DeskError('session_expired', endingWords[ending]);
  return person;
}
