import type { NewRow, TaskChannelRow } from '../../account/taskrouter-rows';
import { invalid } from '../../account/twilio-error';
import type { Engine } from '../engine';
import { checkRoom } from '../limits';

export type NewTaskChannel = NewRow<TaskChannelRow, 'friendlyName' | 'uniqueName'>;

/** Makes a task channel, of which every worker then takes one task at a time. @throws TwilioError 400 where its unique name is taken, or there are too many */
export function createTaskChannel(engine: Engine, given: NewTaskChannel): TaskChannelRow {
  const { store } = engine;
  for (const other of store.taskChannelsOf.of(given.workspaceSid)) {
    if (other.uniqueName === given.uniqueName)
      throw invalid(`TaskChannel with the unique name ${given.uniqueName} already exists`);
  }
  checkRoom(engine, given.workspaceSid, 'taskChannels');
  const now = engine.clock.now();
  const dates = { dateCreated: now, dateUpdated: now, workspaceSid: given.workspaceSid };
  const taskChannel = store.taskChannels.insert({
    sid: engine.ids.next('TC'),
    ...dates,
    friendlyName: given.friendlyName,
    uniqueName: given.uniqueName,
    channelOptimizedRouting: given.channelOptimizedRouting ?? false,
  });
  for (const worker of store.workersOf.of(given.workspaceSid)) {
    store.workerChannels.insert({
      sid: engine.ids.next('WC'),
      ...dates,
      workerSid: worker.sid,
      taskChannelSid: taskChannel.sid,
      capacity: 1,
      available: true,
      lastReservedTime: null,
      version: 0,
    });
    engine.router.reviewAvailability(worker.sid);
  }
  engine.announce('task-channel.created', given.workspaceSid, { taskChannel });
  return taskChannel;
}

export type TaskChannelChange = Partial<Pick<TaskChannelRow, 'friendlyName' | 'channelOptimizedRouting'>>;

export function updateTaskChannel(engine: Engine, sid: string, change: TaskChannelChange): TaskChannelRow {
  const taskChannel = engine.store.taskChannels.update(sid, { ...change, dateUpdated: engine.clock.now() });
  engine.announce('task-channel.updated', taskChannel.workspaceSid, { taskChannel });
  return taskChannel;
}

/** The channel of tasks that name none. */
export const defaultTaskChannel = 'default';

/** @throws TwilioError 400 for the default channel, and while a task is of this channel */
export function deleteTaskChannel(engine: Engine, sid: string): void {
  const { store } = engine;
  const taskChannel = store.taskChannels.require(sid);
  if (taskChannel.uniqueName === defaultTaskChannel)
    throw invalid(`Cannot delete task channel ${sid}: tasks that name no channel are of it`);
  for (const task of store.tasksOf.of(taskChannel.workspaceSid)) {
    if (task.taskChannelSid === sid) throw invalid(`Cannot delete task channel ${sid}: task ${task.sid} is of it`);
  }
  for (const worker of store.workersOf.of(taskChannel.workspaceSid)) {
    const workerChannel = store.workerChannelBy.first(`${worker.sid}/${sid}`);
    if (workerChannel) store.workerChannels.delete(workerChannel.sid);
  }
  store.taskChannels.delete(sid);
  engine.announce('task-channel.deleted', taskChannel.workspaceSid, { taskChannel });
}
