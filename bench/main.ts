import { cpus } from 'node:os';
import { costByWaiting, costByWorkers } from './routing';

function table(title: string, unit: string, rows: readonly (readonly [number, number])[]): void {
  const [first] = rows;
  console.log(`\n${title}\n`);
  console.log(`| ${unit} | µs of CPU | against the first |\n| ---: | ---: | ---: |`);
  for (const [size, cost] of rows)
    console.log(`| ${size.toLocaleString('en')} | ${cost.toFixed(1)} | ${(cost / (first?.[1] ?? cost)).toFixed(2)} |`);
}

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`);
costByWorkers(100);
table(
  'A task created, matched, accepted and completed, by workers on the floor (100 queues)',
  'workers',
  [100, 1_000, 10_000].map((size) => [size, costByWorkers(size)] as const),
);
table(
  'A worker becoming available, matched, finishing, and a task put back, by tasks waiting (100 queues)',
  'tasks waiting',
  [1_000, 10_000, 100_000].map((size) => [size, costByWaiting(size)] as const),
);
