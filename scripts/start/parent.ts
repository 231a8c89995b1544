/** How often the parent is looked at. */
const INTERVAL_MS = 250;

/**
 * Calls `onGone` once when the process that started this one is no more, so that a killed `npm start` does not leave a
 * desk that holds its ports.
 *
 * @param parentOf tells the parent's process id; an orphan has another one than before
 * @param every calls a function again and again without keeping the process alive, and returns how to stop that
 */
export function whenOrphaned(
  parentOf: () => number,
  every: (intervalMs: number, look: () => void) => () => void,
  onGone: () => void,
): void {
  const parent = parentOf();
  const stop = every(INTERVAL_MS, () => {
    if (parentOf() === parent) return;
    stop();
    onGone();
  });
}
