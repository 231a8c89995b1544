import type { Page } from '@playwright/test';
import { third } from './calls';
import { action, activity, card, expect, expectState, test } from './floor';

const opener = (page: Page) => page.getByRole('button', { name: 'Dial a number' });
const field = (page: Page) => page.getByLabel('Phone number');
const submit = (page: Page) => page.getByRole('button', { name: 'Call', exact: true });
const notNow = (page: Page) =>
  page.getByRole('alert').filter({ hasText: 'You can make a call when nothing is ringing' });

test('the number has the focus when the pad opens, and the button has it back when the pad closes', async ({
  page,
  floor,
}) => {
  await floor.signIn(page, 'charles');
  await expect(opener(page)).toHaveAttribute('aria-disabled', 'false');
  await opener(page).focus();
  await page.keyboard.press('Enter');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('+1 555');
  await page.getByRole('button', { name: 'Close', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(opener(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue('+1 555');

  await test.step('the field stays while the page is not connected', async () => {
    await page.context().setOffline(true);
    await expectState(page, 'offline');
    await field(page).press('End');
    await page.keyboard.type(' 010 0177');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert').filter({ hasText: 'when you are signed in and connected' })).toBeVisible();
    await expect(field(page)).toBeFocused();
    await page.context().setOffline(false);
    await expectState(page, 'unavailable');
    await expect(field(page)).toHaveValue('+1 555 010 0177');
  });
  await test.step('a number is pointed at on the keys', async () => {
    await field(page).fill('');
    for (const key of '15550100177') await page.locator('.dial-pad .key', { hasText: key }).click();
    await expect(field(page)).toHaveValue(third);
  });
});

test('a call that arrives takes nothing from whoever types a number, and their Enter does not accept it', async ({
  page,
  floor,
}) => {
  await floor.onShift(page, 'charles');
  await opener(page).click();
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('+1 555');
  const arriving = await floor.call();
  await expectState(page, 'ringing');
  await expect(submit(page)).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.type(' 010 0177');
  await expect(field(page)).toHaveValue('+1 555 010 0177');
  await page.keyboard.press('Enter');
  await expect(notNow(page)).toBeVisible();
  await expectState(page, 'ringing');
  await expect(field(page)).toBeFocused();
  expect((await floor.newestTask()).assignmentStatus).toBe('reserved');

  floor.emulator.control.hangUp(arriving);
  await floor.emulator.clock.settle();
  await expectState(page, 'available');
  await expect(notNow(page)).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expectState(page, 'connected');
  await expect(card(page)).toContainText(third);
});

test('a call that arrives does not take the focus off the keys, whose Enter does not accept it', async ({
  page,
  floor,
}) => {
  await floor.onShift(page, 'charles');
  await opener(page).click();
  const five = page.locator('.dial-pad .key', { hasText: '5' });
  await five.focus();
  await page.keyboard.press('Enter');
  await floor.call();
  await expectState(page, 'ringing');
  await expect(five).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(field(page)).toHaveValue('+55');
  await expectState(page, 'ringing');
  expect((await floor.newestTask()).assignmentStatus).toBe('reserved');
});

test('the pad stays where it is while something rings or is talked about, and says why nobody can be called', async ({
  page,
  floor,
}) => {
  await floor.onShift(page, 'charles');
  await expect(opener(page)).toHaveAttribute('aria-disabled', 'false');
  const place = await page.locator('.dial-pad').boundingBox();
  await floor.call();
  await expectState(page, 'ringing');
  await expect(opener(page)).toHaveAttribute('aria-disabled', 'true');
  await expect(opener(page)).toHaveAccessibleDescription(/^You can make a call when nothing is ringing/);
  await expect.poll(() => page.locator('.dial-pad').boundingBox()).toEqual(place);
  await opener(page).focus();
  await page.keyboard.press('Enter');
  await expect(notNow(page)).toBeVisible();
  await expect(field(page)).toHaveCount(0);
  await action(page, /^Accept/).click();
  await expectState(page, 'connected');
  await expect(opener(page)).toHaveAttribute('aria-disabled', 'true');
  await action(page, 'End call').click();
  await expectState(page, 'wrapping');
  await expect(opener(page)).toHaveAttribute('aria-disabled', 'false');
});

test('a desk that offers no calls out has no dial pad', async ({ page, floor }) => {
  await page.route('**/activities', async (route) => {
    const response = await route.fetch();
    const body: object = await response.json();
    await route.fulfill({ response, json: { ...body, features: { outbound: false, thirdNumber: false } } });
  });
  await floor.signIn(page, 'charles');
  await expect(activity(page, 'Available')).toBeVisible();
  await expectState(page, 'unavailable');
  await expect(opener(page)).toHaveCount(0);
  await activity(page, 'Available').click();
  await floor.call();
  await action(page, /^Accept/).click();
  await expectState(page, 'connected');
  await action(page, 'More').click();
  await expect(action(page, 'Keypad')).toBeVisible();
  await expect(action(page, 'Add a number')).toHaveCount(0);
});
