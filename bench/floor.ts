import { VirtualClock } from '../emulator/core/clock';
import { PendingWork } from '../emulator/core/pending-work';
import { localCredentials } from '../emulator/credentials';
import { createTaskQueue } from '../emulator/taskrouter/commands/task-queue-commands';
import { createWorker } from '../emulator/taskrouter/commands/worker-commands';
import { createWorkflow } from '../emulator/taskrouter/commands/workflow-commands';
import { createWorkspace } from '../emulator/taskrouter/commands/workspace-commands';
import { Engine } from '../emulator/taskrouter/engine';
import { keepHouse } from '../emulator/taskrouter/housekeeping';

const silent = (): void => undefined;

export const phoneOf = (worker: number): string => `+1555${String(1_000_000 + worker)}`;

/** A floor with `queues` task queues, each with its skill, and workers spread evenly over them. */
export interface BenchFloor {
  readonly engine: Engine;
  readonly workspaceSid: string;
  readonly workflowSid: string;
  readonly workerSids: readonly string[];
  readonly available: string;
  readonly offline: string;
}

export interface FloorOptions {
  /** Where the workflow asks what to do with a reservation; nowhere where absent. */
  readonly assignmentCallbackUrl?: string;
  /** Gives the engine a telephone side and callbacks; where absent there are no calls. */
  readonly connect?: (engine: Engine) => void;
}

export function makeFloor(
  workers: number,
  queues: number,
  { assignmentCallbackUrl, connect }: FloorOptions = {},
): BenchFloor {
  const work = new PendingWork();
  const clock = new VirtualClock(work);
  clock.freeze(0);
  const engine = new Engine(clock, work, localCredentials);
  (connect ?? withoutCalls)(engine);
  keepHouse(engine);
  return engine.transact(() => {
    const { sid: workspaceSid } = createWorkspace(engine, { friendlyName: 'bench' });
    const [offline = '', available = ''] = [...engine.store.activitiesOf.of(workspaceSid)].map((row) => row.sid);
    const filters = Array.from({ length: queues }, (_, number) => {
      const queue = createTaskQueue(engine, {
        workspaceSid,
        friendlyName: `queue ${number}`,
        targetWorkers: `queue == ${number}`,
      });
      return { expression: `queue == ${number}`, targets: [{ queue: queue.sid }] };
    });
    const { sid: workflowSid } = createWorkflow(engine, {
      workspaceSid,
      friendlyName: 'workflow',
      configuration: JSON.stringify({ task_routing: { filters } }),
      ...(assignmentCallbackUrl !== undefined && { assignmentCallbackUrl }),
    });
    const workerSids = Array.from(
      { length: workers },
      (_, number) =>
        createWorker(engine, {
          workspaceSid,
          friendlyName: `worker ${number}`,
          attributes: JSON.stringify({ queue: number % queues, contact_uri: phoneOf(number) }),
          activitySid: available,
        }).sid,
    );
    return { engine, workspaceSid, workflowSid, workerSids, available, offline };
  });
}

function withoutCalls(engine: Engine): void {
  engine.connectVoice({
    conference: silent,
    dequeue: silent,
    call: silent,
    redirect: silent,
    supervise: silent,
    holdCustomer: silent,
    changeWorker: silent,
    holdWorker: silent,
    kickWorker: silent,
    reservationEnded: silent,
  });
}
