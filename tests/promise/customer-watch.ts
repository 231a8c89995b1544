import type { CustomersCall } from '../../emulator/control/control';
import { whereaboutsOf, type Whereabouts } from './whereabouts';

/** A floor whose customers are watched: an emulator's {@link Control}, with its clock. Nothing on it is changed. */
export interface Watched {
  /** Epoch milliseconds of virtual time. */
  readonly now: () => number;
  readonly customersCalls: () => CustomersCall[];
  /** Calls back after whatever was done. @returns Ends that. */
  readonly onChange: (listener: () => void) => () => void;
}

/** Where a customer's call is. */
export interface Customer {
  readonly call: CustomersCall;
  readonly whereabouts: Whereabouts;
  /** Epoch milliseconds of virtual time. */
  readonly since: number;
}

/** A time that a customer was alone. */
export interface TimeAlone {
  readonly callSid: string;
  /** How it came about: the place, and what had become of the task. */
  readonly how: string;
  readonly forMs: number;
}

/**
 * Watches each customer's call from its beginning to its end, and knows where it is and since when. Looks after every change,
 * so no time alone is missed between two looks.
 */
export class CustomerWatch {
  readonly #floor: Watched;
  readonly #customers = new Map<string, Customer>();
  /** Times alone that are over. */
  readonly #past: TimeAlone[] = [];
  /** What was never to be, a line each. */
  readonly #wrong: string[] = [];
  readonly #stop: () => void;
  #isStopped = false;

  constructor(floor: Watched) {
    this.#floor = floor;
    this.#stop = floor.onChange(() => this.#look());
    this.#look();
  }

  /** Whoever is alone now has been so until now; what comes is not looked at any more. */
  stop(): void {
    if (this.#isStopped) return;
    this.#look();
    this.#isStopped = true;
    this.#stop();
    const now = this.#floor.now();
    for (const customer of this.#alone()) this.#past.push(timeAlone(customer, now));
    this.#customers.clear();
  }

  /** The customers' calls that go on, the oldest first. */
  get customers(): readonly Customer[] {
    this.#look();
    return [...this.#customers.values()];
  }

  /** Each time that a customer was alone, those that go on included. */
  get timesAlone(): readonly TimeAlone[] {
    this.#look();
    const now = this.#floor.now();
    return [...this.#past, ...this.#alone().map((customer) => timeAlone(customer, now))];
  }

  /** What is wrong, a line each: who was alone for too long, and whose call was in no place, or in two. */
  wrong(limitSeconds: number): readonly string[] {
    const tooLong = this.timesAlone
      .filter(({ forMs }) => forMs > limitSeconds * 1000)
      .map(({ callSid, how, forMs }) => `${callSid} was alone for ${forMs / 1000} s: ${how}`);
    return [...new Set(this.#wrong), ...tooLong];
  }

  /** @throws Error that says who was alone for longer than that, and how it came about */
  expectNobodyAlone(limitSeconds: number): void {
    const wrong = this.wrong(limitSeconds);
    if (wrong.length > 0)
      throw new Error(`A customer was left alone, expected nobody for over ${limitSeconds} s:\n${wrong.join('\n')}`);
  }

  #alone(): Customer[] {
    return [...this.#customers.values()].filter(({ whereabouts }) => whereabouts === 'alone');
  }

  #look(): void {
    if (this.#isStopped) return;
    const now = this.#floor.now();
    const gone = new Map(this.#customers);
    for (const call of this.#floor.customersCalls()) {
      const before = gone.get(call.sid);
      gone.delete(call.sid);
      const whereabouts = this.#whereaboutsOf(call);
      if (before?.whereabouts === 'alone' && whereabouts !== 'alone') this.#past.push(timeAlone(before, now));
      const since = before?.whereabouts === whereabouts ? before.since : now;
      // How it came to be alone is told by the first moment of it.
      const known = before?.whereabouts === 'alone' && whereabouts === 'alone' ? before.call : call;
      this.#customers.set(call.sid, { call: known, whereabouts, since });
    }
    for (const [sid, before] of gone) {
      if (before.whereabouts === 'alone') this.#past.push(timeAlone(before, now));
      this.#customers.delete(sid);
    }
  }

  #whereaboutsOf(call: CustomersCall): Whereabouts {
    try {
      return whereaboutsOf(call);
    } catch (error) {
      this.#wrong.push(error instanceof Error ? error.message : String(error));
      return 'alone';
    }
  }
}

function timeAlone({ call, since }: Customer, now: number): TimeAlone {
  const place = call.places.map(({ in: where }) => where).join(' and ') || 'nowhere';
  const held = call.reservations.map(({ status }) => status).join(', ');
  const task = call.task ? `${call.task.sid} ${call.task.status}` : 'no task any more';
  return { callSid: call.sid, how: `${place}, ${task}${held && `, its reservations ${held}`}`, forMs: now - since };
}
