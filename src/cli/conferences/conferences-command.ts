import { examples } from '../help-examples';
import type { Noun } from '../invocation';
import { listAlone } from '../list-alone';

/** `desk conferences …` */
export const conferences: Noun = (program, act) => {
  const noun = program.command('conferences').description('see the conferences in progress, and end them');

  listAlone(noun)
    .description('conferences in progress, with participants and the task each belongs to')
    .addHelpText(
      'after',
      examples(
        ['desk conferences list', 'who is talking'],
        ['desk conferences list --json | jq -r .taskSid', 'the tasks alone'],
      ),
    )
    .action(() => act(async (invocation) => (await import('./list-verb')).runListConferences(invocation)));

  noun
    .command('end [conferences...]')
    .description('end conferences for everybody in them, by SID, name, or SID of the task')
    .option('--all', 'every conference in progress; asks first')
    .option('--yes', 'do not ask')
    .addHelpText(
      'after',
      examples(
        ['desk conferences end CF00000000000000000000000000000001', 'by SID'],
        ['desk conferences end WT00000000000000000000000000000001', 'that of a task'],
        ['desk conferences end --all', 'all of them, after a question'],
      ),
    )
    .action((named: string[], options: { all?: boolean; yes?: boolean }) =>
      act(async (invocation) => (await import('./end-verb')).runEndConferences(invocation, named, options)),
    );
};
