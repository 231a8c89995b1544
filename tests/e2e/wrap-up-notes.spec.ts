import type { Page } from '@playwright/test';
import { action, card, customer, expect, expectActivity, expectState, kept, test, type BrowserFloor } from './floor';

const notes = (page: Page) => page.getByRole('textbox', { name: 'Notes' });
const saving = (page: Page) => page.locator('#notes-saving');

async function wrapUp(page: Page, floor: BrowserFloor): Promise<string> {
  await floor.inCall(page, 'charles');
  await action(page, 'End call').click();
  await expectState(page, 'wrapping');
  return (await floor.newestTask()).sid;
}

interface Record {
  readonly notes?: string;
  readonly disposition?: string;
  readonly deadline?: string;
}

async function written(floor: BrowserFloor, taskSid: string): Promise<Record> {
  const { attributes } = await floor.rest.tasks(taskSid).fetch();
  return (JSON.parse(attributes) as { wrap_up?: Record }).wrap_up ?? {};
}

test('ending the call takes neither the focus nor a letter from the field', async ({ page, floor }) => {
  const call = await floor.inCall(page, 'charles');
  await notes(page).click();
  await page.keyboard.type('Calls about ');
  floor.emulator.control.hangUp(call);
  await floor.emulator.clock.settle();
  await expectState(page, 'wrapping');
  await page.keyboard.type('the invoice');
  await expect(notes(page)).toHaveValue('Calls about the invoice');
  await expect(notes(page)).toBeFocused();
});

test('Ctrl and Enter complete from the notes, with their last words, and only in the wrap-up', async ({
  page,
  floor,
}) => {
  await floor.inCall(page, 'charles');
  const { sid } = await floor.newestTask();
  await notes(page).click();
  await page.keyboard.type('First ');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.type('words');
  await expect(saving(page)).toHaveText('Saved');
  expect(await written(floor, sid)).toEqual({ notes: 'First words' });
  await expectState(page, 'connected');
  await action(page, 'End call').click();
  await expectState(page, 'wrapping');
  await expect(notes(page)).toHaveValue('First words');
  await expect(card(page)).toContainText('Press Ctrl+Enter here to complete the wrap-up.');
  await expect(notes(page)).toHaveAttribute('aria-keyshortcuts', 'Control+Enter Meta+Enter');
  await notes(page).focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(', last words');
  await page.keyboard.press('Control+Enter');
  await expectState(page, 'available');
  expect(await written(floor, sid)).toMatchObject({ notes: 'First words, last words' });
  // Whoever completes by key is done with writing: the next key is no letter any more.
  await page.keyboard.press('u');
  await expectActivity(page, 'Unavailable');
});

test('the key of Complete leaves the disposition alone, and Cmd and Enter complete with it', async ({
  page,
  floor,
}) => {
  const sid = await wrapUp(page, floor);
  const disposition = page.getByLabel('Outcome');
  await disposition.selectOption('Solved');
  await disposition.focus();
  await page.keyboard.press('c');
  await expect(disposition).toHaveValue('solved');
  await page.keyboard.press('Meta+Enter');
  await expectState(page, 'available');
  expect(await written(floor, sid)).toMatchObject({ disposition: 'solved' });
});

test('an agent may complete without saving, and keeps a copy of the notes until they dismiss it', async ({
  page,
  context,
  floor,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.setViewportSize({ width: 1280, height: 720 });
  const signOut = page.getByRole('button', { name: 'Sign out' });
  await wrapUp(page, floor);
  await page.route('**/wrap-up', (route) => route.abort());
  await notes(page).fill('Precious');
  await page.getByRole('button', { name: 'Complete without saving' }).click();
  await expectState(page, 'available');
  await expect(kept(page)).toContainText(`Your notes on ${customer} could not be saved.`);
  await expect(signOut).toBeDisabled();
  await expect(signOut).toHaveAccessibleDescription('You can sign out after dismissing your unsaved notes');

  await floor.call();
  await expectState(page, 'ringing');
  await expect(kept(page)).toContainText('Precious');
  await expect(kept(page).getByText('Precious')).toBeInViewport();
  await expect(action(page, /^Accept/)).toBeInViewport({ ratio: 1 });
  await expect(action(page, /^Reject/)).toBeInViewport({ ratio: 1 });
  await kept(page).getByRole('button', { name: 'Copy' }).click();
  await expect(kept(page).getByRole('button', { name: 'Copied' })).toBeVisible();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('Precious');

  await action(page, /^Accept/).click();
  await expectState(page, 'connected');
  await expect(kept(page)).toContainText('Precious');
  await action(page, 'End call').click();
  await expectState(page, 'wrapping');
  await page.getByLabel('Outcome').selectOption('Needs a follow-up');
  await notes(page).fill('Precious, too');
  await page.getByRole('button', { name: 'Complete without saving' }).click();
  await expectState(page, 'available');
  await expect(kept(page)).toHaveCount(2);
  await expect(kept(page).first()).toContainText('Outcome: Needs a follow-up');
  await expect(kept(page).first()).toContainText('Precious, too');
  await expect(kept(page).first().getByRole('button', { name: 'Copy' })).toBeVisible();

  await kept(page).first().getByRole('button', { name: 'Dismiss' }).click();
  await expect(kept(page)).toHaveText(/Precious$/);
  await expect(card(page)).toBeFocused();
  await kept(page).getByRole('button', { name: 'Dismiss' }).click();
  await expect(kept(page)).toHaveCount(0);
  await signOut.click();
  await expect(page.getByRole('heading', { name: 'Sign in to your desk' })).toBeVisible();
});
