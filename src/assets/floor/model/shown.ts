import {
  type Figures,
  type HourFigures,
  type LimitFigures,
  PERSON_STATES,
  type PersonState,
  type TaskFigures,
  type WaitCounts,
  type WorkerFigures,
} from './figures';
import type { Filters } from './filters';

/** Whether texts have all the words somebody looks for, in whatever case and order. */
export function matcherOf(search: string): (...texts: readonly string[]) => boolean {
  const words = search.trim().toLocaleLowerCase().split(/\s+/);
  if (words[0] === '') return () => true;
  return (...texts) => {
    const whole = texts.join(' ').toLocaleLowerCase();
    return words.every((word) => whole.includes(word));
  };
}

/** As many of a list as are drawn at once; who is looked for is found among all. */
export const MOST_DRAWN = 200;

/** The workers who do the same. */
export interface StateGroup {
  readonly state: PersonState;
  /** How many there are, also where fewer are drawn. */
  readonly count: number;
  readonly workers: readonly WorkerFigures[];
}

/** The workers that suit the filters. */
export function workersFound({ workers }: Figures, { activitySid, doing, skill, search }: Filters): WorkerFigures[] {
  const matches = matcherOf(search);
  return workers.filter(
    (worker) =>
      (activitySid === '' || worker.activitySid === activitySid) &&
      (doing === '' || worker.state === doing) &&
      (skill === '' || worker.skills.includes(skill)) &&
      matches(worker.name),
  );
}

/** The workers that suit the filters, by what they do; what nobody does is left out. Who has done it longest is first. */
export function workersShown(figures: Figures, filters: Filters): StateGroup[] {
  const suit = workersFound(figures, filters);
  return PERSON_STATES.map((state) => {
    const found = suit
      .filter((worker) => worker.state === state)
      .toSorted((a, b) => a.since - b.since || a.name.localeCompare(b.name));
    return { state, count: found.length, workers: found.slice(0, MOST_DRAWN) };
  }).filter(({ count }) => count > 0);
}

/** The tasks that suit the filters: those whose agents ask for help first, then the oldest. */
export function tasksShown({ tasks }: Figures, { queueSid, search }: Filters): TaskFigures[] {
  const matches = matcherOf(search);
  return tasks
    .filter((task) => queueSid === '' || task.queueSid === queueSid)
    .filter(({ caller, queueName, worker, sid }) => matches(caller, queueName, worker?.name ?? '', sid))
    .toSorted((a, b) => Number(!a.help) - Number(!b.help) || a.since - b.since || a.sid.localeCompare(b.sid));
}

/** How many tasks a worker has taken, and how many are offered to them, as far as the tasks are known. */
export function loadOf({ tasks }: Figures, workerSid: string): { taken: number; offered: number } {
  const theirs = tasks.filter(({ worker }) => worker?.sid === workerSid);
  const offered = theirs.filter(({ worker }) => worker?.reservationStatus === 'pending').length;
  return { taken: theirs.length - offered, offered };
}

/** How an hour went. */
export interface HourLevel extends WaitCounts {
  readonly from: number;
  /** Waiting now, for longer than is good: of the hour that goes on. */
  readonly overdue: number;
  /** The share of tasks accepted soon enough, from 0 to 1; `undefined` where there was none to accept. */
  readonly level: number | undefined;
  /** In whole seconds; `undefined` where nobody was accepted. */
  readonly averageWait: number | undefined;
  /** In whole seconds; `undefined` where nothing was completed, or it is not known yet. */
  readonly averageHandling: number | undefined;
}

/** The service level hour by hour, of one queue or of all together. */
export function levelsOf({ hours, queues }: Figures, queueSid: string): HourLevel[] {
  const chosen = queues.filter(({ sid }) => queueSid === '' || sid === queueSid);
  const overdue = chosen.reduce((total, queue) => total + queue.overdue, 0);
  return hours.map((hour, index) => levelOf(hour, queueSid, index === hours.length - 1 ? overdue : 0));
}

