import type { Twilio } from 'twilio';
import type { TaskInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/task';
import { legsOf, listWorkflows, type ListedWorkflow } from '../alone/read-customers';
import { callMarksOf } from '../call-marks';
import { readAttributes } from '../attributes/read-attributes';
import { isClock } from '../deadline/clock-task';
import { DeskError, unlessNotFound } from '../errors';
import { callerIn } from './task-caller';
import { skillsIn } from './worker-skills';
import { readAlone } from './customers-alone';
import { endingOf } from './end-task';
import { limitsFor } from './floor-settings';
import { Handling, type HandlingNotes } from './handling';
import { firstMinutes, holderAmong, InHand, mostEvents, type InHandNotes, type Part } from './in-hand';
import { doingOf } from './person-state';
import { mostQueues, readHour, toldStarts, type Hour } from './service-level';
import { queueNumbersOf } from './statistics';

/** TaskRouter's largest page. */
const largestPage = 1_000;

/** As many pages of tasks as one reading may take. */
const mostTaskPages = 4;

/** What seldom changes is read so often. */
const seldomMs = 60_000;

/** A worker, as a list or an event told. */
interface KnownWorker {
  readonly sid: string;
  readonly friendlyName: string;
  readonly activitySid: string;
  /** Epoch milliseconds. */
  readonly since: number;
  /** Absent where there are none. */
  readonly skills?: readonly string[];
}

interface Named {
  readonly sid: string;
  readonly friendlyName: string;
}

/** What seldom changes. */
interface Seldom {
  /** Epoch milliseconds. */
  readonly readAt: number;
  readonly activities: readonly (Named & { readonly available: boolean })[];
  readonly queues: readonly Named[];
  readonly workflows: readonly ListedWorkflow[];
}

/** What earlier readings, of whichever instance, have found out. Plain data, to be written down. */
export interface FloorNotes {
  readonly workspace?: Named;
  readonly seldom?: Seldom;
  /** The past ones. */
  readonly hours: readonly Hour[];
  /** The one that goes on, and how the queues stood. */
  readonly current?: Current;
  /** When {@link current} was read, in epoch milliseconds. */
  readonly currentAt?: number;
  readonly inHand?: InHandNotes;
  readonly handling?: HandlingNotes;
  readonly workers: readonly KnownWorker[];
  /** The workers that were read since the list was begun anew, and where it goes on; absent where it is to begin. */
  readonly sweep?: { readonly rows: readonly KnownWorker[]; readonly next: string };
}

type Current = Awaited<ReturnType<typeof readHour>>;

export const noNotes: FloorNotes = { hours: [], workers: [] };

/** What a reading has found out, and what it has cost. */
export interface FloorReading {
  readonly floor: object;
  readonly notes: FloorNotes;
  /** Requests to TaskRouter. */
  readonly spent: number;
}

/** Where and when it is read, and for how much. */
export interface ReadingOrder {
  readonly workspaceSid: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Requests to TaskRouter at most, eight or so; fewer than {@link leastRequests} are not enough. */
  readonly most: number;
  /** The SIDs of queues that are not to be seen. */
  readonly hidden: ReadonlySet<string>;
}

/**
 * Without these there is no reading: tasks, events, and which tasks of those who wait have ended. It is enough for whoever wants to
 * see what came of something; the rest is as it was.
 */
export const leastRequests = 3;

/** With these there is a full one: the queues' statistics and a page of workers besides. */
const fullRequests = 5;

/**
 * Reads the floor for a bounded number of requests to TaskRouter, whatever its size. What does not fit (the past hours, further pages
 * of workers) is read by the next readings; the notes tell them where to go on.
 *
 * Customers who may be alone are asked about by themselves, beyond the bound: two requests for each.
 *
 * @throws DeskError `misconfigured` where there is no such workspace
 */
export async function readFloor(client: Twilio, notes: FloorNotes, order: ReadingOrder): Promise<FloorReading> {
  return unlessNotFound(
    new Reader(client, notes, order).read(),
    new DeskError('misconfigured', 'The account has no workspace with this SID. Check WORKSPACE_SID and ACCOUNT_SID.'),
  );
}

class Reader {
  readonly #client: Twilio;
  readonly #before: FloorNotes;
  readonly #order: ReadingOrder;
  readonly #context;
  readonly #inHand: InHand;
  readonly #handling: Handling;
  #spent = 0;

  constructor(client: Twilio, before: FloorNotes, order: ReadingOrder) {
    this.#client = client;
    this.#before = before;
    this.#order = order;
    this.#context = client.taskrouter.v1.workspaces(order.workspaceSid);
    this.#inHand = new InHand(before.inHand);
    this.#handling = new Handling(before.handling);
  }

  async read(): Promise<FloorReading> {
    const { workspaceSid, now } = this.#order;
    const { current: known, workers: knownWorkers } = this.#before;
    const isFull = known === undefined || knownWorkers.length === 0 || this.#order.most >= fullRequests;
    this.#spent = isFull ? fullRequests : leastRequests;
    const starts = toldStarts(now);
    const from = starts.at(-1) ?? now;
    const seldom = this.#seldom();
    const queueNames = seldom.then(({ queues }) => new Map(queues.map(({ sid, friendlyName }) => [sid, friendlyName])));
    const listed = this.#tasks();
    const workflows = seldom.then((read) => read.workflows);
    const [tasks, events, current, sweep, names, alone] = await Promise.all([
      listed,
      this.#inHand.readEvents(this.#client, workspaceSid),
      isFull || !known ? readHour(this.#client, workspaceSid, { from, now }, queueNames) : known,
      isFull ? this.#workers(this.#before.sweep) : this.#before,
      seldom,
      readAlone(this.#client, workspaceSid, now, listed, workflows),
    ]);
    const oldest = starts[0] ?? now;
    this.#handling.hear(events.page, { isFull: events.isFull, from: Math.max(oldest, events.from ?? 0) });
    if (events.isFull && this.#may()) await this.#inHand.readAccepted(this.#client, workspaceSid);
    const unknown = this.#inHand.unknown(tasks).filter(() => this.#may());
    await this.#inHand.lookUp(this.#client, workspaceSid, unknown);
    let { workers, sweep: next } = sweep;
    for (let left = isFull ? next : undefined; left && this.#may(); left = next)
      ({ workers, sweep: next } = await this.#workers(left));
    const workspace = this.#before.workspace ?? (this.#may() ? await this.#context.fetch() : undefined);
    const hours = await this.#hours(starts, current.hour, queueNames);
    await this.#fillHandling();
    const after: FloorNotes = {
      ...(workspace && { workspace: { sid: workspace.sid, friendlyName: workspace.friendlyName } }),
      seldom: names,
      hours: hours.slice(0, -1),
      current,
      currentAt: isFull ? now : (this.#before.currentAt ?? now),
      inHand: this.#inHand.notes(),
      handling: this.#handling.notes(oldest, now),
      workers: this.#newest(workers),
      ...(next && { sweep: next }),
    };
    const floor = describeFloor({
      notes: after,
      hours: hours.map((each) => withHandled(withoutQueues(each, this.#order.hidden), this.#handling)),
      numbers: current.numbers,
      tasks,
      alone,
      inHand: this.#inHand,
      now,
    });
    return { floor, notes: after, spent: this.#spent };
  }

  /** Whether one more request may be made; it counts as made. */
  #may(): boolean {
    if (this.#spent >= this.#order.most) return false;
    this.#spent += 1;
    return true;
  }

  async #tasks(): Promise<TaskInstance[]> {
    const assignmentStatus = ['pending', 'reserved', 'assigned', 'wrapping'];
    let page = await this.#context.tasks.page({ assignmentStatus, pageSize: largestPage });
    const rows = [...page.instances];
    for (let pages = 1; page.nextPageUrl !== undefined && pages < mostTaskPages && this.#may(); pages += 1) {
      page = await this.#context.tasks.getPage(page.nextPageUrl);
      rows.push(...page.instances);
    }
    return rows.filter(({ attributes }) => !isClock(attributes));
  }

  async #seldom(): Promise<Seldom> {
    const { seldom } = this.#before;
    const { now, workspaceSid, most } = this.#order;
    // The very first reading needs the room for who has which call; who waits in a queue with no task comes with the second.
    const requests = seldom ? 3 : 2;
    if (seldom && (now < seldom.readAt + seldomMs || this.#spent + requests > most)) return seldom;
    this.#spent += requests;
    const [activities, queues, workflows] = await Promise.all([
      this.#context.activities.list({ pageSize: largestPage, limit: largestPage }),
      this.#context.taskQueues.list({ pageSize: mostQueues, limit: mostQueues }),
      seldom ? listWorkflows(this.#client, workspaceSid) : [],
    ]);
    return {
      readAt: seldom ? now : 0,
      activities: activities.map(({ sid, friendlyName, available }) => ({ sid, friendlyName, available })),
      queues: queues.filter(({ sid }) => !this.#order.hidden.has(sid)).map(named),
      workflows: workflows.map(named),
    };
  }

  /** One more page of workers. Until the last one, those stand who were read before; at the very first, those who are read so far. */
  async #workers(sweep: FloorNotes['sweep']): Promise<Pick<FloorNotes, 'workers' | 'sweep'>> {
    const { workers } = this.#context;
    const page = sweep ? await workers.getPage(sweep.next) : await workers.page({ pageSize: largestPage });
    const read = page.instances.map(({ sid, friendlyName, activitySid, dateStatusChanged, attributes }) => ({
      sid,
      friendlyName,
      activitySid,
      since: dateStatusChanged.getTime(),
      ...skillsToldIn(attributes),
    }));
    const rows = [...(sweep?.rows ?? []), ...read];
    if (page.nextPageUrl === undefined) return { workers: rows };
    const known = new Map([...this.#before.workers, ...rows].map((worker) => [worker.sid, worker]));
    return { workers: [...known.values()], sweep: { rows, next: page.nextPageUrl } };
  }

  /** The same, with the activities that events have told of since. */
  #newest(rows: readonly KnownWorker[]): readonly KnownWorker[] {
    return rows.map((worker) => {
      const heard = this.#inHand.activity(worker.sid);
      return heard && heard.since > worker.since ? { ...worker, ...heard } : worker;
    });
  }

  /** Reads as much of the events that are not known yet as there is room for. */
  async #fillHandling(): Promise<void> {
    const { events } = this.#context;
    const most = { pageSize: mostEvents, limit: mostEvents };
    for (let { gap } = this.#handling; gap && this.#may(); { gap } = this.#handling) {
      const [startDate, endDate] = [new Date(gap.from), new Date(Math.ceil(gap.to / 1_000) * 1_000)];
      const page = await events.list({ startDate, endDate, ...most });
      this.#handling.fillGap(page, page.length >= mostEvents);
    }
    for (let sid = this.#handling.unknown; sid !== undefined && this.#may(); sid = this.#handling.unknown) {
      const accepted = { reservationSid: sid, eventType: 'reservation.accepted', minutes: firstMinutes };
      this.#handling.learn(sid, await events.list({ ...accepted, pageSize: 1, limit: 1 }));
    }
  }

  /** The hours that are told; those that are over and not read yet as far as they fit. */
  async #hours(
    starts: readonly number[],
    hour: Hour,
    queueNames: Promise<ReadonlyMap<string, string>>,
  ): Promise<readonly Hour[]> {
    const { workspaceSid, now } = this.#order;
    const hours = await Promise.all(
      // The latest first: it is the one of interest.
      starts
        .slice(0, -1)
        .toReversed()
        .map(async (from) => {
          const known = this.#before.hours.find((one) => one.from === from);
          if (known?.isOver || !this.#may()) return known;
          return (await readHour(this.#client, workspaceSid, { from, now }, queueNames)).hour;
        }),
    );
    return [...hours.filter((one) => one !== undefined).toReversed(), hour];
  }
}

/** What waits in some queues is nobody who waits. */
const withoutQueues = (hour: Hour, hidden: ReadonlySet<string>): Hour => ({
  ...hour,
  queues: Object.fromEntries(Object.entries(hour.queues).filter(([sid]) => !hidden.has(sid))),
});

/** An hour as it is told: with what was done in it, where all of that is known. */
type ToldHour = Omit<Hour, 'queues'> & { readonly queues: Readonly<Record<string, object>> };

function withHandled(hour: Hour, handling: Handling): ToldHour {
  const done = handling.ofHour(hour.from);
  if (!done) return hour;
  const queues = Object.entries(hour.queues).map(([sid, counts]) => {
    const { handled, handleMs } = done.get(sid) ?? { handled: 0, handleMs: 0 };
    return [sid, { ...counts, handled, handleSeconds: Math.floor(handleMs / 1_000) }] as const;
  });
  return { ...hour, queues: Object.fromEntries(queues) };
}

function skillsToldIn(attributes: string): Pick<KnownWorker, 'skills'> {
  const skills = skillsIn(attributes);
  return skills.length > 0 ? { skills } : {};
}

const named = ({ sid, friendlyName }: Named): Named => ({ sid, friendlyName });

/** What of a task's attributes is told: who is concerned, their call, whether there is a conference to listen to, who asks for help, and who listens. */
function describe(attributes: string, holder: Part | undefined, secondsSince: (at: number) => number): object {
  const conference = readAttributes(attributes)?.['conference'];
  const { help, supervisors } = callMarksOf(attributes);
  const isAsking = help !== undefined && help.reservation === holder?.reservationSid && holder.stage === 'accepted';
  return {
    caller: callerIn(attributes) ?? null,
    callSid: legsOf(attributes).customers[0] ?? null,
    inConference: typeof conference === 'object' && conference !== null && 'sid' in conference,
    ...(isAsking && { help: { word: help.word, forSeconds: secondsSince(Date.parse(help.at) || 0) } }),
    ...(supervisors && { supervisors }),
  };
}

interface ReadFloor {
  readonly notes: FloorNotes;
  readonly hours: readonly ToldHour[];
  readonly numbers: Current['numbers'];
  readonly tasks: readonly TaskInstance[];
  readonly alone: readonly object[];
  readonly inHand: InHand;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The floor as `/floor` tells it. */
function describeFloor({ notes, hours, numbers, tasks, alone, inHand, now }: ReadFloor): object {
  const { activities = [], queues = [] } = notes.seldom ?? {};
  const parts = inHand.parts(tasks);
  // Not when something began: the clock of whoever reads it may be another.
  const secondsSince = (at: number): number => Math.max(0, Math.floor((now - at) / 1_000));
  const ofWorker = groupBy(parts, ({ workerSid }) => workerSid);
  const ofTask = groupBy(parts, ({ taskSid }) => taskSid);
  const open = new Set(activities.filter(({ available }) => available).map(({ sid }) => sid));
  const waitingIn = groupBy(
    tasks.filter(({ assignmentStatus }) => waiting.includes(assignmentStatus)),
    ({ taskQueueSid }) => taskQueueSid,
  );
  return {
    workspace: notes.workspace ?? { sid: '', friendlyName: '' },
    alone,
    activities,
    workers: notes.workers.map(({ sid, friendlyName, activitySid, since: activitySince, skills }) => {
      const [lastEnded, capacity] = [inHand.lastEnded(sid), inHand.capacity(sid)];
      const worker = { available: open.has(activitySid), activitySince, lastEnded, capacity };
      const { state, since, canTake } = doingOf(worker, ofWorker.get(sid) ?? []);
      return {
        sid,
        friendlyName,
        activitySid,
        state,
        forSeconds: secondsSince(since),
        canTake,
        ...(skills && { skills }),
      };
    }),
    queues: queues.map(({ sid, friendlyName }) => {
      const limits = limitsFor(friendlyName);
      const overdue = waitingIn.get(sid)?.filter(({ age }) => age > limits.withinSeconds).length ?? 0;
      return { sid, friendlyName, ...(numbers[sid] ?? queueNumbersOf(undefined)), overdue, limits };
    }),
    serviceLevel: {
      ageSeconds: secondsSince(notes.currentAt ?? now),
      limits: limitsFor(''),
      hours: hours.map(({ from, queues: counts }) => ({ from: new Date(from).toISOString(), queues: counts })),
    },
    tasks: tasks
      .map((task) => ({ task, holder: holderAmong(ofTask.get(task.sid) ?? []) }))
      .map(({ task, holder }) => ({
        sid: task.sid,
        status: task.assignmentStatus,
        ageSeconds: task.age,
        ...(waiting.includes(task.assignmentStatus) && { priority: task.priority }),
        queueSid: task.taskQueueSid,
        queueName: task.taskQueueFriendlyName,
        ...describe(task.attributes, holder, secondsSince),
        ends: endingOf(task.assignmentStatus, now) ?? null,
        worker: told(holder),
      })),
    // The rest of the workers comes with the next readings.
    more: { workers: notes.sweep !== undefined && notes.sweep.rows.length >= notes.workers.length },
  };
}

/** Tasks that nobody has accepted. */
const waiting: readonly string[] = ['pending', 'reserved'];

/** The same as `Map.groupBy`, which Node has from 21 on. */
function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

const told = (part: Part | undefined): object | null =>
  part
    ? {
        sid: part.workerSid,
        friendlyName: part.workerName,
        reservationSid: part.reservationSid,
        reservationStatus: part.stage,
      }
    : null;
