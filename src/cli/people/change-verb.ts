import { disabled, enabled, signedOut, type Person } from '../../lib/people/person';
import { done, type Outcome } from '../bulk/run';
import { reportBulk } from '../bulk/report';
import type { ExitCode } from '../exit-codes';
import type { Invocation } from '../invocation';
import { nearest } from '../known-names';
import { findActivity, moveWorker } from '../worker-activity';
import { peopleOf, type PeopleOf } from './people-of';

interface Change {
  readonly doing: string;
  readonly done: string;
  /** What becomes of the record; `undefined` where it is so already. */
  readonly change: (person: Person) => Person | undefined;
  /** Whether nothing more is to ring at the worker. */
  readonly setsOffline: boolean;
}

const changes: Readonly<Record<'disable' | 'enable' | 'sign-out', Change>> = {
  disable: {
    doing: 'Disabling',
    done: 'disabled',
    change: (person) => (person.isDisabled ? undefined : disabled(person)),
    setsOffline: true,
  },
  enable: {
    doing: 'Enabling',
    done: 'enabled',
    change: (person) => (person.isDisabled ? enabled(person) : undefined),
    setsOffline: false,
  },
  'sign-out': { doing: 'Signing out', done: 'signed out', change: signedOut, setsOffline: true },
};

export type PeopleChange = keyof typeof changes;

/** The activity of whoever is gone. */
const offline = 'Offline';

/** `desk people disable`, `enable` and `sign-out` */
export async function runChangePeople(
  invocation: Invocation,
  verb: PeopleChange,
  names: readonly string[],
): Promise<ExitCode> {
  const people = await peopleOf(invocation);
  const { doing, done } = changes[verb];
  return reportBulk(
    invocation,
    { verb: `people ${verb}`, doing, done, total: () => names.length },
    {
      items: each(names),
      act: (name) => changeOne(people, verb, name, invocation.io.clock.now()),
      sidOf: (name) => name,
    },
  );
}

async function changeOne(people: PeopleOf, verb: PeopleChange, name: string, now: number): Promise<Outcome> {
  const { store, audit, operator } = people;
  const { change, setsOffline, done: word } = changes[verb];
  let isChanged = false;
  const person = await store.changePerson(name, (before) => {
    const after = before && change(before);
    // It is ours also where the answer was lost that told so, and the second look finds it done.
    isChanged ||= after !== undefined;
    return after;
  });
  if (!person) throw await unknownPerson(people, name);
  // Also where it was so already: the worker may have been put back meanwhile, or an earlier try have got no further.
  if (setsOffline) await setOffline(people, person.workerSid);
  if (!isChanged) return { skipped: `is ${word} already` };
  const entry = { at: new Date(now).toISOString(), who: operator, what: 'people', outcome: 'done' } as const;
  await audit.write({ ...entry, on: { name: person.name, workerSid: person.workerSid }, why: word });
  return done;
}

/** TaskRouter offers nothing more, whatever the token that is still out may do. A call goes on. */
async function setOffline({ connection: { client }, workspaceSid }: PeopleOf, workerSid: string): Promise<void> {
  const activity = await findActivity(client, workspaceSid, offline);
  await moveWorker({ client, workspaceSid, activity, rejectPending: true }, workerSid);
}

async function unknownPerson({ store }: PeopleOf, name: string): Promise<Error> {
  const names = (await store.everybody()).map((person) => person.name);
  const meant = nearest(name, names);
  return new Error(`Nobody who may sign in is named ${name}.${meant === undefined ? '' : ` Did you mean ${meant}?`}`);
}

async function* each(names: readonly string[]): AsyncGenerator<string> {
  yield* names;
}
