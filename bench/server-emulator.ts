import { join } from 'node:path';
import { createEmulator } from '../emulator';

const seed = process.env['BENCH_SEED'] ?? join(process.cwd(), 'emulator', 'seed', 'writers.yaml');

void createEmulator({ seed }).then(({ origin }) => process.send?.(origin));

/** Asked anything, it says how many bytes it holds. */
process.on('message', () => {
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  process.send?.({ heap: heapUsed, rss });
});
