import {
  acceptReservation,
  completeReservation,
  wrapReservation,
} from '../emulator/taskrouter/commands/reservation-commands';
import { createTask } from '../emulator/taskrouter/commands/task-commands';
import { cancelTask } from '../emulator/taskrouter/commands/task-status';
import { dice } from './dice';
import { makeFloor, type BenchFloor } from './floor';

const second = 1_000;
const hour = 3_600 * second;

export interface Replay {
  readonly calls: number;
  readonly completed: number;
  readonly abandoned: number;
  readonly seconds: number;
  readonly heapMiB: number;
}

/**
 * Replays a shift on the virtual clock: customers call all through it, agents answer after some seconds, talk for some
 * minutes and wrap up; who waits for more than ten minutes gives up.
 *
 * @param hours - How long the shift is.
 */
export async function replay(calls: number, agents: number, hours: number): Promise<Replay> {
  const floor = makeFloor(agents, 10);
  const { engine, workspaceSid } = floor;
  const roll = dice(7);
  const counts = { completed: 0, abandoned: 0 };
  live(floor, roll);
  engine.log.subscribe(({ type }) => {
    if (type === 'task.completed') counts.completed += 1;
    if (type === 'task.canceled') counts.abandoned += 1;
  });
  const started = process.hrtime.bigint();
  for (let call = 0; call < calls; call += 1) {
    engine.clock.at((call / calls) * hours * hour, () =>
      engine.transact(() => {
        const attributes = JSON.stringify({ queue: Math.floor(roll() * 10), customer: call });
        const { sid } = createTask(engine, { workspaceSid, attributes });
        engine.deadlines.set(`${sid}:patience`, engine.clock.now() + 600 * second, () =>
          engine.transact(() => giveUp(floor, sid)),
        );
      }),
    );
  }
  await engine.clock.advance(hours * hour + hour);
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  globalThis.gc?.();
  return { calls, ...counts, seconds, heapMiB: process.memoryUsage().heapUsed / 2 ** 20 };
}

/** Every agent answers, talks and wraps up. */
function live({ engine }: BenchFloor, roll: () => number): void {
  const { clock, deadlines } = engine;
  const soon = (name: string, afterMs: number, run: () => void): void =>
    deadlines.set(name, clock.now() + afterMs, () => engine.transact(run));
  engine.log.subscribe(({ type, reservation }) => {
    if (type !== 'reservation.created' || !reservation) return;
    const { sid, taskSid } = reservation;
    const isStill = (status: string): boolean => engine.store.reservations.get(sid)?.status === status;
    soon(`${sid}:answer`, 2 * second + roll() * 10 * second, () => {
      if (!isStill('pending')) return;
      deadlines.clear(`${taskSid}:patience`);
      acceptReservation(engine, sid);
      soon(`${sid}:talk`, 60 * second + roll() * 300 * second, () => {
        wrapReservation(engine, sid);
        soon(`${sid}:wrap`, 10 * second + roll() * 50 * second, () => void completeReservation(engine, sid));
      });
    });
  });
}

function giveUp({ engine }: BenchFloor, taskSid: string): void {
  const status = engine.store.tasks.get(taskSid)?.assignmentStatus;
  if (status === 'pending' || status === 'reserved') cancelTask(engine, taskSid, 'gave up');
}
