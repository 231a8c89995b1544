import type { Store } from '../../account/store';
import type { TaskRow, WorkerRow } from '../../account/taskrouter-rows';
import { factsIn, type Scope } from '../../../src/lib/expression';

const taskFacts = new WeakMap<TaskRow, Scope>();
const workerFacts = new WeakMap<WorkerRow, Scope>();

/** Attributes as an object; what is not a JSON object counts as having none. */
export function parseAttributes(json: string): Record<string, unknown> {
  const value: unknown = JSON.parse(json);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** What expressions may say of a task: its attributes. */
export function factsOfTask(task: TaskRow): Scope {
  const known = taskFacts.get(task);
  if (known) return known;
  const facts = factsIn(task.attributes);
  taskFacts.set(task, facts);
  return facts;
}

/** What expressions may say of a worker: its attributes, and `sid`, `friendly_name`, `activity_sid`, `activity_name`. */
export function factsOfWorker(store: Store, worker: WorkerRow): Scope {
  const known = workerFacts.get(worker);
  if (known) return known;
  const facts = {
    ...factsIn(worker.attributes),
    sid: worker.sid,
    friendly_name: worker.friendlyName,
    activity_sid: worker.activitySid,
    activity_name: store.activities.get(worker.activitySid)?.friendlyName ?? null,
  };
  workerFacts.set(worker, facts);
  return facts;
}
