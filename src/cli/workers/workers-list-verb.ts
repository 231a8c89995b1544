import { exitCodes, type ExitCode } from '../exit-codes';
import type { Invocation } from '../invocation';
import { requireKnown } from '../known-names';
import { counted } from '../output/count';
import { listWorkers, type WorkerListing } from './list-workers';
import { WorkerTable } from './print-workers';
import { requireTerminal, watchWorkers } from './watch';
import { printRows } from '../output/print-rows';

export interface ListOptions extends WorkerListing {
  readonly watch?: boolean;
  /** Seconds between two looks. */
  readonly every: number;
}

/** `desk workers list` */
export async function runListWorkers(
  { io, json, connect }: Invocation,
  { watch = false, every, ...listing }: ListOptions,
): Promise<ExitCode> {
  if (watch) requireTerminal(io, json);
  const connection = await connect();
  if (watch) return watchWorkers(io, connection, { ...listing, every });
  const table = new WorkerTable(io, {
    withLoad: listing.load === true,
    print: (line) => io.stdout.write(`${line}\n`),
  });
  const workspaceSid = await connection.workspaceSid();
  const count = await printRows({ io, json }, listWorkers(connection.client, workspaceSid, listing), table);
  if (count === undefined) return exitCodes.done;
  if (count === 0) await requireKnown(connection.client, workspaceSid, listing);
  if (!json) io.stderr.write(count === 0 ? 'No workers match.\n' : `${counted(count, 'worker')}\n`);
  return exitCodes.done;
}
