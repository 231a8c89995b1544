import { createServer, type Server } from 'node:http';
import { seededRandom } from '../../emulator/core/seeded-random';

const workspaceSid = `WS${'0'.repeat(31)}1`;

/** A call as it really was, in the words of an export. */
export interface RealCall {
  readonly taskSid: string;
  readonly endedAt: string;
  readonly queue: string;
  readonly agents: readonly string[];
  readonly missed: number;
  readonly waitSeconds: number;
  readonly talkSeconds: number | undefined;
  readonly end: 'completed' | 'abandoned';
  readonly notes: string | undefined;
  readonly recordings: readonly string[] | undefined;
}

interface LoggedEvent {
  readonly sid: string;
  readonly type: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** When the list has it. */
  readonly seenAt: number;
  readonly data: Readonly<Record<string, string>>;
}

/** No call takes longer, its deletion included. */
const longestMs = 4 * 3_600_000;

const hex = (prefix: string, ...numbers: readonly number[]): string =>
  prefix + numbers.map((number) => number.toString(16).padStart(16, '0')).join('');

export interface HistoryLogOptions {
  readonly calls: number;
  /** When the first begins, in epoch milliseconds. */
  readonly from: number;
  /** From one call's beginning to the next's. */
  readonly everyMs: number;
  readonly seed: number;
  /** How much later than they happen events come into the list, at most. */
  readonly lateMs?: number;
  /** What time it is, in epoch milliseconds. */
  readonly now: () => number;
}

/**
 * A log of TaskRouter as its list of events tells it: a thousand at most, the newest first, and no second page. Calls are made up when they
 * are asked for, so that a hundred thousand of them need no memory here.
 */
export class HistoryLog {
  readonly #options: HistoryLogOptions;
  readonly #server: Server;
  /** How many lists were asked for, and how many were full. */
  readonly asked = { lists: 0, full: 0, tasks: 0 };
  /** What the next request is answered instead. */
  next: { readonly status: number; readonly retryAfter?: string } | undefined;

