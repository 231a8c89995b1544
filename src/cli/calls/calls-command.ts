import { examples } from '../help-examples';
import type { Noun } from '../invocation';
import { listAlone } from '../list-alone';
import { severalOf } from '../options';
import type { RescueOptions } from './rescue-verb';

/** `desk calls …` */
export const calls: Noun = (program, act) => {
  const noun = program.command('calls').description('list customers on the line, and rescue those left alone');

  listAlone(noun)
    .description("list customers' calls in progress: where each is and for how long, task, agent")
    .option('--alone', 'only customers left alone on the line; exits with 7 if there are any')
    .addHelpText(
      'after',
      examples(
        ['desk calls list', 'where every customer is'],
        ['desk calls list --alone', 'customers left alone; exits with 0 if there are none, 7 if there are'],
        ['desk calls list --json | jq -r .whereabouts | sort | uniq -c', 'how many customers are where'],
      ),
    )
    .action((options: { alone?: boolean }) =>
      act(async (invocation) => (await import('./calls-list-verb')).runListCalls(invocation, options)),
    );

  noun
    .command('rescue [calls...]')
    .description('offer customers left alone to agents again: the ones named, or all after a confirmation')
    .option('--task <sid>', 'the customer of this task; may be repeated', severalOf)
    .option('--closing-words', 'play the closing words and end the call instead of offering it')
    .option('--dry-run', 'show what it would do')
    .option('--yes', 'skip the confirmation')
    .addHelpText(
      'after',
      examples(
        ['desk calls rescue', 'every customer left alone, after a confirmation'],
        ['desk calls rescue --yes', 'the same for a cron job'],
        ['desk calls rescue --task WT00000000000000000000000000000001', 'the customer of a task'],
        ['desk calls rescue CA00000000000000000000000000000001 --closing-words', 'end one call with the closing words'],
      ),
    )
    .action((named: string[], options: RescueOptions) =>
      act(async (invocation) => (await import('./rescue-verb')).runRescueCalls(invocation, named, options)),
    );
};
