import type { Twilio } from 'twilio';
import { currentConference } from './conference';
import type { Conference } from './conference';
import { DeskError, unlessNotFound } from './errors';
import { ownReservations } from './own-reservations';

/** Which call, and who asks. */
export interface OwnCall {
  readonly taskSid: string;
  readonly workerSid: string;
  readonly workspaceSid: string;
}

/**
 * The conference that goes on of a task the worker has accepted. TaskRouter names it by the task's SID.
 *
 * Stricter than what /conference-end allows: in wrap-up a worker is in no call any more, and adds nobody to one.
 *
 * @throws DeskError `forbidden` where the worker holds no accepted reservation on the task, `not_found` where no
 * conference of it goes on
 */
export async function ownConference(client: Twilio, call: OwnCall): Promise<Conference> {
  const notYours = new DeskError('forbidden', 'The call is not of a task that you have accepted and are still on.');
  const noConference = new DeskError('not_found', 'No conference of this task goes on: the call is over.');
  const [own, namesakes] = await Promise.all([
    unlessNotFound(ownReservations(client, call), notYours),
    unlessNotFound(client.conferences.list({ friendlyName: call.taskSid, pageSize: 50, limit: 50 }), noConference),
  ]);
  if (!own.has('accepted')) throw notYours;
  const conference = currentConference(namesakes, call.taskSid);
  if (!conference || conference.status === 'completed') throw noConference;
  return conference;
}
