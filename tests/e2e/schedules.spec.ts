import { expect, test } from '@playwright/test';
import { DeskProcess } from '../promise/schedules/browser/desk-process';
import { runInBrowser } from '../promise/schedules/browser/run-in-browser';
import { draws } from '../seed';

/* A sample; `npm run schedules -- --browser` has them all. */

/** Shorter than there, for the suite has six minutes. */
const STEPS = 12;

/** Of an untouched clone always the same; the nightly run draws others. */
const seeds = Array.from({ length: 8 * draws.times }, (_unused, index) => (draws.seed % 1_000_000) + index);

// A schedule that fails tells its story, and is played again by its seed; a trace would take a sixth of its time.
test.use({ trace: 'off' });

// A process with a desk is started once for some of them.
for (const part of [0, 1]) {
  test.describe('on real pages', () => {
    test.describe.configure({ mode: 'default' });
    let desk: DeskProcess;
    test.beforeAll(() => {
      desk = new DeskProcess();
    });
    test.afterAll(() => desk.stop());

    for (const seed of seeds.filter((_seed, index) => index % 2 === part)) {
      test(`the promise is kept in schedule ${seed}`, async ({ browser }) => {
        test.slow();
        const limits = { aloneSeconds: 75, untoldSeconds: 20 };
        const { story, wrong } = await runInBrowser({ browser, desk, seed, steps: STEPS }, limits);
        expect(wrong, story.join('\n')).toEqual([]);
      });
    }
  });
}
