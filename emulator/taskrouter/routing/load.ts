import type { Store } from '../../account/store';
import type { Scope } from '../../../src/lib/expression';
import { assignedTasks } from './availability';

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
