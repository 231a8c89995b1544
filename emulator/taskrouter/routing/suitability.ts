import type { Store } from '../../account/store';
import type { TaskRow, WorkerRow } from '../../account/taskrouter-rows';
import { factsIn, type Scope, readPath } from '../../../src/lib/expression';
import type { Target } from './workflow-configuration';

/** How many open reservations of one task channel a worker holds. */
export function assignedTasks(store: Store, workerSid: string, taskChannelSid: string): number {
  let count = 0;
  for (const reservation of store.openReservationsOfWorker.of(workerSid)) {
    if (store.tasks.get(reservation.taskSid)?.taskChannelSid === taskChannelSid) count += 1;
  }
  return count;
}

/**
 * Whether a worker could be offered a task of this channel now: its activity is available, the channel too, and it
 * holds fewer tasks than its capacity (in a single-tasking workspace: none at all).
 */
export function canTake(store: Store, workerSid: string, taskChannelSid: string): boolean {
  const worker = store.workers.get(workerSid);
  if (!worker || !store.activities.get(worker.activitySid)?.available) return false;
  const channel = store.workerChannelBy.first(`${workerSid}/${taskChannelSid}`);
  if (!channel?.available) return false;
  if (store.workspaces.get(worker.workspaceSid)?.multiTaskEnabled === false)
    return store.openReservationsOfWorker.count(workerSid) === 0;
  return assignedTasks(store, workerSid, taskChannelSid) < channel.capacity;
}

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

/**
 * What a target's expression may say of a worker's channels, by their unique names: `worker.channel.voice.…` with
 * `assigned_tasks` (accepted alone), `configured_capacity` and `available_capacity_percentage` (whatever is open counts).
 * Changes with each reservation, so that it is read anew each time.
 *
 * @see https://www.twilio.com/docs/taskrouter/multitasking
 */
export function loadOfWorker(store: Store, workerSid: string): Scope {
  const accepted = [...store.openReservationsOfWorker.of(workerSid)].filter(({ status }) => status === 'accepted');
  const channels = [...store.channelsOfWorker.of(workerSid)].map(({ taskChannelSid, capacity }) => {
    const free = Math.max(capacity - assignedTasks(store, workerSid, taskChannelSid), 0);
    return [
      store.taskChannels.require(taskChannelSid).uniqueName,
      {
        assigned_tasks: accepted.filter(({ taskSid }) => store.tasks.get(taskSid)?.taskChannelSid === taskChannelSid)
          .length,
        configured_capacity: capacity,
        available_capacity_percentage: capacity === 0 ? 0 : Math.round((free / capacity) * 100),
      },
    ] as const;
  });
  return Object.fromEntries(channels);
}

/** What a task in a target asks of a worker beyond membership of the queue. */
export interface Demands {
  /** Equal for tasks that ask exactly the same. */
  readonly signature: string;
  readonly suits: (workerSid: string) => boolean;
}

const none: Demands = { signature: '', suits: () => true };

/** JSON has no integers of any length; the sign in front keeps one apart from the text of its digits. */
function told(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return `#${value}`;
  return typeof value === 'string' ? `"${value}` : value;
}

/** Reads a target's expression and known worker against one task. */
export function demandsOf(store: Store, task: TaskRow, target: Target): Demands {
  const { expression, knownWorkerSid, knownWorkerFriendlyName } = target;
  if (!expression && !knownWorkerSid && !knownWorkerFriendlyName) return none;
  const facts = factsOfTask(task);
  const scope = { ...facts, task: facts };
  const known = knownWorkerSid && readPath(facts, knownWorkerSid);
  const knownName = knownWorkerFriendlyName && readPath(facts, knownWorkerFriendlyName);
  const mentioned = expression?.references.filter(([first]) => first !== 'worker').map((path) => readPath(scope, path));
  const asksForLoad = expression?.references.some(([first, second]) => first === 'worker' && second === 'channel');
  return {
    signature: JSON.stringify([expression?.text, mentioned, known, knownName], told),
    suits(workerSid) {
      const worker = store.workers.get(workerSid);
      if (!worker) return false;
      if (knownWorkerSid && worker.sid !== known) return false;
      if (knownWorkerFriendlyName && worker.friendlyName !== knownName) return false;
      if (!expression) return true;
      const ofWorker = factsOfWorker(store, worker);
      return expression.evaluate({
        ...scope,
        worker: asksForLoad ? { ...ofWorker, channel: loadOfWorker(store, workerSid) } : ofWorker,
      });
    },
  };
}
