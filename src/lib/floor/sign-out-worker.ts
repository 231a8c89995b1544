import type { Twilio } from 'twilio';
import { isRefused } from '../alone/twilio-answers';
import { DeskError, unlessNotFound } from '../errors';
import type { OnRecord } from '../people/on-record';

/** What `/floor-worker` answers to a sign-out. */
export interface SignedOutWorker {
  readonly workerSid: string;
  /** Where everybody signs in with one password, nobody's sessions can be ended. */
  readonly sessionsEnded: boolean;
}

/**
 * Takes a worker offline and ends their sessions, as for somebody who went home without signing out. A call that goes on goes on.
 *
 * @param request.endSessions - Ends every session of whoever is this worker; absent where there are none to end.
 * @throws DeskError `not_found`, `conflict` where TaskRouter does not change the activity now
 */
export async function signOutWorker(
  client: Twilio,
  request: {
    readonly workspaceSid: string;
    readonly workerSid: string;
    readonly endSessions: ((name: string) => Promise<unknown>) | undefined;
    readonly onRecord: OnRecord;
  },
): Promise<SignedOutWorker> {
  const { workspaceSid, workerSid, endSessions, onRecord } = request;
  const workspace = client.taskrouter.v1.workspaces(workspaceSid);
  const [{ friendlyName: name, activitySid }, activities] = await unlessNotFound(
    Promise.all([workspace.workers(workerSid).fetch(), workspace.activities.list({ pageSize: 1_000, limit: 1_000 })]),
    new DeskError('not_found', 'There is no such worker any more. Look at the floor again.'),
  );
  const away = activities.filter(({ available }) => !available);
  const offline = away.find(({ friendlyName }) => friendlyName.toLowerCase() === 'offline') ?? away[0];
  if (!offline) throw new DeskError('conflict', 'The workspace has no activity in which nobody is offered anything.');
  await onRecord({ what: 'signed-out', on: { name, workerSid } }, async () => {
    await endSessions?.(name);
    if (activitySid === offline.sid) return;
    try {
      await workspace.workers(workerSid).update({ activitySid: offline.sid });
    } catch (error) {
      throw isRefused(error)
        ? new DeskError('conflict', 'TaskRouter does not change the activity now. Look at the worker, then try again.')
        : error;
    }
  });
  return { workerSid, sessionsEnded: endSessions !== undefined };
}
