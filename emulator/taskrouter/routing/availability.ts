import type { Store } from '../../account/store';

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
