import { readPath } from '../../../src/lib/expression';
import type { Store } from '../../account/store';
import type { TaskRow } from '../../account/taskrouter-rows';
import { assignedTasks, factsOfTask, factsOfWorkerNow, namesLoad } from '../expression-facts';
import type { Target } from './workflow-configuration';

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

/** What a task in a target asks of a worker beyond membership of the queue. */
export interface Demands {
  /** Equal for tasks that ask exactly the same. */
  readonly signature: string;
  readonly suits: (workerSid: string) => boolean;
  /** Whether it depends on how many tasks the worker has. */
  readonly asksForLoad: boolean;
}

const none: Demands = { signature: '', suits: () => true, asksForLoad: false };

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
  const ofWorker = expression?.references.flatMap(([first, ...path]) => (first === 'worker' ? [path] : [])) ?? [];
  return {
    signature: JSON.stringify([expression?.text, mentioned, known, knownName], told),
    asksForLoad: ofWorker.some(namesLoad),
    suits(workerSid) {
      const worker = store.workers.get(workerSid);
      if (!worker) return false;
      if (knownWorkerSid && worker.sid !== known) return false;
      if (knownWorkerFriendlyName && worker.friendlyName !== knownName) return false;
      return !expression || expression.evaluate({ ...scope, worker: factsOfWorkerNow(store, worker, ofWorker) });
    },
  };
}
