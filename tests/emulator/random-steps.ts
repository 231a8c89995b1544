import fc from 'fast-check';
import {
  acceptReservation,
  completeReservation,
  rejectReservation,
  wrapReservation,
} from '../../emulator/taskrouter/commands/reservation-commands';
import { cancelTask, completeTask, removeTask, wrapTask } from '../../emulator/taskrouter/commands/task-status';
import { updateWorker, updateWorkerChannel } from '../../emulator/taskrouter/commands/worker-commands';
import { TwilioError } from '../../emulator/account/twilio-error';
import type { ReservationRow, TaskRow } from '../../emulator/account/taskrouter-rows';
import { TestFloor } from './floor';

/** One thing done to a floor; what to and for how long follows from the numbers. */
export type Step = { readonly kind: string; readonly pick: number; readonly seconds: number };

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
export const steps = fc.array(
  fc.record({ kind: fc.constantFrom(...kinds), pick: fc.nat(50), seconds: fc.integer({ min: 1, max: 200 }) }),
  { maxLength: 60 },
);

const teams = ['red', 'blue'];

/** Two teams, of which one has two workers offered each task. */
export function makeFloor(): TestFloor {
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

/** Does it; where there is nothing to do it to, or it is refused, nothing happens. */
export async function take(floor: TestFloor, { kind, pick, seconds }: Step): Promise<void> {
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
