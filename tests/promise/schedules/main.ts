import { parseArgs } from 'node:util';
import { runSchedule, type ScheduleOptions } from './run';

const HELP = `npm run schedules -- [--seeds 1-100] [--replay SEED] [--alone SECONDS] [--untold SECONDS]`;

function rangeOf(text: string): number[] {
  const [, first, last] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? [];
  if (first === undefined) throw new Error(`--seeds is "${text}", expected 7 or 1-100`);
  const from = Number(first);
  return Array.from({ length: Number(last ?? first) - from + 1 }, (_unused, index) => from + index);
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '1-100' },
      replay: { type: 'string' },
      alone: { type: 'string', default: '75' },
      untold: { type: 'string', default: '75' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const limits: ScheduleOptions = { aloneSeconds: Number(values.alone), untoldSeconds: Number(values.untold) };
  const replaying = values.replay !== undefined;
  const seeds = rangeOf(values.replay ?? values.seeds);
  const alone: number[] = [];
  const failed: number[] = [];
  const began = process.hrtime.bigint();
  const cpu = process.cpuUsage();
  for (const seed of seeds) {
    const outcome = await runSchedule(seed, limits, replaying ? (line) => console.log(line) : undefined).catch(
      (error: unknown) => ({
        aloneMs: [],
        wrong: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
      }),
    );
    alone.push(...outcome.aloneMs);
    if (outcome.wrong.length === 0) continue;
    failed.push(seed);
    console.log(`seed ${seed} failed:`);
    for (const line of outcome.wrong) console.log(`  ${line}`);
  }
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  const { user, system } = process.cpuUsage(cpu);
  const sorted = alone.toSorted((one, other) => one - other);
  console.log(
    `${seeds.length} schedules, ${failed.length} failed, in ${seconds.toFixed(0)} s (${((user + system) / 1e6 / seeds.length).toFixed(2)} s of a core each). ` +
      `Customers were alone ${alone.length} times, median ${((sorted[Math.floor(sorted.length / 2)] ?? 0) / 1000).toFixed(1)} s, longest ${((sorted.at(-1) ?? 0) / 1000).toFixed(1)} s.`,
  );
  if (failed.length > 0) console.log(`Replay one: npm run schedules -- --replay ${failed[0]}`);
  return failed.length > 0 ? 1 : 0;
}

void main().then((code) => process.exit(code));
