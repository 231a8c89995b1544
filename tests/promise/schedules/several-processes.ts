import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { ScheduleOptions } from './run';
import type { Result } from './tally';

/** What a process is asked for: it answers with the {@link Result}. */
export interface Asked {
  readonly seed: number;
  readonly limits: ScheduleOptions;
}

/** A process is let go after so many: what a schedule leaves behind in memory fills it otherwise, after some 800. */
const SEEDS_A_PROCESS = 100;

/**
 * Plays schedules in so many processes, each of which takes the next seed once it is done with one: time is a whole process's.
 *
 * @param hear - Told of each, in the order in which they end.
 * @throws Error where a process ends by itself
 */
export async function playInProcesses(
  processes: number,
  seeds: readonly number[],
  limits: ScheduleOptions,
  hear: (result: Result) => void,
): Promise<void> {
  const left = [...seeds];
  const playSome = async (): Promise<void> => {
    while (left.length > 0) {
      const child = fork(join(__dirname, 'answer-seeds.ts'));
      const ended = endOf(child);
      try {
        for (let played = 0; played < SEEDS_A_PROCESS; played += 1) {
          const seed = left.shift();
          if (seed === undefined) break;
          const given: Asked = { seed, limits };
          child.send(given);
          const [result] = (await Promise.race([once(child, 'message'), ended])) as [Result];
          hear(result);
        }
      } finally {
        child.kill();
      }
    }
  };
  await Promise.all(Array.from({ length: processes }, playSome));
}

async function endOf(child: ReturnType<typeof fork>): Promise<never> {
  const [code] = (await once(child, 'exit')) as [number | null];
  throw new Error(`A process that played schedules ended with ${code ?? 'a signal'}`);
}
