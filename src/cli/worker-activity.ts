import type { Twilio } from 'twilio';
import type { OnRecord } from '../lib/people/on-record';
import { largestPage } from './bulk/pages';
import { done, type Outcome } from './bulk/run';
import { isGone } from './explain';
import { notThere } from './known-names';

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
  readonly onRecord: OnRecord;
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

/** Puts a worker into the activity. */
export async function moveWorker(
  change: ActivityChange,
  { sid, name }: { readonly sid: string; readonly name?: string },
): Promise<Outcome> {
  const { client, workspaceSid, activity, rejectPending, onRecord } = change;
  const on = { workerSid: sid, ...(name !== undefined && { name }) };
  try {
    await onRecord({ what: 'activity', on, why: `set to ${activity.name}` }, () =>
      client.taskrouter.v1
        .workspaces(workspaceSid)
        .workers(sid)
        .update({ activitySid: activity.sid, ...(rejectPending && { rejectPendingReservations: true }) }),
    );
    return done;
  } catch (error) {
    if (isGone(error)) return { skipped: 'no longer a worker' };
    throw error;
  }
}
