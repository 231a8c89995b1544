import type { Command } from 'commander';
import { examples } from '../help-examples';
import type { Noun } from '../invocation';
import { listAlone } from '../list-alone';
import { readDuration } from '../options';
import type { ListOptions } from './workers-list-verb';
import type { SetActivityOptions } from './set-activity-verb';

const usualEvery = '5s';

function withFilters(command: Command): Command {
  return command
    .option('--activity <name or sid>', 'only those in this activity')
    .option('--queue <name or sid>', 'only those who belong to this task queue')
    .option('--where <expression>', 'only those whose attributes match, such as \'skills HAS "support"\'');
}

/** `desk workers …` */
export const workers: Noun = (program, act) => {
  const noun = program.command('workers').description('list workers, and set their activity');

  withFilters(listAlone(noun))
    .description('list workers with their activity, and for how long')
    .option('--load', 'also the tasks of each worker, by task channel')
    .option('--watch', 'refresh until Ctrl-C')
    .option(
      '--every <duration>',
      `how often to refresh (default: ${usualEvery})`,
      readDuration,
      readDuration(usualEvery),
    )
    .addHelpText(
      'after',
      examples(
        ['desk workers list', 'everybody'],
        ['desk workers list --activity Available --queue support', 'who takes calls from a queue'],
        ['desk workers list --watch --load', 'the floor, live'],
        ['desk workers list --json | jq -r .name', 'names only'],
      ),
    )
    .action((options: ListOptions) =>
      act(async (invocation) => (await import('./workers-list-verb')).runListWorkers(invocation, options)),
    );

  withFilters(noun.command('set-activity <activity> [workers...]'))
    .description('set workers to an activity: the ones named, or all or a selection after a confirmation')
    .option('--all', 'every worker')
    .option('--reject-pending', 'also withdraw what is being offered to them')
    .option('--yes', 'skip the confirmation')
    .addHelpText(
      'after',
      examples(
        ['desk workers set-activity Offline alice bob', 'two agents who forgot to sign out'],
        ['desk workers set-activity Offline --all --reject-pending', 'everybody, after a confirmation'],
        [
          'desk workers set-activity Offline --activity Available --yes',
          'whoever is available, without a confirmation',
        ],
      ),
    )
    .action((activity: string, named: string[], options: SetActivityOptions) =>
      act(async (invocation) =>
        (await import('./set-activity-verb')).runSetActivity(invocation, { activity, workers: named }, options),
      ),
    );
};
