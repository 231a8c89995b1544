/**
 * The events of TaskRouter after which there is something to be written down about a call: its end, the end of its wrap-up, and that its
 * task is gone, which comes five minutes later and makes up for whatever did not arrive before.
 *
 * @see https://www.twilio.com/docs/taskrouter/api/event/reference
 */
export const historyEvents = [
  'task.wrapup',
  'task.completed',
  'task.canceled',
  'task.deleted',
  'task.system-deleted',
] as const;
