import { readFloor } from '../../src/lib/floor/read-floor';
import { SharedReading, windowMs } from '../../src/lib/floor/shared-reading';
import { Crowd, type CrowdSize } from './crowd';

/** What so many pages that look every five seconds cost in a minute. */
export interface CrowdFigures {
  readonly pages: number;
  /** Requests to TaskRouter, by reading. */
  readonly readings: readonly number[];
  readonly perMinute: number;
}

/** What one reading of a large floor is. */
export interface CrowdReading {
  readonly tasks: number;
  /** Calls that do not name their worker, in the first reading. */
  readonly nameless: number;
  /** In how many readings every worker was there. */
  readonly untilComplete: number;
  readonly kibibytes: number;
}

const instances = 3;
const readingsPerMinute = 60_000 / windowMs;

interface Told {
  readonly workers?: readonly unknown[];
  readonly tasks?: readonly { readonly worker: unknown }[];
}

/** Reads a large floor through three instances of the Function, with ever more pages. */
export async function measureCrowd(
  size: CrowdSize,
  pages: readonly number[],
): Promise<{ readonly reading: CrowdReading; readonly figures: readonly CrowdFigures[] }> {
  const crowd = await Crowd.gather(size);
  const { workspaceSid, client, emulator } = crowd;
  const sync = client.sync.v1.services('default');
  const now = (): number => emulator.clock.now();
  const wait = (delayMs: number): Promise<void> => emulator.clock.advance(delayMs);
  const shared = Array.from({ length: instances }, () => new SharedReading({ workspaceSid, now, wait }));
  const look = async (page: number): Promise<{ readonly floor: Told } | undefined> =>
    shared[page % instances]?.ask({
      sync,
      read: (notes, at, most) => readFloor(client, notes, { workspaceSid, now: at, most, hidden: new Set() }),
      isFresh: false,
    });
  try {
    const first = await look(0);
    const tasks = first?.floor.tasks ?? [];
    let workers = first?.floor.workers?.length ?? 0;
    let untilComplete = 1;
    for (; workers < size.workers; untilComplete += 1) {
      await emulator.clock.advance(windowMs);
      workers = (await look(untilComplete))?.floor.workers?.length ?? 0;
    }
    const figures: CrowdFigures[] = [];
    for (const count of pages) {
      const readings: number[] = [];
      await crowd.asked();
      for (let reading = 0; reading < readingsPerMinute; reading += 1) {
        await emulator.clock.advance(windowMs);
        await Promise.all(Array.from({ length: count }, (_, page) => look(page)));
        readings.push(await crowd.asked());
      }
      figures.push({ pages: count, readings, perMinute: readings.reduce((sum, asked) => sum + asked, 0) });
    }
    const nameless = tasks.filter(({ worker }) => worker === null).length;
    const kibibytes = Buffer.byteLength(JSON.stringify((await look(0))?.floor)) / 1_024;
    return { reading: { tasks: tasks.length, nameless, untilComplete, kibibytes }, figures };
  } finally {
    await crowd.close();
  }
}
