import { exitCodes, type ExitCode } from '../exit-codes';
import type { Invocation } from '../invocation';
import { requireKnown } from '../known-names';
import { counted } from '../output/count';
import { listTasks, type TaskListing } from './list-tasks';
import { taskTable } from './print-tasks';
import { jsonLine } from '../output/json-line';

/** `desk tasks list` */
export async function runListTasks({ io, json, connect }: Invocation, listing: TaskListing): Promise<ExitCode> {
  const connection = await connect();
  const table = taskTable(io);
  let count = 0;
  const workspaceSid = await connection.workspaceSid();
  for await (const task of listTasks(connection.client, workspaceSid, listing)) {
    count += 1;
    if (json) io.stdout.write(jsonLine(task));
    else table.add(task);
    if (io.stdout.isClosed()) return exitCodes.done;
  }
  table.end();
  if (count === 0) await requireKnown(connection.client, workspaceSid, listing);
  if (!json) io.stderr.write(count === 0 ? 'No tasks match.\n' : `${counted(count, 'task')}\n`);
  return exitCodes.done;
}
