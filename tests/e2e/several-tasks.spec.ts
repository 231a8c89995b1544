import type { Page } from '@playwright/test';
import { action, card, customer, expect, expectState, test, type BrowserFloor } from './floor';

/** Lets a worker have this many tasks of a channel at once. */
async function widen(floor: BrowserFloor, worker: string, channel: string, capacity: number): Promise<void> {
  await floor.rest.workers(floor.sidOf('worker', worker)).workerChannels(channel).update({ capacity });
}

const alsoOpen = (page: Page) => page.getByRole('region', { name: 'Also open' });

test('a call and two chats: what is typed and open in one is not in another', async ({ page, floor }) => {
  await widen(floor, 'charles', 'default', 2);
  await floor.inCall(page, 'charles');
  await floor.offer({ name: 'Ana' });
  await floor.offer({ name: 'Boris' });
  // A running call stays in focus, and so do its keys.
  await expect(alsoOpen(page).getByRole('button', { name: 'Boris' })).toContainText('Ringing');
  await expectState(page, 'connected');
  await card(page).focus();
  await page.keyboard.press('Enter');
  await expect(alsoOpen(page).getByRole('button', { name: 'Boris' })).toContainText('Ringing');
  for (const name of ['Ana', 'Boris']) {
    await alsoOpen(page).getByRole('button', { name }).click();
    await expectState(page, 'ringing');
    await page.keyboard.press('Enter');
    await expectState(page, 'connected');
    await expect(action(page, 'Hold')).toHaveCount(0);
  }
  await expect(alsoOpen(page).getByRole('button')).toHaveCount(2);
  await action(page, 'Transfer').click();
  await page.getByRole('searchbox').fill('ali');
  await alsoOpen(page).getByRole('button', { name: customer }).click();
  await expect(page.getByRole('searchbox')).toHaveCount(0);
  await expect(action(page, 'Hold')).toBeVisible();
  await alsoOpen(page).getByRole('button', { name: 'Boris' }).click();
  await expect(page.getByRole('searchbox')).toHaveValue('ali');
});
