import {
  acceptReservation,
  completeReservation,
  rejectReservation,
  wrapReservation,
} from '../../../emulator/taskrouter/commands/reservation-commands';
import {
  createTaskQueue,
  deleteTaskQueue,
  updateTaskQueue,
} from '../../../emulator/taskrouter/commands/task-queue-commands';
import { cancelTask, completeTask, removeTask, wrapTask } from '../../../emulator/taskrouter/commands/task-status';
import { updateTask, type TaskChange } from '../../../emulator/taskrouter/commands/task-commands';
import { cancelTransfer, createTransfer } from '../../../emulator/taskrouter/commands/transfer-commands';
import {
  createWorker,
  deleteWorker,
  updateWorker,
  updateWorkerChannel,
  type WorkerChange,
} from '../../../emulator/taskrouter/commands/worker-commands';
import {
  createWorkflow,
  deleteWorkflow,
  updateWorkflow,
} from '../../../emulator/taskrouter/commands/workflow-commands';
import {
  createActivity,
  deleteActivity,
  renameActivity,
} from '../../../emulator/taskrouter/commands/workspace-commands';
import type { ReservationStatus } from '../../../src/lib/lifecycle';
import type { Engine } from '../../../emulator/taskrouter/engine';
import type { TestFloor } from '../floor';
import { choose, type Moves, type Step } from './steps';

const teams = ['red', 'blue', 'green'];
/** What queues ask of workers, and what that means. */
export const targets: Readonly<Record<string, (attributes: { team?: string }) => boolean>> = {
  'team == "red"': ({ team }) => team === 'red',
  'team == "blue"': ({ team }) => team === 'blue',
  'team IN ["red", "blue"]': ({ team }) => team === 'red' || team === 'blue',
  '1==1': () => true,
  '1==2': () => false,
};
const expressions = Object.keys(targets);
const channels = ['default', 'voice'];
const names = ['ada', 'ben', 'cid', 'dan'];

/** Two teams with a queue each; tasks of the first go on to the second after a minute. */
export function furnish(floor: TestFloor): void {
  const [red, blue] = expressions
    .slice(0, 2)
    .map((targetWorkers, position) =>
      floor.queue(teams[position] ?? '', { targetWorkers, maxReservedWorkers: position === 0 ? 2 : 1 }),
    );
  floor.workflow(routingBetween(red?.sid, blue?.sid));
  for (const [position, name] of names.entries())
    floor.worker(name, { team: teams[position % 2] }, position === 0 ? 'Offline' : 'Available');
}

function routingBetween(first: string | undefined, second: string | undefined): object {
  return {
    filters: [
      {
        expression: 'team == "red"',
        targets: [
          { queue: first, timeout: 60 },
          { queue: second, timeout: 600 },
        ],
      },
    ],
    default_filter: { queue: second },
  };
}

const team = (pick: number): { team: string | undefined } => ({ team: teams[pick % teams.length] });
const json = (value: object): string => JSON.stringify(value);

type Doing<Row> = (engine: Engine, row: Row, step: Step, floor: TestFloor) => unknown;
type Move = Moves<TestFloor>[string];

/** Something done to one row of a kind, if there is any. */
const toAny =
  <Row>(rowsOf: (floor: TestFloor) => Iterable<Row>, doing: Doing<Row>): Move =>
  (floor, step) => {
    const row = choose(rowsOf(floor), step.pick);
    return row === undefined ? undefined : floor.do((engine) => doing(engine, row, step, floor));
  };

/** Those in the status that the move is meant for; now and then, or where there are none, any of them. */
const mostly = <Row>(rows: Iterable<Row>, isMeant: (row: Row) => boolean, pick: number): Row[] => {
  const all = [...rows];
  const meant = all.filter(isMeant);
  return meant.length > 0 && pick % 10 !== 9 ? meant : all;
};

const toAReservation =
  (statuses: readonly ReservationStatus[], doing: Doing<string>): Move =>
  (floor, step) => {
    const all = floor.engine.store.reservations.values();
    const row = choose(
      mostly(all, ({ status }) => statuses.includes(status), step.seconds),
      step.pick,
    );
    return row && floor.do((engine) => doing(engine, row.sid, step, floor));
  };
const toATask = (doing: Doing<string>): Move =>
  toAny((floor) => [...floor.engine.store.tasks.values()].map(({ sid }) => sid), doing);
const toAWorker = (doing: Doing<string>): Move =>
  toAny((floor) => [...floor.engine.store.workers.values()].map(({ sid }) => sid), doing);
