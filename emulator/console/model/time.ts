import type { ConsoleModel } from './console-model';
import type { Reservation } from './snapshot';

/**
 * What the local TaskRouter's clock shows, in epoch milliseconds: the time of the last state, and while it is running
 * what has passed since. It stands still while the emulator is out of reach, because nobody knows.
 *
 * @param now - Epoch milliseconds by the browser's clock.
 */
export function virtualNow({ snapshot, readAt, link }: ConsoleModel, now: number): number {
  if (!snapshot) return now;
  if (snapshot.frozen) return snapshot.now;
  const until = link.name === 'lost' ? Math.max(link.since, readAt) : now;
  return snapshot.now + Math.max(0, until - readAt);
}

/** How much of a reservation's time is left. */
export interface Countdown {
  readonly secondsLeft: number;
  /** 1 when it has just begun, 0 at the deadline. */
  readonly share: number;
}

/** @returns `undefined` where the reservation waits for nothing. */
export function countdownOf({ dateCreated, deadline }: Reservation, now: number): Countdown | undefined {
  if (deadline === null) return undefined;
  const leftMs = Math.max(0, deadline - now);
  const wholeMs = Math.max(1, deadline - dateCreated);
  return { secondsLeft: Math.ceil(leftMs / 1000), share: Math.min(1, leftMs / wholeMs) };
}
