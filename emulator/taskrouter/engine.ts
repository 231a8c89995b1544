import { EventLog, type EventSubject } from '../account/event-log';
import type { Recorder } from '../account/recorded-step';
import { RequestLog } from '../account/request-log';
import { Store, tableNames } from '../account/store';
import { type VirtualClock, Deadlines } from '../core/clock';
import { Ids } from '../core/ids';
import type { PendingWork } from '../core/pending-work';
import type { Row } from '../core/table';
import type { Credentials } from '../credentials';
import { Faults } from '../faults/faults';
import { Router } from './routing/router';
import type { VoicePort } from './voice-port';

/** The region that Twilio's own hosts are in, unless their names say another. */
export const usualRegion = 'us1';

/**
 * One TaskRouter account: its state, its time and its rules. Every change goes through {@link Engine.transact}, after
 * which tasks are matched with workers, so that no command leaves a match unmade.
 */
export class Engine {
  readonly ids = new Ids();
  readonly store = new Store();
  readonly deadlines: Deadlines;
  readonly log: EventLog;
  /** What came in, and what each led to. */
  readonly requests: RequestLog;
  readonly router: Router;
  /** Faults on demand, for whatever talks to the outside. */
  readonly faults = new Faults();
  /** Takes down what moves it; absent where nobody records. */
  recorder: Recorder | undefined;
  readonly #listeners = new Set<() => void>();
  #kept: () => Promise<void> | undefined = () => undefined;
  #voice: VoicePort | undefined;
  #depth = 0;
  #order = 0;

  constructor(
    readonly clock: VirtualClock,
    readonly work: PendingWork,
    readonly credentials: Credentials,
    /** The region of Twilio that it plays. */
    readonly region: string = usualRegion,
  ) {
    this.requests = new RequestLog(clock);
    this.deadlines = new Deadlines(clock, (name, run) => this.requests.byClock(name, run));
    this.log = new EventLog(clock, this.ids);
    this.router = new Router(this);
    this.log.subscribe((event) => this.requests.current?.noteEvent(event));
    const changed = (before: Row | undefined, after: Row | undefined): void =>
      this.requests.current?.noteChange((after ?? before)?.sid ?? '');
    for (const name of tableNames) this.store[name].onChange(changed);
  }

  get accountSid(): string {
    return this.credentials.accountSid;
  }

  get voice(): VoicePort {
    if (!this.#voice) throw new Error('The telephone side is not connected: call connectVoice() first');
    return this.#voice;
  }

  connectVoice(voice: VoicePort): void {
    this.#voice = voice;
  }

  /** Says how to wait until what has happened so far would survive the process. */
  keepBy(kept: () => Promise<void> | undefined): void {
    this.#kept = kept;
  }

  /**
   * Resolves once all that has happened so far would survive the process: nobody outside may hear of it before. Rejects
   * where it cannot be kept.
   *
   * @returns `undefined` where nothing has to be waited for, as always in memory.
   */
  kept(): Promise<void> | undefined {
    return this.#kept();
  }

  /** A number greater than every one before: for putting what happens at the same moment in order. */
  nextOrder(): number {
    this.#order += 1;
    return this.#order;
  }

  /** The number given out last. */
  get lastOrder(): number {
    return this.#order;
  }

  restoreOrder(last: number): void {
    this.#order = last;
  }

  /** Runs a command; when the outermost one has ended, routes whatever it made routable. */
  transact<T>(command: () => T): T {
    this.#depth += 1;
    try {
      const result = command();
      if (this.#depth === 1) this.router.pump();
      return result;
    } finally {
      this.#depth -= 1;
      if (this.#depth === 0) for (const listener of this.#listeners) listener();
    }
  }

  /**
   * Calls `listener` after each outermost command, whether or not it changed anything.
   *
   * @returns A function that ends the subscription.
   */
  onTransacted(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  announce(type: string, workspaceSid: string, subject: EventSubject): void {
    this.log.append(type, workspaceSid, subject);
  }

  /** Forgets everything and starts counting afresh. */
  reset(): void {
    this.faults.clear();
    this.deadlines.clearAll();
    this.router.reset();
    this.store.clear();
    this.log.clear();
    this.requests.clear();
    this.ids.reset();
    this.#order = 0;
  }
}
