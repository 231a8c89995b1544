import { join } from 'node:path';
import { createEmulator } from '../emulator';

const seed = process.env['BENCH_SEED'] ?? join(process.cwd(), 'emulator', 'seed', 'writers.yaml');

void createEmulator({ seed }).then(({ origin }) => process.send?.(origin));

/** Says how much CPU time it has used, or how many bytes it holds, as it is asked. */
process.on('message', (asked) => {
  if (asked === 'cpu') {
    process.send?.(process.cpuUsage());
    return;
  }
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  process.send?.({ heap: heapUsed, rss });
});
