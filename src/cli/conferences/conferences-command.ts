import { examples } from '../help-examples';
import type { Noun } from '../invocation';
import { listAlone } from '../list-alone';

/** `desk conferences …` */
export const conferences: Noun = (program, act) => {
  const noun = program.command('conferences').description('list conferences in progress, and end them');

  listAlone(noun)
    .description('list conferences in progress, with participants and tasks')
    .addHelpText(
      'after',
      examples(
        ['desk conferences list', 'who is on a call'],
        ['desk conferences list --json | jq -r .taskSid', 'task SIDs only'],
      ),
    )
    .action(() => act(async (invocation) => (await import('./conferences-list-verb')).runListConferences(invocation)));

  noun
    .command('end [conferences...]')
    .description('end conferences for everyone in them, by SID, name or task SID')
    .option('--all', 'every conference in progress, after a confirmation')
    .option('--yes', 'skip the confirmation')
    .addHelpText(
      'after',
      examples(
        ['desk conferences end CF00000000000000000000000000000001', 'by SID'],
        ['desk conferences end WT00000000000000000000000000000001', 'the conference of a task'],
        ['desk conferences end --all', 'all of them, after a confirmation'],
      ),
    )
    .action((named: string[], options: { all?: boolean; yes?: boolean }) =>
      act(async (invocation) => (await import('./end-verb')).runEndConferences(invocation, named, options)),
    );
};
