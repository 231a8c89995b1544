import type { Engine } from '../../account/engine';
import { assignedTasks } from '../../taskrouter/routing/availability';
import type { WorkerChannelRow } from '../../account/taskrouter-rows';
import { seconds } from './seconds';

/** A worker's share in a task channel. `last_reserved_time` alone is in milliseconds; 0 where there never was one. */
export function workerChannelPayload(engine: Engine, channel: WorkerChannelRow): object {
  const { store } = engine;
  const assigned = assignedTasks(store, channel.workerSid, channel.taskChannelSid);
  const freeShare = channel.capacity === 0 ? 0 : Math.max(channel.capacity - assigned, 0) / channel.capacity;
  return {
    sid: channel.sid,
    account_sid: engine.accountSid,
    workspace_sid: channel.workspaceSid,
    worker_sid: channel.workerSid,
    task_channel_sid: channel.taskChannelSid,
    task_channel_unique_name: store.taskChannels.require(channel.taskChannelSid).uniqueName,
    available: channel.available,
    assigned_tasks: assigned,
    configured_capacity: channel.capacity,
    available_capacity_percentage: Math.round(freeShare * 100),
    last_reserved_time: channel.lastReservedTime ?? 0,
    date_created: seconds(channel.dateCreated),
    date_updated: seconds(channel.dateUpdated),
    version: channel.version,
  };
}
