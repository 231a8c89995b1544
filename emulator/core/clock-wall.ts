/** Real time, behind an interface so that nothing else in the emulator reads it. */
export interface WallClock {
  /** Epoch milliseconds. */
  now(): number;
  /** Runs `run` once after `delayMs` of real time; the returned function cancels it. */
  after(delayMs: number, run: () => void): () => void;
}

const maximumTimerMs = 2_147_483_647;

/** A clock that goes on only between turns of the event loop: what happens in one turn happens at one moment. */
export function byTurns(wall: WallClock): WallClock {
  let now: number | undefined;
  return {
    now() {
      if (now === undefined) {
        now = wall.now();
        setImmediate(() => (now = undefined));
      }
      return now;
    },
    after: (delayMs, run) => wall.after(delayMs, run),
  };
}

export const systemWallClock: WallClock = {
  now: () => Date.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, Math.min(Math.max(delayMs, 0), maximumTimerMs));
    return () => clearTimeout(timer);
  },
};
