import type { Twilio } from 'twilio';
import { isRefused } from '../alone/twilio-answers';
import { DeskError, unlessNotFound } from '../errors';
import type { OnRecord } from '../people/on-record';
import { isSid } from '../sids';

/** What `/floor-worker` answers. */
export interface MovedWorker {
  readonly workerSid: string;
  readonly activitySid: string;
}

/**
 * Puts a worker into an activity, for a supervisor.
 *
 * @throws DeskError `not_found` where there is no such worker or activity, `conflict` where TaskRouter does not allow it now
 * @see https://www.twilio.com/docs/taskrouter/api/worker#update-a-worker-resource
 */
export async function setActivity(
  client: Twilio,
  request: { workspaceSid: string; workerSid: string; activitySid: string; onRecord: OnRecord },
): Promise<MovedWorker> {
  const { workspaceSid, workerSid, activitySid, onRecord } = request;
  const workspace = client.taskrouter.v1.workspaces(workspaceSid);
  const [worker, activity] = await unlessNotFound(
    Promise.all([workspace.workers(workerSid).fetch(), workspace.activities(activitySid).fetch()]),
    new DeskError('not_found', 'There is no such worker or activity any more. Look at the floor again.'),
  );
  if (!isSid('WK', worker.sid) || !isSid('WA', activity.sid))
    throw new DeskError('upstream_failed', 'Twilio answered with something else. Try again in a moment.');
  const act = {
    what: 'activity',
    on: { name: worker.friendlyName, workerSid },
    why: `set to ${activity.friendlyName}`,
  } as const;
  await onRecord(act, async () => {
    try {
      await workspace.workers(workerSid).update({ activitySid });
    } catch (error) {
      throw isRefused(error)
        ? new DeskError('conflict', 'TaskRouter does not change the activity now. Look at the worker, then try again.')
        : error;
    }
  });
  return { workerSid, activitySid };
}
