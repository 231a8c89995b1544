import fc from 'fast-check';
import { terminalTaskStatuses } from '../../../../src/lib/lifecycle';
import { isOpen } from '../../../../emulator/core/store';
import {
  acceptReservation,
  completeReservation,
  rejectReservation,
  wrapReservation,
} from '../../../../emulator/taskrouter/commands/reservations';
import { cancelTask, completeTask, removeTask, wrapTask } from '../../../../emulator/taskrouter/commands/task-status';
import { updateWorker, updateWorkerChannel } from '../../../../emulator/taskrouter/commands/workers';
import { TwilioError } from '../../../../emulator/taskrouter/errors';
import { assignedTasks, canTake } from '../../../../emulator/taskrouter/routing/availability';
import type { ReservationRow, TaskRow } from '../../../../emulator/taskrouter/rows';
import { TestFloor } from '../../floor';

type Step = { readonly kind: string; readonly pick: number; readonly seconds: number };

const kinds = [
  'task',
  'urgent task',
  'accept',
  'reject',
  'wrap',
  'complete',
  'cancel task',
  'wrap task',
  'complete task',
  'delete task',
  'go available',
  'go away',
  'go away and reject',
  'capacity',
  'advance',
];
const steps = fc.array(
  fc.record({ kind: fc.constantFrom(...kinds), pick: fc.nat(50), seconds: fc.integer({ min: 1, max: 200 }) }),
  { maxLength: 60 },
);

const teams = ['red', 'blue'];

function makeFloor(): TestFloor {
  const floor = new TestFloor();
  const [red, blue] = teams.map((team) =>
    floor.queue(team, { targetWorkers: `team == "${team}"`, maxReservedWorkers: team === 'red' ? 2 : 1 }),
  );
  floor.workflow({
    filters: [
      {
        expression: 'team == "red"',
        targets: [
          { queue: red?.sid, timeout: 60 },
          { queue: blue?.sid, timeout: 600 },
        ],
      },
    ],
    default_filter: { queue: blue?.sid },
  });
  for (const [position, name] of ['ada', 'ben', 'cid', 'dan'].entries())
    floor.worker(name, { team: teams[position % 2] }, position === 0 ? 'Offline' : 'Available');
  return floor;
}

async function take(floor: TestFloor, { kind, pick, seconds }: Step): Promise<void> {
  const { store } = floor.engine;
  const any = <T>(rows: Iterable<T>): T | undefined => {
    const list = [...rows];
    return list[pick % Math.max(list.length, 1)];
  };
  const reservation = any<ReservationRow>(store.reservations.values())?.sid ?? '';
  const task = any<TaskRow>(store.tasks.values())?.sid ?? '';
  const worker = any(store.workersOf.of(floor.workspaceSid))?.sid ?? '';
  const team = { team: teams[pick % 3] ?? 'none' };
  const activity = (name: string, rejectPendingReservations = false): void =>
    void floor.do((engine) =>
      updateWorker(engine, worker, { activitySid: floor.activity(name).sid, rejectPendingReservations }),
    );
  const actions: Record<string, () => unknown> = {
    task: () => floor.task(team),
    'urgent task': () => floor.task(team, { priority: 5 }),
    accept: () => reservation && floor.do((engine) => acceptReservation(engine, reservation)),
    // With an activity: without one the same worker is offered the same task for ever.
    reject: () =>
      reservation && floor.do((engine) => rejectReservation(engine, reservation, floor.activity('Unavailable').sid)),
    wrap: () => reservation && floor.do((engine) => wrapReservation(engine, reservation)),
    complete: () => reservation && floor.do((engine) => completeReservation(engine, reservation)),
    'cancel task': () => task && floor.do((engine) => cancelTask(engine, task, null)),
    'wrap task': () => task && floor.do((engine) => wrapTask(engine, task, null)),
    'complete task': () => task && floor.do((engine) => completeTask(engine, task, null)),
    'delete task': () => task && floor.do((engine) => removeTask(engine, task)),
    'go available': () => activity('Available'),
    'go away': () => activity('Unavailable'),
    'go away and reject': () => activity('Offline', true),
    capacity: () => {
      const channel = any(store.channelsOfWorker.of(worker))?.sid ?? '';
      floor.do((engine) => updateWorkerChannel(engine, channel, { capacity: pick % 3 }));
    },
    advance: () => floor.advance(seconds),
  };
  try {
    await actions[kind]?.();
  } catch (error) {
    // A refusal is an answer; anything else is a bug.
    if (!(error instanceof TwilioError)) throw error;
  }
}

function checkInvariants(floor: TestFloor): void {
  const { store } = floor.engine;
  for (const task of store.tasks.values()) {
    const reservations = [...store.reservationsOfTask.of(task.sid)];
    const holding = reservations.filter((row) => row.status === 'accepted' || row.status === 'wrapping');
    const pending = reservations.filter((row) => row.status === 'pending');
    expect(holding.length).toBeLessThanOrEqual(1);
    expect(pending.length > 0).toBe(task.assignmentStatus === 'reserved');
    expect(holding.length > 0).toBe(task.assignmentStatus === 'assigned' || task.assignmentStatus === 'wrapping');
    if (terminalTaskStatuses.includes(task.assignmentStatus)) expect(reservations.some(isOpen)).toBe(false);
  }
  for (const task of store.tasks.values()) {
    if (task.assignmentStatus !== 'pending') continue;
    for (const workerSid of floor.engine.router.membersOf(task.taskQueueSid ?? '')) {
      // The promise of routing: nobody waits while a free worker suits.
      expect(canTake(store, workerSid, task.taskChannelSid)).toBe(false);
    }
  }
}

describe('whatever is done to a floor', () => {
  it('a task has one holder at most, its status agrees with its reservations, and nobody waits needlessly', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        const floor = makeFloor();
        for (const step of sequence) {
          await take(floor, step);
          checkInvariants(floor);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('offers only up to a worker’s capacity at that moment, and every event follows the status before it', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        const floor = makeFloor();
        const { store } = floor.engine;
        const ends: Record<string, string> = {};
        floor.engine.log.subscribe(({ type, reservation }) => {
          if (!reservation) return;
          if (type === 'reservation.created') {
            const task = store.tasks.require(reservation.taskSid);
            const channel = store.workerChannelBy.first(`${reservation.workerSid}/${task.taskChannelSid}`);
            const load = assignedTasks(store, reservation.workerSid, task.taskChannelSid);
            expect(load).toBeLessThanOrEqual(channel?.capacity ?? 0);
          }
          const allowed: Record<string, (string | undefined)[]> = {
            'reservation.created': [undefined],
            'reservation.wrapup': ['reservation.accepted'],
            'reservation.completed': ['reservation.accepted', 'reservation.wrapup'],
          };
          expect(allowed[type] ?? ['reservation.created']).toContain(ends[reservation.sid]);
          ends[reservation.sid] = type;
        });
        for (const step of sequence) await take(floor, step);
      }),
      { numRuns: 150 },
    );
  });
});
