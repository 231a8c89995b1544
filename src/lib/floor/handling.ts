import type { ToldEvent } from './in-hand';

/** How much was done in an hour, in a queue: the parts that people had in tasks, from accepting to completing them. */
export interface HandledCounts {
  readonly handled: number;
  /** All of them together, their wrap-up included. */
  readonly handleMs: number;
}

type Pairs<Value> = readonly (readonly [key: string, value: Value])[];

interface Ended {
  readonly at: number;
  readonly queueSid: string;
}

/** A stretch of time of which not all events are known: from its end back, a page at a time. */
interface Gap {
  /** Epoch milliseconds. */
  readonly from: number;
  readonly to: number;
  /** What of it is known already: of its first seconds, and of its last millisecond. */
  readonly known: readonly string[];
}

/** What {@link Handling} has found out, as it can be written down. */
export interface HandlingNotes {
  /** By the reservation's SID: accepted, and not known to be over. */
  readonly accepted: Pairs<number>;
  /** Over, and not known when it was accepted. */
  readonly ended: Pairs<Ended>;
  /** By the hour's beginning and the queue's SID. */
  readonly sums: Pairs<HandledCounts>;
  /** What was heard of the last seconds, which is told again. */
  readonly heard: Pairs<number>;
  readonly gaps: readonly Gap[];
}

const hourMs = 3_600_000;

/** For so long what was heard may be told again. */
const againMs = 60_000;

/** Nobody has a task in hand for longer. */
const longestMs = 24 * hourMs;

const keyOf = (hour: number, queueSid: string): string => `${hour} ${queueSid}`;

/**
 * How long people have tasks in hand, by the hour in which they were done, from the workspace's events alone: TaskRouter's statistics know
 * nothing of it. It says of each hour whether all of it is known; what is missing is read backwards, a page of events at a time.
 */
export class Handling {
  readonly #accepted: Map<string, number>;
  readonly #ended: Map<string, Ended>;
  readonly #sums: Map<string, HandledCounts>;
  readonly #heard: Map<string, number>;
  #gaps: readonly Gap[];

  /** @param notes - What an earlier reading, of whichever instance, has found out. */
  constructor(notes?: HandlingNotes) {
    const { accepted = [], ended = [], sums = [], heard = [], gaps = [] } = notes ?? {};
    this.#accepted = new Map(accepted);
    this.#ended = new Map(ended);
    this.#sums = new Map(sums);
    this.#heard = new Map(heard);
    this.#gaps = gaps;
  }

