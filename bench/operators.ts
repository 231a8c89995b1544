import * as v from 'valibot';
import { start } from './child';

export interface JobCost {
  readonly requests: number;
  readonly mostUnderWay: number;
  /** From the first request to the last answer. */
  readonly seconds: number;
  /** Bytes: the most the heap held after a collection, while it worked. */
  readonly heap: number;
}

/** The jobs of the old scripts, as verbs. */
export const operatorJobs: Readonly<Record<string, readonly string[]>> = {
  'list with reservations': ['tasks', 'list'],
  'fix, 30 % wrapping': ['tasks', 'fix', '--yes'],
  'delete all': ['tasks', 'delete', '--all', '--yes'],
  'worker statuses': ['workers', 'list'],
};

interface Floor {
  readonly tasks: number;
  readonly workers: number;
  readonly latencyMs: number;
}

const ended = v.object({ exitCode: v.number(), heap: v.number() });
const seen = v.object({ requests: v.number(), mostUnderWay: v.number(), firstAt: v.number(), lastAt: v.number() });

/** Does one job against a stub of the REST API; both run in processes of their own. */
export async function measureJob(argv: readonly string[], { tasks, workers, latencyMs }: Floor): Promise<JobCost> {
  const stub = await start('server-operators.ts', {
    BENCH_TASKS: String(tasks),
    BENCH_WORKERS: String(workers),
    BENCH_LATENCY_MS: String(latencyMs),
  });
  try {
    const place = ['--origin', String(stub.greeting), '--workspace', 'WS00000000000000000000000000000001'];
    const desk = await start('operators-desk.ts', { BENCH_ARGV: JSON.stringify([...argv, ...place]) });
    const { exitCode, heap } = v.parse(ended, await desk.next());
    await desk.stop();
    if (exitCode !== 0) throw new Error(`desk ${argv.join(' ')} ended with ${exitCode}`);
    stub.process.send('seen');
    const { requests, mostUnderWay, firstAt, lastAt } = v.parse(seen, await stub.next());
    return { requests, mostUnderWay, seconds: (lastAt - firstAt) / 1_000, heap };
  } finally {
    await stub.stop();
  }
}
