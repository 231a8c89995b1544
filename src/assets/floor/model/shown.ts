import type { ActivityFacts } from '../../desk/ground/facts';
import type { Figures, HourFigures, TaskFigures, WaitCounts, WorkerFigures } from './figures';
import type { Filters } from './floor-state';

/** Whether a text has all the words somebody looks for, in whatever case and order. */
export function matches(search: string, ...texts: readonly string[]): boolean {
  const whole = texts.join(' ').toLocaleLowerCase();
  return search
    .trim()
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => whole.includes(word));
}

/** The workers of one activity. */
export interface ActivityGroup {
  readonly activity: ActivityFacts;
  readonly workers: readonly WorkerFigures[];
}

/** The workers that suit the filters, by activity; activities that nobody is in are left out. */
export function workersShown({ activities, workers }: Figures, { activitySid, search }: Filters): ActivityGroup[] {
  return activities
    .filter(({ sid }) => activitySid === '' || activitySid === sid)
    .map((activity) => ({
      activity,
      workers: workers
        .filter((worker) => worker.activitySid === activity.sid && matches(search, worker.name))
        .toSorted((a, b) => a.name.localeCompare(b.name)),
    }))
    .filter((group) => group.workers.length > 0);
}

/** The tasks that suit the filters, the oldest first. */
export function tasksShown({ tasks }: Figures, { queueSid, search }: Filters): TaskFigures[] {
  return tasks
    .filter((task) => queueSid === '' || task.queueSid === queueSid)
    .filter(({ caller, queueName, worker, sid }) => matches(search, caller, queueName, worker?.name ?? '', sid))
    .toSorted((a, b) => a.since - b.since || a.sid.localeCompare(b.sid));
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
  /** The share of tasks accepted soon enough, from 0 to 1; `undefined` where there was none to accept. */
  readonly level: number | undefined;
}

/** The service level hour by hour, of one queue or of all together. */
export function levelsOf({ hours }: Figures, queueSid: string): HourLevel[] {
  return hours.map((hour) => levelOf(hour, queueSid));
}

function levelOf({ from, queues }: HourFigures, queueSid: string): HourLevel {
  const counts = Object.entries(queues).filter(([sid]) => queueSid === '' || sid === queueSid);
  const sum = (field: keyof WaitCounts): number => counts.reduce((total, [, waits]) => total + waits[field], 0);
  const [within, late, lost] = [sum('within'), sum('late'), sum('lost')];
  const all = within + late + lost;
  return { from, within, late, lost, level: all > 0 ? within / all : undefined };
}

/** The floor in four numbers, for a glance from across the room. */
export interface Glance {
  readonly waiting: number;
  readonly waitingSince: number | undefined;
  readonly working: number;
  readonly available: number;
}

export function glanceAt({ queues, workers, activities }: Figures): Glance {
  const since = queues.flatMap(({ waitingSince }) => (waitingSince === undefined ? [] : [waitingSince]));
  const open = new Set(activities.filter(({ available }) => available).map(({ sid }) => sid));
  return {
    waiting: queues.reduce((total, { waiting }) => total + waiting, 0),
    waitingSince: since.length > 0 ? Math.min(...since) : undefined,
    working: queues.reduce((total, { assigned, wrapping }) => total + assigned + wrapping, 0),
    available: workers.filter(({ activitySid }) => open.has(activitySid)).length,
  };
}
