/** The time and a way to wait, for everything below the entry point. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /**
   * Runs something once after a while.
   *
   * @returns Calls it off.
   */
  after(delayMs: number, run: () => void): () => void;
}

/** The browser's own clock: the only place of the page that reads it. */
export const browserClock: Clock = {
  now: () => Date.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};

/**
 * Calls `run` at every full second. Nothing is counted: what is shown is computed from timestamps, so a throttled tab
 * is late at most, never wrong.
 *
 * @returns Stops it.
 */
export function everySecond(clock: Clock, run: () => void): () => void {
  let cancel = (): void => {};
  const wait = (): void => {
    cancel = clock.after(1000 - (clock.now() % 1000), () => {
      wait();
      run();
    });
  };
  wait();
  return () => cancel();
}
