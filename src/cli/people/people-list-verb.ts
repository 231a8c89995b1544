import type { Person } from '../../lib/people/person';
import { exitCodes, type ExitCode } from '../exit-codes';
import type { Invocation } from '../invocation';
import { jsonLine } from '../output/json-line';
import { tableOn } from '../output/table';
import { peopleOf } from './people-of';

/** How somebody stands, in a word. */
type Standing = 'disabled' | 'invited' | 'invitation expired' | 'may sign in';

function standingOf({ isDisabled, passcode, account, invitation }: Person, now: number): Standing {
  if (isDisabled) return 'disabled';
  if (passcode || account) return 'may sign in';
  return invitation && now < invitation.expiresAt ? 'invited' : 'invitation expired';
}

/** `desk people list` */
export async function runListPeople(invocation: Invocation): Promise<ExitCode> {
  const { io, json } = invocation;
  const { store } = await peopleOf(invocation);
  const now = io.clock.now();
  const people = (await store.everybody()).map((person) => {
    const { name, workerSid, roles, invitation } = person;
    const isOpen = invitation !== undefined && now < invitation.expiresAt;
    const invitedUntil = isOpen ? new Date(invitation.expiresAt).toISOString() : null;
    return { name, workerSid, roles, standing: standingOf(person, now), invitedUntil };
  });
  if (json) for (const person of people) io.stdout.write(jsonLine(person));
  else {
    const table = tableOn(io, (colour) => [
      { title: 'NAME', least: 6 },
      { title: 'MAY BE' },
      { title: 'STANDING', paint: (shown, text) => (text === 'may sign in' ? shown : colour.yellow(shown)) },
      { title: 'INVITED UNTIL' },
      { title: 'WORKER', paint: (shown) => colour.dim(shown) },
    ]);
    for (const { name, roles, standing, invitedUntil, workerSid } of people)
      table.add([name, roles.join(', '), standing, invitedUntil ?? '–', workerSid]);
    table.end();
    io.stderr.write(
      people.length === 0
        ? 'Nobody is invited yet. “desk people invite NAME” does it.\n'
        : `${people.length.toLocaleString('en')} ${people.length === 1 ? 'person' : 'people'}\n`,
    );
  }
  return exitCodes.done;
}
