import type { WallClock } from '../../core/clock-wall';

/**
 * Calls `run` whenever a shown second ends. Nothing is counted: what is shown is computed from timestamps, so a
 * throttled tab is late at most, never wrong.
 *
 * @param shown - The time on show, in epoch milliseconds, whose seconds matter.
 * @returns Stops it.
 */
export function everySecond(clock: WallClock, shown: () => number, run: () => void): () => void {
  let cancel = (): void => undefined;
  const wait = (): void => {
    cancel = clock.after(1000 - (shown() % 1000), () => {
      run();
      wait();
    });
  };
  wait();
  return () => cancel();
}