const toAQueue = (doing: Doing<string>): Move =>
  toAny((floor) => [...floor.engine.store.taskQueues.values()].map(({ sid }) => sid), doing);
const toAWorkflow = (doing: Doing<string>): Move =>
  toAny((floor) => [...floor.engine.store.workflows.values()].map(({ sid }) => sid), doing);
const toAnActivity = (doing: Doing<string>): Move =>
  toAny((floor) => [...floor.engine.store.activities.values()].map(({ sid }) => sid), doing);

const changeTask = (change: (step: Step, floor: TestFloor) => TaskChange): Move =>
  toATask((engine, sid, step, floor) => updateTask(engine, sid, change(step, floor)));
const changeWorker = (change: (step: Step, floor: TestFloor) => WorkerChange): Move =>
  toAWorker((engine, sid, step, floor) => updateWorker(engine, sid, change(step, floor)));

/** What workers do with tasks, and what is done to tasks and workers. */
export const workMoves: Moves<TestFloor> = {
  'make a task': (floor, { pick, other }) => {
    const workflow = choose(floor.engine.store.workflows.values(), other);
    if (!workflow) return;
    floor.task(team(pick), {
      workflowSid: workflow.sid,
      taskChannel: channels[other % 2] ?? '',
      priority: pick % 5 === 0 ? 5 : 0,
      ...(other % 7 === 0 && { timeoutSeconds: 90 }),
    });
  },
  'make a task for a worker': (floor, { pick, other }) => {
    const worker = choose(floor.engine.store.workers.values(), pick);
    if (worker) floor.task(team(pick), { routingTarget: worker.sid, ignoreCapacity: other % 2 === 0 });
  },
  'make a task for a queue': (floor, { pick }) => {
    const queue = choose(floor.engine.store.taskQueues.values(), pick);
    if (queue) floor.task(team(pick), { routingTarget: queue.sid });
  },
  accept: toAReservation(['pending'], (engine, sid) => acceptReservation(engine, sid)),
  reject: toAReservation(['pending'], (engine, sid) => rejectReservation(engine, sid)),
  'reject and go away': toAReservation(['pending'], (engine, sid, _, floor) =>
    rejectReservation(engine, sid, floor.activity('Unavailable').sid),
  ),
  'wrap up a reservation': toAReservation(['accepted'], (engine, sid) => wrapReservation(engine, sid)),
  'complete a reservation': toAReservation(['accepted', 'wrapping'], (engine, sid) => completeReservation(engine, sid)),
  'cancel a task': toATask((engine, sid) => cancelTask(engine, sid, null)),
  'wrap up a task': toATask((engine, sid) => wrapTask(engine, sid, 'done')),
  'complete a task': toATask((engine, sid) => completeTask(engine, sid, 'done')),
  'delete a task': toATask((engine, sid) => removeTask(engine, sid)),
  "change a task's attributes": changeTask(({ other }) => ({ attributes: json(team(other)) })),
  "change a task's priority": changeTask(({ other }) => ({ priority: other % 3 })),
  "change a task's channel": changeTask(({ other }) => ({ taskChannel: channels[other % 2] ?? '' })),
  "change a task's start": changeTask(({ seconds }, floor) => ({
    virtualStartTime: floor.clock.now() - seconds * 1000,
  })),
  'transfer to a worker': toAReservation(['accepted'], (engine, reservationSid, { other }) => {
    const to = choose(engine.store.workers.values(), other)?.sid ?? '';
    createTransfer(engine, { reservationSid, to, mode: other % 2 === 0 ? 'WARM' : 'COLD' });
  }),
  'transfer to a queue': toAReservation(['accepted'], (engine, reservationSid, { other }) => {
    const to = choose(engine.store.taskQueues.values(), other)?.sid ?? '';
    createTransfer(engine, { reservationSid, to, mode: other % 2 === 0 ? 'WARM' : 'COLD', priority: other % 3 });
  }),
  'cancel a transfer': (floor, { pick, seconds }) => {
    const all = floor.engine.store.transfers.values();
    const row = choose(
      mostly(all, ({ status }) => status === 'initiated', seconds),
      pick,
    );
    return row && floor.do((engine) => cancelTransfer(engine, row.sid));
  },
  'go available': changeWorker((_, floor) => ({ activitySid: floor.activity('Available').sid })),
  'go away': changeWorker((_, floor) => ({ activitySid: floor.activity('Unavailable').sid })),
  'go away and reject': changeWorker((_, floor) => ({
    activitySid: floor.activity('Offline').sid,
    rejectPendingReservations: true,
  })),
  "change a worker's team": changeWorker(({ other }) => ({ attributes: json(team(other)) })),
  'change a capacity': toAWorker((engine, workerSid, { other, seconds }) => {
    const channel = choose(engine.store.channelsOfWorker.of(workerSid), seconds % 2);
    if (channel) updateWorkerChannel(engine, channel.sid, { capacity: other % 4 });
  }),
  'open or close a channel': toAWorker((engine, workerSid, { other, seconds }) => {
    const channel = choose(engine.store.channelsOfWorker.of(workerSid), seconds % 2);
    if (channel) updateWorkerChannel(engine, channel.sid, { available: other % 3 > 0 });
  }),
  'let time pass': (floor, { seconds }) => floor.advance(seconds),
};

