import { acceptReservation, completeReservation } from '../emulator/taskrouter/commands/reservation-commands';
import { createTask } from '../emulator/taskrouter/commands/task-commands';
import { updateWorker } from '../emulator/taskrouter/commands/worker-commands';
import { makeFloor, type BenchFloor } from './floor';

const queues = 100;
const decisions = 2_000;

/** Microseconds of CPU for each run of `work`, the median of several rounds. */
function cpuMicroseconds(times: number, work: (time: number) => void): number {
  const rounds = 5;
  const perRound = Math.ceil(times / rounds);
  const costs = Array.from({ length: rounds }, (_, round) => {
    const before = process.cpuUsage();
    for (let time = 0; time < perRound; time += 1) work(round * perRound + time);
    const used = process.cpuUsage(before);
    return (used.user + used.system) / perRound;
  }).sort((left, right) => left - right);
  return costs[Math.floor(rounds / 2)] ?? Number.NaN;
}

function finish({ engine }: BenchFloor, taskSid: string): void {
  const [reservation] = engine.store.openReservationsOfTask.of(taskSid);
  if (!reservation) throw new Error(`Task ${taskSid} was offered to nobody`);
  engine.transact(() => acceptReservation(engine, reservation.sid));
  engine.transact(() => completeReservation(engine, reservation.sid));
}

/** A task that finds a free worker, taken and finished, with so many workers on the floor. */
export function costByWorkers(workers: number): number {
  const floor = makeFloor(workers, queues);
  const { engine, workspaceSid } = floor;
  return cpuMicroseconds(decisions, (time) => {
    const attributes = JSON.stringify({ queue: time % queues });
    finish(floor, engine.transact(() => createTask(engine, { workspaceSid, attributes })).sid);
  });
}

/** A worker who becomes available and is matched, taken and finished, with so many tasks waiting. */
export function costByWaiting(tasks: number): number {
  const floor = makeFloor(queues, queues);
  const { engine, workspaceSid, workerSids, offline, available } = floor;
  const go = (workerSid: string, activitySid: string): void =>
    void engine.transact(() => updateWorker(engine, workerSid, { activitySid }));
  for (const workerSid of workerSids) go(workerSid, offline);
  const add = (number: number): void => {
    const attributes = JSON.stringify({ queue: number % queues });
    engine.transact(() => createTask(engine, { workspaceSid, attributes, priority: number % 7 }));
  };
  for (let number = 0; number < tasks; number += 1) add(number);
  return cpuMicroseconds(Math.min(decisions, tasks), (time) => {
    const workerSid = workerSids[time % workerSids.length] ?? '';
    go(workerSid, available);
    const [reservation] = engine.store.openReservationsOfWorker.of(workerSid);
    if (!reservation) throw new Error(`Worker ${workerSid} was offered nothing`);
    // Off again before finishing, so that each turn matches exactly once; and one task more, so that as many wait.
    go(workerSid, offline);
    finish(floor, reservation.taskSid);
    add(time);
  });
}
