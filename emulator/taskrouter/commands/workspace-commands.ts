import { firstActivities, firstTaskChannels } from '../../../src/lib/workspace-file/new-workspace';
import type { ActivityRow, TaskOrder, WorkspaceRow } from '../../account/taskrouter-rows';
import { invalid } from '../../account/twilio-error';
import type { Engine } from '../engine';
import { checkRoom } from '../limits';
import { createTaskQueue } from './task-queue-commands';
import { createWorkflow } from './workflow-commands';

export interface NewWorkspace {
  readonly friendlyName: string;
  readonly eventCallbackUrl?: string | null;
  readonly eventsFilter?: string | null;
  readonly multiTaskEnabled?: boolean;
  readonly prioritizeQueueOrder?: TaskOrder;
  readonly template?: 'NONE' | 'FIFO';
}

const fifoReservationTimeoutSeconds = 120;

export function createWorkspace(engine: Engine, given: NewWorkspace): WorkspaceRow {
  const now = engine.clock.now();
  const dates = { dateCreated: now, dateUpdated: now };
  const sid = engine.ids.next('WS');
  const activitySids = firstActivities.map(() => engine.ids.next('WA'));
  const offline = activitySids[0] ?? '';
  const workspace = engine.store.workspaces.insert({
    sid,
    ...dates,
    friendlyName: given.friendlyName,
    defaultActivitySid: offline,
    timeoutActivitySid: offline,
    eventCallbackUrl: given.eventCallbackUrl ?? null,
    eventsFilter: given.eventsFilter ?? null,
    multiTaskEnabled: given.multiTaskEnabled ?? true,
    prioritizeQueueOrder: given.prioritizeQueueOrder ?? 'FIFO',
  });
  for (const [position, { name: friendlyName, available }] of firstActivities.entries()) {
    engine.store.activities.insert({
      friendlyName,
      available,
      ...dates,
      sid: activitySids[position] ?? '',
      workspaceSid: sid,
    });
  }
  for (const { name: friendlyName, ...channel } of firstTaskChannels) {
    engine.store.taskChannels.insert({
      ...channel,
      ...dates,
      friendlyName,
      sid: engine.ids.next('TC'),
      workspaceSid: sid,
    });
  }
  engine.announce('workspace.created', sid, {});
  if (given.template === 'FIFO') addFifoTemplate(engine, sid);
  return workspace;
}

function addFifoTemplate(engine: Engine, workspaceSid: string): void {
  const queue = createTaskQueue(engine, { workspaceSid, friendlyName: 'Sample Queue' });
  createWorkflow(engine, {
    workspaceSid,
    friendlyName: 'Default Fifo Workflow',
    configuration: JSON.stringify({ task_routing: { default_filter: { queue: queue.sid } } }),
    taskReservationTimeoutSeconds: fifoReservationTimeoutSeconds,
  });
}

export type WorkspaceChange = Partial<Omit<WorkspaceRow, 'sid' | 'dateCreated' | 'dateUpdated'>>;

/** @throws TwilioError 400 where an activity is not one of the workspace's */
export function updateWorkspace(engine: Engine, sid: string, change: WorkspaceChange): WorkspaceRow {
  for (const [name, activitySid] of [
    ['DefaultActivitySid', change.defaultActivitySid],
    ['TimeoutActivitySid', change.timeoutActivitySid],
  ] as const) {
    if (activitySid !== undefined && engine.store.activities.get(activitySid)?.workspaceSid !== sid)
      throw invalid(`Value '${activitySid}' provided for ${name} is not an activity of workspace ${sid}`);
  }
  const row = engine.store.workspaces.update(sid, { ...change, dateUpdated: engine.clock.now() });
  engine.announce('workspace.updated', sid, {});
  return row;
}

/** Deletes a workspace and everything in it. */
export function deleteWorkspace(engine: Engine, sid: string): void {
  const { store } = engine;
  engine.announce('workspace.deleted', sid, {});
  for (const task of store.tasksOf.of(sid)) {
    engine.deadlines.clear(`${task.sid}:ttl`);
    engine.deadlines.clear(`${task.sid}:purge`);
    engine.router.forgetTask(task.sid);
    for (const transfer of store.transfersOfTask.of(task.sid)) store.transfers.delete(transfer.sid);
    for (const reservation of store.reservationsOfTask.of(task.sid)) {
      engine.deadlines.clear(`${reservation.sid}:timeout`);
      store.reservations.delete(reservation.sid);
    }
    store.tasks.delete(task.sid);
  }
  for (const workflow of store.workflowsOf.of(sid)) store.workflows.delete(workflow.sid);
  for (const worker of store.workersOf.of(sid)) {
    for (const channel of store.channelsOfWorker.of(worker.sid)) store.workerChannels.delete(channel.sid);
    store.workers.delete(worker.sid);
    engine.router.forgetWorker(worker.sid);
  }
  for (const queue of store.taskQueuesOf.of(sid)) {
    store.taskQueues.delete(queue.sid);
    engine.router.forgetQueue(queue.sid);
  }
  for (const channel of store.taskChannelsOf.of(sid)) store.taskChannels.delete(channel.sid);
  for (const activity of store.activitiesOf.of(sid)) store.activities.delete(activity.sid);
  store.workspaces.delete(sid);
}

/** @throws TwilioError 400 where there are too many */
export function createActivity(
  engine: Engine,
  given: { workspaceSid: string; friendlyName: string; available?: boolean },
): ActivityRow {
  checkRoom(engine, given.workspaceSid, 'activities');
  const now = engine.clock.now();
  const activity = engine.store.activities.insert({
    sid: engine.ids.next('WA'),
    dateCreated: now,
    dateUpdated: now,
    workspaceSid: given.workspaceSid,
    friendlyName: given.friendlyName,
    available: given.available ?? false,
  });
  engine.announce('activity.created', activity.workspaceSid, { activity });
  return activity;
}

/** An activity's availability never changes; its name does. */
export function renameActivity(engine: Engine, sid: string, friendlyName: string): ActivityRow {
  const activity = engine.store.activities.update(sid, { friendlyName, dateUpdated: engine.clock.now() });
  // Rows cache what expressions see of a worker, the activity's name among it.
  for (const worker of engine.store.workersInActivity.of(sid)) engine.store.workers.update(worker.sid, {});
  for (const worker of engine.store.workersInActivity.of(sid)) engine.router.reviewMembership(worker.sid);
  engine.announce('activity.updated', activity.workspaceSid, { activity });
  return activity;
}

/** @throws TwilioError 400 while the workspace or a worker uses it */
export function deleteActivity(engine: Engine, sid: string): void {
  const activity = engine.store.activities.require(sid);
  const workspace = engine.store.workspaces.require(activity.workspaceSid);
  if (workspace.defaultActivitySid === sid || workspace.timeoutActivitySid === sid)
    throw invalid(`Cannot delete activity ${sid}: it is the workspace's default or timeout activity`);
  const worker = engine.store.workersInActivity.first(sid);
  if (worker) throw invalid(`Cannot delete activity ${sid}: worker ${worker.sid} is in it`);
  engine.store.activities.delete(sid);
  engine.announce('activity.deleted', activity.workspaceSid, { activity });
}
