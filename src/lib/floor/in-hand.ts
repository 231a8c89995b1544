import type { Twilio } from 'twilio';
import { unlessGone } from '../alone/twilio-answers';
import { isCallChannel } from './call-channel';

/** Who has a task, or is offered it, by which reservation. */
export interface Part {
  readonly taskSid: string;
  readonly workerSid: string;
  readonly workerName: string;
  readonly reservationSid: string;
  readonly stage: 'pending' | 'accepted' | 'wrapping';
  /** When the stage began, in epoch milliseconds by TaskRouter's clock. */
  readonly since: number;
  /** The unique name of the task's channel. */
  readonly channel: string;
}

/** What of a task is looked at. */
export interface TaskInHand {
  readonly sid: string;
  readonly assignmentStatus: string;
  readonly taskChannelUniqueName: string;
}

/** An event, as far as it is looked at. `eventData` has the names of the event callback in small letters. */
export interface ToldEvent {
  readonly eventType: string;
  readonly eventDateMs: number;
  readonly eventData: unknown;
}

/** The largest page there is, and the list has no second one. @see https://www.twilio.com/docs/taskrouter/api/event */
export const mostEvents = 1_000;

/** So far back the first reading looks: a call that has gone on for longer is asked about by itself. */
export const firstMinutes = 1_440;

/** An event may come into the list later than others of its time. */
const overlapMs = 15_000;

/** Reservations only go forward, so that no order of events is needed. */
const stages = ['pending', 'accepted', 'wrapping', 'over'] as const;
type Stage = (typeof stages)[number];

const stageOf: Readonly<Record<string, Stage>> = {
  'reservation.created': 'pending',
  'reservation.accepted': 'accepted',
  'reservation.wrapup': 'wrapping',
  'reservation.rejected': 'over',
  'reservation.timeout': 'over',
  'reservation.canceled': 'over',
  'reservation.rescinded': 'over',
  'reservation.completed': 'over',
  'reservation.failed': 'over',
};

/** What {@link InHand} has found out, as it can be written down. */
export interface InHandNotes {
  readonly readTo?: number | undefined;
  readonly known: readonly Known[];
  readonly lastEnded: readonly (readonly [workerSid: string, at: number])[];
  readonly capacity: readonly (readonly [workerSid: string, calls: number])[];
}

type Known = Omit<Part, 'stage'> & { readonly stage: Stage };

/**
 * Follows who has which task by the workspace's events: one request a reading, however many tasks there are. Where more happened
 * than one page tells, the reservations that were accepted last are read as well.
 */
export class InHand {
  readonly #known: Map<string, Known>;
  #readTo: number | undefined;
  readonly #lastEnded: Map<string, number>;
  readonly #capacity: Map<string, number>;
  readonly #activity = new Map<string, { readonly activitySid: string; readonly since: number }>();

  /** @param notes - What an earlier reading, of whichever instance, has found out. */
  constructor(notes?: InHandNotes) {
    const { known = [], readTo, lastEnded = [], capacity = [] } = notes ?? {};
    this.#known = new Map(known.map((part) => [part.reservationSid, part]));
    this.#readTo = readTo;
    this.#lastEnded = new Map(lastEnded);
    this.#capacity = new Map(capacity);
  }