/** Who hung up, and who waits past the limit, was not answered in time; who hung up at once counts for nothing. */
function levelOf({ from, queues }: HourFigures, queueSid: string, overdue: number): HourLevel {
  const own = queues[queueSid];
  const counts = queueSid === '' ? Object.values(queues) : own ? [own] : [];
  const sum = (field: keyof WaitCounts): number => counts.reduce((total, waits) => total + (waits[field] ?? 0), 0);
  const [within, late, lost, short] = [sum('within'), sum('late'), sum('lost'), sum('short')];
  const all = within + late + lost + overdue;
  const isKnown = counts.every(({ handled }) => handled !== undefined);
  const [waitSeconds, handled, handleSeconds] = [sum('waitSeconds'), sum('handled'), sum('handleSeconds')];
  return {
    ...{ from, within, late, lost, short, overdue, waitSeconds },
    ...(isKnown && { handled, handleSeconds }),
    level: all > 0 ? within / all : undefined,
    averageWait: average(waitSeconds, within + late),
    averageHandling: isKnown ? average(handleSeconds, handled) : undefined,
  };
}

const average = (seconds: number, parts: number): number | undefined =>
  parts > 0 ? Math.floor(seconds / parts) : undefined;

/** How good a figure is, by the operator's limits. */
export type Grade = 'good' | 'amber' | 'red';

export function gradeOfLevel(level: number | undefined, { targetPercent, redBelowPercent }: LimitFigures): Grade {
  if (level === undefined || level * 100 >= targetPercent) return 'good';
  return level * 100 < redBelowPercent ? 'red' : 'amber';
}

/** @param waitingSince - When the one came who has waited longest; `undefined` where nobody waits. */
export function gradeOfWait(
  waitingSince: number | undefined,
  { amberWaitSeconds, redWaitSeconds }: LimitFigures,
  now: number,
): Grade {
  const seconds = waitingSince === undefined ? -1 : (now - waitingSince) / 1_000;
  if (seconds >= redWaitSeconds) return 'red';
  return seconds >= amberWaitSeconds ? 'amber' : 'good';
}

const WORST: readonly Grade[] = ['good', 'amber', 'red'];

/** The floor in five numbers, for a glance from across the room. */
export interface Glance {
  /** Who can take a call now. */
  readonly free: number;
  readonly freeGrade: Grade;
  readonly waiting: number;
  readonly waitingSince: number | undefined;
  /** The worst of the queues', each by its own limits. */
  readonly waitGrade: Grade;
  /** Tasks that somebody has. */
  readonly working: number;
  /** People who are away. */
  readonly away: number;
}

export function glanceAt({ queues, workers }: Figures, now: number): Glance {
  const since = queues.flatMap(({ waitingSince }) => (waitingSince === undefined ? [] : [waitingSince]));
  const waiting = queues.reduce((total, queue) => total + queue.waiting, 0);
  const free = workers.filter(({ canTake }) => canTake).length;
  const waits = queues.map(({ waitingSince, limits }) => gradeOfWait(waitingSince, limits, now));
  return {
    free,
    freeGrade: free > 0 ? 'good' : waiting > 0 ? 'red' : 'amber',
    waiting,
    waitingSince: since.length > 0 ? Math.min(...since) : undefined,
    waitGrade: WORST.findLast((grade) => waits.includes(grade)) ?? 'good',
    working: queues.reduce((total, { assigned, wrapping }) => total + assigned + wrapping, 0),
    away: workers.filter(({ state }) => state === 'away').length,
  };
}

/** The names of the supervisors who take part in a task's call; what the task says of them is old once its agent has left. */
export function supervisorsOf({ workers }: Figures, { supervisors, worker }: TaskFigures): string[] {
  if (worker?.reservationStatus !== 'accepted') return [];
  const names = Object.keys(supervisors).map((sid) => workers.find((worker) => worker.sid === sid)?.name ?? '');
  return names.filter((name) => name !== '').toSorted((a, b) => a.localeCompare(b));
}
