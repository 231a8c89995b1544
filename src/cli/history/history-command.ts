import { examples } from '../help-examples';
import type { Noun } from '../invocation';
import { listAlone } from '../list-alone';
import { readMoment } from '../options';
import type { ForgetOptions } from './forget-verb';
import type { ListHistoryOptions } from './list-verb';

/** `desk history …` */
export const history: Noun = (program, act) => {
  const noun = program.command('history').description('the calls of the last 30 days');

  listAlone(noun)
    .description('the calls that ended, the oldest first: a table, CSV, or JSON')
    .option(
      '--since <time>',
      'those that ended from then on, as 12h, 7d or 2026-11-30 (1d); 30 days is all there is',
      readMoment,
    )
    .option('--until <time>', 'those that ended before', readMoment)
    .option('--queue <name or sid>', 'only calls that were in this queue last')
    .option('--agent <name or sid>', 'only calls that this worker took')
    .option('--csv', 'print CSV that is safe to open in a spreadsheet')
    .option(
      '--append <file>',
      'add what has ended since the last time to a file, as CSV or with --json, each call once',
    )
    .addHelpText(
      'after',
      examples(
        ['desk history list --since 7d --csv > week.csv', 'a week for a spreadsheet'],
        [
          'desk history list --since 2026-11-01 --until 2026-11-08 --queue support --json',
          'some days of a queue, in full',
        ],
        ['desk history list --append calls.csv', 'each night, for longer than 30 days'],
      ),
    )
    .action((options: ListHistoryOptions) =>
      act(async (invocation) => (await import('./list-verb')).runListHistory(invocation, options)),
    );

  noun
    .command('forget <callers...>')
    .description('erase the kept calls of these callers, also under the agents who took them')
    .option('--dry-run', 'show what it would erase')
    .option('--yes', 'skip the confirmation')
    .addHelpText(
      'after',
      examples(
        ['desk history forget +15557654321 --dry-run', 'what is kept of somebody'],
        ['desk history forget +15557654321', 'erase it, after a confirmation'],
        ['desk history forget sip:anna@example.com --yes', 'the same without being asked'],
      ),
    )
    .action((callers: string[], options: ForgetOptions) =>
      act(async (invocation) => (await import('./forget-verb')).runForget(invocation, callers, options)),
    );
};
