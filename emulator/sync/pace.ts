import type { Clock } from '../core/clock';
import { rateExceeded } from './sync-errors';

const secondMs = 1000;
const perSecond = 20;
/** Twilio lets the rates of reads and of new objects be passed for so long, as long as their average is kept. */
const burstSeconds = 10;
const kibibyte = 1024;
/** At 10 KiB and above, 2 writes a second are left of 20. */
const mostUnits = 10;

interface Spent {
  readonly at: number;
  readonly units: number;
}

/** So much in any stretch of time as long as this. */
class Allowance {
  readonly #spent = new Map<string, Spent[]>();

  constructor(
    readonly clock: Clock,
    readonly spanMs: number,
    readonly most: number,
  ) {}

  /** @throws TwilioError 429 where it is used up; what is refused takes nothing of it */
  take(of: string, units: number): void {
    const now = this.clock.now();
    const recent = (this.#spent.get(of) ?? []).filter(({ at }) => now - at < this.spanMs);
    this.#spent.set(of, recent);
    const used = recent.reduce((sum, spent) => sum + spent.units, 0);
    if (used + units > this.most) throw rateExceeded();
    recent.push({ at: now, units });
  }

  clear(): void {
    this.#spent.clear();
  }
}

/**
 * How often one object may be written and read, and how many may be made in a service. An item counts for the map or list
 * that it is in.
 *
 * Writes have no burst here: who stays within this stays within Twilio's limit whatever came before.
 *
 * @see https://www.twilio.com/docs/sync/limits
 */
export class SyncPace {
  readonly #writes: Allowance;
  readonly #reads: Allowance;
  readonly #made: Allowance;

  constructor(clock: Clock) {
    this.#writes = new Allowance(clock, secondMs, perSecond);
    this.#reads = new Allowance(clock, burstSeconds * secondMs, burstSeconds * perSecond);
    this.#made = new Allowance(clock, burstSeconds * secondMs, burstSeconds * perSecond);
  }

  /** @param data - What is written; the larger, the fewer. @throws TwilioError 429 */
  write(objectSid: string, data = ''): void {
    const units = Math.min(mostUnits, Math.max(1, Buffer.byteLength(data) / kibibyte));
    this.#writes.take(objectSid, units);
  }

  /** @throws TwilioError 429 */
  read(objectSid: string): void {
    this.#reads.take(objectSid, 1);
  }

  /** @throws TwilioError 429 */
  make(serviceSid: string): void {
    this.#made.take(serviceSid, 1);
  }

  /** Forgets what was done before. */
  reset(): void {
    for (const allowance of [this.#writes, this.#reads, this.#made]) allowance.clear();
  }
}
