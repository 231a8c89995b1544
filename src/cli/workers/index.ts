import type { Noun } from '../invocation';
import { examples } from '../help-examples';
import type { WorkerFilters } from './filters';

/** `desk workers …` */
export const workers: Noun = (program, act) => {
  const noun = program.command('workers').description('see workers, and set their activity');

  noun
    .command('list')
    .description('every worker with activity, and since when')
    .option('--activity <name or sid>', 'only those in this activity')
    .option('--queue <name or sid>', 'only those who belong to this queue')
    .option('--where <expression>', 'only those whose attributes suit, as \'skills HAS "support"\'')
    .addHelpText(
      'after',
      examples(
        ['desk workers list', 'everybody'],
        ['desk workers list --activity Available --queue support', 'who takes calls of a queue'],
        ['desk workers list --json | jq -r .name', 'names alone'],
      ),
    )
    .action((options: WorkerFilters) =>
      act(async (invocation) => (await import('./list-verb')).runListWorkers(invocation, options)),
    );
};
