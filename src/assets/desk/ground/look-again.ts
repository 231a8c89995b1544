import { MIDDLE, pauseAfter, type Pauses } from './backoff';
import { isUnanswered, problemOf } from './problem';
import type { Clock } from './clock';

/** Pauses before it is asked again how things stand, and before what can be repeated is. */
const PAUSES: Pauses = { firstMs: 500, longestMs: 8_000, spread: 0 };

/** An answer that has not come by then is not waited for any longer before it is looked how things stand. */
export const LOOK_AFTER_MS = 3_000;

/** How often what can be repeated is tried in all. */
export const TRIES = 3;

type AnyClock = Pick<Clock, 'after'>;

/** Something the agent wants done, of which the answer may be lost. */
export interface Act {
  readonly work: () => Promise<void>;
  /** Looks how things stand; rejects where that could not be seen. */
  readonly isDone: () => Promise<boolean>;
  /** How often it may be tried in all. Once where left out: not everything means the same when it is done twice. */
  readonly times?: number;
  /** Told once, where it could not be looked at once whether it was done. */
  readonly isUnclear?: (error: unknown) => void;
}

const pause = (clock: AnyClock, ms: number): Promise<void> => new Promise((resolve) => void clock.after(ms, resolve));

const pauseAfterTry = (clock: AnyClock, tries: number): Promise<void> =>
  pause(clock, pauseAfter(PAUSES, tries - 1, MIDDLE));

/** Does what means the same however often it is done, once more where no answer came. */
export async function repeated(clock: AnyClock, work: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === TRIES || !isUnanswered(problemOf(error))) throw error;
    }
    await pauseAfterTry(clock, tries);
  }
}

/**
 * Does something, and does not believe what it hears about it. Where it fails, or no answer comes, it is looked, for as long as
 * it takes, whether it was done; what may be is then tried again. A refusal proves nothing either: a browser sends a request
 * once more by itself where the line broke, and the second one is refused because the first one was done.
 *
 * @throws what the work threw last, where it was not done
 */
export async function settled(clock: AnyClock, act: Act): Promise<void> {
  const { times = 1 } = act;
  for (let tries = 1; ; tries += 1) {
    const answer = act.work().then(
      () => ({ done: true }) as const,
      (error: unknown) => ({ done: false, error }) as const,
    );
    const inTime = await Promise.race([answer, pause(clock, LOOK_AFTER_MS)]);
    if (!inTime && (await act.isDone().catch(() => false))) return;
    const outcome = inTime ?? (await answer);
    // A late answer is heard by the SDK's objects from before the look, which has put others in their place: it is looked anew.
    if (inTime?.done || (await isSeenDone(clock, act, outcome)) || outcome.done) return;
    if (tries >= times || !isUnanswered(problemOf(outcome.error))) throw outcome.error;
    await pauseAfterTry(clock, tries);
  }
}

type Outcome = { readonly done: true } | { readonly done: false; readonly error: unknown };

async function isSeenDone(clock: AnyClock, { isDone, isUnclear }: Act, outcome: Outcome): Promise<boolean> {
  for (let looks = 1; ; looks += 1) {
    try {
      return await isDone();
    } catch (error) {
      if (isOver(error)) return true;
      if (looks === 1 && !outcome.done) isUnclear?.(outcome.error);
    }
    await pauseAfterTry(clock, looks);
  }
}

/** Who has signed out meanwhile has no call here any more; it cannot be looked into, and nobody wants to know. */
function isOver(error: unknown): boolean {
  const { code } = problemOf(error);
  return code === 'not-connected' || code === 'not-found';
}
