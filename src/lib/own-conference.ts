import type { Twilio } from 'twilio';
import type { ParticipantListInstance } from 'twilio/lib/rest/api/v2010/account/conference/participant';
import { currentConference, type Conference } from './conference';
import { DeskError, unlessNotFound } from './errors';
import { ownReservations } from './own-reservations';

/** Which call, and who asks. */
export interface OwnCall {
  readonly taskSid: string;
  readonly workerSid: string;
  readonly workspaceSid: string;
}

/** An {@link OwnCall}, and what the page knows of it already. It is no more than what to ask for early. */
export interface KnownCall extends OwnCall {
  /** The conference that `/participants` told of last. */
  readonly conferenceSid?: string | undefined;
}

/** Somebody in a conference, as the twilio package tells it. */
export type Attendee = Awaited<ReturnType<ParticipantListInstance['list']>>[number];

/**
 * The conference that goes on of a task the worker has accepted. TaskRouter names it by the task's SID.
 *
 * Stricter than what /conference-end allows: in wrap-up a worker is in no call any more, and adds nobody to one.
 *
 * @param alsoAfter - Whether a worker may ask who has left the call, and wraps up: to see what became of the customer.
 * @throws DeskError `forbidden` where the worker holds no accepted reservation on the task, `not_found` where no
 * conference of it goes on
 */
export async function ownConference(client: Twilio, call: OwnCall, alsoAfter = false): Promise<Conference> {
  const notYours = new DeskError('forbidden', 'The call is not of a task that you have accepted and are still on.');
  const [own, namesakes] = await Promise.all([
    unlessNotFound(ownReservations(client, call), notYours),
    unlessNotFound(client.conferences.list({ friendlyName: call.taskSid, pageSize: 50, limit: 50 }), noConference()),
  ]);
  if (!own.has('accepted') && !(alsoAfter && own.has('wrapping'))) throw notYours;
  const conference = currentConference(namesakes, call.taskSid);
  if (!conference || conference.status === 'completed') throw noConference();
  return conference;
}

const noConference = (): DeskError =>
  new DeskError('not_found', 'No conference of this task goes on: the call is over.');

/**
 * {@link ownConference}, and who is in it.
 *
 * Where the page knows the conference, everything is asked for at once; whose it is, and whether it is still the one, is
 * found out all the same before anything that was read is believed.
 *
 * @throws DeskError like {@link ownConference}
 */
export async function ownConferenceWithPeople(
  client: Twilio,
  call: KnownCall,
  alsoAfter = false,
): Promise<{ readonly conferenceSid: string; readonly people: readonly Attendee[] }> {
  const peopleOf = (sid: string) => client.conferences(sid).participants.list({ pageSize: 50, limit: 50 });
  const early = call.conferenceSid === undefined ? undefined : peopleOf(call.conferenceSid);
  early?.catch(() => undefined);
  const { sid } = await ownConference(client, call, alsoAfter);
  const people = early && sid === call.conferenceSid ? early : peopleOf(sid);
  return { conferenceSid: sid, people: await unlessNotFound(people, noConference()) };
}
