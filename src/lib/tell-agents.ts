import type { Twilio } from 'twilio';
import { withText } from './attributes/edit-attributes';
import { readAttributes } from './attributes/read-attributes';
import { changeAttributes, objectText } from './changing-task';
import { listReservations, type TaskReservation } from './own-reservations';
import { isSid } from './sids';

/** The attribute whose change has the pages of a call's agents look who is in it: `{"in": "CF…", "number": 7}`. */
const changeKey = 'call_change';

/** What is looked at of what a conference tells. */
interface Told {
  readonly StatusCallbackEvent?: string | undefined;
  readonly FriendlyName?: string | undefined;
  readonly ConferenceSid?: string | undefined;
  readonly SequenceNumber?: string | undefined;
  readonly EndConferenceOnExit?: string | undefined;
}

/** Something that others in a call may not have seen. */
export interface CallChange {
  readonly taskSid: string;
  readonly conferenceSid: string;
  /** The conference's own count of what it told. */
  readonly number: number;
  /** So many must be on the task for somebody not to have seen it: whoever holds a call knows, whoever leaves is gone. */
  readonly agents: 1 | 2;
}

const agentsToSee: Readonly<Record<string, CallChange['agents']>> = {
  'participant-hold': 2,
  'participant-unhold': 2,
  'participant-leave': 1,
};

/**
 * What a conference told that another agent in the call should know at once.
 *
 * @see https://www.twilio.com/docs/voice/twiml/conference#attributes-status-callback-parameters
 */
export function changeOf(told: Told): CallChange | undefined {
  const { FriendlyName: taskSid = '', ConferenceSid: conferenceSid = '', StatusCallbackEvent: type = '' } = told;
  const agents = Object.hasOwn(agentsToSee, type) ? agentsToSee[type] : undefined;
  const number = Number(told.SequenceNumber);
  if (agents === undefined || (told.EndConferenceOnExit === 'true' && type === 'participant-leave')) return undefined;
  if (!isSid('WT', taskSid) || !isSid('CF', conferenceSid) || !Number.isSafeInteger(number)) return undefined;
  return { taskSid, conferenceSid, number, agents };
}

/**
 * Has the pages of those who are in a call look at it. TaskRouter tells a worker of their own reservations and of their tasks, and of
 * nothing that happens in a conference: writing into the task is how it is told.
 *
 * It takes a request, which it shares with whoever reads the reservations anyway; two more where there is somebody to tell.
 *
 * @returns Whether they were told.
 * @see https://www.twilio.com/docs/taskrouter/js-sdk-v2/workers/task#events
 */
export async function tellAgents(
  client: Twilio,
  { workspaceSid, taskSid, conferenceSid, number, agents }: CallChange & { readonly workspaceSid: string },
  reservations: Promise<readonly TaskReservation[]> = listReservations(client, { workspaceSid, taskSid }),
): Promise<boolean> {
  const talking = (await reservations).filter(({ status }) => status === 'accepted');
  if (talking.length < agents) return false;
  const change = JSON.stringify({ in: conferenceSid, number });
  let isTold = false;
  await changeAttributes(client, { workspaceSid, taskSid }, async ({ attributes, assignmentStatus }) => {
    const known = readAttributes(attributes)?.[changeKey];
    // What is offered to others is not touched: TaskRouter would choose anew whom to ask.
    isTold = assignmentStatus === 'assigned' && !isPast(known, conferenceSid, number);
    return isTold ? withText(objectText(attributes), [changeKey], change) : undefined;
  });
  return isTold;
}

/** Whether something later has been told, which they looked at. */
function isPast(known: unknown, conferenceSid: string, number: number): boolean {
  if (typeof known !== 'object' || known === null || !('in' in known) || !('number' in known)) return false;
  return known.in === conferenceSid && Number(known.number) >= number;
}
