import type { Twilio } from 'twilio';
import { isRefused } from '../alone/twilio-answers';
import { DeskError, unlessNotFound } from '../errors';
import type { OnRecord } from '../people/on-record';
import { isSid } from '../sids';

/** What `/floor-listen` answers. */
export interface Listening {
  readonly taskSid: string;
  /** Whose call it is. */
  readonly workerSid: string;
}

/**
 * Has TaskRouter call the supervisor's own phone into a worker's call, where nobody hears the supervisor.
 *
 * @throws DeskError `not_found` where there is no such reservation, `conflict` where the worker is not in the call
 * @see https://www.twilio.com/docs/taskrouter/api/reservations
 */
export async function listen(
  client: Twilio,
  request: {
    workspaceSid: string;
    taskSid: string;
    reservationSid: string;
    /** Who listens, by their worker's SID. */
    supervisorSid: string;
    onRecord: OnRecord;
  },
): Promise<Listening> {
  const { workspaceSid, taskSid, reservationSid, supervisorSid, onRecord } = request;
  const reservation = client.taskrouter.v1.workspaces(workspaceSid).tasks(taskSid).reservations(reservationSid);
  const { workerSid, workerName } = await unlessNotFound(reservation.fetch(), notInCall('not_found'));
  if (!isSid('WK', workerSid))
    throw new DeskError('upstream_failed', 'Twilio answered without a worker. Try again in a moment.');
  await onRecord({ what: 'listening', on: { name: workerName, workerSid, taskSid } }, async () => {
    try {
      await reservation.update({ instruction: 'supervise', supervisor: supervisorSid, supervisorMode: 'monitor' });
    } catch (error) {
      throw isRefused(error) ? notInCall('conflict') : error;
    }
  });
  return { taskSid, workerSid };
}

const notInCall = (code: 'not_found' | 'conflict'): DeskError =>
  new DeskError(code, 'The worker is not in this call any more. Look at the floor again.');
