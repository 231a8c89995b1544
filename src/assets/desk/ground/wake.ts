/** A page that is seen hears its clock every second; a gap like this means that the computer slept. */
export const LONGEST_GAP_SEEN_MS = 15_000;

/** Browsers let the timers of hidden tabs run once a minute; only a gap beyond that means sleep. */
export const LONGEST_GAP_HIDDEN_MS = 90_000;

/**
 * Whether the computer, or this tab, stood still between two looks at the clock: a socket may have died meanwhile
 * without anybody noticing.
 *
 * @param hidden - Whether the tab was hidden at one of the two looks.
 */
export function sleptThrough(gapMs: number, hidden: boolean): boolean {
  return gapMs > (hidden ? LONGEST_GAP_HIDDEN_MS : LONGEST_GAP_SEEN_MS);
}
