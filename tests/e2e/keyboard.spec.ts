import type { Locator, Page } from '@playwright/test';
import { LOCAL_PASSWORD } from '../../scripts/local-desk';
import { action, activity, card, customer, expect, expectActivity, expectState, log, outcome, test } from './floor';

test('a call is taken by keyboard alone, from signing in to the next offer', async ({ page, floor }) => {
  await page.goto(floor.desk.deskOrigin);
  const keys = page.keyboard;
  // The cursor is there already.
  await expect(page.getByLabel('Name')).toBeFocused();
  await keys.type('charles');
  await keys.press('Tab');
  await expect(page.getByLabel('Password')).toBeFocused();
  await keys.type(LOCAL_PASSWORD);
  await keys.press('Enter');

  await expectState(page, 'unavailable');
  await expect(card(page)).toBeFocused();
  await keys.press('Tab');
  await expect(action(page, 'Go available')).toBeFocused();
  await keys.press('Enter');
  await expectState(page, 'available');

  await floor.call();
  await expectState(page, 'ringing');
  await expect(card(page)).toBeFocused();
  await keys.press('Enter');
  await expectState(page, 'connected');

  await expect(card(page)).toBeFocused();
  await tabTo(page, action(page, 'End call'));
  await keys.press('Space');
  await expectState(page, 'wrapping');

  await expect(card(page)).toBeFocused();
  await tabTo(page, action(page, 'Complete'));
  await keys.press('Enter');
  await expectState(page, 'available');
  await expect(outcome(page, 'completed')).toBeVisible();

  await floor.setActivity('bob', 'Available');
  await floor.call();
  await expectState(page, 'ringing');
  await keys.press('Escape');
  await expect(log(page)).toContainText(`Rejecting ${customer}`);
});

/** Presses Tab until something has the focus; whatever lies before it is passed. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 25; presses++) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  await expect(target).toBeFocused();
}

test('the Tab key reaches every activity and chooses none of them', async ({ page, floor }) => {
  await floor.signIn(page, 'charles');
  await expectActivity(page, 'Offline');
  await activity(page, 'Offline').focus();
  await page.keyboard.press('Tab');
  await expect(activity(page, 'Available')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(activity(page, 'Unavailable')).toBeFocused();
  await expectActivity(page, 'Offline');
  await page.keyboard.press('Space');
  await expectActivity(page, 'Unavailable');
  await expect(activity(page, 'Unavailable')).toBeFocused();

  // Enter on a button is the button's, even while a call rings.
  await activity(page, 'Available').click();
  await expectState(page, 'available');
  await floor.call();
  await expectState(page, 'ringing');
  await activity(page, 'Unavailable').focus();
  await page.keyboard.press('Enter');
  await expectActivity(page, 'Unavailable');
  await expectState(page, 'ringing');
});

test('what a screen reader hears: who calls and which keys answer, then how it ended', async ({ page, floor }) => {
  await floor.onShift(page, 'charles');
  await floor.call();
  const urgent = page.locator('[aria-live="assertive"]');
  await expect(urgent).toHaveText(`Incoming call from ${customer}. Press Enter to accept, Escape to reject.`);
  await expect(action(page, /^Accept/)).toHaveAttribute('aria-keyshortcuts', 'Enter');
  await expect(action(page, /^Reject/)).toHaveAttribute('aria-keyshortcuts', 'Escape');
  await page.keyboard.press('Enter');
  await expect(page.locator('p[aria-live="polite"]')).toHaveText(`Connected with ${customer}.`);
});

test('what is meant for notes that have gone away changes nothing', async ({ page, floor }) => {
  // How long ago a letter was typed is told by the events' own clock.
  await page.clock.install();
  await floor.inCall(page, 'charles');
  await action(page, 'End call').click();
  await expectState(page, 'wrapping');
  // Less than what the page takes for a sleep, after which it would read everything anew.
  await page.clock.pauseAt(Date.now() + 5_000);
  await page.getByRole('textbox', { name: 'Notes' }).click();
  await page.keyboard.type('wants a ref');
  await floor.setActivity('charles', 'Unavailable');
  await expectState(page, 'unavailable');
  await page.keyboard.type('und and more');
  await page.clock.runFor(2_000);
  await page.keyboard.type('a');
  await page.clock.runFor(2_000);
  expect(await floor.activityOf('charles')).toBe('Unavailable');
  await expectState(page, 'unavailable');
  await page.clock.runFor(2_000);
  await page.keyboard.press('a');
  await page.clock.resume();
  await expectActivity(page, 'Available');
});
