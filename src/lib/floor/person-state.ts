import { isCallChannel } from './call-channel';
import type { Part } from './in-hand';

/** What somebody is doing, whatever their activity is called. */
export type PersonState = 'free' | 'ringing' | 'working' | 'wrapping' | 'away';

export interface Doing {
  readonly state: PersonState;
  /** Epoch milliseconds. */
  readonly since: number;
  /** Whether TaskRouter would offer them a call now: their activity allows it, and their channel has room for one more. */
  readonly canTake: boolean;
}

/** As much as a channel holds where no event has told otherwise: TaskRouter's own choice for a new worker. */
const usualCapacity = 1;

/** What of a worker is looked at. Times in epoch milliseconds. */
export interface Worker {
  readonly available: boolean;
  readonly activitySince: number;
  /** The end of what they had last, where that is known. */
  readonly lastEnded?: number | undefined;
  /** How many calls at once, where that is known. */
  readonly capacity?: number | undefined;
}

/**
 * What somebody is doing, by what they have in hand, and only then by their activity: who is in a call is in a call, also in an
 * activity called “Available”.
 *
 * @param parts - The reservations they hold.
 */
export function doingOf(worker: Worker, parts: readonly Part[]): Doing {
  const { available, activitySince, lastEnded = 0, capacity = usualCapacity } = worker;
  const calls = parts.filter(({ channel }) => isCallChannel(channel)).length;
  const canTake = available && calls < capacity;
  const since = (stage: Part['stage']): number | undefined => {
    const times = parts.filter((part) => part.stage === stage).map((part) => part.since);
    return times.length > 0 ? Math.min(...times) : undefined;
  };
  const [working, ringing, wrapping] = [since('accepted'), since('pending'), since('wrapping')];
  if (working !== undefined) return { state: 'working', since: working, canTake };
  if (ringing !== undefined) return { state: 'ringing', since: ringing, canTake };
  if (wrapping !== undefined) return { state: 'wrapping', since: wrapping, canTake };
  if (!available) return { state: 'away', since: activitySince, canTake };
  // A channel that takes nothing at all leaves nobody free.
  return { state: canTake ? 'free' : 'away', since: Math.max(activitySince, lastEnded), canTake };
}
