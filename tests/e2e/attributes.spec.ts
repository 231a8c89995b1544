import type { Page } from '@playwright/test';
import { action, card, expect, expectState, outcome, test, trouble } from './floor';

/** As much as a task's 4096 bytes of attributes can hold. */
const many = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`f${at}`, `v ${at}`]));
const caller = { name: 'Ana Ruiz', from: '+15557654321', reason: 'Refund for order 4711' };

const placesOfActions = async (page: Page) => [
  await action(page, /^Accept/).boundingBox(),
  await action(page, /^Reject/).boundingBox(),
];

for (const viewport of [
  { width: 1280, height: 700 },
  { width: 320, height: 568 },
]) {
  test.describe(`${viewport.width} × ${viewport.height}`, () => {
    test.use({ viewport });

    test('Accept and Reject stay in sight whatever the task says, and keep their place when a message comes', async ({
      page,
      floor,
    }) => {
      await floor.onShift(page, 'charles');
      await floor.offer({ ...caller, ...many });
      await expectState(page, 'ringing');
      await expect(action(page, /^Accept/)).toBeInViewport({ ratio: 1 });
      await expect(action(page, /^Reject/)).toBeInViewport({ ratio: 1 });
      await action(page, 'Show all 200').click();
      await expect(card(page)).toContainText('v 199');
      await expect(action(page, /^Accept/)).toBeInViewport({ ratio: 1 });
      await expect(action(page, /^Reject/)).toBeInViewport({ ratio: 1 });
      const before = await placesOfActions(page);
      await action(page, /^Reject/).click();
      await expect(outcome(page, 'rejected')).toBeAttached();
      await expectState(page, 'ringing');
      await expect.poll(() => placesOfActions(page)).toEqual(before);
    });

    test('a long key leaves room for its value, and a long value opens', async ({ page, floor }) => {
      const value = `${'a word '.repeat(100)}and the end`;
      await floor.onShift(page, 'charles');
      await floor.offer({ ...caller, ['key'.repeat(80)]: value });
      await expectState(page, 'ringing');
      const [list, text] = [await card(page).locator('.facts').boundingBox(), card(page).locator('.facts dd')];
      expect((await text.boundingBox())!.width).toBeGreaterThan(list!.width / 2);
      await expect(text).not.toContainText('and the end');
      await text.getByRole('button', { name: 'Show all of' }).click();
      await expect(text).toContainText('and the end');
      const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
      expect(scrollWidth).toBe(clientWidth);
    });
  });
}

test('the keys answer while the details are being read', async ({ page, floor }) => {
  await floor.onShift(page, 'charles');
  await floor.offer({ ...caller, ...many });
  await expectState(page, 'ringing');
  await expect(card(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.locator('.card-scroll')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(outcome(page, 'rejected')).toBeAttached();
  await expectState(page, 'ringing');
  await page.keyboard.press('Tab');
  await expect(page.locator('.card-scroll')).toBeFocused();
  await page.keyboard.press('Enter');
  await expectState(page, 'connected');
});

test('characters that turn the direction of text are not shown', async ({ page, floor }) => {
  await floor.onShift(page, 'charles');
  await floor.offer({ ...caller, from: '+1555\u202E3210', vip: '\u2067yes\u0007' });
  await expectState(page, 'ringing');
  await expect(card(page).locator('.details-number')).toHaveText('+15553210');
  await expect(card(page).locator('.facts dd')).toHaveText('yes');
});

test('an attribute that is named like one of the desk’s own facts stays among the task’s', async ({ page, floor }) => {
  await floor.onShift(page, 'charles');
  await floor.call();
  const task = await floor.newestTask();
  const attributes: unknown = JSON.parse(task.attributes);
  await floor.rest.tasks(task.sid).update({
    attributes: JSON.stringify(Object.assign({}, attributes, { 'Your phone': '+1 666', ' ': '?' })),
  });
  await expect(card(page).locator('.attributes')).toContainText('+1 666');
  await action(page, /^Accept/).click();
  await expectState(page, 'connected');
  await expect(card(page).locator('.own-phone')).toHaveText('Your phoneConnected (+15550111)');
  await expect(card(page).locator('.attributes')).toContainText('Your phone+1 666');
  await expect(card(page).locator('.facts dt', { hasText: /^$/ })).toHaveCount(0);
});

test('a call whose caller is gone says so instead of asking to try again', async ({ page, floor }) => {
  await floor.onShift(page, 'charles');
  await floor.call();
  await expectState(page, 'ringing');
  await page.setViewportSize({ width: 320, height: 568 });
  await page.route(`${floor.emulator.origin}/v1/wschannels**`, async (route) => {
    if (!(route.request().postData() ?? '').includes('"Instruction":"conference"')) return route.fallback();
    const sids = [`CA${'0'.repeat(31)}1`, `WT${'0'.repeat(31)}1`];
    const message = `Call ${sids[0]} of task ${sids[1]} does not wait in the queue any more: the caller hung up or was connected before`;
    return route.fulfill({
      status: 400,
      json: { code: 40144, status: 400, message },
      headers: { 'Access-Control-Allow-Origin': '*' },
    });
  });
  await action(page, /^Accept/).click();
  await expect(trouble(page)).toContainText('The caller is gone');
  await expect(trouble(page)).toContainText('Reject');
  await expect(trouble(page)).toBeInViewport({ ratio: 1 });
  await expect(page.locator('body')).not.toContainText(/[A-Z]{2}[0-9a-f]{32}/);
});

test('what keeps an agent from signing out is said, and a small screen keeps their name', async ({ page, floor }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await floor.onShift(page, 'charles');
  await expect(page.getByRole('banner')).toContainText('charles');
  await floor.call();
  await expectState(page, 'ringing');
  await expect(page.getByRole('banner').getByText('charles')).toBeVisible();
  const signOut = page.getByRole('button', { name: 'Sign out' });
  await expect(signOut).toBeDisabled();
  await expect(signOut).toHaveAccessibleDescription('You can sign out when your calls are finished');
  await expect(page.getByText('You can sign out when your calls are finished')).toBeVisible();
});

test('a call that TaskRouter forgot is not called a caller who hung up', async ({ page, floor }) => {
  await floor.onShift(page, 'charles');
  await floor.call();
  await expectState(page, 'ringing');
  await floor.emulator.reset();
  await expect(outcome(page, 'canceled')).toContainText('This call no longer exists.');
});
