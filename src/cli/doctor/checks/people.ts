import { PeopleStore } from '../../../lib/people/store';
import { isSameName } from '../../../lib/text/same-name';
import { plain } from '../../output/plain';
import type { Check } from '../check';
import { fine, verdictOf, type Finding } from '../verdicts';
import { requireMode } from './sign-in';

const wanted = 'Each worker has a person who may sign in, and each person a worker.';

/** As many names as anybody reads. */
const mostNames = 5;

const list = (names: readonly string[]): string => {
  const shown = names.slice(0, mostNames).map(plain).join(', ');
  return names.length > mostNames ? `${shown} and ${names.length - mostNames} more` : shown;
};

/** One finding for all that have the same the matter with them. */
const about = (names: readonly string[], finding: (names: string) => Finding): Finding[] =>
  names.length === 0 ? [] : [finding(list(names))];

export const people: Check = {
  id: 'people',
  title: 'People',
  weight: 'look',
  needs: ['sync', 'workspace'],
  async run(context) {
    if (requireMode(context) !== 'people') return fine('Nobody has a passcode: SIGN_IN is not people.', wanted);
    const { facts, io } = context;
    const [client, workspaceSid, workers] = await Promise.all([facts.client(), facts.workspaceSid(), facts.workers()]);
    const now = (): number => io.clock.now();
    const store = new PeopleStore({ sync: client.sync.v1.services('default'), workspaceSid, now });
    const everybody = await store.everybody();
    if (everybody.length === 0) {
      const found = 'Nobody may sign in yet.';
      return verdictOf([{ found, action: 'Invite each agent: “desk people invite NAME”.' }], { wanted, whenFine: '' });
    }
    const bySid = new Map(workers.map((worker) => [worker.sid, worker]));
    const invited = new Set(everybody.map(({ workerSid }) => workerSid));
    const gone = everybody.filter(({ workerSid }) => !bySid.has(workerSid));
    const renamed = everybody.filter(({ workerSid, name }) => {
      const worker = bySid.get(workerSid);
      return worker !== undefined && !isSameName(worker.friendlyName, name);
    });
    const expired = everybody.filter(
      ({ passcode, invitation, isDisabled }) => !passcode && !isDisabled && (invitation?.expiresAt ?? 0) <= now(),
    );
    const without = workers.filter(({ sid }) => !invited.has(sid));
    const findings: Finding[] = [
      ...about(namesOf(gone), (names) => ({
        found: `Their workers are gone, so they cannot sign in: ${names}.`,
        action: 'Remove them, “desk people remove NAME”, or make the worker and invite them again.',
      })),
      ...about(namesOf(renamed), (names) => ({
        found: `Their workers have other names now, and they sign in by the old ones: ${names}.`,
        action: 'Invite them by the new name, “desk people invite NAME”, and remove the old one.',
      })),
      ...about(namesOf(expired), (names) => ({
        found: `Their invitations have expired: ${names}.`,
        action: 'Invite them again, “desk people invite NAME”, if they are still to come.',
        weight: 'know',
      })),
      ...about(
        without.map(({ friendlyName }) => friendlyName),
        (names) => ({
          found: `Workers whom nobody can sign in as: ${names}.`,
          action: 'Invite them, “desk people invite NAME”, if they use the desk.',
          weight: 'know',
        }),
      ),
    ];
    const count = everybody.length.toLocaleString('en');
    return verdictOf(findings, { wanted, whenFine: `${count} ${everybody.length === 1 ? 'person' : 'people'}.` });
  },
};

const namesOf = (some: readonly { readonly name: string }[]): string[] => some.map(({ name }) => name);
