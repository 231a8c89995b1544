import { VirtualClock } from '../../emulator/core/clock';
import type { LoggedEvent } from '../../emulator/account/event-log';
import { PendingWork } from '../../emulator/core/pending-work';
import { localCredentials } from '../../emulator/credentials';
import { createTaskQueue, type NewTaskQueue } from '../../emulator/taskrouter/commands/task-queue-commands';
import { createTask, type NewTask } from '../../emulator/taskrouter/commands/task-commands';
import { createWorker } from '../../emulator/taskrouter/commands/worker-commands';
import { createWorkflow } from '../../emulator/taskrouter/commands/workflow-commands';
import { createWorkspace, type NewWorkspace } from '../../emulator/taskrouter/commands/workspace-commands';
import { Engine } from '../../emulator/taskrouter/engine';
import { keepHouse } from '../../emulator/taskrouter/housekeeping';
import type {
  ActivityRow,
  ReservationRow,
  TaskQueueRow,
  TaskRow,
  WorkerRow,
  WorkflowRow,
} from '../../emulator/account/taskrouter-rows';
import type { VoicePort } from '../../emulator/taskrouter/voice-port';

/** A telephone side with nobody on it, for floors without calls. */
export const noCalls: VoicePort = {
  conference: () => undefined,
  dequeue: () => undefined,
  call: () => undefined,
  redirect: () => undefined,
  supervise: () => undefined,
  holdCustomer: () => undefined,
  changeWorker: () => undefined,
  holdWorker: () => undefined,
  kickWorker: () => undefined,
  reservationEnded: () => undefined,
};

export const startOfTest = Date.UTC(2026, 10, 20, 12);

/** A workspace on a frozen clock, with short words for what tests do to it. */
export class TestFloor {
  readonly clock: VirtualClock;
  readonly engine: Engine;
  readonly workspaceSid: string;
  readonly events: LoggedEvent[] = [];

  constructor(workspace: Partial<NewWorkspace> = {}, region?: string) {
    const work = new PendingWork();
    this.clock = new VirtualClock(work);
    this.clock.freeze(startOfTest);
    this.engine = new Engine(this.clock, work, localCredentials, region);
    this.engine.connectVoice(noCalls);
    keepHouse(this.engine);
    this.workspaceSid = this.engine.transact(() =>
      createWorkspace(this.engine, { friendlyName: 'floor', ...workspace }),
    ).sid;
    this.engine.log.subscribe((event) => this.events.push(event));
  }

  activity(friendlyName: string): ActivityRow {
    for (const row of this.engine.store.activitiesOf.of(this.workspaceSid)) {
      if (row.friendlyName === friendlyName) return row;
    }
    throw new Error(`No activity ${friendlyName}`);
  }

  queue(friendlyName: string, settings: Partial<NewTaskQueue> = {}): TaskQueueRow {
    return this.engine.transact(() =>
      createTaskQueue(this.engine, { workspaceSid: this.workspaceSid, friendlyName, ...settings }),
    );
  }

  /** @param routing - The inside of `task_routing`. */
  workflow(routing: object, taskReservationTimeoutSeconds = 120): WorkflowRow {
    return this.engine.transact(() =>
      createWorkflow(this.engine, {
        workspaceSid: this.workspaceSid,
        friendlyName: 'workflow',
        configuration: JSON.stringify({ task_routing: routing }),
        taskReservationTimeoutSeconds,
      }),
    );
  }

  worker(friendlyName: string, attributes: object = {}, activity = 'Available'): WorkerRow {
    return this.engine.transact(() =>
      createWorker(this.engine, {
        workspaceSid: this.workspaceSid,
        friendlyName,
        attributes: JSON.stringify(attributes),
        activitySid: this.activity(activity).sid,
      }),
    );
  }

  task(attributes: object = {}, settings: Partial<NewTask> = {}): TaskRow {
    const given = { workspaceSid: this.workspaceSid, attributes: JSON.stringify(attributes), ...settings };
    return this.now(this.engine.transact(() => createTask(this.engine, given)));
  }

  /** A row as it stands now. */
  now<R extends TaskRow | WorkerRow | ReservationRow>(row: R): R {
    const { tasks, workers, reservations } = this.engine.store;
    const found = [tasks, workers, reservations].map((table) => table.get(row.sid)).find(Boolean);
    if (!found) throw new Error(`${row.sid} is gone`);
    return found as R;
  }

  reservationsOf(row: TaskRow | WorkerRow): ReservationRow[] {
    const { reservationsOfTask, reservationsOfWorker } = this.engine.store;
    return [...(row.sid.startsWith('WT') ? reservationsOfTask : reservationsOfWorker).of(row.sid)];
  }

  /** Who holds or is offered a task, by name. */
  holders(task: TaskRow): string[] {
    return [...this.engine.store.openReservationsOfTask.of(task.sid)].map(
      ({ workerSid }) => this.engine.store.workers.require(workerSid).friendlyName,
    );
  }

  do<T>(command: (engine: Engine) => T): T {
    return this.engine.transact(() => command(this.engine));
  }

  advance(seconds: number): Promise<void> {
    return this.clock.advance(seconds * 1000);
  }

  /** Types of the events since the last time this was asked. */
  heard(): string[] {
    return this.events.splice(0).map(({ type }) => type);
  }
}
