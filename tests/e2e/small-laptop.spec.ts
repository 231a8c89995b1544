import type { Locator, Page } from '@playwright/test';
import { action, customer, expect, expectState, test } from './floor';
import { expectAccessibleInBoth, narrow, sticksOut } from './look';
import { knownCall } from './states/tour';

/** What a browser leaves of a laptop's 1366 × 768. */
const laptop = { width: 1366, height: 625 };

test.use({ viewport: laptop, contextOptions: { reducedMotion: 'reduce' } });

/** The names of the buttons at the foot of the card that cannot be seen whole. */
function unseen(page: Page): Promise<string[]> {
  return page.locator('.card-foot button').evaluateAll((buttons) =>
    buttons.flatMap((button) => {
      const { left, right, top, bottom } = button.getBoundingClientRect();
      const inView = top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
      const above = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return inView && button.contains(above) ? [] : [button.textContent];
    }),
  );
}

/** Pixels of an element's height that are in sight within the card's middle. */
function heightInSight(element: Locator): Promise<number> {
  return element.evaluate((one) => {
    const [own, around] = [one, one.closest('.card-scroll') ?? one].map((each) => each.getBoundingClientRect());
    return own && around ? Math.min(own.bottom, around.bottom) - Math.max(own.top, around.top) : 0;
  });
}

test('on a small laptop customer, notes and every button are in sight in a call, whatever is open', async ({
  page,
  floor,
}) => {
  await floor.onShift(page, 'charles');
  await knownCall(floor);
  await expectState(page, 'ringing');
  expect(await unseen(page)).toEqual([]);
  await action(page, /^Accept/).click();
  await expectState(page, 'connected');
  // Grouped as its country writes it, and still the number as it is dialled for whoever copies it.
  await expect(page.locator('.details .number > span')).toHaveText(['+1', '555', '765', '4321']);
  await expect(page.locator('.details-number')).toHaveText(customer);
  const notes = page.getByRole('textbox', { name: 'Notes' });
  expect(await unseen(page)).toEqual([]);
  expect(await heightInSight(notes)).toBeGreaterThan(100);
  await expect(page.locator('.details')).toBeInViewport({ ratio: 1 });
  // In a call one is not available, whatever the activity is called.
  await expect(page.locator('.activity[data-tone=available]')).toHaveCount(0);

  await action(page, 'Hold').click();
  await action(page, 'Mute').click();
  await expect(page.locator('.unheard')).toHaveText(['Customer on hold', 'You are muted']);
  await expect(page.locator('.unheard').first()).toBeInViewport({ ratio: 1 });
  expect(await heightInSight(notes)).toBeGreaterThan(100);
  await expectAccessibleInBoth(page, 'on hold and muted');

  await action(page, 'Transfer').click();
  const bob = page.locator('.choice').filter({ hasText: 'bob' });
  await expect(bob).toBeVisible();
  expect(await unseen(page)).toEqual([]);
  expect(await heightInSight(page.getByRole('searchbox'))).toBeGreaterThan(40);
  expect(await heightInSight(page.locator('.choices'))).toBeGreaterThan(88);
  await action(page, 'More').click();
  await action(page, 'Keypad').click();
  expect(await heightInSight(page.getByRole('button', { name: 'Hash' }))).toBeGreaterThan(40);
  expect(await unseen(page)).toEqual([]);

  await page.setViewportSize(narrow);
  expect(await sticksOut(page)).toEqual([]);
  await page.setViewportSize(laptop);
  await page.getByRole('button', { name: 'Close' }).click();
  await action(page, 'End call').click();
  await expectState(page, 'wrapping');
  expect(await unseen(page)).toEqual([]);
  expect(await heightInSight(notes)).toBeGreaterThan(100);
  await expect(page.locator('.clocks')).toContainText('Talk time');
});

test('what is one’s own is behind one’s name, by keyboard too, and makes way for a call', async ({ page, floor }) => {
  await floor.onShift(page, 'charles');
  const name = page.getByRole('button', { name: 'charles' });
  const language = page.getByLabel('Language');
  await expect(name).toHaveAttribute('aria-expanded', 'false');
  await expect(language).toBeHidden();
  await name.press('Enter');
  await expect(name).toHaveAttribute('aria-expanded', 'true');
  await expect(page.locator('#own-menu')).toContainText('support');
  await expectAccessibleInBoth(page, 'own menu');
  await page.setViewportSize(narrow);
  expect(await sticksOut(page)).toEqual([]);
  await page.setViewportSize(laptop);

  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Sound and notifications' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Sound and notifications' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(language).toBeHidden();
  await expect(name).toBeFocused();

  await name.press('Enter');
  await floor.call();
  await expectState(page, 'ringing');
  await expect(page.locator('.card')).toBeFocused();
  await expect(language).toBeHidden();
});
