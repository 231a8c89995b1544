import { examples } from '../help-examples';
import type { Noun } from '../invocation';
import { listAlone } from '../list-alone';
import { readDuration, readWords } from '../options';
import type { EventsOptions } from './events-verb';

/** `desk events …` */
export const events: Noun = (program, act) => {
  const noun = program.command('events').description('what TaskRouter’s log says, of the last 30 days');

  listAlone(noun)
    .description('the events, the oldest first')
    .option('--since <duration>', 'only the last so much time, as 30m, 12h or 7d (15m; with --follow 1m)', readDuration)
    .option('--type <types>', 'only these, as reservation.timeout, or task for all of a task', readWords)
    .option('--task <sid>', 'only those of this task')
    .option('--worker <name or sid>', 'only those of this worker')
    .option('--follow', 'go on with what comes until Ctrl-C, each event once')
    .addHelpText(
      'after',
      examples(
        ['desk events list --follow', 'what happens now'],
        [
          'desk events list --since 1d --type reservation.timeout,reservation.rejected',
          'what was not taken since yesterday',
        ],
        ['desk events list --since 2h --task WT00000000000000000000000000000001 --json', 'all of a task'],
      ),
    )
    .action((options: EventsOptions) =>
      act(async (invocation) => (await import('./events-verb')).runEvents(invocation, options)),
    );
};
