import { HistoryLog } from './history-log';

/** The log of so many calls, in a process of its own; says where it is, and at the end how often it was asked. */
async function main(): Promise<void> {
  const { BENCH_CALLS: calls, BENCH_FROM: from, BENCH_EVERY_MS: everyMs, BENCH_SEED: seed } = process.env;
  const [count, begin, every, drawn] = [calls, from, everyMs, seed].map(Number) as [number, number, number, number];
  const log = await HistoryLog.open({ calls: count, from: begin, everyMs: every, seed: drawn, now: () => Date.now() });
  process.on('message', () => process.send?.(log.asked));
  process.send?.(log.origin);
}

void main();
