import { CliError } from '../cli-error';
import type { Connection } from '../connection';
import { exitCodes, type ExitCode } from '../exit-codes';
import { explain } from '../explain';
import type { Io } from '../io';
import { palette } from '../output/colour';
import { plain } from '../output/plain';
import { Redraw } from '../output/redraw';
import { fit } from '../output/width';
import { listWorkers, type WorkerListing } from './list-workers';
import { countActivities, WorkerTable } from './print-workers';
import type { ShownWorker } from './worker';

export interface Watching extends WorkerListing {
  /** Seconds between two looks. */
  readonly every: number;
}

/**
 * Shows the workers until Ctrl-C. A look that fails is told, and the next one is taken all the same.
 *
 * @throws CliError where no look can succeed, and where the first does not
 */
export async function watchWorkers(
  io: Io,
  { client, workspaceSid }: Connection,
  { every, ...listing }: Watching,
): Promise<ExitCode> {
  const screen = new Redraw(io.stdout);
  let workers: readonly ShownWorker[] | undefined;
  while (!io.signal.aborted) {
    let trouble: string | undefined;
    try {
      const found: ShownWorker[] = [];
      for await (const worker of listWorkers(client, await workspaceSid(), listing)) found.push(worker);
      workers = found;
    } catch (error) {
      const failure = explain(error);
      if (failure.code === 'interrupted') break;
      // Who never answered is rather the wrong address.
      if (failure.code !== 'unreachable' || workers === undefined) throw failure;
      trouble = failure.message;
    }
    screen.draw(linesOf(io, workers, { every, withLoad: listing.load === true, trouble }));
    await io.clock.sleep(every * 1_000, io.signal);
  }
  return exitCodes.done;
}

function linesOf(
  io: Io,
  workers: readonly ShownWorker[],
  { every, withLoad, trouble }: { every: number; withLoad: boolean; trouble: string | undefined },
): string[] {
  const colour = palette(io, io.stdout);
  const columns = io.stdout.columns();
  const time = new Date(io.clock.now()).toTimeString().slice(0, 8);
  const title = `${time}  ${countActivities(workers) || 'no workers'}`;
  const lines = [fit(`${plain(title)}  (every ${every} s, Ctrl-C ends)`, columns)];
  if (trouble !== undefined) lines.push(colour.red(fit(plain(trouble), columns)));
  const table = new WorkerTable(io, { withLoad, print: (line) => lines.push(line) });
  for (const worker of workers) table.add(worker);
  table.end();
  return lines;
}

/** A picture that is drawn over and over needs a terminal. */
export function requireTerminal({ stdout }: Io, json: boolean): void {
  if (json || !stdout.isTerminal) {
    throw new CliError('usage', '--watch needs a terminal: leave it out, or leave out --json and the pipe.');
  }
}
