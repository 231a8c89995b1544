import type { Browser } from '@playwright/test';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { LOCAL_SUPERVISOR_PASSWORD } from '../../scripts/local-desk';
import { crowdAnswer, type CrowdSize } from '../../tests/assets/floor/crowd';
import { compiledForPage, openBrowser } from '../page/browser';
import { openDesk } from '../page/desk';

/** What the floor page needs for a floor of one size. Times in milliseconds, by the browser's own clock. */
export interface FloorPageFigures {
  /** From the last byte of the first figures to painted rows. */
  readonly firstMs: number;
  /** From the last byte of later figures to what is different, painted. */
  readonly changesMs: readonly number[];
  /** From one frame to the next, while the list is scrolled. */
  readonly framesMs: readonly number[];
  /** Lines that are in the document, of all there are. */
  readonly drawn: number;
  /** All script that was loaded, by brotli, in bytes. */
  readonly scriptBytes: number;
}

const CHANGES = 9;
const FRAMES = 180;

/** Pixels a frame: at full rate, a tenth of the list in five seconds. */
const SCROLL_PIXELS = 60;

/**
 * The floor page, built as it is deployed, in a real browser.
 *
 * @param slowdowns - How many times slower the processor is.
 * @param tell - Given the figures as soon as they are there.
 */
export async function measureFloorPage(
  size: CrowdSize,
  slowdowns: readonly number[],
  tell: (slowdown: number, figures: FloorPageFigures) => void,
): Promise<void> {
  const browser = await openBrowser();
  const desk = await openDesk();
  try {
    for (const slowdown of slowdowns) tell(slowdown, await measure(browser, desk.deskOrigin, size, slowdown));
  } finally {
    await browser.close();
    await desk.close();
  }
}

async function measure(browser: Browser, origin: string, size: CrowdSize, slowdown: number): Promise<FloorPageFigures> {
  const context = await browser.newContext({ viewport: { width: 1_280, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript({ content: await compiledForPage(join(__dirname, 'rows-probe.ts')) });
  const cdp = await context.newCDPSession(page);
  const scripts: Promise<number>[] = [];
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith('.js') && response.ok())
      scripts.push(response.body().then((body) => brotliCompressSync(body).length));
  });
  const answers = Array.from({ length: CHANGES + 1 }, (_, turn) =>
    JSON.stringify({ ...crowdAnswer(size, turn), workspace: { sid: 'WS1', friendlyName: `turn ${turn}` } }),
  );
  let turn = 0;
  await page.route('**/floor', (route) =>
    route.fulfill({ contentType: 'application/json', body: answers[Math.min(turn++, CHANGES)] ?? '' }),
  );
  await page.goto(`${origin}/floor.html`);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.getByLabel('Name').fill('bob');
  await page.getByLabel('Password').fill(LOCAL_SUPERVISOR_PASSWORD);
  const first = page.evaluate(() => window.rowsProbe.painted('turn 0', 0));
  await page.getByRole('button', { name: 'Sign in' }).click();
  const firstMs = await first;
  const changesMs: number[] = [];
  for (let change = 1; change <= CHANGES; change += 1)
    changesMs.push(await page.evaluate((turn) => window.rowsProbe.painted(`turn ${turn}`, turn), change));
  const framesMs = await page.evaluate(([frames, pixels]) => window.rowsProbe.scroll(frames, pixels), [
    FRAMES,
    SCROLL_PIXELS,
  ] as const);
  const drawn = await page.locator('[data-row]').count();
  const sizes = await Promise.all(scripts);
  await context.close();
  return { firstMs, changesMs, framesMs, drawn, scriptBytes: sizes.reduce((total, bytes) => total + bytes, 0) };
}
