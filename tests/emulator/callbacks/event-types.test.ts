import { Alerts } from '../../../emulator/callbacks/alerts';
import { startEventCallbacks } from '../../../emulator/callbacks/event-callbacks';
import { Webhooks } from '../../../emulator/callbacks/webhooks';
import { rejectReservation } from '../../../emulator/taskrouter/commands/reservation-commands';
import { updateTask } from '../../../emulator/taskrouter/commands/task-commands';
import { cancelTask, removeTask, wrapTask } from '../../../emulator/taskrouter/commands/task-status';
import { cancelTransfer, createTransfer } from '../../../emulator/taskrouter/commands/transfer-commands';
import { updateReservation } from '../../../emulator/taskrouter/instructions';
import type { ReservationRow, TaskRow, WorkerRow } from '../../../emulator/account/taskrouter-rows';
import { TestFloor } from '../floor';
import { startStubServer, type StubServer } from './stub-server';

/** Each type that somebody who watches over customers' calls asks for: brought about, let through by the filter, and told. */
let server: StubServer;
let floor: TestFloor;
let alice: WorkerRow;
let bob: WorkerRow;

beforeEach(async () => {
  server = await startStubServer(() => ({ status: 204 }));
});
afterEach(() => server.close());

/** A workspace whose tasks wait 100 seconds in `first` and 100 in `second`, served by nobody before somebody goes available. */
function open(eventsFilter: string): void {
  floor = new TestFloor({ eventCallbackUrl: `${server.origin}/events`, eventsFilter });
  startEventCallbacks(floor.engine, new Webhooks(floor.engine), new Alerts(floor.engine));
  const [first, second] = [floor.queue('first'), floor.queue('second')];
  floor.workflow(
    {
      filters: [
        { expression: 'topic == "second"', targets: [{ queue: second.sid }] },
        {
          expression: 'topic != "unknown"',
          targets: [
            { queue: first.sid, timeout: 100 },
            { queue: second.sid, timeout: 100 },
          ],
        },
      ],
    },
    60,
  );
}

function people(): void {
  alice = floor.worker('alice');
  bob = floor.worker('bob', {}, 'Offline');
}

/** The newest reservation of a task. */
function offered(task: TaskRow): ReservationRow {
  const reservation = floor.reservationsOf(task).at(-1);
  if (!reservation) throw new Error('It was offered to nobody');
  return reservation;
}

const offer = (): TaskRow => {
  people();
  return floor.task({ call_sid: 'CA1' });
};

const update = (task: TaskRow, ReservationStatus: string): void =>
  void floor.do((engine) => updateReservation(engine, offered(task).sid, { ReservationStatus }));

const accepted = (): TaskRow => {
  const task = offer();
  update(task, 'accepted');
  return task;
};

/** Of one that alice has accepted, to bob. */
const transferred = (): TaskRow => {
  const task = accepted();
  floor.do((engine) =>
    engine.store.workers.update(bob.sid, {
      activitySid: floor.activity('Available').sid,
      idleSince: engine.clock.now(),
    }),
  );
  floor.do((engine) => createTransfer(engine, { reservationSid: offered(task).sid, to: bob.sid }));
  return task;
};

const transferOf = (task: TaskRow): string => [...floor.engine.store.transfersOfTask.of(task.sid)].at(-1)?.sid ?? '';

