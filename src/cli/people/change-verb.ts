import { disabled, enabled, signedOut, type Person } from '../../lib/people/person';
import type { OnRecord } from '../../lib/people/on-record';
import { done, type Outcome } from '../bulk/run';
import { reportBulk } from '../bulk/report';
import type { ExitCode } from '../exit-codes';
import type { Invocation } from '../invocation';
import { nearest } from '../known-names';
import { findActivity, moveWorker } from '../worker-activity';
import { operatorsRecord } from './on-record';
import { peopleOf, type PeopleOf } from './people-of';

interface Change {
  readonly doing: string;
  readonly done: string;
  /** What becomes of the record; `undefined` where it is so already. */
  readonly change: (person: Person) => Person | undefined;
  /** Whether nothing more is to ring at the worker. */
  readonly setsOffline: boolean;
}

const changes: Readonly<Record<'disable' | 'enable' | 'sign-out' | 'remove', Change>> = {
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
  // What is left of them goes once nobody can come in by it.
  remove: { doing: 'Removing', done: 'removed', change: disabled, setsOffline: true },
};

export type PeopleChange = keyof typeof changes;

/** The activity of whoever is gone. */
const offline = 'Offline';

/** `desk people disable`, `enable`, `sign-out` and `remove` */
export async function runChangePeople(
  invocation: Invocation,
  verb: PeopleChange,
  names: readonly string[],
): Promise<ExitCode> {
  const people = await peopleOf(invocation);
  const onRecord = operatorsRecord(invocation, people);
  const { doing, done } = changes[verb];
  return reportBulk(
    invocation,
    { verb: `people ${verb}`, doing, done, total: () => names.length },
    {
      items: names,
      act: (name) => changeOne(people, verb, name, onRecord),
      sidOf: (name) => name,
    },
  );
}

async function changeOne(people: PeopleOf, verb: PeopleChange, name: string, onRecord: OnRecord): Promise<Outcome> {
  const { store, spending } = people;
  const { change, setsOffline, done: word } = changes[verb];
  const known = await store.person(name);
  if (!known) throw await unknownPerson(people, name);
  const { name: knownAs, workerSid } = known;
  const isNews = change(known) !== undefined;
  const carryOut = async (): Promise<void> => {
    await store.changePerson(name, (before) => before && change(before));
    // Also where it was so already: the worker may have been put back meanwhile, or an earlier try have got no further.
    if (setsOffline) await setOffline(people, workerSid);
    if (verb !== 'remove') return;
    await spending.forget(name);
    await store.removePerson(name);
  };
  await (isNews ? onRecord({ what: 'people', on: { name: knownAs, workerSid }, why: word }, carryOut) : carryOut());
  return isNews ? done : { skipped: `is ${word} already` };
}

/** TaskRouter offers nothing more, whatever the token that is still out may do. A call goes on. */
async function setOffline({ connection: { client }, workspaceSid }: PeopleOf, workerSid: string): Promise<void> {
  const activity = await findActivity(client, workspaceSid, offline);
  const onRecord: OnRecord = (_act, work) => work();
  await moveWorker({ client, workspaceSid, activity, rejectPending: true, onRecord }, { sid: workerSid });
}

async function unknownPerson({ store }: PeopleOf, name: string): Promise<Error> {
  const names = (await store.everybody()).map((person) => person.name);
  const meant = nearest(name, names);
  return new Error(`Nobody who may sign in is named ${name}.${meant === undefined ? '' : ` Did you mean ${meant}?`}`);
}
