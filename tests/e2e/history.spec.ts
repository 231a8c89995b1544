import { action, activity, customer, expect, expectState, test, type BrowserFloor } from './floor';
import { expectAccessible, expectAccessibleInBoth, narrow, smallTargets, speak, sticksOut } from './look';

type Page = Parameters<typeof action>[0];

test.use({ env: { HISTORY_SECRET: 'what only the server of this desk knows' } });

const panel = (page: Page) => page.locator('.panel.history');
const days = (page: Page) => page.getByRole('dialog', { name: 'Your calls of the last 30 days' });

/** A call from the first ring to the end of its wrap-up, about which something is noted. */
async function hadCall(page: Page, floor: BrowserFloor, notes: string): Promise<void> {
  await floor.call();
  await action(page, /^Accept/).click();
  await expectState(page, 'connected');
  await action(page, 'End call').click();
  await expectState(page, 'wrapping');
  await page.getByLabel('Notes').fill(notes);
  await action(page, 'Complete').click();
  await expectState(page, 'available');
}

test('earlier calls stand beside the ringing card; one’s own are searched by keyboard, at an address of their own', async ({
  page,
  floor,
}) => {
  await floor.onShift(page, 'charles');
  await expect(panel(page)).toContainText('No calls in the last 30 days.');
  await hadCall(page, floor, 'Wants the red one.');
  await hadCall(page, floor, 'Rückruf am Montag');
  await expect(panel(page).getByRole('listitem')).toHaveCount(2);

  await test.step('all of them, in a dialog that the keyboard opens, searches and closes', async () => {
    const all = panel(page).getByRole('link', { name: 'All your calls' });
    await all.focus();
    await page.keyboard.press('Enter');
    await expect(days(page)).toBeVisible();
    await expect(page).toHaveURL(/#history$/);
    await expect(days(page).getByRole('status')).toHaveText('2 calls');
    await days(page).getByRole('searchbox').fill('ruckruf montag');
    await expect(days(page).getByRole('listitem')).toHaveCount(1);
    await days(page).getByRole('searchbox').fill('(555) 765');
    await expect(days(page).getByRole('listitem')).toHaveCount(2);
    await days(page).getByLabel('How it ended').selectOption({ label: 'Canceled' });
    await expect(days(page).getByRole('status')).toHaveText('0 calls');
    await expect(page).toHaveURL(/#history\?text=%28555%29\+765&end=canceled$/);
    await page.reload();
    await expect(days(page).getByRole('status')).toHaveText('0 calls');
    await expect(days(page).getByRole('searchbox')).toHaveValue('(555) 765');
    await days(page).getByLabel('You').selectOption({ label: 'Accepted' });
    await days(page).getByLabel('Day').fill('2026-01-01');
    await expectAccessible(page, 'the search of calls');
    // Escape empties a search first.
    await days(page).getByRole('searchbox').press('Escape');
    await expect(days(page).getByRole('searchbox')).toHaveValue('');
    await page.keyboard.press('Escape');
    await expect(days(page)).toBeHidden();
    await expect(page).not.toHaveURL(/#/);
  });

  await test.step('the address opens it', async () => {
    await page.goto(`${floor.desk.deskOrigin}/#history`);
    await page.reload();
    await expect(days(page).getByRole('listitem')).toHaveCount(2);
    await page.keyboard.press('Escape');
    await activity(page, 'Available').click();
    await expectState(page, 'available');
  });

  await test.step('on a narrow screen, and from right to left', async () => {
    const desktop = page.viewportSize();
    await page.setViewportSize(narrow);
    await speak(page, 'ar');
    await expect(panel(page)).toContainText('آخر مكالماتكم');
    expect(await sticksOut(page)).toEqual([]);
    await panel(page).getByRole('link').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await sticksOut(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await speak(page, 'en');
    if (desktop) await page.setViewportSize(desktop);
  });

  await test.step('an arriving call closes it, and shows the calls of its caller', async () => {
    await panel(page).getByRole('link').click();
    await expect(days(page)).toBeVisible();
    await floor.call();
    await expectState(page, 'ringing');
    await expect(days(page)).toBeHidden();
    await expect(panel(page).getByRole('heading')).toHaveText('Earlier calls');
    await expect(panel(page)).toContainText('Wants the red one.');
    // Whose they are stands on the card.
    await expect(panel(page)).not.toContainText(customer);
    await expectAccessibleInBoth(page, 'earlier calls while it rings');
    await action(page, /^Accept/).click();
    await expectState(page, 'connected');
    await expect(panel(page)).toContainText('Rückruf am Montag');
  });
});
