import { reportBulk } from '../bulk/report';
import { CliError } from '../cli-error';
import { confirm } from '../confirm';
import type { ExitCode } from '../exit-codes';
import type { Invocation } from '../invocation';
import { requireKnown } from '../known-names';
import { counted } from '../output/count';
import type { WorkerFilters } from './filters';
import { onRecordOf } from '../people/on-record';
import { findActivity, moveWorker } from '../worker-activity';
import { moveNamedWorker, workersToMove } from './set-activity';

export interface SetActivityOptions extends WorkerFilters {
  readonly all?: boolean;
  readonly rejectPending?: boolean;
  readonly yes?: boolean;
}

/** `desk workers set-activity` */
export async function runSetActivity(
  invocation: Invocation,
  asked: { readonly activity: string; readonly workers: readonly string[] },
  { all = false, rejectPending = false, yes = false, ...filters }: SetActivityOptions,
): Promise<ExitCode> {
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  if ([all, isFiltered, asked.workers.length > 0].filter(Boolean).length !== 1) {
    throw new CliError(
      'usage',
      'Which workers? Give names, or --all, or a filter such as --activity; only one of these.',
    );
  }
  const connection = await invocation.connect();
  const { client } = connection;
  const workspaceSid = await connection.workspaceSid();
  const activity = await findActivity(client, workspaceSid, asked.activity);
  if (rejectPending && activity.available) {
    throw new CliError(
      'usage',
      `--reject-pending needs an activity in which nobody is available, and ${activity.name} is not one.`,
    );
  }
  const onRecord = await onRecordOf(invocation);
  const change = { client, workspaceSid, activity, rejectPending, onRecord };
  const words = { verb: 'workers set-activity', doing: 'Setting activities', done: `set to ${activity.name}` };
  if (asked.workers.length > 0) {
    return reportBulk(
      invocation,
      { ...words, total: () => asked.workers.length },
      { items: asked.workers, act: (named) => moveNamedWorker(change, named), sidOf: (named) => named },
    );
  }
  await requireKnown(client, workspaceSid, filters);
  const sids = await workersToMove(change, filters);
  const question = `Set ${counted(sids.length, 'worker')} of ${connection.place} to ${activity.name}?`;
  if (sids.length > 0) await confirm(invocation.io, question, { yes });
  return reportBulk(
    invocation,
    { ...words, total: () => sids.length },
    { items: sids, act: (sid) => moveWorker(change, { sid }), sidOf: (sid) => sid },
  );
}
