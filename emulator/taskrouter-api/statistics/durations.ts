const msPerSecond = 1000;

/** Several durations summed up, in whole seconds; all zero where there were none. */
export interface DurationSummary {
  readonly avg: number;
  readonly min: number;
  readonly max: number;
  readonly total: number;
}

export const seconds = (ms: number): number => Math.floor(ms / msPerSecond);

export function summarize(durationsMs: readonly number[]): DurationSummary {
  if (durationsMs.length === 0) return { avg: 0, min: 0, max: 0, total: 0 };
  let [min, max, total] = [Number.POSITIVE_INFINITY, 0, 0];
  for (const ms of durationsMs) {
    min = Math.min(min, ms);
    max = Math.max(max, ms);
    total += ms;
  }
  return {
    avg: seconds(total / durationsMs.length),
    min: seconds(min),
    max: seconds(max),
    total: seconds(total),
  };
}
