import type { Twilio } from 'twilio';
import { DeskError, hasCode, unlessNotFound } from './errors';
import { holdsTask, listReservations, partsOf } from './own-reservations';
import { isSid } from './sids';

/** What `/conference-end` answers. */
export interface EndedConference {
  readonly conferenceSid: string;
  readonly status: string;
  readonly alreadyEnded: boolean;
}

/** What is read of a conference. */
export interface Conference {
  readonly sid: string;
  readonly friendlyName: string;
  readonly status: string;
}

/**
 * The conference that a name means: the one that goes on, else the one that went on last.
 *
 * @param conferences - Newest first, as Twilio lists them.
 */
export function currentConference<Found extends Conference>(
  conferences: readonly Found[],
  friendlyName: string,
): Found | undefined {
  const namesakes = conferences.filter((conference) => conference.friendlyName === friendlyName);
  return namesakes.find((conference) => conference.status !== 'completed') ?? namesakes[0];
}

const noConference = (): DeskError =>
  new DeskError('not_found', 'There is no such conference. Expected its SID, or the SID of its task.');

const notYours = (): DeskError =>
  new DeskError('forbidden', 'The conference is not of a task that you have accepted and not yet completed.');

async function findConference(client: Twilio, nameOrSid: string): Promise<Conference> {
  if (isSid('CF', nameOrSid)) return unlessNotFound(client.conferences(nameOrSid).fetch(), noConference());
  const namesakes = client.conferences.list({ friendlyName: nameOrSid, pageSize: 50, limit: 50 });
  const conference = currentConference(await unlessNotFound(namesakes, noConference()), nameOrSid);
  if (!conference) throw noConference();
  return conference;
}

async function complete(client: Twilio, conferenceSid: string): Promise<EndedConference> {
  const context = client.conferences(conferenceSid);
  try {
    const { status } = await context.update({ status: 'completed' });
    return { conferenceSid, status, alreadyEnded: false };
  } catch (error) {
    if (!hasCode(error, 'not_found') && !hasCode(error, 'upstream_refused')) throw error;
    // The last participant may have left in between.
    const { status } = await unlessNotFound(context.fetch(), noConference());
    if (status === 'completed') return { conferenceSid, status, alreadyEnded: true };
    throw error;
  }
}

/**
 * Ends a conference for all its participants, if it is of a task that the worker has accepted and not yet completed, and
 * has not handed over to a colleague.
 * TaskRouter names a conference by its task's SID, and that is how one belongs to the other.
 *
 * @throws DeskError `not_found` where there is none, `forbidden` where it is another's
 * @see https://www.twilio.com/docs/voice/api/conference-resource
 */
export async function endConference(
  client: Twilio,
  request: { conference: string; workerSid: string; workspaceSid: string },
): Promise<EndedConference> {
  const { workerSid, workspaceSid, conference: name } = request;
  const reservationsOf = (taskSid: string) =>
    unlessNotFound(listReservations(client, { workspaceSid, taskSid }), notYours());
  // Named by its task, as the page names it, both can be asked for at once.
  const early = isSid('WT', name) ? reservationsOf(name) : undefined;
  early?.catch(() => undefined);
  const conference = await findConference(client, name);
  const taskSid = conference.friendlyName;
  if (!isSid('WT', taskSid)) throw notYours();
  const { statuses, others } = partsOf(await (early ?? reservationsOf(taskSid)), workerSid);
  if (!holdsTask(statuses)) throw notYours();
  if (conference.status === 'completed') {
    return { conferenceSid: conference.sid, status: conference.status, alreadyEnded: true };
  }
  // After a transfer the call is the colleague's, while the one who handed it over wraps up.
  if (!statuses.has('accepted') && others.has('accepted'))
    throw new DeskError('forbidden', 'The call has gone over to a colleague, who is still in it.');
  return complete(client, conference.sid);
}