  private constructor(options: HistoryLogOptions) {
    this.#options = options;
    this.#server = createServer((request, response) => {
      const { status, body, headers } = this.#answer(new URL(request.url ?? '', 'http://twilio'));
      response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
      response.end(JSON.stringify(body));
    });
  }

  static async open(options: HistoryLogOptions): Promise<HistoryLog> {
    const log = new HistoryLog(options);
    await new Promise<void>((resolve) => log.#server.listen(0, '127.0.0.1', resolve));
    return log;
  }

  get origin(): string {
    const address = this.#server.address();
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** What was, call by call. */
  real(index: number): RealCall {
    return this.#call(index).real;
  }

  /** The events of a call. */
  happened(index: number): readonly { readonly sid: string; readonly at: number }[] {
    return this.#call(index).events;
  }

  #answer({ pathname, searchParams: query }: URL): { status: number; body: object; headers?: Record<string, string> } {
    const { next } = this;
    this.next = undefined;
    if (next)
      return {
        status: next.status,
        body: { code: 20_429, message: 'Too Many Requests', status: next.status },
        headers: { ...(next.retryAfter !== undefined && { 'Retry-After': next.retryAfter }) },
      };
    const meta = { key: 'events', page: 0, page_size: 1_000, first_page_url: '', url: '', next_page_url: null };
    if (pathname === '/v1/Workspaces')
      return {
        status: 200,
        body: { meta: { ...meta, key: 'workspaces' }, workspaces: [{ sid: workspaceSid, friendly_name: 'log' }] },
      };
    if (pathname.endsWith('/Recordings.json')) return { status: 200, body: this.#recordings(query) };
    if (pathname !== `/v1/Workspaces/${workspaceSid}/Events`)
      return { status: 501, body: { code: 20_501, message: 'This log knows events alone.', status: 501 } };
    const [task, type] = [query.get('TaskSid'), query.get('EventType')];
    const now = this.#options.now();
    const end = Date.parse(query.get('EndDate') ?? '') || now;
    const start = Date.parse(query.get('StartDate') ?? '') || end - Number(query.get('Minutes') ?? 15) * 60_000;
    this.asked.lists += 1;
    const found = (task === null ? this.#between(start, end) : this.#call(Number.parseInt(task.slice(2), 16)).events)
      .filter((event) => event.at >= start && event.at <= end && event.seenAt <= now)
      .filter((event) => type === null || event.type === type)
      .toSorted((a, b) => b.at - a.at)
      .slice(0, 1_000);
    if (task !== null) this.asked.tasks += 1;
    if (found.length === 1_000) this.asked.full += 1;
    const events = found.map(({ sid, type: event_type, at, data }) => ({
      sid,
      event_type,
      event_date: new Date(at).toISOString(),
      event_date_ms: at,
      event_data: data,
    }));
    return { status: 200, body: { meta, events } };
  }

  #between(start: number, end: number): LoggedEvent[] {
    return this.#indexes(start, end).flatMap((index) => [...this.#call(index).events]);
  }

  /** Of the calls that may have been in progress. */
  #indexes(start: number, end: number): number[] {
    const { from, everyMs, calls } = this.#options;
    const first = Math.max(0, Math.floor((start - longestMs - from) / everyMs));
    const last = Math.min(calls - 1, Math.ceil((end - from) / everyMs));
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => first + place);
  }

  /** All on one page: there are few. */
  #recordings(query: URLSearchParams): object {
    const [start, end] = ['DateCreated>', 'DateCreated<'].map((name) => Date.parse(query.get(name) ?? ''));
    const recordings = this.#indexes(start ?? 0, end ?? 0).flatMap((index) => {
      const { real } = this.#call(index);
      const at = Date.parse(real.endedAt);
      if (!(at >= (start ?? 0) && at <= (end ?? 0))) return [];
      const created = new Date(at).toUTCString();
      return (real.recordings ?? []).map((sid) => ({ sid, call_sid: hex('CA', 0, index), date_created: created }));
    });
    return { recordings, page: 0, page_size: 1_000, next_page_uri: null };
  }

  #call(index: number): { readonly events: readonly LoggedEvent[]; readonly real: RealCall } {
    const { from, everyMs, seed, lateMs = 0 } = this.#options;
    const random = seededRandom(seed + index * 7_919);
    const draw = (least: number, most: number): number => least + Math.floor(random() * (most - least));
    // Whole seconds: TaskRouter tells the making of a task in no finer.
    const made = from + index * everyMs - ((from + index * everyMs) % 1_000);
    const taskSid = hex('WT', 0, index);
    const queue = `queue ${index % 7}`;
    const attributes = { from: `+1555${String(index % 10_000_000).padStart(7, '0')}`, call_sid: hex('CA', 0, index) };
    const events: LoggedEvent[] = [];
    let version = 0;
    let words = attributes as object;
    const tell = (type: string, at: number, more: Record<string, string> = {}): void => {
      const data = {
        task_sid: taskSid,
        task_attributes: JSON.stringify(words),
        task_date_created: String(made / 1_000),
        task_version: String((version += 1)),
        task_queue_name: queue,
        workspace_name: 'log',
        ...more,
      };
      events.push({ sid: hex('EV', index, events.length), type, at, seenAt: at + draw(0, lateMs + 1), data });
    };
    const reservation = (agent: number) => ({
      reservation_sid: hex('WR', agent, index),
      worker_sid: hex('WK', 0, agent),
      worker_name: `agent ${agent}`,
      worker_attributes: JSON.stringify({ contact_uri: `client:agent-${agent}`, skills: ['en', 'de', 'fr'] }),
    });
    tell('task.created', made);
    let at = made + draw(0, 30_000);
    let missed = 0;
    if (random() < 0.2) {
      missed = 1;
      tell('reservation.created', at, reservation((index + 50) % 100));
      tell('reservation.timeout', (at += 15_000), reservation((index + 50) % 100));
    }
    const isAbandoned = random() < 0.12;
    const answeredAt = (at += draw(1_000, 60_000));
    let endedAt = at;
    let talkedUntil = at;
    if (isAbandoned) tell('task.canceled', endedAt, { reason: 'hangup', task_canceled_reason: 'hangup' });
    else {
      const own = reservation(index % 100);
      tell('reservation.created', at, own);
      tell('reservation.accepted', at, own);
      talkedUntil = at + (random() < 0.01 ? draw(3_600_000, 10_000_000) : draw(20_000, 600_000));
      tell('reservation.wrapup', talkedUntil, own);
      tell('task.wrapup', talkedUntil);
      endedAt = talkedUntil + draw(5_000, 60_000);
      tell('task.completed', endedAt, { reason: 'done', task_completed_reason: 'done' });
      tell('reservation.completed', endedAt, own);
      words = { ...attributes, wrap_up: { notes: `Wants number ${index}, "the red one"` } };
    }
    tell('task.system-deleted', endedAt + 300_000);
    const real: RealCall = {
      taskSid,
      endedAt: new Date(endedAt).toISOString(),
      queue,
      agents: isAbandoned ? [] : [`agent ${index % 100}`],
      missed,
      waitSeconds: Math.round((answeredAt - made) / 1_000),
      talkSeconds: isAbandoned ? undefined : Math.round((talkedUntil - answeredAt) / 1_000),
      end: isAbandoned ? 'abandoned' : 'completed',
      notes: isAbandoned ? undefined : `Wants number ${index}, "the red one"`,
      recordings: isAbandoned || index % 3 > 0 ? undefined : [hex('RE', 0, index)],
    };
    return { events, real };
  }
}
