import { exitCodes, type ExitCode } from '../exit-codes';
import type { Invocation } from '../invocation';
import { requireKnown } from '../known-names';
import { counted } from '../output/count';
import { listTasks, type TaskListing } from './list-tasks';
import { taskTable } from './print-tasks';
import { printRows } from '../output/print-rows';

/** `desk tasks list` */
export async function runListTasks({ io, json, connect }: Invocation, listing: TaskListing): Promise<ExitCode> {
  const connection = await connect();
  const table = taskTable(io);
  const workspaceSid = await connection.workspaceSid();
  const count = await printRows({ io, json }, listTasks(connection.client, workspaceSid, listing), table);
  if (count === undefined) return exitCodes.done;
  if (count === 0) await requireKnown(connection.client, workspaceSid, listing);
  if (!json) io.stderr.write(count === 0 ? 'No tasks match.\n' : `${counted(count, 'task')}\n`);
  return exitCodes.done;
}
