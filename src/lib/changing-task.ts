import type { Twilio } from 'twilio';
import { readAttributes } from './attributes/read-attributes';
import { DeskError, hasCode } from './errors';

/** A task as it stood, and the mark by which Twilio tells whether it still stands so. */
export interface ReadTask {
  /** JSON text, to be changed as in `attributes/edit-attributes`. */
  readonly attributes: string;
  readonly assignmentStatus: string;
  readonly workflowSid: string;
  readonly workflowName: string;
  readonly queueName: string;
  readonly priority: number;
  readonly updatedAt: Date;
  /** For `If-Match`. */
  readonly version: string;
}

/** How often a change starts over because somebody else was quicker. */
const attempts = 4;

/** Reads a task together with its `ETag`. @see https://www.twilio.com/docs/taskrouter/api/task */
export async function readTask(client: Twilio, workspaceSid: string, taskSid: string): Promise<ReadTask> {
  const answer = await client.taskrouter.v1.workspaces(workspaceSid).tasks(taskSid).fetchWithHttpInfo();
  const version = headerOf(answer.headers, 'etag');
  // Without it a change could undo somebody else's, unnoticed.
  if (version === undefined) throw new DeskError('upstream_failed', 'Twilio sent no ETag. Try again in a moment.');
  const { attributes, assignmentStatus, dateUpdated, workflowSid, priority, ...names } = answer.body;
  const routing = { workflowSid, workflowName: names.workflowFriendlyName, queueName: names.taskQueueFriendlyName };
  return { attributes, assignmentStatus, ...routing, priority, updatedAt: dateUpdated, version };
}

/**
 * Changes a task's attributes so that nobody else's change is lost: what `change` makes of them is written if they still
 * stand as they were read, else everything starts over from what they are now.
 *
 * @param change - Called anew with what stands each time, JSON text to JSON text; `undefined` writes nothing.
 * @returns what stands afterwards
 * @throws DeskError `conflict` where others are quicker time and again
 */
export async function changeAttributes(
  client: Twilio,
  task: { workspaceSid: string; taskSid: string },
  change: (before: ReadTask) => Promise<string | undefined>,
): Promise<string> {
  const context = client.taskrouter.v1.workspaces(task.workspaceSid).tasks(task.taskSid);
  for (let attempt = 1; ; attempt += 1) {
    const before = await readTask(client, task.workspaceSid, task.taskSid);
    const after = await change(before);
    if (after === undefined) return before.attributes;
    try {
      await context.update({ attributes: after, ifMatch: before.version });
      return after;
    } catch (error) {
      if (!hasCode(error, 'conflict') || attempt === attempts) throw error;
    }
  }
}

function headerOf(headers: unknown, name: string): string | undefined {
  if (typeof headers !== 'object' || headers === null) return undefined;
  const value: unknown = Reflect.get(headers, name);
  return typeof value === 'string' ? value : undefined;
}

/**
 * Attributes that something can be added to. Nothing can be to a list or a text; where nothing is there, nothing is lost.
 *
 * @throws DeskError `upstream_refused`
 */
export function objectText(attributes: string): string {
  if (!attributes || attributes.trim() === 'null') return '{}';
  if (readAttributes(attributes)) return attributes;
  throw new DeskError(
    'upstream_refused',
    "The task's attributes are no JSON object, so nothing can be added to them. Have whoever makes or changes the task write an object.",
  );
}
