import { examples } from '../help-examples';
import type { Noun } from '../invocation';
import { listAlone } from '../list-alone';
import { severalOf } from '../options';
import type { RescueOptions } from './rescue-verb';

/** `desk calls …` */
export const calls: Noun = (program, act) => {
  const noun = program.command('calls').description('see where customers are, and rescue those who are alone');

  listAlone(noun)
    .description("customers' calls in progress: whereabouts and since when, task, agent")
    .option('--alone', 'only those on the line with nobody; ends with 7 if there is one')
    .addHelpText(
      'after',
      examples(
        ['desk calls list', 'where everybody is'],
        ['desk calls list --alone', 'whom nobody will ever come for; 0 if there is nobody, 7 if there is'],
        ['desk calls list --json | jq -r .whereabouts | sort | uniq -c', 'how many are where'],
      ),
    )
    .action((options: { alone?: boolean }) =>
      act(async (invocation) => (await import('./list-verb')).runListCalls(invocation, options)),
    );

  noun
    .command('rescue [calls...]')
    .description(
      'offer customers again who are on the line with nobody: those named, or all; asks unless they are named',
    )
    .option('--task <sid>', 'the customer of this task; may be said several times', severalOf)
    .option('--closing-words', 'do not offer them: have them hear the closing words, and end the call')
    .option('--dry-run', 'say what it would do')
    .option('--yes', 'do not ask')
    .addHelpText(
      'after',
      examples(
        ['desk calls rescue', 'everybody who is alone, after a question'],
        ['desk calls rescue --yes', 'the same for a cron job'],
        ['desk calls rescue --task WT00000000000000000000000000000001', 'the customer of a task'],
        ['desk calls rescue CA00000000000000000000000000000001 --closing-words', 'say goodbye to one'],
      ),
    )
    .action((named: string[], options: RescueOptions) =>
      act(async (invocation) => (await import('./rescue-verb')).runRescueCalls(invocation, named, options)),
    );
};
