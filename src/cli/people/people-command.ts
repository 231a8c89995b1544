import { personRoles, type PersonRole } from '../../lib/people/roles';
import { examples } from '../help-examples';
import type { Noun } from '../invocation';
import { listAlone } from '../list-alone';
import { wordsOf } from '../options';
import type { PeopleChange } from './change-verb';

const changes: readonly (readonly [verb: PeopleChange, description: string])[] = [
  ['disable', 'end their sessions and let them in no more; their workers go offline'],
  ['enable', 'let them in again, with the passcode they have'],
  ['sign-out', 'end their sessions; their workers go offline, and they may sign in again'],
  ['remove', 'end their sessions and forget them, passcodes included; their workers stay, offline'],
];

/** `desk people …` */
export const people: Noun = (program, act) => {
  const noun = program.command('people').description('who may sign in, unless a password is shared');

  listAlone(noun)
    .description('everybody who may sign in, as what, and how they stand')
    .addHelpText(
      'after',
      examples(
        ['desk people list', 'everybody'],
        [`desk people list --json | jq -r 'select(.standing == "invited") | .name'`, 'who has not come yet'],
      ),
    )
    .action(() => act(async (invocation) => (await import('./people-list-verb')).runListPeople(invocation)));

  noun
    .command('invite <worker>')
    .description(
      'print a code that a worker, by name or SID, signs in with once, and chooses a passcode; good for a day',
    )
    .option(
      '--role <roles>',
      `what they may sign in as: ${personRoles.join(', ')} (default: worker)`,
      wordsOf<PersonRole>(personRoles),
    )
    .addHelpText(
      'after',
      examples(
        ['desk people invite alice', 'a new agent, or one who forgot the passcode'],
        ['desk people invite bob --role worker,supervisor', 'an agent who also has the floor page'],
      ),
    )
    .action((worker: string, options: { role?: readonly PersonRole[] }) =>
      act(async (invocation) => (await import('./invite-verb')).runInvite(invocation, worker, options)),
    );

  for (const [verb, description] of changes) {
    noun
      .command(`${verb} <people...>`)
      .description(description)
      .addHelpText('after', examples([`desk people ${verb} alice bob`, 'two of them']))
      .action((names: string[]) =>
        act(async (invocation) => (await import('./change-verb')).runChangePeople(invocation, verb, names)),
      );
  }
};
