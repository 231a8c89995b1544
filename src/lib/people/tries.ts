import { DeskError } from '../errors';

/** Wrong tries of one name from browsers that nobody knows, or from one that is known, and when the last was (epoch milliseconds). */
export interface Tries {
  readonly count: number;
  readonly lastAt: number;
}

/** As many wrong tries cost nothing: everybody mistypes. */
export const freeTries = 4;

/** Who has not failed for so long starts afresh. */
export const forgottenAfterMs = 15 * 60_000;

/** How the wait grows from one wrong try to the next. */
export interface Growth {
  readonly firstMs: number;
  readonly longestMs: number;
}

/**
 * Of browsers that nobody knows. Whoever guesses and the owner who sits at a new browser look the same here, so the wait ends
 * where the owner, who waits among the guesses, still gets a turn within seconds.
 */
export const strangersGrowth: Growth = { firstMs: 250, longestMs: 1_000 };

/** Of one browser that its owner has signed in on: nobody else can make it wait. */
export const deviceGrowth: Growth = { firstMs: 1_000, longestMs: 60_000 };

/**
 * How long the next try has to wait: nothing for the first few, then ever longer after the last wrong one.
 *
 * @param now - Epoch milliseconds. A clock behind the one that wrote waits no longer than by one that is right.
 */
export function waitMs(tries: Tries | undefined, now: number, { firstMs, longestMs }: Growth): number {
  if (!tries || tries.count < freeTries || now - tries.lastAt >= forgottenAfterMs) return 0;
  const gapMs = Math.min(longestMs, firstMs * 2 ** (tries.count - freeTries));
  return Math.min(gapMs, Math.max(0, tries.lastAt + gapMs - now));
}

export const wrongSoFar = (tries: Tries | undefined, now: number): number =>
  !tries || now - tries.lastAt >= forgottenAfterMs ? 0 : tries.count;

/** What is known after one more wrong try. */
export const oneMore = (tries: Tries | undefined, now: number): Tries => ({
  count: wrongSoFar(tries, now) + 1,
  lastAt: Math.max(now, tries?.lastAt ?? 0),
});

/** What two instances know of the same name, together. */
export function together(one: Tries | undefined, other: Tries | undefined): Tries | undefined {
  if (!one || !other) return one ?? other;
  return { count: Math.max(one.count, other.count), lastAt: Math.max(one.lastAt, other.lastAt) };
}

/** Told to whoever has to wait longer than is worth waiting for. */
export const comeAgain = (waitMs: number): DeskError => {
  const seconds = Math.ceil(waitMs / 1000);
  return new DeskError('too_many_attempts', `Too many wrong sign-ins under this name. Try again in ${seconds} s.`, {
    headers: { 'Retry-After': String(seconds) },
  });
};
