import { createServer } from 'node:http';
import twilio from 'twilio';
import * as v from 'valibot';
import { seededRandom } from '../../emulator/core/seeded-random';
import { localCredentials } from '../../emulator/credentials';
import { LocalRequestClient } from '../../emulator/request-client';
import { restListener } from '../../emulator/rest/listener';
import { RestApi } from '../../emulator/rest/rest-api';
import { Sync } from '../../emulator/sync/sync';
import { taskrouterOperations } from '../../emulator/taskrouter-api/taskrouter-operations';
import {
  acceptReservation,
  completeReservation,
  rejectReservation,
  wrapReservation,
} from '../../emulator/taskrouter/commands/reservation-commands';
import { createTask } from '../../emulator/taskrouter/commands/task-commands';
import { cancelTask } from '../../emulator/taskrouter/commands/task-status';
import { setActivity } from '../../emulator/taskrouter/commands/worker-activity';
import { readFloor } from '../../src/lib/floor/read-floor';
import { SharedReading } from '../../src/lib/floor/shared-reading';
import { makeFloor, type BenchFloor } from '../floor';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** What the floor's limits are where nothing is configured. */
const [withinSeconds, shortSeconds] = [30, 5];

/** One queue's hour, as it is told and as it was. */
export interface HourOfQueue {
  readonly within: number;
  readonly late: number;
  readonly lost: number;
  readonly short: number;
  readonly waitSeconds: number;
  readonly handled: number;
  readonly handleSeconds: number;
}

interface Book {
  readonly waitsMs: number[];
  readonly lostMs: number[];
  readonly handledMs: number[];
}

const count = v.number();
const told = v.object({
  serviceLevel: v.object({
    hours: v.array(
      v.object({
        from: v.string(),
        queues: v.record(
          v.string(),
          v.object({
            ...{ within: count, late: count, lost: count, short: count, waitSeconds: count },
            ...{ handled: v.optional(count), handleSeconds: v.optional(count) },
          }),
        ),
      }),
    ),
  }),
});

export interface TrueDay {
  readonly calls: number;
  readonly readings: number;
  /** Hours of queues whose figures were compared, each as it was told last. */
  readonly compared: number;
  /** Figures of hours that were over and told, and were not what had happened. */
  readonly wrong: readonly string[];
  /** How often it was told that an hour's handling is not known yet. */
  readonly unknown: number;
  readonly mostRequests: number;
  readonly tasksLeft: number;
}

export interface DayOptions {
  readonly calls: number;
  readonly hours: number;
  readonly agents: number;
  readonly queues: number;
  readonly seed: number;
}

/**
 * A random day at a local TaskRouter, and the floor's figures of it, read by Functions that are restarted and forget, with pauses in which
 * more happens than a page of events tells; held against a book that is kept of what was done.
 */
