import { optional, string } from 'valibot';
import { isClock } from '../deadline/clock-task';
import { isSid } from '../sids';
import type { WhichCustomer } from './read-customers';

/**
 * The events of TaskRouter after which a customer may be alone; the workspace's event callback is asked for no others on this account.
 * That a worker left a call is told by its conference.
 *
 * @see https://www.twilio.com/docs/taskrouter/api/event/reference
 */
export const aloneEvents = [
  'task.canceled',
  'task.completed',
  'task.deleted',
  'task.transfer-failed',
  'task.transfer-canceled',
] as const;

/** The statuses that events tell of which no reading could change. */
const endedBy: Readonly<Record<string, string>> = {
  'task.canceled': 'canceled',
  'task.completed': 'completed',
  'task.deleted': 'gone',
};

const text = optional(string('expected text'));

/** The fields of an event callback that are looked at. */
export const taskEventInput = {
  EventType: text,
  TaskSid: text,
  TaskAttributes: text,
  TaskPriority: text,
  WorkflowSid: text,
  WorkflowName: text,
  TaskQueueName: text,
};

type Fields<Input> = { readonly [Name in keyof Input]?: string | undefined };

/** Whom an event of TaskRouter gives a reason to look at. */
export function customerOfTaskEvent(
  event: Fields<typeof taskEventInput>,
  workspaceSid: string,
): WhichCustomer | undefined {
  const { EventType: type = '', TaskSid: taskSid = '', TaskAttributes: attributes } = event;
  if (!aloneEvents.some((known) => known === type) || !isSid('WT', taskSid)) return undefined;
  if (isClock(attributes ?? '')) return undefined;
  const status = endedBy[type];
  if (status === undefined || attributes === undefined) return { workspaceSid, taskSid };
  const { WorkflowSid: workflowSid, WorkflowName: workflowName, TaskQueueName: queueName } = event;
  const routing = { workflowSid, workflowName, queueName, priority: Number(event.TaskPriority) || 0 };
  const ended = { sid: taskSid, status, attributes, ...routing };
  return { workspaceSid, taskSid, ended };
}

/** The fields of a conference's status callback that are looked at. */
export const conferenceEventInput = {
  StatusCallbackEvent: text,
  FriendlyName: text,
  ConferenceSid: text,
  SequenceNumber: text,
  EndConferenceOnExit: text,
};

/**
 * Whom an event of a conference gives a reason to look at: nobody where it was not a task's, or where it ended with whoever left.
 *
 * @see https://www.twilio.com/docs/voice/api/conference-resource
 */
export function customerOfConferenceEvent(
  event: Fields<typeof conferenceEventInput>,
  workspaceSid: string,
): WhichCustomer | undefined {
  const { StatusCallbackEvent: type, FriendlyName: taskSid = '', ConferenceSid: conferenceSid = '' } = event;
  if (type !== 'participant-leave' || event.EndConferenceOnExit === 'true') return undefined;
  if (!isSid('WT', taskSid) || !isSid('CF', conferenceSid)) return undefined;
  return { workspaceSid, taskSid, conferenceSid };
}
