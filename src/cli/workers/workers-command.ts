import type { Command } from 'commander';
import { examples } from '../help-examples';
import type { Noun } from '../invocation';
import { listAlone } from '../list-alone';
import { readDuration } from '../options';
import type { ListOptions } from './list-verb';
import type { SetActivityOptions } from './set-activity-verb';

const usualEvery = '5s';

function withFilters(command: Command): Command {
  return command
    .option('--activity <name or sid>', 'only those in this activity')
    .option('--queue <name or sid>', 'only those who belong to this task queue')
    .option('--where <expression>', 'only those whose attributes suit, as \'skills HAS "support"\'');
}

/** `desk workers …` */
export const workers: Noun = (program, act) => {
  const noun = program.command('workers').description('see workers, and set their activity');

  withFilters(listAlone(noun))
    .description('every worker with activity, and since when')
    .option('--load', 'also the tasks at each worker, by task channel')
    .option('--watch', 'draw it again and again, until Ctrl-C')
    .option('--every <duration>', `how often to look (default: ${usualEvery})`, readDuration, readDuration(usualEvery))
    .addHelpText(
      'after',
      examples(
        ['desk workers list', 'everybody'],
        ['desk workers list --activity Available --queue support', 'who takes calls of a queue'],
        ['desk workers list --watch --load', 'the floor, as it goes'],
        ['desk workers list --json | jq -r .name', 'names alone'],
      ),
    )
    .action((options: ListOptions) =>
      act(async (invocation) => (await import('./list-verb')).runListWorkers(invocation, options)),
    );

  withFilters(noun.command('set-activity <activity> [workers...]'))
    .description('put workers into an activity: those named, or all, or those that suit; asks unless they are named')
    .option('--all', 'every worker')
    .option('--reject-pending', 'take back what is offered to them at that moment')
    .option('--yes', 'do not ask')
    .addHelpText(
      'after',
      examples(
        ['desk workers set-activity Offline alice bob', 'two who forgot to'],
        ['desk workers set-activity Offline --all --reject-pending', 'everybody, after a question'],
        ['desk workers set-activity Offline --activity Available --yes', 'whoever is available, without a question'],
      ),
    )
    .action((activity: string, named: string[], options: SetActivityOptions) =>
      act(async (invocation) =>
        (await import('./set-activity-verb')).runSetActivity(invocation, { activity, workers: named }, options),
      ),
    );
};
