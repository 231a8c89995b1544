import type { Page } from '@playwright/test';
import { person } from './calls';
import { action, card, customer, expect, expectState, log, test, type BrowserFloor } from './floor';
import { UnseenColleague } from './unseen-colleague';

/** What the card says of the transfer. */
const transfer = (page: Page) => page.locator('.transfer');

/** A second agent, in a browser of their own. */
async function colleague(page: Page, floor: BrowserFloor, worker = 'bob'): Promise<Page> {
  const context = await page.context().browser()!.newContext();
  const other = await context.newPage();
  await floor.onShift(other, worker);
  return other;
}

/** An agent in a call, and bob who could take it; bob comes later, so that the call is not offered to him. */
async function twoAgents(page: Page, floor: BrowserFloor): Promise<Page> {
  await floor.inCall(page, 'charles');
  return colleague(page, floor);
}

/** The same, where what bob sees is nobody's matter. */
async function withColleague(page: Page, floor: BrowserFloor): Promise<UnseenColleague> {
  await floor.inCall(page, 'charles');
  return UnseenColleague.onShift(floor, 'bob');
}

async function transferTo(page: Page, name: string, how: 'Talk to them first' | 'Transfer now'): Promise<void> {
  await action(page, 'Transfer').click();
  await page.getByLabel(how).check();
  await page.getByRole('searchbox').fill(name);
  await expect(page.getByRole('list', { name: 'Colleagues and queues' }).getByRole('button')).toHaveCount(1);
  await page.getByRole('searchbox').press('Enter');
}

test('the list says who is there, is searched, and is worked with the keyboard alone', async ({ page, floor }) => {
  await withColleague(page, floor);
  await action(page, 'Transfer').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('searchbox')).toBeFocused();
  const choices = page.getByRole('list', { name: 'Colleagues and queues' }).getByRole('button');
  await expect(choices).toHaveText([
    /bobAvailable/,
    /atención al cliente.*waiting/,
    /support.*available/,
    /aliceOffline/,
  ]);
  await expect(page.getByRole('button', { name: /alice/ })).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.type('bo');
  await expect(choices).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await expect(choices.first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('searchbox')).toHaveCount(0);
  await action(page, 'Transfer').click();
  await expect(page.getByRole('searchbox')).toHaveValue('bo');
  await choices.first().dispatchEvent('click', { detail: 2 });
  await expect(page.getByRole('searchbox')).toBeFocused();
  await expect(transfer(page)).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(transfer(page)).toContainText('Waiting for bob to answer');
});

test('a call is talked over with a colleague and handed over by leaving', async ({ page, floor }) => {
  const bob = await twoAgents(page, floor);
  await transferTo(page, 'bob', 'Talk to them first');
  await expect(transfer(page)).toContainText('Waiting for bob to answer');
  await expect(person(page, 'Customer')).toContainText('On hold for');
  await expectState(bob, 'ringing');
  await expect(card(bob)).toContainText(customer);
  await expect(card(bob)).toContainText('charles is asking you to join this call.');
  await action(bob, /^Accept/).click();
  await expectState(bob, 'connected');
  await expect(transfer(page)).toContainText('bob is on the call');
  await expect(person(page, 'bob')).toContainText('Connected');
  expect((await floor.participants()).length).toBe(3);

  await person(page, 'bob').getByRole('button', { name: 'Hold bob' }).click();
  await expect(person(page, 'bob')).toContainText('On hold');
  await person(page, 'bob').getByRole('button', { name: 'Resume bob' }).click();
  await expect(person(page, 'bob')).toContainText('Connected');

  await expect(card(bob)).not.toContainText('is asking you');
  await expect(log(page)).toContainText(`bob joined the call with ${customer}`);
  await transfer(page).getByRole('button', { name: 'Leave the call' }).click();
  await expectState(page, 'wrapping');
  await expect(card(page)).toContainText('You left the call. Complete the wrap-up when you are done.');
  await expect(transfer(page)).toHaveCount(0);
  await expectState(bob, 'connected');
  expect((await floor.participants()).map(({ hold }) => hold)).toEqual([false, false]);
  await action(page, 'Complete').click();
  await expectState(page, 'available');
  await action(bob, 'End call').click();
  await expectState(bob, 'wrapping');
});

test('what a colleague wrote comes into notes that are being typed, and the caret stays where it was', async ({
  page,
  floor,
}) => {
  await floor.inCall(page, 'charles');
  const { sid } = await floor.newestTask();
  const notes = page.getByRole('textbox', { name: 'Notes' });
  const saving = page.locator('#notes-saving');
  const save = async (taskSid: string, text: string): Promise<void> => {
    const task = floor.rest.tasks(taskSid);
    const attributes: object = JSON.parse((await task.fetch()).attributes);
    await task.update({ attributes: JSON.stringify({ ...attributes, wrap_up: { notes: text } }) });
  };
  await notes.fill('Of charles');
  await expect(saving).toHaveText('Saved');
  await save(sid, 'Of charles\nOf bob');
  await notes.press('End');
  await page.keyboard.insertText(', in all');
  await expect(notes).toHaveValue('Of charles, in all\nOf bob');
  await expect(card(page).getByText('A colleague also wrote notes. Both are kept.')).toBeVisible();
  await expect(saving).toHaveText('Saved');
  // The caret is where it was, and not at the end of what the colleague wrote.
  await page.keyboard.insertText('.');
  await expect(notes).toHaveValue('Of charles, in all.\nOf bob');
});