/** What a supervisor does to how work is shared out. */
export const settingMoves: Moves<TestFloor> = {
  'hire a worker': (floor, { pick, seconds }) =>
    floor.do((engine) =>
      createWorker(engine, {
        workspaceSid: floor.workspaceSid,
        friendlyName: `worker ${engine.store.workers.size} ${seconds}`,
        attributes: json(team(pick)),
        activitySid: floor.activity('Available').sid,
      }),
    ),
  'dismiss a worker': toAWorker((engine, sid) => deleteWorker(engine, sid)),
  'make a queue': (floor, { pick, other }) =>
    floor.do((engine) =>
      createTaskQueue(engine, {
        workspaceSid: floor.workspaceSid,
        friendlyName: `queue ${engine.store.taskQueues.size}`,
        targetWorkers: expressions[pick % expressions.length] ?? '',
        taskOrder: other % 2 === 0 ? 'FIFO' : 'LIFO',
      }),
    ),
  "change a queue's target": toAQueue((engine, sid, { other }) =>
    updateTaskQueue(engine, sid, { targetWorkers: expressions[other % expressions.length] ?? '' }),
  ),
  "change a queue's order": toAQueue((engine, sid, { other }) =>
    updateTaskQueue(engine, sid, { taskOrder: other % 2 === 0 ? 'FIFO' : 'LIFO', maxReservedWorkers: 1 + (other % 3) }),
  ),
  'delete a queue': toAQueue((engine, sid) => deleteTaskQueue(engine, sid)),
  'make a workflow': (floor, { pick, other }) => {
    const { taskQueues } = floor.engine.store;
    const [first, second] = [choose(taskQueues.values(), pick), choose(taskQueues.values(), other)];
    floor.do((engine) =>
      createWorkflow(engine, {
        workspaceSid: floor.workspaceSid,
        friendlyName: `workflow ${engine.store.workflows.size}`,
        configuration: json({ task_routing: routingBetween(first?.sid, second?.sid) }),
        taskReservationTimeoutSeconds: 30,
      }),
    );
  },
  'change a workflow': toAWorkflow((engine, sid, { other, seconds }) => {
    const { taskQueues } = engine.store;
    const [first, second] = [choose(taskQueues.values(), other), choose(taskQueues.values(), seconds)];
    const configuration = json({ task_routing: routingBetween(first?.sid, second?.sid) });
    updateWorkflow(engine, sid, { configuration }, seconds % 2 === 0);
  }),
  'delete a workflow': toAWorkflow((engine, sid) => deleteWorkflow(engine, sid)),
  'make an activity': (floor, { other, seconds }) =>
    floor.do((engine) =>
      createActivity(engine, {
        workspaceSid: floor.workspaceSid,
        friendlyName: `activity ${seconds}`,
        available: other % 2 === 0,
      }),
    ),
  'go into any activity': changeWorker(({ other }, floor) => ({
    activitySid: choose(floor.engine.store.activities.values(), other)?.sid ?? '',
  })),
  'rename an activity': toAnActivity((engine, sid, { seconds }) => {
    if (engine.store.activities.require(sid).friendlyName.startsWith('activity'))
      renameActivity(engine, sid, `activity ${seconds}`);
  }),
  'delete an activity': toAnActivity((engine, sid) => {
    if (engine.store.activities.require(sid).friendlyName.startsWith('activity')) deleteActivity(engine, sid);
  }),
};

export const everyMove: Moves<TestFloor> = { ...workMoves, ...settingMoves };

/** What there has to be much of for anything to happen. */
export const oftenAtWork: Readonly<Record<string, number>> = {
  'make a task': 6,
  'make a task for a worker': 2,
  accept: 6,
  'transfer to a worker': 3,
  'transfer to a queue': 3,
  'complete a reservation': 3,
  'go available': 4,
  'let time pass': 2,
};
