import { terminalTaskStatuses } from '../../src/lib/lifecycle';
import { isUnderWay } from '../account/store';
import type { ReservationRow, TaskRow, WorkerRow, WorkspaceRow } from '../account/taskrouter-rows';
import type { Alert } from '../callbacks/alerts';
import type { Delivery } from '../callbacks/webhooks';
import { timeoutDeadlineOf } from '../taskrouter/commands/reservation-commands';
import type { Engine } from '../taskrouter/engine';
import { syncState } from '../sync/sync-state';
import { assignedTasks, parseAttributes } from '../taskrouter/expression-facts';
import { isLive } from '../voice/calls';

const shownEvents = 200;
/** Of tasks in hand, waiting and ended, of calls and conferences that go on and that ended, the newest so many of each. */
const shownOfAKind = 500;
/** The first so many that were made. */
const shownWorkers = 1_000;
const iso = (ms: number): string => new Date(ms).toISOString();

/** What the control API and the console show beside the engine's own state. */
export interface Surroundings {
  readonly deliveries: readonly Delivery[];
  readonly alerts: readonly Alert[];
  readonly deskOrigin: string | undefined;
}

function workerState(engine: Engine, worker: WorkerRow): object {
  const { store } = engine;
  const activity = store.activities.require(worker.activitySid);
  return {
    sid: worker.sid,
    friendlyName: worker.friendlyName,
    attributes: parseAttributes(worker.attributes),
    activitySid: worker.activitySid,
    activityName: activity.friendlyName,
    available: activity.available,
    since: iso(worker.dateStatusChanged),
    channels: [...store.channelsOfWorker.of(worker.sid)].map((channel) => ({
      uniqueName: store.taskChannels.require(channel.taskChannelSid).uniqueName,
      capacity: channel.capacity,
      assigned: assignedTasks(store, worker.sid, channel.taskChannelSid),
    })),
  };
}

function taskState({ store }: Engine, task: TaskRow): object {
  return {
    sid: task.sid,
    assignmentStatus: task.assignmentStatus,
    priority: task.priority,
    attributes: parseAttributes(task.attributes),
    taskQueueSid: task.taskQueueSid,
    taskQueueName: task.taskQueueSid ? (store.taskQueues.get(task.taskQueueSid)?.friendlyName ?? null) : null,
    workflowSid: task.workflowSid,
    workflowName: task.workflowSid ? (store.workflows.get(task.workflowSid)?.friendlyName ?? null) : null,
    taskChannelUniqueName: store.taskChannels.require(task.taskChannelSid).uniqueName,
    reason: task.reason,
    dateCreated: iso(task.dateCreated),
    statusSince: iso(task.statusSince),
  };
}

function reservationState({ store }: Engine, reservation: ReservationRow): object {
  return {
    sid: reservation.sid,
    taskSid: reservation.taskSid,
    workerSid: reservation.workerSid,
    workerName: store.workers.get(reservation.workerSid)?.friendlyName ?? null,
    reservationStatus: reservation.status,
    dateCreated: iso(reservation.dateCreated),
    deadline: reservation.status === 'pending' ? iso(timeoutDeadlineOf(reservation)) : null,
  };
}

function workspaceState(engine: Engine, workspace: WorkspaceRow): object {
  const { store } = engine;
  const workers = [...store.workersOf.of(workspace.sid)];
  const { waiting, inHand, ended } = sortOut(store.tasksOf.of(workspace.sid));
  const tasks = [waiting, inHand, ended].flatMap((some) => some.slice(-shownOfAKind));
  return {
    sid: workspace.sid,
    friendlyName: workspace.friendlyName,
    counts: {
      workers: workers.length,
      availableWorkers: workers.filter(({ activitySid }) => store.activities.require(activitySid).available).length,
      openTasks: waiting.length + inHand.length,
      endedTasks: ended.length,
    },
    activities: [...store.activitiesOf.of(workspace.sid)].map(({ sid, friendlyName, available }) => ({
      sid,
      friendlyName,
      available,
    })),
    taskQueues: [...store.taskQueuesOf.of(workspace.sid)].map(({ sid, friendlyName, targetWorkers }) => ({
      sid,
      friendlyName,
      targetWorkers,
      waiting: engine.router.waitingCount(sid),
    })),
    workflows: [...store.workflowsOf.of(workspace.sid)].map(({ sid, friendlyName, assignmentCallbackUrl }) => ({
      sid,
      friendlyName,
      assignmentCallbackUrl,
    })),
    workers: workers.slice(0, shownWorkers).map((worker) => workerState(engine, worker)),
    tasks: tasks.map((task) => taskState(engine, task)),
    reservations: tasks.flatMap((task) =>
      [...store.reservationsOfTask.of(task.sid)].map((reservation) => reservationState(engine, reservation)),
    ),
  };
}