/** What leads to an event of each type, and the task it is about. */
const scenes: Readonly<Record<string, () => TaskRow | Promise<TaskRow>>> = {
  'task.created': offer,
  'task.canceled': () => {
    const task = offer();
    floor.do((engine) => cancelTask(engine, task.sid, 'enough'));
    return task;
  },
  'task.wrapup': () => {
    const task = accepted();
    floor.do((engine) => wrapTask(engine, task.sid, null));
    return task;
  },
  'task.completed': () => {
    const task = accepted();
    update(task, 'completed');
    return task;
  },
  'task.deleted': () => {
    const task = offer();
    floor.do((engine) => removeTask(engine, task.sid));
    return task;
  },
  'task.system-deleted': async () => {
    const task = accepted();
    update(task, 'completed');
    await floor.advance(300);
    return task;
  },
  'task.transfer-initiated': transferred,
  'task.transfer-failed': () => {
    const task = transferred();
    floor.do((engine) => rejectReservation(engine, offered(task).sid));
    return task;
  },
  'task.transfer-canceled': () => {
    const task = transferred();
    floor.do((engine) => cancelTransfer(engine, transferOf(task)));
    return task;
  },
  'task.transfer-completed': () => {
    const task = transferred();
    update(task, 'accepted');
    return task;
  },
  'reservation.created': offer,
  'reservation.accepted': accepted,
  'reservation.rejected': () => {
    const task = offer();
    floor.do((engine) => rejectReservation(engine, offered(task).sid, floor.activity('Offline').sid));
    return task;
  },
  'reservation.timeout': async () => {
    const task = offer();
    await floor.advance(60);
    return task;
  },
  'reservation.canceled': () => {
    const task = offer();
    floor.do((engine) => cancelTask(engine, task.sid, 'enough'));
    return task;
  },
  'reservation.wrapup': () => {
    const task = accepted();
    update(task, 'wrapping');
    return task;
  },
  'reservation.completed': () => {
    const task = accepted();
    update(task, 'completed');
    return task;
  },
  'task-queue.entered': () => floor.task(),
  'task-queue.timeout': async () => {
    const task = floor.task();
    await floor.advance(100);
    return task;
  },
  'task-queue.moved': () => {
    const task = floor.task();
    return floor.do((engine) => updateTask(engine, task.sid, { attributes: '{"topic":"second"}' }));
  },
  'workflow.timeout': async () => {
    const task = floor.task();
    await floor.advance(200);
    return task;
  },
  'workflow.entered': () => floor.task(),
  'workflow.target-matched': () => floor.task(),
};

it.each(Object.entries(scenes))('%s is told alone where the filter names it alone', async (type, play) => {
  open(type);
  const task = await play();
  await floor.advance(0);
  const told = server.requests.map(({ parameters }) => parameters);
  expect(told.length).toBeGreaterThan(0);
  const isOfReservation = type.startsWith('reservation.');
  for (const parameters of told) {
    expect(parameters).toMatchObject({
      EventType: type,
      ResourceType: isOfReservation ? 'reservation' : 'task',
      ResourceSid: isOfReservation ? expect.stringMatching(/^WR/) : task.sid,
      WorkspaceSid: floor.workspaceSid,
      TaskSid: task.sid,
      TaskAttributes: task.attributes,
      TaskAssignmentStatus: expect.stringMatching(/^(pending|reserved|assigned|wrapping|completed|canceled)$/),
      TaskPriority: '0',
      WorkflowSid: task.workflowSid,
      WorkflowName: 'workflow',
      // It enters its workflow before any queue.
      ...(type !== 'workflow.entered' && { TaskQueueSid: expect.stringMatching(/^WQ/) as string }),
    });
    if (isOfReservation)
      expect(parameters).toMatchObject({ ReservationSid: parameters['ResourceSid'], WorkerSid: alice.sid });
    if (type.startsWith('task.transfer-')) expect(parameters).toMatchObject({ TransferSid: transferOf(task) });
  }
});

it('a filter with many types lets through each of them, and nothing else', async () => {
  const wanted = ['task.canceled', 'reservation.canceled', 'workflow.timeout', 'task-queue.timeout'];
  open(wanted.join(','));
  people();
  const task = floor.task();
  await floor.advance(200);
  const types = server.requests.map(({ parameters }) => parameters['EventType']);
  expect(new Set(types)).toEqual(new Set(wanted.filter((type) => type !== 'reservation.canceled')));
  expect(floor.now(task)).toMatchObject({ assignmentStatus: 'canceled', reason: 'Task canceled on Workflow timeout' });
});
