import { exitCodes } from '../exit-codes';
import type { ExitCode } from '../exit-codes';
import type { Invocation } from '../invocation';
import type { WorkerFilters } from './filters';
import { listWorkers } from './list';
import { workerTable } from './print';

/** `desk workers list` */
export async function runListWorkers({ io, json, connect }: Invocation, filters: WorkerFilters): Promise<ExitCode> {
  const connection = await connect();
  const table = workerTable(io, false);
  let count = 0;
  for await (const worker of listWorkers(connection.client, await connection.workspaceSid(), filters)) {
    count += 1;
    if (json) io.stdout.write(`${JSON.stringify(worker)}\n`);
    else table.add(worker);
  }
  table.end();
  if (count === 0 && !json) io.stderr.write('No worker suits.\n');
  return exitCodes.done;
}