export async function trueDay({ calls, hours, agents, queues, seed }: DayOptions): Promise<TrueDay> {
  const floor = makeFloor(agents, queues);
  const { engine, workspaceSid } = floor;
  const random = seededRandom(seed);
  const book = new Map<string, Book>();
  live(floor, random, (at, queueSid) => {
    const key = `${Math.floor(at / hour) * hour} ${queueSid}`;
    const known = book.get(key) ?? { waitsMs: [], lostMs: [], handledMs: [] };
    book.set(key, known);
    return known;
  });
  for (let call = 0; call < calls; call += 1)
    engine.clock.at(hour + Math.floor(random() * (hours - 2) * hour), () =>
      engine.transact(() => callIn(floor, random, call)),
    );
  const rest = restListener(new RestApi(engine, [...taskrouterOperations, ...new Sync(engine).operations]));
  let asked = 0;
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/v1/Workspaces')) asked += 1;
    // Nobody is in a conference here.
    if (!rest(request, response)) response.end(JSON.stringify({ conferences: [], calls: [], queues: [] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const { accountSid, authToken } = localCredentials;
  const client = twilio(accountSid, authToken, { httpClient: new LocalRequestClient(`http://127.0.0.1:${port}`) });
  const sync = client.sync.v1.services('default');
  const instance = (): SharedReading =>
    new SharedReading({ workspaceSid, now: () => engine.clock.now(), wait: (ms) => engine.clock.advance(ms) });
  const instances = [instance(), instance(), instance()];
  const latest = new Map<string, HourOfQueue>();
  const wrong: string[] = [];
  let [readings, unknown, mostRequests] = [0, 0, 0];

  async function look(): Promise<void> {
    const place = Math.floor(random() * instances.length);
    // One forgets now and then, as after a deployment, or when nobody asked it for a while.
    if (random() < 0.2) instances[place] = instance();
    asked = 0;
    const answer = await instances[place]?.ask({
      sync,
      read: (notes, now, most) => readFloor(client, notes, { workspaceSid, now, most, hidden: new Set() }),
      isFresh: false,
    });
    readings += 1;
    mostRequests = Math.max(mostRequests, asked);
    const now = engine.clock.now();
    for (const { from, queues: rows } of v.parse(told, answer?.floor).serviceLevel.hours) {
      const begun = Date.parse(from);
      if (now < begun + hour + 3 * minute) continue;
      for (const [queueSid, row] of Object.entries(rows)) {
        const key = `${begun} ${queueSid}`;
        const { handled, handleSeconds } = row;
        const was = wasIn(book.get(key));
        if (handled === undefined || handleSeconds === undefined) unknown += 1;
        else latest.set(key, { ...row, handled, handleSeconds });
        const known = { ...row, handled: handled ?? was.handled, handleSeconds: handleSeconds ?? was.handleSeconds };
        if (JSON.stringify(known, fields) !== JSON.stringify(was, fields))
          wrong.push(`${from} ${queueSid}: ${JSON.stringify(row, fields)}, was ${JSON.stringify(was, fields)}`);
      }
    }
  }

  try {
    const end = engine.clock.now() + (hours + 1) * hour;
    while (engine.clock.now() < end) {
      // Mostly somebody looks; now and then nobody does for a while.
      const pause = random() < 0.06 ? 30 * minute + random() * 40 * minute : 5 * second + random() * 9 * minute;
      await engine.clock.advance(Math.floor(pause));
      await look();
    }
    for (let more = 0; more < 10; more += 1) {
      await engine.clock.advance(5 * second);
      await look();
    }
    const tasksLeft = [...engine.store.tasksOf.of(workspaceSid)].length;
    return { calls, readings, compared: latest.size, wrong, unknown, mostRequests, tasksLeft };
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

const fields = ['within', 'late', 'lost', 'short', 'waitSeconds', 'handled', 'handleSeconds'];

/** Whole seconds of all together, as TaskRouter has them. */
const secondsOf = (all: readonly number[]): number => Math.floor(all.reduce((sum, ms) => sum + ms, 0) / second);

function wasIn(book: Book | undefined): HourOfQueue {
  const { waitsMs = [], lostMs = [], handledMs = [] } = book ?? {};
  const isLate = (ms: number): boolean => Math.floor(ms / second) > withinSeconds;
  const isShort = (ms: number): boolean => Math.floor(ms / second) <= shortSeconds;
  return {
    within: waitsMs.filter((ms) => !isLate(ms)).length,
    late: waitsMs.filter(isLate).length,
    lost: lostMs.filter((ms) => !isShort(ms)).length,
    short: lostMs.filter(isShort).length,
    waitSeconds: secondsOf(waitsMs),
    handled: handledMs.length,
    handleSeconds: secondsOf(handledMs),
  };
}

function callIn({ engine, workspaceSid }: BenchFloor, random: () => number, call: number): void {
  const attributes = JSON.stringify({ queue: call % 5, from: `+1555${1_000_000 + call}` });
  const { sid } = createTask(engine, { workspaceSid, attributes });
  const patience = random() < 0.1 ? random() * 8 * second : 40 * second + random() * 5 * minute;
  engine.deadlines.set(`${sid}:patience`, engine.clock.now() + Math.floor(patience), () =>
    engine.transact(() => {
      const status = engine.store.tasks.get(sid)?.assignmentStatus;
      if (status === 'pending' || status === 'reserved') cancelTask(engine, sid, 'hangup');
    }),
  );
}

/** Every agent answers, or not, talks and wraps up; and it is written down when. */
function live(
  { engine, available }: BenchFloor,
  random: () => number,
  bookOf: (at: number, queueSid: string) => Book,
): void {
  const { clock, deadlines, store } = engine;
  const soon = (name: string, afterMs: number, run: () => void): void =>
    deadlines.set(name, clock.now() + Math.floor(afterMs), () => engine.transact(run));
  const isStill = (sid: string, status: string): boolean => store.reservations.get(sid)?.status === status;
  engine.log.subscribe(({ type, reservation, task, worker, at }) => {
    if (type === 'task.canceled' && task) bookOf(at, task.taskQueueSid ?? '').lostMs.push(at - task.dateCreated);
    if (type === 'reservation.timeout' && worker)
      soon(`${worker.sid}:back`, 30 * second, () => void setActivity(engine, worker.sid, available));
    if (type !== 'reservation.created' || !reservation || !task) return;
    const { sid, taskSid } = reservation;
    const fate = random();
    // Whoever misses it is away for a while.
    if (fate < 0.03) return;
    soon(`${sid}:answer`, second + random() * 14 * second, () => {
      if (!isStill(sid, 'pending')) return;
      if (fate < 0.08) return void rejectReservation(engine, sid);
      deadlines.clear(`${taskSid}:patience`);
      acceptReservation(engine, sid);
      const accepted = clock.now();
      bookOf(accepted, task.taskQueueSid ?? '').waitsMs.push(accepted - task.dateCreated);
      const talk = fate > 0.995 ? 2 * hour + random() * hour : 20 * second + random() * 5 * minute;
      soon(`${sid}:talk`, talk, () => {
        wrapReservation(engine, sid);
        soon(`${sid}:wrap`, 3 * second + random() * 60 * second, () => {
          completeReservation(engine, sid);
          bookOf(clock.now(), task.taskQueueSid ?? '').handledMs.push(clock.now() - accepted);
        });
      });
    });
  });
}
