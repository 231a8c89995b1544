import type { Clock } from '../core/clock';
import { systemWallClock, type WallClock } from '../core/clock-wall';
import { Ring } from '../core/ring';
import type { LoggedEvent } from './event-log';

/**
 * How something came in: over an API; by the program that the emulator runs in; by itself, as what was due or what an
 * application answered; or not at all, as what a page of another site sent.
 */
export const requestKinds = [
  'rest',
  'sync',
  'event-bridge',
  'worker-js-1',
  'socket',
  'control',
  'program',
  'clock',
  'answer',
  'refused',
] as const;
export type RequestKind = (typeof requestKinds)[number];

/** By which kind of credential somebody came; whether it was the right one, the status says. */
export type CredentialKind = 'auth token' | 'API key' | 'access token' | 'capability token';

/** A webhook that something led to. */
export interface SentWebhook {
  readonly sid: string;
  /** ISO 8601, virtual time. */
  readonly at: string;
  readonly purpose: string;
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** What came of it; absent while it is under way. */
  outcome?: { readonly status: number | null; readonly error: string | null; readonly durationMs: number };
}

/** What was put on its way to the sockets of a worker; of a task queue or workspace, where version 1's clients listen. */
export interface SentFrames {
  readonly event: LoggedEvent;
  readonly channel: string;
  /** To how many of them. */
  readonly sockets: number;
  /** What a fault does to it on its way. */
  readonly fault: 'never' | 'twice' | 'overtaken' | undefined;
}

/** A webhook that was answered. */
export interface AnsweredWebhook {
  readonly sid: string;
  readonly purpose: string;
  /** The number of what led to it, in the list of requests. */
  readonly because?: number | undefined;
}

export interface Arrival {
  readonly kind: RequestKind;
  /** Of HTTP. */
  readonly method?: string;
  /** The path it was sent to; the deadline that was due, the program's wish, or what the answered webhook was for. */
  readonly path: string;
  readonly query?: string | undefined;
  readonly userAgent?: string | undefined;
  /** Of an answer: its webhook. */
  readonly webhookSid?: string;
}

/** Something that came in, and all that it led to before the engine was done with it. */
export class RequestEntry {
  /** Counts up, over resets too. 0 until it is listed. */
  number = 0;
  status: number | undefined;
  tookMs: number | undefined;
  credential: CredentialKind | undefined;
  /** The worker's SID, or what else its token is for. */
  channel: string | undefined;
  /** What a request to the event bridge asks for: `POST Workspaces/WS…/Tasks/WT…`. */
  asks: string | undefined;
  /** What was sent along, or its beginning. */
  body: string | undefined;
  /** The reply where it was refused, or its beginning. */
  refusal: string | undefined;
  // Made when there is something to go in: most requests lead to little, and whatever is kept costs time as well.
  #events: LoggedEvent[] | undefined;
  #webhooks: SentWebhook[] | undefined;
  #frames: SentFrames[] | undefined;
  #changed: string[] | undefined;

  constructor(
    readonly arrival: Arrival,
    /** Epoch milliseconds of virtual time. */
    readonly at: number,
    /** Real time. */
    readonly startedAt: number,
    /** The number of what led to it. */
    readonly because: number | undefined,
  ) {}

  get events(): readonly LoggedEvent[] {
    return this.#events ?? [];
  }

  get webhooks(): readonly SentWebhook[] {
    return this.#webhooks ?? [];
  }

  get frames(): readonly SentFrames[] {
    return this.#frames ?? [];
  }

