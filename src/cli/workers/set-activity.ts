import { rows } from '../bulk/pages';
import type { Outcome } from '../bulk/run';
import { findWorker } from '../find-worker';
import { moveWorker, type ActivityChange } from '../worker-activity';
import { workerListOptions, type WorkerFilters } from './filters';

/** The SIDs of the workers who suit and are not in this activity yet. A workspace has at most 15,000. */
export async function workersToMove(
  { client, workspaceSid, activity }: Omit<ActivityChange, 'onRecord'>,
  filters: WorkerFilters,
): Promise<string[]> {
  const sids: string[] = [];
  const { workers } = client.taskrouter.v1.workspaces(workspaceSid);
  for await (const worker of rows(workers.page(workerListOptions(filters))))
    if (worker.activitySid !== activity.sid && isIn(filters.activity, worker)) sids.push(worker.sid);
  return sids;
}

/** Believing the filter alone would move everybody, should it ever be ignored. */
const isIn = (
  activity: string | undefined,
  { activitySid, activityName }: { readonly activitySid: string; readonly activityName: string },
): boolean => activity === undefined || activity === activitySid || activity === activityName;

/**
 * Puts a worker into the activity who is named by the operator, unless the worker is in it already.
 *
 * @throws Error where there is no such worker
 */
export async function moveNamedWorker(change: ActivityChange, nameOrSid: string): Promise<Outcome> {
  const worker = await findWorker(change, nameOrSid);
  if (worker.activitySid === change.activity.sid) return { skipped: `is ${change.activity.name} already` };
  return moveWorker(change, { sid: worker.sid, name: worker.friendlyName });
}