  /** Everything, for the next reading. */
  notes(): InHandNotes {
    const [lastEnded, capacity] = [[...this.#lastEnded], [...this.#capacity]];
    return { readTo: this.#readTo, known: [...this.#known.values()], lastEnded, capacity };
  }

  /** Reads what happened since the last time. @returns what did, whether there was more than is told, so that {@link readAccepted} is due, and from when on it was asked for */
  async readEvents(
    client: Twilio,
    workspaceSid: string,
  ): Promise<{ readonly page: readonly ToldEvent[]; readonly isFull: boolean; readonly from: number | undefined }> {
    const { events } = client.taskrouter.v1.workspaces(workspaceSid);
    const from = this.#readTo;
    const period = from === undefined ? { minutes: firstMinutes } : { startDate: new Date(from - overlapMs) };
    const page = await events.list({ ...period, pageSize: mostEvents, limit: mostEvents });
    page.forEach((event) => this.#hear(event));
    const isFull = page.length === mostEvents;
    if (isFull) this.#forgetBefore(Math.min(...page.map(({ eventDateMs }) => eventDateMs)));
    return { page, isFull, from: from === undefined ? undefined : from - overlapMs };
  }

  /** Reads which reservations were accepted last, where more happened than one page tells. One request. */
  async readAccepted(client: Twilio, workspaceSid: string): Promise<void> {
    const { events } = client.taskrouter.v1.workspaces(workspaceSid);
    const last = { minutes: firstMinutes, eventType: 'reservation.accepted' };
    const page = await events.list({ ...last, pageSize: mostEvents, limit: mostEvents });
    const before = new Set(this.#known.keys());
    page.forEach((event) => this.#hear(event));
    const latest = this.#latest();
    for (const [sid, part] of this.#known)
      if (!before.has(sid) && latest.get(part.taskSid) !== part) this.#known.delete(sid);
  }

  /** Asks who has a task that no event tells of: one request for each. */
  async lookUp(client: Twilio, workspaceSid: string, tasks: readonly TaskInHand[]): Promise<void> {
    await Promise.all(tasks.map((task) => this.#lookUp(client, workspaceSid, task)));
  }

  /** Tasks that somebody must have, and nobody knows who; those that somebody works on first. */
  unknown(tasks: readonly TaskInHand[]): TaskInHand[] {
    const held = new Set(this.parts(tasks).map(({ taskSid }) => taskSid));
    return tasks
      .filter(({ sid, assignmentStatus }) => assignmentStatus !== 'pending' && !held.has(sid))
      .toSorted((a, b) => rank(a) - rank(b));
  }

  /** The activity that somebody changed to, where that was heard of in this reading. */
  activity(workerSid: string): { readonly activitySid: string; readonly since: number } | undefined {
    return this.#activity.get(workerSid);
  }

  /** When somebody's last task ended, in epoch milliseconds. */
  lastEnded(workerSid: string): number | undefined {
    return this.#lastEnded.get(workerSid);
  }

  /** How many calls somebody takes at once, as the last event about them told. */
  capacity(workerSid: string): number | undefined {
    return this.#capacity.get(workerSid);
  }

  #hear({ eventType, eventDateMs, eventData }: ToldEvent): void {
    this.#readTo = Math.max(this.#readTo ?? 0, eventDateMs);
    const stage = stageOf[eventType];
    const data = new Map<string, unknown>(Object.entries(Object(eventData)));
    const text = (name: string): string => {
      const value = data.get(name);
      return typeof value === 'string' ? value : '';
    };
    if (eventType === 'worker.activity.update')
      this.#noteActivity(text('worker_sid'), { activitySid: text('worker_activity_sid'), since: eventDateMs });
    const reservationSid = text('reservation_sid');
    if (!stage || reservationSid === '') return;
    const part = {
      reservationSid,
      taskSid: text('task_sid'),
      workerSid: text('worker_sid'),
      stage,
      since: eventDateMs,
    };
    this.#note({ ...part, workerName: text('worker_name'), channel: text('task_channel_unique_name') });
    const capacity = Number.parseInt(text('worker_channel_capacity'), 10);
    if (capacity >= 0 && isCallChannel(text('task_channel_unique_name'))) this.#capacity.set(part.workerSid, capacity);
  }

  #noteActivity(workerSid: string, heard: { readonly activitySid: string; readonly since: number }): void {
    const before = this.#activity.get(workerSid);
    if (heard.activitySid !== '' && (!before || before.since <= heard.since)) this.#activity.set(workerSid, heard);
  }

  #note(part: Known): void {
    const before = this.#known.get(part.reservationSid);
    if (before && stages.indexOf(before.stage) >= stages.indexOf(part.stage)) return;
    this.#known.set(part.reservationSid, part);
    if (part.stage === 'over')
      this.#lastEnded.set(part.workerSid, Math.max(this.#lastEnded.get(part.workerSid) ?? 0, part.since));
  }

  /** Of what was heard of before a gap, the end may lie in it: of each task only who took it last counts. */
  #forgetBefore(gap: number): void {
    const latest = this.#latest();
    for (const [sid, part] of this.#known)
      if (part.stage !== 'over' && part.since < gap && latest.get(part.taskSid) !== part) this.#known.delete(sid);
  }

  /** Who took each task last, of those who may have it still. */
  #latest(): ReadonlyMap<string, Known> {
    const latest = new Map<string, Known>();
    for (const part of this.#known.values()) {
      const other = latest.get(part.taskSid);
      if (holds(part) && (!other || part.since > other.since)) latest.set(part.taskSid, part);
    }
    return latest;
  }

  /**
   * The parts that people have in tasks.
   *
   * @param tasks - Those in progress. What is known of all others is forgotten.
   */
  parts(tasks: readonly TaskInHand[]): Part[] {
    const status = new Map(tasks.map(({ sid, assignmentStatus }) => [sid, assignmentStatus]));
    // An event of a task that was made after the list is younger than any page reaches back.
    const forgotten = (this.#readTo ?? 0) - 2 * overlapMs;
    const parts: Part[] = [];
    for (const [sid, { stage, ...part }] of this.#known) {
      if (stage !== 'over' && status.has(part.taskSid)) {
        if (status.get(part.taskSid) !== 'pending') parts.push({ stage, ...part });
      } else if (part.since < forgotten) this.#known.delete(sid);
    }
    return parts;
  }

  async #lookUp(client: Twilio, workspaceSid: string, task: TaskInHand): Promise<void> {
    const { reservations } = client.taskrouter.v1.workspaces(workspaceSid).tasks(task.sid);
    const all = await unlessGone(reservations.list({ pageSize: 50, limit: 50 }), []);
    for (const { sid, reservationStatus, workerSid, workerName, dateUpdated } of all) {
      const stage = stages.find((known) => known === reservationStatus);
      const whose = { taskSid: task.sid, workerSid, workerName, reservationSid: sid };
      if (stage) this.#note({ ...whose, stage, since: dateUpdated.getTime(), channel: task.taskChannelUniqueName });
    }
  }
}

/** Who works on a task, else to whom it is offered; of several the last one. */
export function holderAmong(parts: readonly Part[]): Part | undefined {
  return parts.toSorted((a, b) => Number(holds(a)) - Number(holds(b)) || a.since - b.since).at(-1);
}

const holds = ({ stage }: Known): boolean => stage === 'accepted' || stage === 'wrapping';

/** Who is offered a task changes by itself; those come last. */
const rank = ({ assignmentStatus }: TaskInHand): number => (assignmentStatus === 'reserved' ? 1 : 0);
