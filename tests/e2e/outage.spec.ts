import type { Page } from '@playwright/test';
import { LOCAL_PASSWORD } from '../../scripts/local-desk';
import { action, card, connection, expect, expectState, test, trouble, type BrowserFloor } from './floor';

const isOver = (floor: BrowserFloor) => async () => (await floor.account.calls.list({ status: 'in-progress' })).length;

/** Presses End call without a network, and reads what that means. */
async function endOffline(page: Page): Promise<void> {
  await page.context().setOffline(true);
  await expect(connection(page)).toContainText('No network');
  await expect(card(page)).toContainText('to end it, hang up there');
  await action(page, 'End call').click();
  await expect(trouble(page)).toContainText('It is not clear yet whether the call has ended');
  await expect(trouble(page)).toContainText('You can also hang up your phone.');
  await expectState(page, 'ending');
}

test('a call is ended after signing in again, where the session ran out while the line was gone', async ({
  page,
  floor,
}) => {
  await page.clock.install();
  await floor.inCall(page, 'charles');
  await endOffline(page);
  await page.clock.fastForward(3_700_000);
  await page.clock.runFor(150_000);
  const again = page.locator('.again');
  await expect(again).toContainText('Your session has expired. Calls continue');
  await expectState(page, 'ending');
  await expect(trouble(page)).toContainText('You can also hang up your phone.');
  await page.context().setOffline(false);
  await again.getByLabel('Password for charles').fill(LOCAL_PASSWORD);
  await again.getByRole('button', { name: 'Sign in again' }).click();
  await expect(again).toBeHidden();
  await expectState(page, 'wrapping');
  await expect.poll(isOver(floor)).toBe(0);
});
