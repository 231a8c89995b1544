import type { Twilio } from 'twilio';
import { isSid } from '../../lib/sids';
import { largestPage, rows } from '../bulk/pages';
import { done, type Outcome } from '../bulk/run';
import { isGone } from '../explain';
import { notThere } from '../known-names';
import { workerListOptions, type WorkerFilters } from './filters';

/** An activity to put workers into. */
export interface Activity {
  readonly sid: string;
  readonly name: string;
  readonly available: boolean;
}

/** Where to work, and what is set. */
export interface ActivityChange {
  readonly client: Twilio;
  readonly workspaceSid: string;
  readonly activity: Activity;
  /** Takes back what is offered to the worker at that moment. */
  readonly rejectPending: boolean;
}

/**
 * Finds an activity by name or SID; upper and lower case are the same where that is clear.
 *
 * @throws CliError `not_found`, naming those there are
 */
export async function findActivity(client: Twilio, workspaceSid: string, nameOrSid: string): Promise<Activity> {
  const { activities } = client.taskrouter.v1.workspaces(workspaceSid);
  const all = await activities.list({ pageSize: largestPage });
  const likeNamed = all.filter(({ friendlyName }) => friendlyName.toLowerCase() === nameOrSid.toLowerCase());
  const exact = all.find(({ sid, friendlyName }) => sid === nameOrSid || friendlyName === nameOrSid);
  const found = exact ?? (likeNamed.length === 1 ? likeNamed[0] : undefined);
  if (found) return { sid: found.sid, name: found.friendlyName, available: found.available };
  throw notThere(
    'activity',
    nameOrSid,
    all.map(({ friendlyName }) => friendlyName),
  );
}

/** The SIDs of the workers who suit and are not in this activity yet. A workspace has at most 15,000. */
export async function workersToMove(
  { client, workspaceSid, activity }: ActivityChange,
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

/** Puts a worker into the activity. */
export async function moveWorker(change: ActivityChange, sid: string): Promise<Outcome> {
  const { client, workspaceSid, activity, rejectPending } = change;
  try {
    await client.taskrouter.v1
      .workspaces(workspaceSid)
      .workers(sid)
      .update({ activitySid: activity.sid, ...(rejectPending && { rejectPendingReservations: true }) });
    return done;
  } catch (error) {
    if (isGone(error)) return { skipped: 'no longer a worker' };
    throw error;
  }
}

/**
 * Puts a worker into the activity who is named by the operator, unless the worker is in it already.
 *
 * @throws Error where there is no such worker
 */
export async function moveNamedWorker(change: ActivityChange, nameOrSid: string): Promise<Outcome> {
  const worker = await findWorker(change, nameOrSid);
  if (!worker) throw new Error(`There is no worker ${nameOrSid}.`);
  if (worker.activitySid === change.activity.sid) return { skipped: `is ${change.activity.name} already` };
  return moveWorker(change, worker.sid);
}

async function findWorker(
  { client, workspaceSid }: ActivityChange,
  nameOrSid: string,
): Promise<{ readonly sid: string; readonly activitySid: string } | undefined> {
  const workspace = client.taskrouter.v1.workspaces(workspaceSid);
  if (isSid('WK', nameOrSid)) {
    try {
      return await workspace.workers(nameOrSid).fetch();
    } catch (error) {
      if (isGone(error)) return undefined;
      throw error;
    }
  }
  const found = await workspace.workers.list({ friendlyName: nameOrSid, pageSize: largestPage });
  // The filter is not documented to be exact.
  return found.find(({ friendlyName }) => friendlyName === nameOrSid);
}
