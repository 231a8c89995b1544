import { reportBulk } from '../bulk/report';
import { CliError } from '../cli-error';
import { confirm } from '../confirm';
import { exitCodes, type ExitCode } from '../exit-codes';
import type { Invocation } from '../invocation';
import { requireKnown } from '../known-names';
import { counted as inWords } from '../output/count';
import { onRecordOf } from '../people/on-record';
import { ifKept } from './stranded-customer';
import { countTasks, Deletion } from './delete';
import { isUnfiltered, type TaskFilters } from '../read-tasks/task-filters';

export interface DeleteOptions extends TaskFilters {
  readonly all?: boolean;
  readonly yes?: boolean;
  /** Ends the call of a customer who would be left alone, and then the task. */
  readonly endCall?: boolean;
}

/** `desk tasks delete` */
export async function runDeleteTasks(
  invocation: Invocation,
  { all = false, yes = false, endCall = false, ...filters }: DeleteOptions,
): Promise<ExitCode> {
  if (all !== isUnfiltered(filters)) {
    throw new CliError(
      'usage',
      all
        ? 'Use either --all or a filter, not both. Nothing was deleted.'
        : 'Which tasks? Use --all, or a filter such as --status.',
    );
  }
  const { client, workspaceSid, place } = await invocation.connect();
  const workspace = await workspaceSid();
  await requireKnown(client, workspace, filters);
  const counted = yes ? undefined : await countTasks(client, workspace, filters);
  if (counted?.count === 0) {
    if (!invocation.json) invocation.io.stderr.write('No tasks match.\n');
  } else if (counted) {
    const calls = endCall ? ', and end the calls of waiting customers' : '';
    await confirm(invocation.io, `Delete ${inWords(counted.count, 'task')} of ${place} permanently${calls}?`, { yes });
  }
  const onRecord = await onRecordOf(invocation);
  const deletion = new Deletion(client, workspace, filters, counted);
  if (counted?.count === 0 && !invocation.json) return exitCodes.done;
  return reportBulk(
    invocation,
    { verb: 'tasks delete', doing: 'Deleting tasks', done: 'deleted', ifKept, total: () => deletion.total },
    { items: deletion.tasks(), act: (task) => deletion.delete(task, { endCall, onRecord }), sidOf: ({ sid }) => sid },
  );
}
