import type { Task } from 'twilio-taskrouter';
import { answerTo, impossible, wrong, type Answering } from './answer';
import { entity, type Entity } from './entity';
import { callbackIn, changesIn, text } from './given';

/** A task as version 1 has it. */
export function taskEntity(task: Task, answering: Answering): Entity {
  const changed = async (act: Promise<unknown>): Promise<Entity> => {
    await act;
    return taskEntity(task, answering);
  };
  return entity(fields(task), {
    complete: (...given) => {
      const reason = given.map(text).find((value) => value !== undefined);
      void answerTo(answering, callbackIn(given), () => changed(complete(task, reason)));
    },
    update: (...given) => {
      const { changes, callback } = changesIn(given);
      void answerTo(answering, callback, () => changed(updateTask(task, changes)));
    },
    fetch: (...given) => void answerTo(answering, callbackIn(given), () => changed(task.fetchLatestVersion())),
  });
}

const fields = (task: Task): Entity => ({
  sid: task.sid,
  age: task.age,
  addons: task.addOns,
  assignmentStatus: task.status,
  attributes: task.attributes,
  dateCreated: task.dateCreated,
  dateUpdated: task.dateUpdated,
  priority: task.priority,
  reason: task.reason,
  routingTarget: task.routingTarget,
  taskChannelSid: task.taskChannelSid,
  taskChannelUniqueName: task.taskChannelUniqueName,
  taskQueueFriendlyName: task.queueName,
  taskQueueSid: task.queueSid,
  timeout: task.timeout,
  workflowFriendlyName: task.workflowName,
  workflowSid: task.workflowSid,
});

/** Version 1 needs no reason, and the SDK does. */
const complete = (task: Task, reason = ''): Promise<Task> => task.complete(reason);

/**
 * Changes a task by the names that REST has for what is changed.
 *
 * @throws VersionOneError for what a page cannot change any more
 */
export async function updateTask(task: Task, changes: Entity): Promise<void> {
  const { Attributes, AssignmentStatus, Reason, ...others } = changes;
  const [other] = Object.keys(others);
  if (other !== undefined) throw impossible(`Changing the ${other} of a task`, 'have a back end do it over REST');
  if (Attributes !== undefined && AssignmentStatus !== undefined)
    throw wrong('Attributes and AssignmentStatus cannot be changed at once: send one after the other');
  const [status, reason] = [text(AssignmentStatus), text(Reason)];
  if (status === 'completed') await complete(task, reason);
  else if (status === 'wrapping') await task.wrapUp({ reason: reason ?? '' });
  else if (status !== undefined)
    throw impossible(`Setting a task to ${status}`, 'a page can set it to wrapping or completed');
  if (Attributes !== undefined) await task.setAttributes(asObject(Attributes));
}

/** Version 1 takes JSON as an object or as text. @throws VersionOneError where it is neither */
export function asObject(attributes: unknown): object {
  const read = typeof attributes === 'string' ? parsed(attributes) : attributes;
  if (typeof read === 'object' && read !== null && !Array.isArray(read)) return read;
  throw wrong('Attributes are not a JSON object');
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
