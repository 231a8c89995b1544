import type { Page } from '@playwright/test';
import { action, card, expect, expectState, test } from './floor';
import type { BrowserFloor } from './floor';

const ALONE = 'The customer is on the line with nobody, for';

/** charles has handed his call over to bob, who rejected it: the customer waits on hold. */
async function strand(page: Page, floor: BrowserFloor): Promise<Page> {
  await floor.inCall(page, 'charles');
  const bob = await (await page.context().browser()!.newContext()).newPage();
  await floor.onShift(bob, 'bob');
  await action(page, 'Transfer').click();
  await page.getByLabel('Hand over at once').check();
  await page.getByRole('button', { name: /bob/ }).click();
  await expectState(bob, 'ringing');
  await expectState(page, 'wrapping');
  // Not while it is open who has the customer, either.
  await expect(action(page, /^Complete/)).toHaveCount(0);
  await action(bob, /^Reject/).click();
  await expect(card(page)).toContainText(ALONE);
  return bob;
}

// What the page does where nobody else looks after the customer; watched.spec.ts has the other.
test.beforeEach(({ floor }) => floor.rest.update({ eventCallbackUrl: '' }));

test('a customer whom nobody took is not left: not by Complete, its key, the time, a reload or another call', async ({
  page,
  floor,
}) => {
  const bob = await strand(page, floor);
  const { sid } = await floor.newestTask();
  await expect(card(page)).toContainText('You can complete it once somebody has the customer.');
  await expect(card(page)).not.toContainText('Ends by itself');
  await expect(action(page, /^Complete/)).toHaveCount(0);
  await card(page).press('c');
  await expect(page.getByRole('button', { name: 'Dismiss this message' })).toHaveCount(0);

  await floor.signIn(page, 'charles');
  await expectState(page, 'wrapping');
  await expect(card(page)).toContainText(ALONE);
  await expect(action(page, /^Complete/)).toHaveCount(0);

  await floor.setActivity('bob', 'Offline');
  await floor.setActivity('charles', 'Available');
  await floor.offer({ name: 'Ana' });
  await expectState(page, 'ringing');
  await expect(page.locator('.strip')).toContainText('The customer still waits on hold, with nobody coming.');
  await page.locator('.strip-item').click();
  await expectState(page, 'wrapping');

  expect((await floor.rest.tasks(sid).fetch()).assignmentStatus).toBe('assigned');
  await action(page, 'End the customer’s call').click();
  await expect(card(page)).not.toContainText(ALONE);
  await action(page, 'Complete').click();
  await expect.poll(async () => (await floor.rest.tasks(sid).fetch()).assignmentStatus).toBe('completed');
  await bob.context().close();
});

test('a customer who waits for nobody hangs up, and the wrap-up can be completed', async ({ page, floor }) => {
  await strand(page, floor);
  const [call] = await floor.account.calls.list({ from: '+15557654321', limit: 1 });
  floor.emulator.control.hangUp(call?.sid ?? '');
  await expect(card(page)).not.toContainText(ALONE);
  await action(page, 'Complete').click();
  await expectState(page, 'available');
});
