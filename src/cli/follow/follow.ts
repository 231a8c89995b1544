import { exitCodes, type ExitCode } from '../exit-codes';
import { explain } from '../explain';
import type { Io } from '../io';
import { palette } from '../output/colour';
import { plain } from '../output/plain';

/** How often it is looked for what has come, in milliseconds; after looks that failed, up to so much later. */
const everyMs = 5_000;
const longestPauseMs = 60_000;

/** So much later than others of its time something may come into its list, in milliseconds. */
export const lateMs = 120_000;

/** Times are told in whole seconds, and asked for in them. */
const secondMs = 1_000;

/** Something that goes on, and what of it is told. */
export interface Followed<Row> {
  /**
   * What there is from a moment on, the oldest first.
   *
   * @param from - Epoch milliseconds; `undefined` as long as nothing was found.
   */
  readonly look: (from: number | undefined) => AsyncIterable<readonly Row[]>;
  readonly keyOf: (row: Row) => string;
  /** Epoch milliseconds, by the clock of whoever keeps the list. */
  readonly atOf: (row: Row) => number;
  readonly print: (row: Row) => void;
}

/**
 * Tells each thing once, as it comes, until Ctrl-C. A look that fails is told, and the next one is taken all the same, later each time; the
 * first one has to succeed.
 */
export async function follow<Row>(io: Io, { look, keyOf, atOf, print }: Followed<Row>): Promise<ExitCode> {
  const told = new Map<string, number>();
  let newest: number | undefined;
  let hasLooked = false;
  for (let failures = 0; !io.signal.aborted;) {
    try {
      for await (const rows of look(newest === undefined ? undefined : newest - lateMs)) {
        for (const row of rows) {
          const [key, at] = [keyOf(row), atOf(row)];
          if (told.has(key)) continue;
          told.set(key, at);
          newest = Math.max(newest ?? 0, at);
          print(row);
        }
        // Only these can be found again.
        for (const [key, at] of told) if (at < (newest ?? 0) - lateMs - secondMs) told.delete(key);
        await io.stdout.drained();
        if (io.stdout.isClosed()) return exitCodes.done;
      }
      hasLooked = true;
      failures = 0;
    } catch (error) {
      const failure = explain(error);
      if (failure.code === 'interrupted') break;
      if (!hasLooked) throw failure;
      failures += 1;
      io.stderr.write(`${palette(io, io.stderr).yellow(plain(failure.message))}\n`);
    }
    await io.clock.sleep(Math.min(longestPauseMs, everyMs * 2 ** failures), io.signal);
  }
  return exitCodes.done;
}
