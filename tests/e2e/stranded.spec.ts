import type { Page } from '@playwright/test';
import { action, card, expect, expectState, test, type BrowserFloor } from './floor';
import { UnseenColleague } from './unseen-colleague';

const ALONE = 'Customer alone on the line for';

/** charles has handed his call over to bob, of which the answer was lost, and bob rejected it: the customer waits on hold. */
async function strand(page: Page, floor: BrowserFloor): Promise<void> {
  await floor.inCall(page, 'charles');
  const bob = await UnseenColleague.onShift(floor, 'bob');
  await action(page, 'Transfer').click();
  await page.getByLabel('Transfer now').check();
  floor.emulator.control.faults.add({
    operation: 'bridge:POST Workers/{worker}/Transfers',
    trigger: { next: 1 },
    effect: { reset: 'after' },
  });
  await page.getByRole('button', { name: /bob/ }).click();
  await bob.rings();
  await expectState(page, 'wrapping');
  await expect(card(page)).toContainText('Waiting for bob to answer');
  await expect(card(page)).not.toContainText('did not work');
  // Not while it is open who has the customer, either.
  await expect(action(page, /^Complete/)).toHaveCount(0);
  await bob.reject();
  await expect(card(page)).toContainText(ALONE);
}

test.beforeEach(({ floor }) =>
  floor.strandsOnPurpose(
    'what the page does where nobody else looks after the customer; watched.spec.ts has the other',
  ),
);

test('a customer whom nobody took is not left: not by a lost answer, Complete, its key, the time, a reload or another call', async ({
  page,
  floor,
}) => {
  await strand(page, floor);
  const { sid } = await floor.newestTask();
  await expect(card(page)).toContainText('You can complete the wrap-up when somebody has taken the customer.');
  await expect(card(page)).not.toContainText('Ends automatically');
  await expect(action(page, /^Complete/)).toHaveCount(0);
  await card(page).press('c');
  await expect(page.getByRole('button', { name: 'Dismiss this message' })).toHaveCount(0);

  await page.reload();
  await expectState(page, 'wrapping');
  await expect(card(page)).toContainText(ALONE);
  await expect(action(page, /^Complete/)).toHaveCount(0);

  await floor.setActivity('bob', 'Offline');
  await floor.setActivity('charles', 'Available');
  await floor.offer({ name: 'Ana' });
  await expectState(page, 'ringing');
  await expect(page.locator('.strip')).toContainText('The customer is still on hold, and nobody is taking the call.');
  await page.locator('.strip-item').click();
  await expectState(page, 'wrapping');

  expect((await floor.rest.tasks(sid).fetch()).assignmentStatus).toBe('assigned');
  await action(page, 'End the customer’s call').click();
  await expect(card(page)).not.toContainText(ALONE);
  await action(page, 'Complete').click();
  await expect.poll(async () => (await floor.rest.tasks(sid).fetch()).assignmentStatus).toBe('completed');
});
