import type { ActivityFacts } from '../../desk/ground/facts';
import { asObject } from '../../desk/ground/json';
import { plainText } from '../../desk/ground/plain-text';
import type { ReservationStatus, TaskStatus } from '../../../lib/lifecycle';

/** How a supervisor may end a task. */
export type Ending = 'complete' | 'cancel';

/** What somebody is doing, whatever their activity is called. */
export type PersonState = 'free' | 'ringing' | 'working' | 'wrapping' | 'away';

export interface WorkerFigures {
  readonly sid: string;
  readonly name: string;
  readonly activitySid: string;
  readonly state: PersonState;
  /** When they began to do it, by this page's clock. */
  readonly since: number;
  /** Whether they would be offered a call now. */
  readonly canTake: boolean;
  readonly skills: readonly string[];
}

/** What is good, and what is bad, in a queue. */
export interface LimitFigures {
  readonly withinSeconds: number;
  readonly targetPercent: number;
  readonly redBelowPercent: number;
  readonly amberWaitSeconds: number;
  readonly redWaitSeconds: number;
}

export interface QueueFigures {
  readonly sid: string;
  readonly name: string;
  readonly waiting: number;
  /** When the task came that has waited longest, by this page's clock; `undefined` where none waits. */
  readonly waitingSince?: number;
  /** How many of those who wait have waited for longer than is good. */
  readonly overdue: number;
  readonly limits: LimitFigures;
  readonly assigned: number;
  readonly wrapping: number;
  readonly workers: number;
  readonly available: number;
}

/** Who has a task, by which reservation. */
export interface HolderFigures {
  readonly sid: string;
  readonly name: string;
  readonly reservationSid: string;
  readonly reservationStatus: ReservationStatus;
}

/** How a supervisor takes part in a call: nobody hears them, the agent alone does, or everybody. */
export type TakesPart = 'listens' | 'whispers' | 'talks';

export interface TaskFigures {
  readonly sid: string;
  readonly status: TaskStatus;
  /** When it was made, by this page's clock. */
  readonly since: number;
  readonly queueSid: string;
  readonly queueName: string;
  readonly caller: string;
  readonly inConference: boolean;
  /** The customer's call; empty where it is not about one. */
  readonly callSid: string;
  /** Absent where it has ended. */
  readonly ends?: Ending;
  /** Absent where nobody has it, or it is not known yet who. */
  readonly worker?: HolderFigures;
  /** Of one that waits: those with a higher one come first. */
  readonly priority?: number;
  /** The agent asks for help: with what, and since when, by this page's clock. */
  readonly help?: { readonly word: string; readonly since: number };
  /** By the supervisor's worker SID. */
  readonly supervisors: Readonly<Record<string, TakesPart>>;
}

/**
 * How a customer came to be alone: everybody else left the call (`held` while the customer was on hold), or the task that
 * stood for the customer ended, or is gone.
 */
export type HowAlone = 'left' | 'held' | 'completed' | 'canceled' | 'gone';

/** A customer who is on the line with nobody, and whom nobody is being offered. */
export interface AloneFigures {
  readonly callSid: string;
  readonly taskSid: string;
  readonly caller: string;
  /** Since when, by this page's clock. */
  readonly since: number;
  readonly how: HowAlone;
  /** The queue that the customer waits in, or came from, and its workflow: empty where nobody knows it any more. */
  readonly queueName: string;
  readonly workflowName: string;
}

/** How soon tasks were accepted: soon enough, later, or never, because their callers gave up; `short` are those who did so at once. */
export interface WaitCounts {
  readonly within: number;
  readonly late: number;
  readonly lost: number;
  readonly short: number;
  /** How long all who were accepted waited together. */
  readonly waitSeconds: number;
  /** The parts that people had in tasks and completed, and how long they took together; absent where not all is known yet. */
  readonly handled?: number;
  readonly handleSeconds?: number;
}

export interface HourFigures {
  /** Epoch milliseconds. */
  readonly from: number;
  /** By the queue's SID. */
  readonly queues: Readonly<Record<string, WaitCounts>>;
}

