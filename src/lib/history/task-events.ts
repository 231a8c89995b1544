import type { Twilio } from 'twilio';
import type { EventInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/event';

/** What is read of an event of TaskRouter about a task, whichever way it came. */
export interface TaskEvent {
  /** `undefined` where it came by a callback that does not say. */
  readonly sid: string | undefined;
  readonly type: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The event's own fields by their names in the Events API: `task_attributes`, `worker_name`. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** The Events API's longest. @see https://www.twilio.com/docs/taskrouter/api/event */
const monthMinutes = 43_200;

/** The Events API's largest page: more than what happens to a call. */
const largestPage = 1_000;

/**
 * What TaskRouter's log has of a task, which it keeps for 30 days, also once the task is deleted. One request.
 *
 * @param type - Only events of it.
 */
export async function readTaskEvents(
  client: Twilio,
  { workspaceSid, taskSid }: { readonly workspaceSid: string; readonly taskSid: string },
  type?: string,
): Promise<readonly TaskEvent[]> {
  const { events } = client.taskrouter.v1.workspaces(workspaceSid);
  const only = type === undefined ? {} : { eventType: type };
  const found = await events.list({
    taskSid,
    minutes: monthMinutes,
    ...only,
    pageSize: largestPage,
    limit: largestPage,
  });
  return found.map(eventOfLog);
}

/** An event as TaskRouter's log has it. */
export const eventOfLog = ({
  sid,
  eventType: type,
  eventDateMs: at,
  eventData,
}: Pick<EventInstance, 'sid' | 'eventType' | 'eventDateMs' | 'eventData'>): TaskEvent => ({
  sid,
  type,
  at,
  data: recordIn(eventData),
});

/**
 * The event that a callback brought, which the log may not have yet.
 *
 * @param fields - As they were posted: `EventType`, `TaskSid`, `TimestampMs`.
 */
export function eventOfCallback(fields: Readonly<Record<string, unknown>>): TaskEvent | undefined {
  const { Sid: sid, EventType: type, TimestampMs: at } = fields;
  if (typeof type !== 'string' || !(Number(at) > 0)) return undefined;
  const data = Object.fromEntries(Object.entries(fields).map(([name, value]) => [snakeCase(name), value]));
  return { sid: typeof sid === 'string' ? sid : undefined, type, at: Number(at), data };
}

const snakeCase = (name: string): string =>
  name.replaceAll(/[A-Z]+/g, (capitals, at: number) => (at > 0 ? '_' : '') + capitals.toLowerCase());

function recordIn(data: unknown): TaskEvent['data'] {
  const read: unknown = typeof data === 'string' ? parsed(data) : data;
  return typeof read === 'object' && read !== null ? { ...read } : {};
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** An event's field as text; `undefined` where it has none. */
export function field({ data }: TaskEvent, name: string): string | undefined {
  const value = data[name];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
