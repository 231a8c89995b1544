import type { Page } from '@playwright/test';
import {
  action,
  activity,
  card,
  customer,
  expect,
  expectActivity,
  expectState,
  kept,
  log,
  test,
  trouble,
  type BrowserFloor,
} from './floor';

const notes = (page: Page) => page.getByLabel('Notes');
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

test('notes written in the call are saved as they are typed and stay in the wrap-up', async ({ page, floor }) => {
  await floor.inCall(page, 'charles');
  const { sid } = await floor.newestTask();
  await notes(page).fill('Wants a receipt');
  await expect(saving(page)).toHaveText('Saved');
  expect(await written(floor, sid)).toEqual({ notes: 'Wants a receipt' });
  await action(page, 'End call').click();
  await expectState(page, 'wrapping');
  await expect(notes(page)).toHaveValue('Wants a receipt');
});

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

test('the disposition is written, and one that needs a note waits for it', async ({ page, floor }) => {
  const sid = await wrapUp(page, floor);
  await page.getByLabel('How it ended').selectOption('Needs a follow-up');
  await expect.poll(() => written(floor, sid)).toMatchObject({ disposition: 'follow-up' });
  await action(page, 'Complete').click();
  await expect(trouble(page)).toContainText('“Needs a follow-up” needs a note');
  await notes(page).fill('Call back on Monday');
  await action(page, 'Complete').click();
  await expectState(page, 'available');
  expect(await written(floor, sid)).toMatchObject({ disposition: 'follow-up', notes: 'Call back on Monday' });
});

test('completing saves the last words first', async ({ page, floor }) => {
  const sid = await wrapUp(page, floor);
  await notes(page).fill('The last words');
  await action(page, 'Complete').click();
  await expectState(page, 'available');
  expect(await written(floor, sid)).toMatchObject({ notes: 'The last words' });
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
  await expectState(page, 'connected');
  await action(page, 'End call').click();
  await expectState(page, 'wrapping');
  await expect(card(page)).toContainText('Ctrl+Enter in here completes the wrap-up.');
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
  const disposition = page.getByLabel('How it ended');
  await disposition.selectOption('Solved');
  await disposition.focus();
  await page.keyboard.press('c');
  await expect(disposition).toHaveValue('solved');
  await page.keyboard.press('Meta+Enter');
  await expectState(page, 'available');
  expect(await written(floor, sid)).toMatchObject({ disposition: 'solved' });
});

test('what somebody else writes into the task is not lost', async ({ page, floor }) => {
  const sid = await wrapUp(page, floor);
  const task = await floor.rest.tasks(sid).fetch();
  await floor.rest
    .tasks(sid)
    .update({ attributes: JSON.stringify({ ...JSON.parse(task.attributes), theirs: 'kept' }) });
  await notes(page).fill('mine');
  await expect(saving(page)).toHaveText('Saved');
  expect(JSON.parse((await floor.rest.tasks(sid).fetch()).attributes)).toMatchObject({
    theirs: 'kept',
    wrap_up: { notes: 'mine' },
  });
});

test('notes that cannot be saved stay, are said to be unsaved and are saved when that works again', async ({
  page,
  floor,
}) => {
  const sid = await wrapUp(page, floor);
  await page.route('**/wrap-up', (route) => route.abort());
  await notes(page).fill('Precious');
  await expect(trouble(page)).toContainText('your notes may not be saved');
  await action(page, /^Complete$/).click();
  await expectState(page, 'wrapping');
  await expect(notes(page)).toHaveValue('Precious');
  await page.unroute('**/wrap-up');
  await page.getByRole('button', { name: 'Save again' }).click();
  await expect(saving(page)).toHaveText('Saved');
  expect(await written(floor, sid)).toMatchObject({ notes: 'Precious' });
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
  await expect(kept(page)).toContainText(`What you noted about ${customer} could not be saved.`);
  await expect(signOut).toBeDisabled();
  await expect(signOut).toHaveAccessibleDescription('Sign out once unsaved notes are dismissed');

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
  await page.getByLabel('How it ended').selectOption('Needs a follow-up');
  await notes(page).fill('Precious, too');
  await page.getByRole('button', { name: 'Complete without saving' }).click();
  await expectState(page, 'available');
  await expect(kept(page)).toHaveCount(2);
  await expect(kept(page).first()).toContainText('How it ended: Needs a follow-up');
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

test('the wrap-up ends by itself at its deadline', async ({ page, floor }) => {
  await page.clock.install();
  await floor.inCall(page, 'charles');
  await action(page, 'End call').click();
  await expectState(page, 'wrapping');
  const { sid } = await floor.newestTask();
  await expect(card(page)).toContainText('Ends by itself in 4:5');
  await page.clock.fastForward(301_000);
  await expectState(page, 'available');
  await expect(log(page)).toContainText('because the time for wrap-up is over');
  expect((await floor.rest.tasks(sid).fetch()).assignmentStatus).toBe('completed');
});

test('more time moves the deadline, which is written into the task', async ({ page, floor }) => {
  const sid = await wrapUp(page, floor);
  const more = page.getByRole('button', { name: 'More time' });
  await more.click();
  await expect(card(page)).toContainText('Ends by itself in 5:5');
  await more.click();
  await expect(card(page)).toContainText('Ends by itself in 6:5');
  await more.click();
  await expect(more).toHaveCount(0);
  expect((await written(floor, sid)).deadline).toMatch(/^\d{4}-/);
});

test('the deadline holds when the page is closed', async ({ page, floor }) => {
  const sid = await wrapUp(page, floor);
  await page.close();
  await floor.emulator.clock.advance(200_000);
  await floor.setActivity('alice', 'Available');
  await floor.emulator.clock.settle();
  expect((await floor.rest.tasks(sid).fetch()).assignmentStatus).toBe('wrapping');
  await floor.emulator.clock.advance(110_000);
  await floor.setActivity('alice', 'Unavailable');
  await floor.emulator.clock.settle();
  expect((await floor.rest.tasks(sid).fetch()).assignmentStatus).toBe('completed');
});

test('what comes after the call is chosen in it', async ({ page, floor }) => {
  await floor.inCall(page, 'charles');
  await page.getByLabel('After this call').selectOption('Unavailable');
  await action(page, 'End call').click();
  await expectState(page, 'wrapping');
  await expectActivity(page, 'Available');
  await action(page, 'Complete').click();
  await expectState(page, 'unavailable');
  expect(await floor.activityOf('charles')).toBe('Unavailable');
  await expect(log(page)).toContainText('The desk set you to Unavailable');
  await activity(page, 'Available').click();
  await expectState(page, 'available');
});
