import { expect, test } from '@playwright/test';
import { DeskProcess } from '../promise/schedules/browser/desk-process';
import { runInBrowser } from '../promise/schedules/browser/run-in-browser';
import { draws } from '../seed';

/* A sample; `npm run schedules -- --browser` has them all. */

/** Shorter than there, for the suite has six minutes. */
const STEPS = 12;

/** Of an untouched clone always the same; the nightly run draws others. */
const seeds = Array.from({ length: 3 * draws.times }, (_unused, index) => (draws.seed % 1_000_000) + index);

// The process with the desk is started once. What a schedule that fails did is in its story, and replays.
test.describe.configure({ mode: 'default' });
test.use({ trace: 'off', screenshot: 'off' });

let desk: DeskProcess;
test.beforeAll(() => {
  desk = new DeskProcess();
});
test.afterAll(() => desk.stop());

for (const seed of seeds) {
  test(`keeps the promise on real pages in schedule ${seed}`, async ({ browser }) => {
    test.slow();
    const limits = { aloneSeconds: 75, untoldSeconds: 20 };
    const { story, wrong } = await runInBrowser({ browser, desk, seed, steps: STEPS }, limits);
    expect(wrong, story.join('\n')).toEqual([]);
  });
}
