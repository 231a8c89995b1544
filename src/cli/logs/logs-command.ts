import { examples } from '../help-examples';
import type { Noun } from '../invocation';
import { listAlone } from '../list-alone';
import { readDuration, wordsOf } from '../options';
import type { LogsOptions } from './logs-verb';
import { levels, type Level } from './read-logs';

/** `desk logs …` */
export const logs: Noun = (program, act) => {
  const noun = program.command('logs').description('what the deployed Functions wrote, and the account’s alerts');

  listAlone(noun)
    .description('the lines and alerts, the oldest first')
    .option('--since <duration>', 'only the last so much time, as 30m, 12h or 7d (1h; with --follow 1m)', readDuration)
    .option('--level <levels>', `only these: ${levels.join(', ')}`, wordsOf<Level>(levels))
    .option('--environment <name>', 'only this environment (default: all of the service)')
    .option('--service-name <name>', 'the service (default: the name in package.json, as for the deployment)')
    .option('--follow', 'go on with what comes until Ctrl-C, each line once')
    .addHelpText(
      'after',
      examples(
        ['desk logs list --follow', 'what is written now'],
        ['desk logs list --since 1d --level warning,error', 'what went wrong since yesterday'],
      ),
    )
    .action((options: LogsOptions) =>
      act(async (invocation) => (await import('./logs-verb')).runLogs(invocation, options)),
    );
};
