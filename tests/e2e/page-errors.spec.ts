import type { Browser, Page } from '@playwright/test';
import { action, expect, expectState, test } from './floor';

const notice = (page: Page) => page.locator('.notice[data-notice="failed"]');

/** A page in a browser of its own: the errors are made on purpose, and not for the fixture to find. */
async function pageOf(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage();
}

test('a mistake in the page is said calmly, and the call goes on', async ({ browser, floor }) => {
  const page = await pageOf(browser);
  await floor.inCall(page, 'charles');
  // Scripts of the page's own; what a test evaluates is not reported to the page.
  for (const [broken, said] of [
    ["setTimeout(() => { throw new TypeError('thrown'); })", 'thrown'],
    ["void Promise.reject(new RangeError('promised'))", 'promised'],
  ] as const) {
    await page.evaluate(broken);
    await expect(notice(page)).toContainText('Your call and your session continue.');
    await expect(notice(page)).toContainText(said);
    await expectState(page, 'connected');
    await notice(page).getByRole('button', { name: 'Dismiss this message' }).click();
    await expect(notice(page)).toBeHidden();
  }
  await action(page, 'End call').click();
  await expectState(page, 'wrapping');
  await page.context().close();
});

test('a drawing that fails is said and made again, with the call as it is by then', async ({ browser, floor }) => {
  const page = await pageOf(browser);
  const call = await floor.inCall(page, 'charles');
  // The browser's own formatter of times breaks for a while: the log cannot be drawn.
  await page.evaluate(() => {
    const { prototype } = Intl.DateTimeFormat;
    const whole = Object.getOwnPropertyDescriptor(prototype, 'format');
    Object.defineProperty(prototype, 'format', {
      configurable: true,
      get() {
        throw new RangeError('of the test');
      },
    });
    Object.assign(window, { mend: () => whole && Object.defineProperty(prototype, 'format', whole) });
  });
  floor.emulator.control.hangUp(call);
  await expect(page.getByRole('heading', { name: 'This page could not be displayed.' })).toBeVisible();
  await page.evaluate('mend()');
  await expectState(page, 'wrapping');
  await expect(notice(page)).toContainText('of the test');
  await action(page, 'Complete').click();
  await expectState(page, 'available');
  await page.context().close();
});
