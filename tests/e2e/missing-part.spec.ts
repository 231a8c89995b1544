import type { Page, Route } from '@playwright/test';
import { expect, expectState, test } from './floor';

type Answer = (route: Route) => Promise<void>;

const internalError: Answer = (route) => route.fulfill({ status: 500, body: 'Internal Server Error' });
const tooMany: Answer = (route) => route.fulfill({ status: 429, body: 'Too Many Requests' });
const reset: Answer = (route) => route.abort('connectionreset');
const given: Answer = (route) => route.continue();

/** Answers what is asked for at a path with these in turn; what comes after them is given. */
async function answer(page: Page, path: string, answers: readonly Answer[]): Promise<Answer[]> {
  const left = [...answers];
  await page.route(path, (route) => (left.shift() ?? given)(route));
  return left;
}

const missing = (page: Page) => page.getByText('Part of this page did not load. Trying again…');

for (const [name, script, path] of [
  ['desk', '**/desk.js', '/'],
  ['floor page', '**/floor.js', '/floor.html'],
] as const) {
  test(`the ${name} says that its first script did not load, and comes by itself`, async ({ page, floor }) => {
    await page.clock.install();
    // The script of the page, and what is asked before the page is loaded again: 500, not yet; there, reset, there.
    const left = await answer(page, script, [internalError, tooMany, given, reset, given]);
    await page.goto(`${floor.desk.deskOrigin}${path}`);
    await expect(missing(page)).toBeVisible();
    for (const still of [4, 3, 1, 0]) {
      await expect(async () => {
        await page.clock.runFor(5_000);
        expect(left.length).toBeLessThanOrEqual(still);
      }).toPass();
    }
    await expect(page.getByLabel('Password')).toBeVisible();
    await expect(missing(page)).toBeHidden();
  });
}

test('a page without its styles comes again with them', async ({ page, floor }) => {
  await page.clock.install();
  await answer(page, '**/desk.css', [reset]);
  await page.goto(floor.desk.deskOrigin);
  await expect(missing(page)).toBeVisible();
  await page.clock.runFor(2_000);
  await expect(missing(page)).toBeHidden();
  await expect(page.getByLabel('Password')).toBeVisible();
});

test('what was typed stays while the rest of the page does not load, and the agent is signed in once it has', async ({
  page,
  floor,
}) => {
  await page.clock.install();
  let isGiven = false;
  await page.route('**/chunks/open-desk-*', (route) => (isGiven ? given(route) : internalError(route)));
  await floor.signIn(page, 'charles');
  await expect(missing(page)).toBeVisible();
  await page.clock.runFor(60_000);
  await expect(page.getByLabel('Password')).not.toHaveValue('');
  isGiven = true;
  await page.clock.runFor(40_000);
  await expectState(page, 'unavailable');
});

test('a browser that remembers what did not load gets the page anew, and the call goes on in it', async ({
  page,
  floor,
}) => {
  await page.clock.install();
  await floor.inCall(page, 'charles');
  // The page is told what such a browser tells: nothing but its being loaded again helps.
  let isRemembered = true;
  await page.route('**/chunks/open-desk-*', (route) => (isRemembered ? reset(route) : given(route)));
  await page.reload();
  await expect(page.getByLabel('Password')).toBeVisible();
  const again = page.waitForEvent('framenavigated').then(() => (isRemembered = false));
  await page.clock.runFor(20_000);
  await again;
  await expectState(page, 'connected');
});