/** Where a call waits, and whether anything is still done about it; `null` for one that waits in no queue. */
function queuedState({ store }: Engine, callSid: string): object | null {
  const member = store.queueMembers.get(callSid);
  if (member?.state !== 'waiting') return null;
  const { queueSid, workflowSid, taskSid, dateEnqueued } = member;
  return {
    queueSid,
    workflowSid,
    taskSid,
    /** What became of the task; `null` once it is deleted. */
    taskStatus: store.tasks.get(taskSid)?.assignmentStatus ?? null,
    since: iso(dateEnqueued),
  };
}

/** Tasks by what a floor sees in them, each kind in the order they were made. */
function sortOut(tasks: Iterable<TaskRow>): Readonly<Record<'waiting' | 'inHand' | 'ended', TaskRow[]>> {
  const sorted = { waiting: new Array<TaskRow>(), inHand: new Array<TaskRow>(), ended: new Array<TaskRow>() };
  for (const task of tasks) {
    if (task.assignmentStatus === 'pending') sorted.waiting.push(task);
    else if (terminalTaskStatuses.includes(task.assignmentStatus)) sorted.ended.push(task);
    else sorted.inHand.push(task);
  }
  return sorted;
}

/** The newest of those that go on and of those that are over, in the order they were made, and how many there are. */
function newest<R>(
  rows: Iterable<R>,
  goesOn: (row: R) => boolean,
): { readonly shown: readonly R[]; readonly live: number; readonly ended: number } {
  const live: R[] = [];
  const over: R[] = [];
  for (const row of rows) (goesOn(row) ? live : over).push(row);
  const shown = [...over.slice(-shownOfAKind), ...live.slice(-shownOfAKind)];
  return { shown, live: live.length, ended: over.length };
}

/** What there is to see, the newest of what there is much of, as `GET /_emulator/v1/state` answers it. Times are ISO 8601 in virtual time. */
export function describeState(engine: Engine, around: Surroundings): object {
  const { store, clock, log } = engine;
  const calls = newest(store.calls.values(), isLive);
  const conferences = newest(store.conferences.values(), ({ status }) => status !== 'completed');
  return {
    now: iso(clock.now()),
    frozen: clock.frozen,
    accountSid: engine.accountSid,
    deskOrigin: around.deskOrigin,
    phoneNumbers: [...store.phoneNumbers.values()].map(({ phoneNumber, voiceUrl }) => ({
      number: phoneNumber,
      voiceUrl: voiceUrl ?? '',
    })),
    counts: {
      liveCalls: calls.live,
      endedCalls: calls.ended,
      liveConferences: conferences.live,
      endedConferences: conferences.ended,
      events: log.size,
    },
    workspaces: [...store.workspaces.values()].map((workspace) => workspaceState(engine, workspace)),
    calls: calls.shown.map(({ sid, from, to, status, direction, taskSid, dateCreated }) => ({
      sid,
      from,
      to,
      status,
      direction,
      taskSid,
      dateCreated: iso(dateCreated),
      queued: queuedState(engine, sid),
    })),
    conferences: conferences.shown.map(({ sid, friendlyName, status }) => ({
      sid,
      friendlyName,
      status,
      participants: [...store.participantsOf.of(sid)].map(({ callSid, role, muted, hold, status: legStatus }) => ({
        callSid,
        role,
        muted,
        hold,
        status: legStatus,
      })),
    })),
    recordings: newest(store.recordings.values(), isUnderWay).shown.map(
      ({ sid, callSid, conferenceSid, status, lengthMs }) => ({ sid, callSid, conferenceSid, status, lengthMs }),
    ),
    sync: syncState(engine),
    deliveries: around.deliveries,
    alerts: around.alerts,
    faults: engine.faults.list(),
    events: log.newest(shownEvents).map((event) => ({
      sid: event.sid,
      type: event.type,
      at: iso(event.at),
      resourceSid: (
        event.reservation ??
        event.task ??
        event.worker ??
        event.activity ??
        event.taskQueue ??
        event.workflow
      )?.sid,
      description: describeEvent(event.type, event.worker?.friendlyName, event.task?.sid),
    })),
  };
}

function describeEvent(type: string, worker: string | undefined, taskSid: string | undefined): string {
  const parts = [worker && `worker ${worker}`, taskSid && `task ${taskSid}`].filter(Boolean);
  return parts.length > 0 ? `${type}: ${parts.join(', ')}` : type;
}
