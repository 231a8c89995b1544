import { terminalTaskStatuses } from '../../../src/lib/lifecycle';
import { initialModel, type ConsoleModel } from '../../../emulator/console/model/console-model';
import type {
  Call,
  LoggedEvent,
  Reservation,
  Snapshot,
  Task,
  Worker,
  Workspace,
} from '../../../emulator/console/model/snapshot';

/** The time of every made-up state. */
export const noon = Date.UTC(2026, 10, 20, 12);

/** A SID as the local TaskRouter counts them. */
export function sidOf(prefix: string, count: number): string {
  return prefix + count.toString(16).padStart(32, '0');
}

export function aSnapshot(given: Partial<Snapshot> = {}): Snapshot {
  return {
    now: noon,
    frozen: false,
    deskOrigin: null,
    phoneNumbers: [],
    counts: { liveCalls: 0, endedCalls: 0, liveConferences: 0 },
    workspaces: [aWorkspace()],
    calls: [],
    conferences: [],
    sync: [],
    deliveries: [],
    alerts: [],
    faults: [],
    events: [],
    ...given,
  };
}

/** What the local TaskRouter would say of a workspace as small as this. */
function countsOf({ workers = [], tasks = [] }: Partial<Workspace>): Workspace['counts'] {
  const ended = tasks.filter(({ assignmentStatus }) => terminalTaskStatuses.includes(assignmentStatus)).length;
  const availableWorkers = workers.filter(({ available }) => available).length;
  return { workers: workers.length, availableWorkers, openTasks: tasks.length - ended, endedTasks: ended };
}

export function aWorkspace(given: Partial<Workspace> = {}): Workspace {
  return {
    sid: sidOf('WS', 1),
    friendlyName: 'writers',
    counts: countsOf(given),
    activities: [],
    taskQueues: [],
    workflows: [],
    workers: [],
    tasks: [],
    reservations: [],
    ...given,
  };
}

export function aWorker(count: number, given: Partial<Worker> = {}): Worker {
  return {
    sid: sidOf('WK', count),
    friendlyName: `worker ${count}`,
    attributes: {},
    activitySid: sidOf('WA', 1),
    activityName: 'Offline',
    available: false,
    since: noon,
    channels: [],
    ...given,
  };
}

export function aTask(count: number, given: Partial<Task> = {}): Task {
  return {
    sid: sidOf('WT', count),
    assignmentStatus: 'pending',
    priority: 0,
    attributes: {},
    taskQueueSid: null,
    taskQueueName: null,
    workflowSid: null,
    workflowName: null,
    taskChannelUniqueName: 'default',
    reason: null,
    dateCreated: noon,
    statusSince: noon,
    ...given,
  };
}

export function aReservation(count: number, given: Partial<Reservation> = {}): Reservation {
  return {
    sid: sidOf('WR', count),
    taskSid: sidOf('WT', 1),
    workerSid: sidOf('WK', 1),
    workerName: 'alice',
    reservationStatus: 'pending',
    dateCreated: noon,
    deadline: null,
    ...given,
  };
}

export function aCall(count: number, given: Partial<Call> = {}): Call {
  return {
    sid: sidOf('CA', count),
    from: '+15550142',
    to: '+15550100',
    status: 'in-progress',
    direction: 'inbound',
    taskSid: null,
    dateCreated: noon,
    queued: null,
    ...given,
  };
}

export function anEvent(count: number, given: Partial<LoggedEvent> = {}): LoggedEvent {
  return { sid: sidOf('EV', count), type: 'task.created', at: noon, description: '', resourceSid: null, ...given };
}

export function aModel(given: Partial<ConsoleModel> = {}): ConsoleModel {
  return { ...initialModel, ...given };
}
