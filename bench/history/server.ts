import { HistoryLog } from './history-log';

/** The log of so many calls, in a process of its own; says where it is, and at the end how often it was asked. */
async function main(): Promise<void> {
  const given = (name: string): number => Number(process.env[`BENCH_${name}`]);
  const log = await HistoryLog.open({
    calls: given('CALLS'),
    from: given('FROM'),
    everyMs: given('EVERY_MS'),
    seed: given('SEED'),
    now: () => Date.now(),
  });
  process.on('message', () => process.send?.(log.asked));
  process.send?.(log.origin);
}

void main();