  /** Everything, for the next reading; what is older than the hours that are told goes. @param oldest - Epoch milliseconds. */
  notes(oldest: number, now: number): HandlingNotes {
    // What is told again is what was told last, however long ago.
    const newest = Math.max(0, ...this.#heard.values());
    const hourOf = (key: string): number => Number(key.split(' ')[0]);
    return {
      accepted: [...this.#accepted].filter(([, at]) => at > now - longestMs),
      ended: [...this.#ended].filter(([, { at }]) => at >= oldest),
      sums: [...this.#sums].filter(([key]) => hourOf(key) >= oldest),
      heard: [...this.#heard].filter(([, at]) => at > newest - againMs),
      gaps: this.#gaps.filter(({ to }) => to > oldest).map((gap) => ({ ...gap, from: Math.max(gap.from, oldest) })),
    };
  }

  /**
   * Takes in a page of events.
   *
   * @param from - Since when all are in it, had it not been full; epoch milliseconds.
   */
  hear(page: readonly ToldEvent[], { isFull, from }: { readonly isFull: boolean; readonly from: number }): void {
    const known = [...this.#heard].filter(([, at]) => at >= from).map(([name]) => name);
    for (const event of page) this.#note(event);
    const gap = isFull ? gapBefore(page, from, known) : undefined;
    if (gap) this.#gaps = [...this.#gaps, gap];
  }

  /** The stretch of time that is to be read next; `undefined` where all is known. */
  get gap(): { readonly from: number; readonly to: number } | undefined {
    return this.#gaps.at(-1);
  }

  /** Takes in a page of the stretch that {@link gap} names. */
  fill(page: readonly ToldEvent[], isFull: boolean): void {
    const gap = this.#gaps.at(-1);
    if (!gap) return;
    const known = new Set(gap.known);
    for (const event of page) {
      const { eventDateMs: at } = event;
      if (at >= gap.from && at <= gap.to && !known.has(nameOf(event))) this.#note(event);
    }
    const left = isFull ? gapBefore(page, gap.from, gap.known) : undefined;
    // A second that has more than a page cannot be told apart, and is left behind.
    const next = left && left.to >= gap.to ? { ...left, to: gap.to - 1_000 } : left;
    this.#gaps = [...this.#gaps.slice(0, -1), ...(next && next.to > next.from ? [next] : [])];
  }

  /** A reservation that was completed, and must have been accepted before anything that is known. */
  get unknown(): string | undefined {
    return this.#gaps.length > 0 ? undefined : this.#ended.keys().next().value;
  }

  /** Takes in when a reservation was accepted; nothing where nobody knows. */
  learn(reservationSid: string, page: readonly ToldEvent[]): void {
    for (const event of page) this.#note(event);
    this.#ended.delete(reservationSid);
  }

  /** What was done in an hour, by the queue's SID; `undefined` as long as not all of it is known. @param from - The hour's beginning. */
  ofHour(from: number): ReadonlyMap<string, HandledCounts> | undefined {
    const to = from + hourMs;
    if (this.#gaps.some((gap) => gap.from < to && gap.to >= from)) return undefined;
    for (const { at } of this.#ended.values()) if (at >= from && at < to) return undefined;
    const found = new Map<string, HandledCounts>();
    for (const [key, counts] of this.#sums) {
      const [hour, queueSid = ''] = key.split(' ');
      if (Number(hour) === from) found.set(queueSid, counts);
    }
    return found;
  }

  #note(event: ToldEvent): void {
    const { eventType, eventDateMs: at } = event;
    const reservationSid = textOf(event, 'reservation_sid');
    const name = nameOf(event);
    if (reservationSid === '' || this.#heard.has(name)) return;
    this.#heard.set(name, at);
    if (eventType === 'reservation.accepted') {
      const ended = this.#ended.get(reservationSid);
      if (ended) this.#count(reservationSid, at, ended);
      else this.#accepted.set(reservationSid, at);
    } else if (eventType === 'reservation.completed') {
      const ended = { at, queueSid: textOf(event, 'task_queue_sid') };
      const accepted = this.#accepted.get(reservationSid);
      if (accepted === undefined) this.#ended.set(reservationSid, ended);
      else this.#count(reservationSid, accepted, ended);
    } else if (eventType === 'reservation.canceled') this.#accepted.delete(reservationSid);
  }

  #count(reservationSid: string, accepted: number, { at, queueSid }: Ended): void {
    this.#accepted.delete(reservationSid);
    this.#ended.delete(reservationSid);
    const key = keyOf(Math.floor(at / hourMs) * hourMs, queueSid);
    const { handled, handleMs } = this.#sums.get(key) ?? { handled: 0, handleMs: 0 };
    this.#sums.set(key, { handled: handled + 1, handleMs: handleMs + Math.max(0, at - accepted) });
  }
}

/** What a full page leaves untold. */
function gapBefore(page: readonly ToldEvent[], from: number, known: readonly string[]): Gap | undefined {
  const to = page.reduce((least, { eventDateMs: at }) => Math.min(least, at), Infinity);
  if (!(to > from)) return undefined;
  const edge = page.filter(({ eventDateMs: at }) => at === to).map(nameOf);
  return { from, to, known: [...known, ...edge] };
}

const nameOf = (event: ToldEvent): string => `${event.eventType} ${textOf(event, 'reservation_sid')}`;

function textOf({ eventData }: ToldEvent, name: string): string {
  const value: unknown = typeof eventData === 'object' && eventData !== null ? Reflect.get(eventData, name) : undefined;
  return typeof value === 'string' ? value : '';
}
