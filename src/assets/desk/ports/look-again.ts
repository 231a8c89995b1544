import { MIDDLE, pauseAfter } from '../model/backoff';
import type { Pauses } from '../model/backoff';
import { isUnanswered } from '../model/unanswered';
import type { Clock } from './clock';
import { problemOf } from './problem';

/** Pauses before it is asked again how things stand. */
const PAUSES: Pauses = { firstMs: 500, longestMs: 8_000, spread: 0 };

/** An answer that has not come by then is not waited for any longer before it is looked how things stand. */
export const LOOK_AFTER_MS = 3_000;

/** How often what can be repeated is tried in all. */
const TRIES = 3;

type AnyClock = Pick<Clock, 'after'>;

const pause = (clock: AnyClock, ms: number): Promise<void> => new Promise((resolve) => void clock.after(ms, resolve));

/** Does what means the same however often it is done, once more where no answer came. */
export async function repeated(clock: AnyClock, work: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === TRIES || !isUnanswered(problemOf(error))) throw error;
    }
    await pause(clock, pauseAfter(PAUSES, tries - 1, MIDDLE));
  }
}

/**
 * Does what must not be done twice. Where it fails, or no answer comes, it is looked, for as long as it takes, whether it was
 * done. A refusal proves nothing either: a browser sends a request once more by itself where the line broke, and the second
 * one is refused because the first one was done.
 *
 * @param isDone - Looks how things stand; rejects where that could not be seen.
 * @param isOver - Whether a look that failed for this reason is not worth another.
 * @throws what the work threw, where it was not done
 */
export async function doneOnce(
  clock: AnyClock,
  work: () => Promise<void>,
  isDone: () => Promise<boolean>,
  isOver: (error: unknown) => boolean,
): Promise<void> {
  const answer = work().then(
    () => ({ done: true }) as const,
    (error: unknown) => ({ done: false, error }) as const,
  );
  const inTime = await Promise.race([answer, pause(clock, LOOK_AFTER_MS)]);
  if (!inTime && (await isDone().catch(() => false))) return;
  const outcome = inTime ?? (await answer);
  // A late answer is heard by the SDK's objects from before the look, which has put others in their place: it is looked anew.
  if (inTime?.done) return;
  for (let looks = 0; ; looks += 1) {
    try {
      if (await isDone()) return;
      break;
    } catch (error) {
      if (isOver(error)) return;
    }
    await pause(clock, pauseAfter(PAUSES, looks, MIDDLE));
  }
  if (!outcome.done) throw outcome.error;
}
