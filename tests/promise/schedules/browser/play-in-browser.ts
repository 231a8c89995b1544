import { chromium } from '@playwright/test';
import playwrightConfig from '../../../../playwright.config';
import { chooseBrowser, NO_BROWSER } from '../../../../scripts/test/choose-browser';
import { thisMachine } from '../../../../scripts/test/this-machine';
import type { ScheduleOptions } from '../run';
import { brokenOff, type Result } from '../tally';
import { DeskProcess } from './desk-process';
import { runInBrowser } from './run-in-browser';

/** A process is let go after so many: what schedules leave behind in its memory fills it otherwise. */
const SEEDS_A_PROCESS = 50;

/**
 * Plays schedules in a browser, so many at a time, each with a desk in a process of its own.
 *
 * @param hear - Told of each, in the order in which they end.
 * @param tell - Hears the story of each, line by line.
 * @throws Error where there is no browser
 */
export async function playInBrowser(
  atOnce: number,
  seeds: readonly number[],
  limits: ScheduleOptions,
  hear: (result: Result) => void,
  tell?: (line: string) => void,
): Promise<void> {
  const found = chooseBrowser(thisMachine());
  if (!found) throw new Error(NO_BROWSER);
  const browser = await chromium.launch({
    ...playwrightConfig.use?.launchOptions,
    ...(found !== 'own' && { executablePath: found.path }),
  });
  const left = [...seeds];
  const playSome = async (): Promise<void> => {
    while (left.length > 0) {
      const desk = new DeskProcess();
      try {
        for (let played = 0; played < SEEDS_A_PROCESS; played += 1) {
          const seed = left.shift();
          if (seed === undefined) break;
          const result = await runInBrowser({ browser, desk, seed }, limits, tell).catch((error: unknown) =>
            brokenOff(seed, error),
          );
          hear(result);
        }
      } finally {
        desk.stop();
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, playSome));
  } finally {
    await browser.close();
  }
}
