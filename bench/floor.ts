import { VirtualClock } from '../emulator/core/clock';
import { PendingWork } from '../emulator/core/pending-work';
import { localCredentials } from '../emulator/credentials';
import { createTaskQueue } from '../emulator/taskrouter/commands/task-queues';
import { createWorker } from '../emulator/taskrouter/commands/workers';
import { createWorkflow } from '../emulator/taskrouter/commands/workflows';
import { createWorkspace } from '../emulator/taskrouter/commands/workspaces';
import { Engine } from '../emulator/taskrouter/engine';
import { keepHouse } from '../emulator/taskrouter/housekeeping';

const silent = (): void => undefined;

/** A floor without calls: `queues` task queues, each with its skill, and workers spread evenly over them. */
export interface BenchFloor {
  readonly engine: Engine;
  readonly workspaceSid: string;
  readonly workerSids: readonly string[];
  readonly available: string;
  readonly offline: string;
}

export function makeFloor(workers: number, queues: number): BenchFloor {
  const work = new PendingWork();
  const clock = new VirtualClock(work);
  clock.freeze(0);
  const engine = new Engine(clock, work, localCredentials);
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
    taskEnded: silent,
    reservationEnded: silent,
  });
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
    createWorkflow(engine, {
      workspaceSid,
      friendlyName: 'workflow',
      configuration: JSON.stringify({ task_routing: { filters } }),
    });
    const workerSids = Array.from(
      { length: workers },
      (_, number) =>
        createWorker(engine, {
          workspaceSid,
          friendlyName: `worker ${number}`,
          attributes: JSON.stringify({ queue: number % queues }),
          activitySid: available,
        }).sid,
    );
    return { engine, workspaceSid, workerSids, available, offline };
  });
}
