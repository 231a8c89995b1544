import { CliError } from '../cli-error';
import { exitCodes, type ExitCode } from '../exit-codes';
import type { Invocation } from '../invocation';
import { palette } from '../output/colour';
import { plain } from '../output/plain';
import { Progress } from '../output/progress';
import { runBulk, type BulkWork, type Tally } from './run';
import { jsonLine } from '../output/json-line';

/** How bulk work is spoken of. */
export interface BulkWords {
  /** The verb's name in `--json`, as `tasks delete`. */
  readonly verb: string;
  /** What goes on, as `Deleting tasks`. */
  readonly doing: string;
  /** What was done to each, as `deleted`. */
  readonly done: string;
  /** What to do about those that were kept, a sentence. */
  readonly ifKept?: string;
  /** How many there are, where it is known. */
  readonly total?: () => number | undefined;
}

/** Bulk work, and what is printed of each when something came of it, with the end of its line. */
export type ToldWork<Item> = Pick<BulkWork<Item>, 'items' | 'act' | 'sidOf'> & {
  readonly lineOf?: (item: Item) => string;
};

/**
 * Does bulk work with a bar, tells each failure as it happens and the numbers in the end.
 *
 * @throws what made it impossible to go on, after the numbers were told
 */
export async function reportBulk<Item>(
  { io, json, concurrency }: Invocation,
  words: BulkWords,
  { lineOf, act, ...work }: ToldWork<Item>,
): Promise<ExitCode> {
  const progress = new Progress(io, words.doing);
  const colour = palette(io, io.stderr);
  const tally = await runBulk({
    ...work,
    async act(item) {
      const outcome = await act(item);
      if (lineOf) {
        progress.clear();
        io.stdout.write(lineOf(item));
      }
      return outcome;
    },
    concurrency,
    signal: io.signal,
    onFailure: ({ sid, error }) => progress.say(colour.red(plain(`${sid} failed: ${error}`))),
    onKept: ({ sid, why }) => progress.say(colour.yellow(plain(`${sid} kept: ${why}`))),
    onStep: ({ done, skipped, failed, kept }) =>
      progress.show({ handled: done + skipped + failed + kept, total: words.total?.(), failed }),
  });
  progress.clear();
  const { fatal, ...told } = tally;
  if (json) io.stdout.write(jsonLine({ verb: words.verb, ...told }));
  else io.stderr.write(`${plain(summary(words, tally))}\n`);
  if (tally.kept !== undefined && words.ifKept !== undefined && !json) io.stderr.write(`${plain(words.ifKept)}\n`);
  if (fatal !== undefined) throw fatal;
  if (tally.stopped) throw new CliError('interrupted', 'Stopped. Run the command again to finish the rest.');
  if (tally.failed > 0) return exitCodes.failed;
  return tally.kept === undefined ? exitCodes.done : exitCodes.alone;
}

function summary({ done, total }: BulkWords, tally: Tally): string {
  const number = (count: number): string => count.toLocaleString('en');
  const parts = [`${number(tally.done)} ${done}`, `${number(tally.skipped)} skipped`, `${number(tally.failed)} failed`];
  const all = total?.();
  const { unanswered = 0, kept = 0 } = tally;
  if (kept > 0) parts.push(`${number(kept)} kept`);
  const handled = tally.done + tally.skipped + tally.failed + kept + unanswered;
  if (unanswered > 0) parts.push(`${number(unanswered)} without a reply, so possibly done`);
  if (tally.stopped && all !== undefined) parts.push(`${number(Math.max(0, all - handled))} not started`);
  return parts.join(', ');
}
