import type { Twilio } from 'twilio';
import { currentConference } from './conference';
import { DeskError, hasCode } from './errors';
import type { TaskReservation } from './own-reservations';

/**
 * Whether a customer is on the line in a task's conference with nobody: no worker is in it by an accepted reservation, and one
 * call is connected. Who waits in a queue is in no conference.
 *
 * Everything is asked for at once. Only where a conference goes on without a worker it is asked who is in it.
 *
 * @param reservations - The task's, as they are being read.
 */
export async function isLeftAlone(
  client: Twilio,
  taskSid: string,
  reservations: Promise<readonly TaskReservation[]>,
): Promise<boolean> {
  const [held, namesakes] = await Promise.all([
    reservations,
    client.conferences.list({ friendlyName: taskSid, pageSize: 50, limit: 50 }),
  ]);
  const conference = currentConference(namesakes, taskSid);
  if (!conference || conference.status === 'completed') return false;
  if (held.some(({ status }) => status === 'accepted')) return false;
  try {
    const people = await client.conferences(conference.sid).participants.list({ pageSize: 50, limit: 50 });
    return people.filter(({ status }) => status === 'connected').length === 1;
  } catch (error) {
    if (hasCode(error, 'not_found')) return false;
    throw error;
  }
}

/** What is said instead of ending a task whose customer {@link isLeftAlone}. */
export const leftAlone = (): DeskError =>
  new DeskError(
    'conflict',
    'The customer is still on the line with nobody. End the call first, or have somebody take it; then end the task.',
  );
