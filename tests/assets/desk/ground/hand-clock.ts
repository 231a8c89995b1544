import type { Clock } from '../../../../src/assets/desk/ground/clock';

/** A clock that moves only when told to. */
export interface HandClock extends Clock {
  advance(ms: number): void;
  /** Puts the time forward without running anything, as a computer's sleep does; what was due runs late. */
  jump(ms: number): void;
  /** How many waits are neither over nor called off. */
  waiting(): number;
}

export function handClock(start = 0): HandClock {
  let time = start;
  const waits = new Set<{ at: number; run: () => void }>();
  return {
    now: () => time,
    after(delayMs, run) {
      const wait = { at: time + delayMs, run };
      waits.add(wait);
      return () => waits.delete(wait);
    },
    advance(ms) {
      const end = time + ms;
      for (;;) {
        const [next] = [...waits].filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at);
        if (!next) break;
        waits.delete(next);
        time = Math.max(time, next.at);
        next.run();
      }
      time = end;
    },
    jump(ms) {
      time += ms;
    },
    waiting: () => waits.size,
  };
}
