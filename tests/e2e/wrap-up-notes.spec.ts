import type { Page } from '@playwright/test';
import { action, activity, card, expect, expectActivity, expectState, log, outcome, test, trouble } from './floor';
import type { BrowserFloor } from './floor';

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
  await expect(trouble(page)).toContainText('Your notes are not saved');
  await action(page, /^Complete$/).click();
  await expectState(page, 'wrapping');
  await expect(notes(page)).toHaveValue('Precious');
  await page.unroute('**/wrap-up');
  await page.getByRole('button', { name: 'Save again' }).click();
  await expect(saving(page)).toHaveText('Saved');
  expect(await written(floor, sid)).toMatchObject({ notes: 'Precious' });
});

test('an agent may complete without saving, and keeps a copy of the notes', async ({ page, floor }) => {
  await wrapUp(page, floor);
  await page.route('**/wrap-up', (route) => route.abort());
  await notes(page).fill('Precious');
  await page.getByRole('button', { name: 'Complete without saving' }).click();
  await expectState(page, 'available');
  await expect(outcome(page, 'completed')).toContainText('Precious');
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
