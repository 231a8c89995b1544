import type { Clock } from '../core/clock';
import type { Ids } from '../core/ids';
import { Ring } from '../core/ring';
import type {
  ActivityRow,
  ReservationRow,
  TaskChannelRow,
  TaskQueueRow,
  TaskRow,
  TransferRow,
  WorkerChannelRow,
  WorkerRow,
  WorkflowRow,
} from './taskrouter-rows';

/** The rows an event speaks of, as they stood when it happened. */
export interface EventSubject {
  readonly task?: TaskRow;
  readonly reservation?: ReservationRow;
  readonly worker?: WorkerRow;
  readonly workerChannel?: WorkerChannelRow;
  readonly activity?: ActivityRow;
  readonly taskQueue?: TaskQueueRow;
  readonly taskChannel?: TaskChannelRow;
  readonly workflow?: WorkflowRow;
  readonly transfer?: TransferRow;
  /** Facts of this event alone, named as the event callback names them (`WorkerPreviousActivitySid`, …). */
  readonly details?: Readonly<Record<string, string>>;
  /** Workers to be told besides those the event concerns by itself. */
  readonly alsoTell?: readonly string[];
}

export interface LoggedEvent extends EventSubject {
  readonly sid: string;
  /** TaskRouter's name of it, such as `reservation.created`. @see https://www.twilio.com/docs/taskrouter/api/event */
  readonly type: string;
  readonly workspaceSid: string;
  /** Epoch milliseconds of virtual time. */
  readonly at: number;
}

export type EventListener = (event: LoggedEvent) => void;

/** How many events are kept; the oldest go first. */
export const keptEvents = 100_000;

/** All that happened, in order. Listeners hear of an event at once, while the rows stand as it describes them. */
export class EventLog {
  readonly #clock: Clock;
  readonly #ids: Ids;
  readonly #events = new Ring<LoggedEvent>(keptEvents);
  readonly #listeners = new Set<EventListener>();

  constructor(clock: Clock, ids: Ids) {
    this.#clock = clock;
    this.#ids = ids;
  }

  append(type: string, workspaceSid: string, subject: EventSubject): LoggedEvent {
    const event: LoggedEvent = { sid: this.#ids.next('EV'), type, workspaceSid, at: this.#clock.now(), ...subject };
    this.#events.add(event);
    for (const listener of this.#listeners) listener(event);
    return event;
  }

  /** @returns A function that ends the subscription. */
  subscribe(listener: EventListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get(sid: string): LoggedEvent | undefined {
    const oldest = this.#events.at(0);
    if (!oldest) return undefined;
    // Events are numbered without gaps, so that none has to be looked up by name.
    const event = this.#events.at(numberOf(sid) - numberOf(oldest.sid));
    return event?.sid === sid ? event : undefined;
  }

  /** Oldest first. */
  values(): IterableIterator<LoggedEvent> {
    return this.#events[Symbol.iterator]();
  }

  /** How many are kept now. */
  get size(): number {
    return this.#events.size;
  }

  /** The latest events, newest first. */
  newest(most: number): LoggedEvent[] {
    return this.#events.newest(most);
  }

  /** Takes in what happened before, oldest first. Nobody is told: it is no news. */
  restore(events: Iterable<LoggedEvent>): void {
    this.clear();
    for (const event of events) this.#events.add(event);
  }

  clear(): void {
    this.#events.clear();
  }
}

/** The number in an event's SID. */
const numberOf = (sid: string): number => Number.parseInt(sid.slice(2), 16);
