import { firstVersion } from '../../account/store';
import type { WorkerChannelRow, WorkerRow } from '../../account/taskrouter-rows';
import { invalid } from '../../account/twilio-error';
import type { Engine } from '../engine';
import { assignedTasks } from '../expression-facts';
import { capacities, checkAttributes, checkRoom, checkWhole } from '../limits';
import { rejectReservation } from './reservation-commands';
import { setActivity } from './worker-activity';

export interface NewWorker {
  readonly workspaceSid: string;
  readonly friendlyName: string;
  readonly activitySid?: string;
  /** JSON text of an object. */
  readonly attributes?: string;
}

function checkActivity(engine: Engine, workspaceSid: string, activitySid: string): void {
  if (engine.store.activities.get(activitySid)?.workspaceSid !== workspaceSid)
    throw invalid(`Value '${activitySid}' provided for ActivitySid is not an activity of workspace ${workspaceSid}`);
}

function checkName(engine: Engine, workspaceSid: string, friendlyName: string, except?: string): void {
  const other = engine.store.workersByName.first(`${workspaceSid}/${friendlyName.toLowerCase()}`);
  if (other && other.sid !== except) throw invalid('Worker with the same friendly name already exists');
}

/** @throws TwilioError 400 where the name is taken, the activity is unknown, or there are too many */
export function createWorker(engine: Engine, given: NewWorker): WorkerRow {
  const { store } = engine;
  const workspace = store.workspaces.require(given.workspaceSid);
  const activitySid = given.activitySid ?? workspace.defaultActivitySid;
  checkActivity(engine, workspace.sid, activitySid);
  checkName(engine, workspace.sid, given.friendlyName);
  checkAttributes(given.attributes);
  checkRoom(engine, workspace.sid, 'workers');
  const now = engine.clock.now();
  const dates = { dateCreated: now, dateUpdated: now, workspaceSid: workspace.sid };
  const worker = store.workers.insert({
    sid: engine.ids.next('WK'),
    ...dates,
    friendlyName: given.friendlyName,
    attributes: given.attributes ?? '{}',
    activitySid,
    dateStatusChanged: now,
    version: firstVersion,
    idleSince: now,
    idleOrder: engine.nextOrder(),
  });
  for (const channel of store.taskChannelsOf.of(workspace.sid)) {
    store.workerChannels.insert({
      sid: engine.ids.next('WC'),
      ...dates,
      workerSid: worker.sid,
      taskChannelSid: channel.sid,
      capacity: 1,
      available: true,
      lastReservedTime: null,
      version: 0,
    });
  }
  engine.announce('worker.created', workspace.sid, { worker });
  engine.router.reviewMembership(worker.sid);
  return worker;
}

export interface WorkerChange {
  readonly friendlyName?: string;
  readonly attributes?: string;
  readonly activitySid?: string;
  /** Rejects what is still pending; only with an activity that is not available. */
  readonly rejectPendingReservations?: boolean;
}

/** @throws TwilioError 400 where the name is taken, the activity is unknown, or rejection goes with an available activity */
export function updateWorker(engine: Engine, sid: string, change: WorkerChange): WorkerRow {
  const { store } = engine;
  const worker = store.workers.require(sid);
  checkAttributes(change.attributes);
  if (change.activitySid !== undefined) {
    checkActivity(engine, worker.workspaceSid, change.activitySid);
    if (change.rejectPendingReservations && store.activities.require(change.activitySid).available)
      throw invalid('RejectPendingReservations is only allowed with an activity that is not available');
  }
  if (change.friendlyName !== undefined) {
    checkName(engine, worker.workspaceSid, change.friendlyName, sid);
    store.workers.update(sid, { friendlyName: change.friendlyName, dateUpdated: engine.clock.now() });
  }
  if (change.attributes !== undefined && change.attributes !== worker.attributes)
    setAttributes(engine, sid, change.attributes);
  if (change.activitySid !== undefined) {
    setActivity(engine, sid, change.activitySid);
    if (change.rejectPendingReservations) rejectPending(engine, sid);
  }
  engine.router.reviewMembership(sid);
  return store.workers.require(sid);
}

function setAttributes(engine: Engine, sid: string, attributes: string): void {
  const before = engine.store.workers.require(sid);
  const dateUpdated = engine.clock.now();
  const worker = engine.store.workers.update(sid, { attributes, dateUpdated, version: before.version + 1 });
  engine.announce('worker.attributes.update', worker.workspaceSid, { worker });
}

function rejectPending(engine: Engine, workerSid: string): void {
  for (const reservation of [...engine.store.openReservationsOfWorker.of(workerSid)]) {
    if (reservation.status === 'pending') rejectReservation(engine, reservation.sid);
  }
}

/** @throws TwilioError 400 while the worker holds a reservation */
export function deleteWorker(engine: Engine, sid: string): void {
  const { store } = engine;
  const worker = store.workers.require(sid);
  const open = store.openReservationsOfWorker.first(sid);
  if (open) throw invalid(`Cannot delete worker ${sid}: it holds reservation ${open.sid} in status ${open.status}`);
  for (const channel of store.channelsOfWorker.of(sid)) store.workerChannels.delete(channel.sid);
  store.workers.delete(sid);
  engine.router.forgetWorker(sid);
  engine.announce('worker.deleted', worker.workspaceSid, { worker });
}

/** Changes how many tasks of one channel a worker takes, or whether any. */
export function updateWorkerChannel(
  engine: Engine,
  sid: string,
  change: { readonly capacity?: number; readonly available?: boolean },
): WorkerChannelRow {
  const { store } = engine;
  checkWhole('Capacity', change.capacity, capacities);
  const before = store.workerChannels.require(sid);
  const workerChannel = store.workerChannels.update(sid, {
    ...change,
    dateUpdated: engine.clock.now(),
    version: before.version + 1,
  });
  const owner = store.workers.require(before.workerSid);
  const worker = store.workers.update(owner.sid, { version: owner.version + 1 });
  const load = { WorkerChannelTaskCount: String(assignedTasks(store, owner.sid, workerChannel.taskChannelSid)) };
  if (workerChannel.capacity !== before.capacity) {
    const details = { ...load, WorkerChannelPreviousCapacity: String(before.capacity) };
    engine.announce('worker.capacity.update', worker.workspaceSid, { worker, workerChannel, details });
  }
  if (workerChannel.available !== before.available)
    engine.announce('worker.channel.availability.update', worker.workspaceSid, {
      worker,
      workerChannel,
      details: load,
    });
  engine.router.reviewAvailability(worker.sid);
  return workerChannel;
}
