import { field, eventOfLog, type TaskEvent } from '../../lib/history/task-events';
import { isSameName } from '../../lib/text/same-name';
import { exitCodes, type ExitCode } from '../exit-codes';
import { interrupted } from '../cli-error';
import { asTheyHappened, eventsByTime, mostEvents } from '../read-events/events-by-time';
import { follow } from '../follow/follow';
import type { Invocation } from '../invocation';
import { jsonLine } from '../output/json-line';
import { plain } from '../output/plain';

export interface EventsOptions {
  /** Seconds. */
  readonly since?: number;
  readonly type?: readonly string[];
  readonly task?: string;
  readonly worker?: string;
  readonly follow?: boolean;
}

/** As far back as a look goes where nothing else is said, in seconds. */
const usualSince = 900;
const followedSince = 60;

/** `desk events` */
export async function runEvents(invocation: Invocation, options: EventsOptions): Promise<ExitCode> {
  const { io, json, connect } = invocation;
  const { since = options.follow ? followedSince : usualSince } = options;
  const connection = await connect();
  const { client } = connection;
  const workspaceSid = await connection.workspaceSid();
  const print = (event: TaskEvent): void => {
    if (!isWanted(event, options)) return;
    const { sid, type, at, data } = event;
    io.stdout.write(
      json
        ? jsonLine({ at: new Date(at).toISOString(), sid, type, data })
        : `${[new Date(at).toISOString(), type, ...subjectOf(event)].map(plain).join('  ')}\n`,
    );
  };
  const now = io.clock.now();
  const from = now - since * 1_000;
  if (!options.follow) {
    for await (const { events } of eventsByTime(client, workspaceSid, { from, to: now + 1_000 })) {
      events.forEach(print);
      await io.stdout.drained();
      if (io.stdout.isClosed()) return exitCodes.done;
      if (io.signal.aborted) throw interrupted();
    }
    return exitCodes.done;
  }
  const { events } = client.taskrouter.v1.workspaces(workspaceSid);
  async function* look(begin: number | undefined): AsyncGenerator<readonly TaskEvent[]> {
    // The first look leaves it to TaskRouter what time it is.
    const period = begin === undefined ? { minutes: Math.ceil(since / 60) } : { startDate: new Date(begin) };
    const found = await events.list({ ...period, pageSize: mostEvents, limit: mostEvents });
    const rows = asTheyHappened(found.map(eventOfLog));
    const [oldest, newest] = [rows[0], rows.at(-1)];
    if (oldest && newest && rows.length >= mostEvents)
      for await (const slice of eventsByTime(client, workspaceSid, {
        from: begin ?? Math.min(from, oldest.at),
        to: newest.at + 1_000,
      }))
        yield slice.events;
    else yield rows;
  }
  return follow(io, { look, keyOf: ({ sid }) => sid ?? '', atOf: ({ at }) => at, print });
}

function isWanted(event: TaskEvent, { type, task, worker }: EventsOptions): boolean {
  if (type && !type.some((one) => event.type === one || event.type.startsWith(`${one}.`))) return false;
  if (task !== undefined && field(event, 'task_sid') !== task) return false;
  if (worker === undefined) return true;
  return field(event, 'worker_sid') === worker || isSameName(field(event, 'worker_name') ?? '', worker);
}

/** What of an event is worth a look: its task, its worker, and where it happened. */
function subjectOf(event: TaskEvent): string[] {
  const named = [
    field(event, 'task_sid'),
    field(event, 'worker_name'),
    event.type.startsWith('worker.') ? field(event, 'worker_activity_name') : field(event, 'task_queue_name'),
    field(event, 'reason'),
  ];
  return named.filter((part) => part !== undefined);
}
