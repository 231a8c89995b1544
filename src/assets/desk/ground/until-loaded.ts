import type { Clock } from './clock';

/** Told to `window`, where src/assets/start/start-again.ts says it and does what else helps. */
export const PART_MISSING = 'part-missing';
export const PART_THERE = 'part-there';

/**
 * Loads a part of the page, however often it takes: after 1, 2, 4 … 32 seconds.
 *
 * @param mayReload - Whether the page itself may be loaded again now.
 */
export async function untilLoaded<T>(
  load: () => Promise<T>,
  { after }: Pick<Clock, 'after'>,
  mayReload = (): boolean => true,
): Promise<T> {
  for (let failures = 1; ; failures += 1) {
    try {
      const part = await load();
      dispatchEvent(new Event(PART_THERE));
      return part;
    } catch {
      dispatchEvent(new CustomEvent(PART_MISSING, { detail: mayReload() }));
      await new Promise<void>((resolve) => void after(500 * 2 ** Math.min(failures, 6), resolve));
    }
  }
}
