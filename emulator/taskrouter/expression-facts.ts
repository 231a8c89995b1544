import { factsIn, type Scope } from '../../src/lib/expression';
import type { Store } from '../account/store';
import type { TaskRow, WorkerRow } from '../account/taskrouter-rows';

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

/** How many open reservations of one task channel a worker holds. */
export function assignedTasks(store: Store, workerSid: string, taskChannelSid: string): number {
  let count = 0;
  for (const reservation of store.openReservationsOfWorker.of(workerSid)) {
    if (store.tasks.get(reservation.taskSid)?.taskChannelSid === taskChannelSid) count += 1;
  }
  return count;
}

type Path = readonly (string | number)[];

/** What is said of each channel of a worker. @see https://www.twilio.com/docs/taskrouter/multitasking */
export const channelFigures = ['assigned_tasks', 'available_capacity_percentage', 'configured_capacity'] as const;

/** Whether a path into what is said of a worker leads to a figure of a channel: `channel.voice.assigned_tasks`. */
export const namesLoad = ([first, , figure]: Path): boolean => first === 'channel' && figure !== undefined;

/**
 * The same as {@link factsOfWorker}, with what changes with each reservation and is therefore read anew each time.
 *
 * @param paths - Those that are asked for; where none of them names a channel's figure, nothing is counted.
 */
export function factsOfWorkerNow(store: Store, worker: WorkerRow, paths: readonly Path[]): Scope {
  const facts = factsOfWorker(store, worker);
  if (!paths.some(namesLoad)) return facts;
  const { channel } = facts;
  const own = typeof channel === 'object' && channel !== null ? channel : {};
  return { ...facts, channel: { ...own, ...loadOfWorker(store, worker.sid) } };
}

/**
 * What targets may say of a worker's channels, by their unique names: `worker.channel.voice.…` with `assigned_tasks` (accepted
 * alone), `configured_capacity` and `available_capacity_percentage` (whatever is open counts).
 */
function loadOfWorker(store: Store, workerSid: string): Scope {
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