/** The floor as it stood at one moment. */
export interface Figures {
  /** When it stood so, by this page's clock: the reading may be another page's. */
  readonly readAt: number;
  /** The SID of the supervisor's own worker. */
  readonly you: string;
  /** Whether more workers come with the next readings. */
  readonly moreWorkers: boolean;
  readonly workspaceName: string;
  /** Who has been alone for longest first. */
  readonly alone: readonly AloneFigures[];
  readonly activities: readonly ActivityFacts[];
  readonly workers: readonly WorkerFigures[];
  /** Everybody's, each once, in order. */
  readonly skills: readonly string[];
  readonly queues: readonly QueueFigures[];
  /** What holds for queues that have no limits of their own. */
  readonly limits: LimitFigures;
  /** How the queues and the hour that goes on stood then, by this page's clock: it may be longer ago than the rest. */
  readonly countedAt: number;
  /** The oldest first; the last one goes on. */
  readonly hours: readonly HourFigures[];
  readonly tasks: readonly TaskFigures[];
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const line = (value: unknown): string => plainText(text(value));
const count = (value: unknown): number => (typeof value === 'number' && value >= 0 ? value : 0);
const rows = (value: unknown): Readonly<Record<string, unknown>>[] => (Array.isArray(value) ? value.map(asObject) : []);

/**
 * Reads what `/floor` answered.
 *
 * @param now - When it came, by this page's clock: the answer tells lengths of time, which no wrong clock can spoil.
 */
export function readFigures(answer: unknown, now: number): Figures {
  const { workspace, alone, activities, workers, queues, serviceLevel, tasks, more, ageSeconds, you } =
    asObject(answer);
  const level = asObject(serviceLevel);
  const readAt = now - count(ageSeconds) * 1000;
  const ago = (seconds: unknown): number => readAt - count(seconds) * 1000;
  const people = rows(workers).map((worker) => workerOf(worker, ago));
  return {
    readAt,
    you: text(you),
    moreWorkers: asObject(more)['workers'] === true,
    workspaceName: line(asObject(workspace)['friendlyName']),
    alone: rows(alone)
      .map((customer) => aloneOf(customer, ago))
      .toSorted((a, b) => a.since - b.since || a.callSid.localeCompare(b.callSid)),
    activities: rows(activities).map(({ sid, friendlyName, available }) => ({
      sid: text(sid),
      name: line(friendlyName),
      available: available === true,
    })),
    workers: people,
    skills: [...new Set(people.flatMap(({ skills }) => skills))].toSorted((a, b) => a.localeCompare(b)),
    queues: rows(queues).map((queue) => ({
      sid: text(queue['sid']),
      name: line(queue['friendlyName']),
      waiting: count(queue['waiting']),
      ...(count(queue['waiting']) > 0 && { waitingSince: ago(queue['longestWaitSeconds']) }),
      overdue: count(queue['overdue']),
      limits: limitsOf(queue['limits']),
      assigned: count(queue['assigned']),
      wrapping: count(queue['wrapping']),
      workers: count(queue['workers']),
      available: count(queue['available']),
    })),
    limits: limitsOf(level['limits']),
    countedAt: ago(level['ageSeconds']),
    hours: rows(level['hours']).map(hourOf),
    tasks: rows(tasks).map((task) => taskOf(task, ago)),
  };
}

/** In the order in which they are of interest to whoever has callers waiting. */
export const PERSON_STATES: readonly PersonState[] = ['free', 'ringing', 'working', 'wrapping', 'away'];

function workerOf(worker: Readonly<Record<string, unknown>>, ago: (seconds: unknown) => number): WorkerFigures {
  const { sid, friendlyName, activitySid, state, forSeconds, canTake, skills } = worker;
  return {
    sid: text(sid),
    name: line(friendlyName),
    activitySid: text(activitySid),
    state: PERSON_STATES.find((known) => known === state) ?? 'away',
    since: ago(forSeconds),
    canTake: canTake === true,
    skills: Array.isArray(skills) ? skills.map(line).filter((skill) => skill !== '') : NO_SKILLS,
  };
}

const NO_SKILLS: readonly string[] = [];

function limitsOf(value: unknown): LimitFigures {
  const limits = asObject(value);
  return {
    withinSeconds: count(limits['withinSeconds']),
    targetPercent: count(limits['targetPercent']),
    redBelowPercent: count(limits['redBelowPercent']),
    amberWaitSeconds: count(limits['amberWaitSeconds']),
    redWaitSeconds: count(limits['redWaitSeconds']),
  };
}

function hourOf({ from, queues }: Readonly<Record<string, unknown>>): HourFigures {
  const counts = Object.entries(asObject(queues)).map(([sid, value]) => [sid, countsOf(asObject(value))] as const);
  return { from: Date.parse(text(from)) || 0, queues: Object.fromEntries(counts) };
}

function countsOf(row: Readonly<Record<string, unknown>>): WaitCounts {
  const { within, late, lost, short, waitSeconds, handled, handleSeconds } = row;
  return {
    ...{ within: count(within), late: count(late), lost: count(lost), short: count(short) },
    waitSeconds: count(waitSeconds),
    ...(typeof handled === 'number' && { handled: count(handled), handleSeconds: count(handleSeconds) }),
  };
}

const HOW_ALONE: readonly HowAlone[] = ['held', 'completed', 'canceled', 'gone'];

function aloneOf(customer: Readonly<Record<string, unknown>>, ago: (seconds: unknown) => number): AloneFigures {
  return {
    callSid: text(customer['callSid']),
    taskSid: text(customer['taskSid']),
    caller: line(customer['caller']),
    // Where nobody knows since when, from now on.
    since: ago(customer['forSeconds']),
    how: HOW_ALONE.find((how) => how === customer['how']) ?? 'left',
    queueName: line(customer['queueName']),
    workflowName: line(customer['workflowName']),
  };
}

/** The same with customers who were alone before alone for as long as that is known. */
export function aloneForLonger(figures: Figures, before: Figures | undefined): Figures {
  if (!before || before.alone.length === 0) return figures;
  const known = new Map(before.alone.map(({ callSid, since }) => [callSid, since]));
  const alone = figures.alone.map((one) => ({
    ...one,
    since: Math.min(one.since, known.get(one.callSid) ?? one.since),
  }));
  return { ...figures, alone };
}

const PARTS: readonly TakesPart[] = ['listens', 'whispers', 'talks'];

/** How somebody takes part, as a Function tells it. */
export const partIn = (value: unknown): TakesPart | undefined => PARTS.find((part) => part === value);

const TASK_STATUSES: readonly TaskStatus[] = ['pending', 'reserved', 'assigned', 'wrapping', 'completed', 'canceled'];
const HOLDING: readonly ReservationStatus[] = ['pending', 'accepted', 'wrapping'];

function taskOf(task: Readonly<Record<string, unknown>>, ago: (seconds: unknown) => number): TaskFigures {
  const { ends } = task;
  const help = asObject(task['help']);
  const worker = asObject(task['worker']);
  const reservationStatus = HOLDING.find((status) => status === worker['reservationStatus']);
  return {
    sid: text(task['sid']),
    status: TASK_STATUSES.find((status) => status === task['status']) ?? 'pending',
    since: ago(task['ageSeconds']),
    queueSid: text(task['queueSid']),
    queueName: line(task['queueName']),
    caller: line(task['caller']),
    inConference: task['inConference'] === true,
    callSid: text(task['callSid']),
    ...((ends === 'complete' || ends === 'cancel') && { ends }),
    ...(typeof task['priority'] === 'number' && { priority: task['priority'] }),
    ...(typeof help['word'] === 'string' && { help: { word: line(help['word']), since: ago(help['forSeconds']) } }),
    supervisors: Object.fromEntries(
      Object.entries(asObject(task['supervisors'])).flatMap(([sid, as]) => {
        const part = partIn(as === 'took-over' ? 'talks' : as);
        return part ? [[sid, part] as const] : [];
      }),
    ),
    ...(reservationStatus && {
      worker: {
        sid: text(worker['sid']),
        name: line(worker['friendlyName']),
        reservationSid: text(worker['reservationSid']),
        reservationStatus,
      },
    }),
  };
}