  /** The SIDs of the rows that were made, changed or deleted. */
  get changed(): ReadonlySet<string> {
    return new Set(this.#changed);
  }

  /** Whether it led to anything. */
  get hadConsequences(): boolean {
    return (this.#changed ?? this.#events ?? this.#webhooks ?? this.#frames) !== undefined;
  }

  noteEvent(event: LoggedEvent): void {
    if (this.#events) this.#events.push(event);
    else this.#events = [event];
  }

  noteWebhook(webhook: SentWebhook): void {
    if (this.#webhooks) this.#webhooks.push(webhook);
    else this.#webhooks = [webhook];
  }

  noteFrames(frames: SentFrames): void {
    if (this.#frames) this.#frames.push(frames);
    else this.#frames = [frames];
  }

  noteChange(sid: string): void {
    if (!this.#changed) this.#changed = [sid];
    else if (this.#changed.at(-1) !== sid) this.#changed.push(sid);
  }
}

/** How many are kept unless told otherwise; the oldest go first. */
export const usualRequests = 1_000;
const firstRefusal = 400;
/** More of a body or a refusal is cut, so that the memory they take is limited as well. */
const longestText = 8 * 1024;

/**
 * What came in, and what each led to. The engine does one thing at a time, from a command to the last of what follows from
 * it: whatever happens meanwhile was caused by it. What happens later was caused by the clock, or by what an application
 * answered, and these are listed as such.
 */
export class RequestLog {
  readonly #clock: Clock;
  readonly #wall: WallClock;
  #ring = new Ring<RequestEntry>(usualRequests);
  #most = usualRequests;
  #last = 0;
  #current: RequestEntry | undefined;
  readonly #listeners = new Set<() => void>();

  constructor(clock: Clock, wall: WallClock = systemWallClock) {
    this.#clock = clock;
    this.#wall = wall;
  }

  /** @param most - How many are kept from now on; 0 for none. */
  keep(most: number): void {
    this.#most = most;
    this.#ring = new Ring(most);
  }

  /** Lists what comes in, before it is known what becomes of it. */
  begin(arrival: Arrival): RequestEntry {
    const entry = new RequestEntry(arrival, this.#clock.now(), this.#wall.now(), undefined);
    this.#list(entry);
    return entry;
  }

  /** It was answered. @param status - `undefined` where the connection was broken instead. */
  end(entry: RequestEntry, status: number | undefined, reply?: string): void {
    entry.status = status;
    entry.tookMs = this.#wall.now() - entry.startedAt;
    if (reply !== undefined && (status === undefined || status >= firstRefusal)) entry.refusal = kept(reply);
    for (const listener of this.#listeners) listener();
  }

  /** Keeps what was sent along. */
  sent(entry: RequestEntry, body: string): void {
    if (body !== '') entry.body = kept(body);
  }

  /** Runs something that the entry wants done; whatever happens meanwhile is its doing. */
  during<T>(entry: RequestEntry | undefined, run: () => T): T {
    if (this.#most === 0) return run();
    const before = this.#current;
    this.#current = entry;
    try {
      return run();
    } finally {
      this.#current = before;
    }
  }

  /** Runs what a deadline wants done. It is listed if that is anything, and nobody else's doing. */
  byClock<T>(name: string, run: () => T): T {
    return this.#byItself({ kind: 'clock', path: name }, undefined, run);
  }

  /** Runs what a program wants done that the emulator runs in. */
  byProgram<T>(wish: string, run: () => T): T {
    return this.#byItself({ kind: 'program', path: wish }, undefined, run);
  }

  /** Runs what an application wants done by its answer to a webhook. */
  byAnswer<T>({ sid, purpose, because }: AnsweredWebhook, run: () => T): T {
    return this.#byItself({ kind: 'answer', path: purpose, webhookSid: sid }, because, run);
  }

  /** Whatever is being done now, is the doing of this one. */
  get current(): RequestEntry | undefined {
    return this.#current;
  }

  /**
   * A webhook leaves.
   *
   * @param entry - What led to it, which may be over by now.
   * @returns The number of that, where it is listed.
   */
  noteWebhook(entry: RequestEntry | undefined, webhook: SentWebhook): number | undefined {
    if (!entry || this.#most === 0) return undefined;
    if (entry.number === 0) this.#list(entry);
    entry.noteWebhook(webhook);
    return entry.number;
  }

  /**
   * Calls `listener` whenever a request was answered.
   *
   * @returns A function that ends the subscription.
   */
  onEnd(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Newest first. */
  *newestFirst(): Iterable<RequestEntry> {
    for (let position = this.#ring.size - 1; position >= 0; position -= 1) {
      const entry = this.#ring.at(position);
      if (entry) yield entry;
    }
  }

  get(number: number): RequestEntry | undefined {
    const oldest = this.#ring.at(0);
    return oldest && this.#ring.at(number - oldest.number);
  }

  clear(): void {
    this.#ring.clear();
  }

  #byItself<T>(arrival: Arrival, because: number | undefined, run: () => T): T {
    if (this.#current || this.#most === 0) return run();
    const entry = new RequestEntry(arrival, this.#clock.now(), this.#wall.now(), because);
    try {
      return this.during(entry, run);
    } finally {
      if (entry.number === 0 && entry.hadConsequences) this.#list(entry);
    }
  }

  #list(entry: RequestEntry): void {
    if (this.#most === 0) return;
    entry.number = ++this.#last;
    this.#ring.add(entry);
  }
}

/** The beginning of a long text as text of its own: a slice would hold on to the whole. */
function kept(text: string): string {
  if (text.length <= longestText) return text;
  return Buffer.from(`${text.slice(0, longestText)}… (${text.length} characters)`).toString();
}
