import { Option, type Command } from 'commander';
import { taskStatuses } from '../../lib/lifecycle';
import { examples } from '../help-examples';
import type { Noun } from '../invocation';
import { listAlone } from '../list-alone';
import { readDuration, wordsOf } from '../options';
import type { DeleteOptions } from './delete-verb';
import type { FixOptions, Includable } from './fix-find';
import type { TaskListing } from './list-tasks';

const usualOlderThan = '30m';
const includable: readonly Includable[] = ['assigned', 'reserved', 'pending', 'reservations'];

function withPlace(command: Command): Command {
  return command
    .option('--queue <name or sid>', 'only those in this queue')
    .option('--workflow <name or sid>', 'only those of this workflow')
    .option('--where <expression>', 'only those whose attributes match, such as \'language == "es"\'');
}

function withFilters(command: Command): Command {
  return withPlace(command)
    .option('--status <statuses>', `only these: ${taskStatuses.join(',')}`, wordsOf(taskStatuses))
    .option('--older-than <duration>', 'only those at least this old: 90s, 30m, 1.5h, 2d', readDuration)
    .option('--newer-than <duration>', 'only those at most this old', readDuration);
}

/** `desk tasks …` */
export const tasks: Noun = (program, act) => {
  const noun = program.command('tasks').description('list tasks, end stuck ones, delete them');

  withFilters(listAlone(noun))
    .description('list tasks with status, age, queue, caller, conference and reservations, oldest first')
    .option('--all-reservations', 'also reservations that are over: rejected, timed out, canceled')
    .addHelpText(
      'after',
      examples(
        ['desk tasks list', 'all tasks'],
        ['desk tasks list --status pending --older-than 10m', 'who has been waiting for long'],
        ['desk tasks list --queue support --json | jq -r .sid', 'SIDs only'],
      ),
    )
    .action((options: TaskListing) =>
      act(async (invocation) => (await import('./tasks-list-verb')).runListTasks(invocation, options)),
    );

  withPlace(noun.command('fix'))
    .description('end tasks that are stuck; only shows what it would do unless --yes is given')
    .option(
      '--older-than <duration>',
      `how long a task may wrap up, or its call may have ended (default: ${usualOlderThan})`,
      readDuration,
      readDuration(usualOlderThan),
    )
    .option(
      '--include <statuses>',
      `besides tasks in wrapping, those whose call has ended: assigned,reserved,pending; reservations left in wrapping: reservations`,
      wordsOf(includable),
    )
    .option(
      '--end-call',
      'end the call, then the task, where a customer would be left alone (such tasks are kept otherwise)',
    )
    .option('--yes', 'apply it')
    .addOption(new Option('--dry-run', 'show what it would do (the default)').conflicts('yes'))
    .addHelpText(
      'after',
      examples(
        ['desk tasks fix', 'what has been stuck in wrapping for more than 30 minutes'],
        ['desk tasks fix --older-than 2h --yes', 'complete what has been wrapping for two hours'],
        ['desk tasks fix --end-call --yes', 'also those whose customer is on the line with nobody'],
        ['desk tasks fix --include assigned,reserved,pending', 'also tasks whose call has ended'],
      ),
    )
    .action((options: FixOptions & { yes?: boolean }) =>
      act(async (invocation) => (await import('./fix-verb')).runFixTasks(invocation, options)),
    );

  withFilters(noun.command('delete'))
    .description('delete tasks permanently, whatever their status, after a confirmation')
    .option('--all', 'every task of the workspace')
    .option(
      '--end-call',
      'end the call, then the task, where a customer would be left alone (such tasks are kept otherwise)',
    )
    .option('--yes', 'skip the confirmation')
    .addHelpText(
      'after',
      examples(
        ['desk tasks delete --status completed,canceled', 'those that have ended'],
        ["desk tasks delete --where 'test == true' --yes", 'by attribute, without a confirmation'],
        ['desk tasks delete --all', 'all of them, after a confirmation'],
      ),
    )
    .action((options: DeleteOptions) =>
      act(async (invocation) => (await import('./delete-verb')).runDeleteTasks(invocation, options)),
    );
};
