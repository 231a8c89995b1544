import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import { seededRandom } from '../../emulator/core/seeded-random';
import { start, type Child } from '../child';
import { HistoryLog } from './history-log';

const dayMs = 86_400_000;
const seed = 20_261_130;

/** TaskRouter keeps thirty days; the last calls are over for long enough to be told. */
const days = 29;

const ended = v.object({ exitCode: v.number(), heap: v.number() });
const asked = v.object({ lists: v.number(), full: v.number(), tasks: v.number() });

export interface ExportCost {
  readonly calls: number;
  readonly requests: number;
  readonly seconds: number;
  /** Bytes: the most the heap held after a collection, while it worked. */
  readonly heap: number;
}

interface Log {
  readonly calls: number;
  readonly from: number;
  readonly everyMs: number;
}

const logOf = (calls: number): Log => ({
  calls,
  from: Date.now() - (days + 0.5) * dayMs,
  everyMs: Math.floor((days * dayMs) / calls),
});

const serverOf = ({ calls, from, everyMs }: Log): Promise<Child> =>
  start('history/server.ts', {
    BENCH_CALLS: String(calls),
    BENCH_FROM: String(from),
    BENCH_EVERY_MS: String(everyMs),
    BENCH_SEED: String(seed),
  });

/** Exports so many calls of a month; log and desk run in processes of their own. */
export async function measureExport(calls: number): Promise<ExportCost> {
  const server = await serverOf(logOf(calls));
  try {
    const argv = ['history', '--since', '30d', '--csv', '--origin', String(server.greeting)];
    const desk = await start('operators-desk.ts', { BENCH_ARGV: JSON.stringify(argv) });
    const began = performance.now();
    const { exitCode, heap } = v.parse(ended, await desk.next());
    const seconds = (performance.now() - began) / 1_000;
    await desk.stop();
    if (exitCode !== 0) throw new Error(`desk ${argv.join(' ')} ended with ${exitCode}`);
    server.process.send('asked');
    const { lists } = v.parse(asked, await server.next());
    return { calls, requests: lists, seconds, heap };
  } finally {
    await server.stop();
  }
}

export interface KilledAppends {
  readonly calls: number;
  readonly kills: number;
  readonly gaps: number;
  readonly doubles: number;
}

/** Appends so many calls to a file, two at once, so many times killed with SIGKILL at a random moment; then counts. */
export async function measureKilledAppends(calls: number, rounds: number): Promise<KilledAppends> {
  const folder = await mkdtemp(join(tmpdir(), 'desk-history-'));
  const described = logOf(calls);
  const server = await serverOf(described);
  const random = seededRandom(seed);
  const path = join(folder, 'calls.csv');
  const argv = ['history', '--since', '30d', '--append', path, '--origin', String(server.greeting)];
  try {
    let kills = 0;
    for (let round = 0; round < rounds; round += 1) {
      const two = await Promise.all([1, 2].map(() => start('operators-desk.ts', { BENCH_ARGV: JSON.stringify(argv) })));
      await sleep(200 + random() * 1_500);
      // Whoever found the file in use has ended by itself.
      const running = two.filter(({ process }) => process.exitCode === null && process.signalCode === null);
      kills += running.length;
      for (const { process } of running) process.kill('SIGKILL');
      await Promise.all(running.map(({ process }) => new Promise((resolve) => process.once('exit', resolve))));
    }
    for (let run = 0; run < 2; run += 1) {
      const desk = await start('operators-desk.ts', { BENCH_ARGV: JSON.stringify(argv) });
      const { exitCode } = v.parse(ended, await desk.next());
      await desk.stop();
      if (exitCode !== 0) throw new Error(`desk ${argv.join(' ')} ended with ${exitCode}`);
    }
    const found = new Map<string, number>();
    for await (const line of createInterface({ input: createReadStream(path) })) {
      const [sid] = /\bWT[0-9a-f]{32}\b/.exec(line) ?? [];
      if (sid !== undefined) found.set(sid, (found.get(sid) ?? 0) + 1);
    }
    const log = await HistoryLog.open({ ...described, seed, now: () => Date.now() });
    const real = Array.from({ length: calls }, (_, index) => log.real(index));
    await log.close();
    const newest = real.reduce((most, { endedAt }) => Math.max(most, Date.parse(endedAt)), 0) + 300_000;
    // Whoever ended in the last quarter of an hour is told the next time.
    const due = real.filter(({ endedAt }) => Date.parse(endedAt) < newest - 900_000);
    return {
      calls,
      kills,
      gaps: due.filter(({ taskSid }) => !found.has(taskSid)).length,
      doubles: [...found.values()].filter((times) => times > 1).length,
    };
  } finally {
    await server.stop();
    await rm(folder, { recursive: true });
  }
}
