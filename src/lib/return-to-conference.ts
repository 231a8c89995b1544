import type { Twilio } from 'twilio';
import { contactOf } from './contact';
import { currentConference } from './conference';
import { DeskError, hasCode, unlessNotFound } from './errors';
import type { Attendee, KnownCall } from './own-conference';
import { listReservations, partsOf } from './own-reservations';
import { ownLabel } from './participant-labels';

/** What `/conference-return` answers. */
export interface Return {
  readonly callSid: string;
  /** Whether the worker's phone is being called, or in the call. */
  readonly status: 'calling' | 'connected';
}

/** How long the worker's phone rings: they have asked for it this moment. */
const ringSeconds = 30;

const notYours = (): DeskError =>
  new DeskError('forbidden', 'The call is not of a task that you have left and are wrapping up.');

const callIsOver = (): DeskError => new DeskError('not_found', 'No conference of this task goes on: the call is over.');

/**
 * Has a worker, who left a customer on hold for somebody who did not come, go on with the call: the worker's phone is called into
 * the same conference, and once it is there the customer is had back. Each request does what is next, so that repeating
 * it does no harm: the phone has a label, and Twilio takes no second participant by the same one.
 *
 * The call then ends when this worker hangs up, as it did before.
 *
 * @throws DeskError `forbidden` where the worker does not wrap the task up or a colleague has the call, `not_found` where it is over,
 * `conflict` where the worker has no phone
 * @see https://www.twilio.com/docs/voice/api/conference-participant-resource#create-a-participant
 */
export async function returnToConference(
  client: Twilio,
  call: KnownCall & { readonly callerId: string | undefined },
): Promise<Return> {
  const { taskSid, workerSid, workspaceSid, callerId } = call;
  const peopleOf = (sid: string) => client.conferences(sid).participants.list({ pageSize: 50, limit: 50 });
  const early = call.conferenceSid === undefined ? undefined : peopleOf(call.conferenceSid);
  early?.catch(() => undefined);
  const [reservations, namesakes, worker] = await Promise.all([
    unlessNotFound(listReservations(client, call), notYours()),
    unlessNotFound(client.conferences.list({ friendlyName: taskSid, pageSize: 50, limit: 50 }), callIsOver()),
    client.taskrouter.v1.workspaces(workspaceSid).workers(workerSid).fetch(),
  ]);
  const { statuses, others } = partsOf(reservations, workerSid);
  if (!statuses.has('wrapping') || statuses.has('accepted')) throw notYours();
  if (others.has('accepted')) throw new DeskError('forbidden', 'A colleague has the call.');
  const conference = currentConference(namesakes, taskSid);
  if (!conference || conference.status === 'completed') throw callIsOver();
  const { sid } = conference;
  const people = await unlessNotFound(early && sid === call.conferenceSid ? early : peopleOf(sid), callIsOver());
  const label = ownLabel(workerSid);
  const own = people.find((one) => one.label === label);
  if (own?.status === 'connected') return haveBack(client, sid, people, own);
  if (own) return { callSid: own.callSid, status: 'calling' };

  const to = contactOf(worker.attributes);
  if (to === undefined) {
    throw new DeskError('conflict', 'There is no number to call you at: your worker has no `contact_uri`.');
  }
  const from = callerId ?? (await numberCalled(client, people));
  const { participants } = client.conferences(sid);
  try {
    const made = await participants.create({
      from,
      to,
      label,
      timeout: ringSeconds,
      endConferenceOnExit: true,
      beep: 'false',
    });
    return { callSid: made.callSid, status: 'calling' };
  } catch (error) {
    // Asked for twice at once, the other request was quicker.
    const before = hasCode(error, 'upstream_refused')
      ? (await peopleOf(sid)).find((one) => one.label === label)
      : undefined;
    if (before) return { callSid: before.callSid, status: 'calling' };
    throw hasCode(error, 'not_found') ? callIsOver() : error;
  }
}

async function haveBack(
  client: Twilio,
  conferenceSid: string,
  people: readonly Attendee[],
  own: Attendee,
): Promise<Return> {
  const { participants } = client.conferences(conferenceSid);
  const held = people.filter((one) => one.hold && one.callSid !== own.callSid);
  await unlessNotFound(Promise.all(held.map((one) => participants(one.callSid).update({ hold: false }))), callIsOver());
  return { callSid: own.callSid, status: 'connected' };
}

/** The number of ours that the customer called, or was called from: the agent's phone shows it, as it did the first time. */
export async function numberCalled(client: Twilio, people: readonly Attendee[]): Promise<string> {
  const customer = people.find(({ status, label }) => status === 'connected' && !label);
  if (!customer) throw callIsOver();
  const { direction, to, from } = await unlessNotFound(client.calls(customer.callSid).fetch(), callIsOver());
  return direction === 'inbound' ? to : from;
}
