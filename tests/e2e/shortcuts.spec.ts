import { action, activity, card, expect, expectActivity, expectState, test, ownSetting } from './floor';

type Page = Parameters<typeof card>[0];

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' });
const row = (page: Page, name: string) => dialog(page).getByRole('listitem').filter({ hasText: name });

test('a call from beginning to end by shortcuts alone', async ({ page, floor }) => {
  await floor.signIn(page, 'charles');
  await expectState(page, 'unavailable');
  await page.keyboard.press('a');
  await expectState(page, 'available');
  await floor.call();
  await expectState(page, 'ringing');
  await page.keyboard.press('Enter');
  await expectState(page, 'connected');
  await page.keyboard.press('e');
  await expectState(page, 'connected');
  await test.step('which are letters while somebody writes', async () => {
    const notes = card(page).getByRole('textbox').first();
    await notes.press('Shift+E');
    await notes.press('u');
    await expect(notes).toHaveValue('Eu');
    await expectState(page, 'connected');
    await notes.press('Tab');
    await card(page).focus();
  });
  await page.keyboard.press('m');
  await expect(action(page, 'Unmute')).toBeVisible();
  await page.keyboard.press('m');
  await page.keyboard.press('h');
  await expect(action(page, 'Resume')).toBeVisible();
  await page.keyboard.press('Shift+E');
  await expectState(page, 'wrapping');
  await page.keyboard.press('c');
  await expectState(page, 'available');
  await page.keyboard.press('u');
  await expectActivity(page, 'Unavailable');
});

test('the question mark shows them; the focus stays inside and comes back', async ({ page, floor }) => {
  await floor.onShift(page, 'charles');
  await activity(page, 'Available').focus();
  await page.keyboard.press('?');
  await expect(dialog(page)).toBeVisible();
  await expect(row(page, 'Accept the call or task')).toContainText('Enter');
  for (let presses = 0; presses < 20; presses++) await page.keyboard.press('Tab');
  const isInside = await page.evaluate(() => {
    const open = document.querySelector('dialog[open]');
    const { activeElement } = document;
    return activeElement === document.body || (open?.contains(activeElement) ?? false);
  });
  expect(isInside).toBe(true);
  // Keys mean nothing behind it.
  await page.keyboard.press('u');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(activity(page, 'Available')).toBeFocused();
  await expectActivity(page, 'Available');
});

test('a key is changed, a taken one is refused with the reason, and both survive a reload', async ({ page, floor }) => {
  await floor.onShift(page, 'charles');
  await ownSetting(page, 'Keyboard shortcuts');
  const change = row(page, 'Go unavailable').getByRole('button');
  await change.click();
  await expect(row(page, 'Go unavailable')).toContainText('Press the new key, or Esc to cancel.');
  await page.keyboard.press('m');
  await expect(dialog(page).getByRole('alert')).toHaveText('Not changed: M is already used for “Mute or unmute”.');
  await change.click();
  await page.keyboard.press('Control+b');
  await expect(dialog(page).getByRole('alert')).toHaveText(
    'Not changed: Ctrl+B is used by the browser or by this page.',
  );
  await change.click();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeVisible();
  await expect(row(page, 'Go unavailable')).toContainText('U');
  await change.click();
  await page.keyboard.press('x');
  await expect(row(page, 'Go unavailable')).toContainText('X');
  await expect(dialog(page).getByRole('alert')).toHaveCount(0);
  await page.keyboard.press('Escape');

  await page.reload();
  await activity(page, 'Available').click();
  await expectActivity(page, 'Available');
  await page.keyboard.press('u');
  await expectActivity(page, 'Available');
  await page.keyboard.press('x');
  await expectActivity(page, 'Unavailable');

  await page.keyboard.press('?');
  await dialog(page).getByRole('button', { name: 'Restore the default keys' }).click();
  await expect(row(page, 'Go unavailable')).toContainText('U');
});

test('single characters can be switched off, and Enter and Escape go on answering', async ({ page, floor }) => {
  await floor.onShift(page, 'charles');
  await page.keyboard.press('?');
  await dialog(page).getByLabel('Single-key shortcuts').uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('u');
  await page.keyboard.press('?');
  await expect(dialog(page)).toBeHidden();
  await expectActivity(page, 'Available');
  await floor.call();
  await expectState(page, 'ringing');
  await page.keyboard.press('Enter');
  await expectState(page, 'connected');
});

test('the keys that answer can be changed, the card and the voice say so, and the dialog makes way for a call', async ({
  page,
  floor,
}) => {
  await floor.onShift(page, 'charles');
  await page.keyboard.press('?');
  await row(page, 'Accept the call or task').getByRole('button').click();
  await page.keyboard.press('y');
  await expect(dialog(page)).toBeVisible();
  // The dialog makes way for it.
  await floor.call();
  await expectState(page, 'ringing');
  await expect(dialog(page)).toBeHidden();
  await expect(card(page)).toBeFocused();
  await expect(action(page, /^Accept/)).toHaveAttribute('aria-keyshortcuts', 'y');
  await expect(page.locator('[aria-live="assertive"]')).toContainText('Y to accept, Escape to reject.');
  await page.keyboard.press('Enter');
  await expectState(page, 'ringing');
  await page.keyboard.press('y');
  await expectState(page, 'connected');
});
