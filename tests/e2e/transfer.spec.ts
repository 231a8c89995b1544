import type { Page } from '@playwright/test';
import { LOCAL_PASSWORD } from '../../scripts/local-desk';
import { participants, person } from './calls';
import { action, card, customer, expect, expectState, log, test, type BrowserFloor } from './floor';
import { refuseToComplete } from './refuse-to-complete';
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
  await expect(card(bob)).toContainText('A colleague is asking you to join this call.');
  await action(bob, /^Accept/).click();
  await expectState(bob, 'connected');
  await expect(transfer(page)).toContainText('bob is on the call');
  await expect(person(page, 'bob')).toContainText('Talking');
  expect((await participants(floor)).length).toBe(3);

  await person(page, 'bob').getByRole('button', { name: 'Hold bob' }).click();
  await expect(person(page, 'bob')).toContainText('On hold');
  await person(page, 'bob').getByRole('button', { name: 'Resume bob' }).click();
  await expect(person(page, 'bob')).toContainText('Talking');

  await expect(card(bob)).not.toContainText('A colleague is asking you');
  await expect(log(page)).toContainText(`bob joined the call with ${customer}`);
  await transfer(page).getByRole('button', { name: 'Leave the call' }).click();
  await expectState(page, 'wrapping');
  await expect(card(page)).toContainText('You left the call. Complete the wrap-up when you are done.');
  await expect(transfer(page)).toHaveCount(0);
  await expectState(bob, 'connected');
  expect((await participants(floor)).map(({ hold }) => hold)).toEqual([false, false]);
  await action(page, 'Complete').click();
  await expectState(page, 'available');
  await action(bob, 'End call').click();
  await expectState(bob, 'wrapping');
});

test('notes that both agents of a call write are both kept, and each page says what is saved', async ({
  page,
  floor,
}) => {
  const bob = await twoAgents(page, floor);
  const { sid } = await floor.newestTask();
  const notes = (of: Page) => of.getByRole('textbox', { name: 'Notes' });
  const saving = (of: Page) => of.locator('#notes-saving');
  const bothKept = (of: Page) => card(of).getByText('A colleague also wrote notes. Both are kept.');
  const written = async (): Promise<unknown> => {
    const { attributes } = await floor.rest.tasks(sid).fetch();
    return (JSON.parse(attributes) as { wrap_up?: { notes?: string } }).wrap_up?.notes;
  };
  await transferTo(page, 'bob', 'Talk to them first');
  await action(bob, /^Accept/).click();
  await expectState(bob, 'connected');
  await transfer(page).getByRole('button', { name: 'Leave the call' }).click();
  await expectState(page, 'wrapping');

  // Both have begun before either is saved.
  const saves: (() => Promise<void>)[] = [];
  await bob.route('**/wrap-up', (route) => void saves.push(() => route.continue()), { times: 1 });
  await notes(bob).fill('Of bob');
  await expect.poll(() => saves.length).toBe(1);
  await notes(page).fill('Of charles');
  await expect(saving(page)).toHaveText('Saved');
  expect(await written()).toBe('Of charles');

  await bob.keyboard.insertText('\nMore of bob');
  await expect(saving(bob)).toHaveText('Saving…');
  await saves[0]?.();
  await expect(notes(bob)).toHaveValue('Of charles\nOf bob\nMore of bob');
  await expect(bothKept(bob)).toBeVisible();
  await expect(saving(bob)).toHaveText('Saved');
  expect(await written()).toBe('Of charles\nOf bob\nMore of bob');
  await bob.keyboard.insertText('!');
  await expect(notes(bob)).toHaveValue('Of charles\nOf bob\nMore of bob!');
  await expect(bothKept(bob)).toHaveCount(0);
  await expect(saving(bob)).toHaveText('Saved');

  await expect(notes(page)).toHaveValue('Of charles');
  await notes(page).press('End');
  await page.keyboard.insertText(', in all');
  await expect(notes(page)).toHaveValue('Of charles, in all\nOf bob\nMore of bob!');
  await expect(bothKept(page)).toBeVisible();
  await expect(saving(page)).toHaveText('Saved');
  // The caret is where it was, and not at the end of what the colleague wrote.
  await page.keyboard.insertText('.');
  await action(page, 'Complete').click();
  await expectState(page, 'available');
  expect(await written()).toBe('Of charles, in all.\nOf bob\nMore of bob!');
});

test('an agent who left is free even where TaskRouter refuses, and the colleague’s call goes on', async ({
  page,
  floor,
}) => {
  const bob = await twoAgents(page, floor);
  await transferTo(page, 'bob', 'Talk to them first');
  await action(bob, /^Accept/).click();
  await transfer(page).getByRole('button', { name: 'Leave the call' }).click();
  await expectState(page, 'wrapping');
  const refused = await refuseToComplete(page, floor);
  await action(page, 'Complete').click();
  await expectState(page, 'available');
  expect(refused).not.toEqual([]);
  expect((await floor.newestTask()).assignmentStatus).toBe('assigned');
  await expectState(bob, 'connected');
  await action(bob, 'End call').click();
  await action(bob, 'Complete').click();
  await expectState(bob, 'available');
  expect((await floor.newestTask()).assignmentStatus).toBe('completed');
});

test('a colleague who joined is removed again, and the call is the agent’s alone', async ({ page, floor }) => {
  const bob = await withColleague(page, floor);
  await transferTo(page, 'bob', 'Talk to them first');
  await bob.accept();
  await expect(transfer(page)).toContainText('bob is on the call');
  await person(page, 'bob').getByRole('button', { name: 'Remove bob' }).click();
  await expect(person(page, 'bob')).toHaveCount(0);
  await bob.has('wrapping');
  await expectState(page, 'connected');
  await action(page, 'Resume').click();
  await expect(person(page, 'Customer')).toContainText('Talking');
});

test('a colleague rejects it, and the customer is with the agent as before', async ({ page, floor }) => {
  const bob = await withColleague(page, floor);
  await transferTo(page, 'bob', 'Talk to them first');
  await bob.rings();
  await bob.reject();
  await expect(transfer(page)).toContainText('bob rejected the transfer. You still have the call.');
  await expect(person(page, 'Customer')).toContainText('Talking');
  await expectState(page, 'connected');
  await expect(log(page)).toContainText('bob did not take over');
  await transfer(page).getByRole('button', { name: 'Dismiss' }).click();
  await expect(transfer(page)).toHaveCount(0);
  await transferTo(page, 'bob', 'Talk to them first');
  await bob.rings();
});

test('a colleague does not answer in time', async ({ page, floor }) => {
  const bob = await withColleague(page, floor);
  floor.emulator.clock.freeze();
  await transferTo(page, 'bob', 'Talk to them first');
  await bob.rings();
  await floor.emulator.clock.advance(121_000);
  await expect(transfer(page)).toContainText('bob did not answer in time');
  await expectState(page, 'connected');
});

test('the agent takes a transfer back', async ({ page, floor }) => {
  const bob = await withColleague(page, floor);
  await transferTo(page, 'bob', 'Talk to them first');
  await bob.rings();
  await transfer(page).getByRole('button', { name: 'Cancel transfer' }).click();
  await expect(transfer(page)).toContainText('You canceled the transfer');
  await bob.hasNothing();
  await expect(person(page, 'Customer')).toContainText('Talking');
});

test('a call is handed over at once', async ({ page, floor }) => {
  const bob = await twoAgents(page, floor);
  await transferTo(page, 'bob', 'Transfer now');
  await expectState(page, 'wrapping');
  await expect(card(page)).toContainText('You left the call.');
  await expect(transfer(page)).toContainText('Waiting for bob to answer');
  await expect(card(bob)).toContainText('A colleague is transferring this to you.');
  await action(bob, /^Accept/).click();
  await expectState(bob, 'connected');
  await expect(transfer(page)).toContainText('bob took over');
  expect((await participants(floor)).map(({ hold }) => hold)).toEqual([false, false]);
  await action(page, 'Complete').click();
  await expectState(page, 'available');
  await expectState(bob, 'connected');
});

test('whoever handed a call over cannot end it, and leaves the colleague a wrap-up of their own', async ({
  page,
  floor,
}) => {
  const bob = await twoAgents(page, floor);
  const { sid } = await floor.newestTask();
  await transferTo(page, 'bob', 'Transfer now');
  await action(bob, /^Accept/).click();
  await expectState(bob, 'connected');

  const post = async (path: string, body: object, token = ''): Promise<Response> =>
    fetch(floor.desk.deskOrigin + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
  const signedIn = await post('/token', { worker: 'charles', password: LOCAL_PASSWORD });
  const { token } = (await signedIn.json()) as { token: string };
  expect((await post('/conference-end', { conference: sid }, token)).status).toBe(403);
  await expectState(bob, 'connected');

  // As if the call had gone on for long after the first agent's wrap-up.
  expect((await post('/wrap-up', { taskSid: sid, notes: 'Of charles' }, token)).status).toBe(200);
  const task = floor.rest.tasks(sid);
  const attributes = JSON.parse((await task.fetch()).attributes) as { wrap_up: object };
  const deadline = new Date(floor.emulator.clock.now() - 60_000).toISOString();
  await task.update({
    attributes: JSON.stringify({ ...attributes, wrap_up: { ...attributes.wrap_up, deadline } }),
  });
  await action(bob, 'End call').click();
  await expectState(bob, 'wrapping');
  await bob.getByRole('textbox', { name: 'Notes' }).fill('Of bob');
  await expect(bob.getByText('Saved', { exact: true })).toBeVisible();
  await expectState(bob, 'wrapping');
});

test('nobody takes a call that was handed over at once, and the page says what that means', async ({ page, floor }) => {
  const bob = await withColleague(page, floor);
  await transferTo(page, 'bob', 'Transfer now');
  await bob.rings();
  await bob.reject();
  await expect(transfer(page)).toContainText('bob rejected the transfer. The customer is still on hold');
  await page.getByRole('button', { name: 'End the customer’s call' }).click();
  await expect(transfer(page)).toHaveCount(0);
  const [conference] = await floor.account.conferences.list();
  expect(conference?.status).toBe('completed');
  await action(page, 'Complete').click();
  await expectState(page, 'available');
});

test('a call goes to a queue, whose first worker rejects it and whose next one takes it', async ({ page, floor }) => {
  const bob = await withColleague(page, floor);
  await transferTo(page, 'support', 'Talk to them first');
  await expect(transfer(page)).toContainText('Waiting for somebody in support to answer');
  await bob.rings();
  await bob.reject();
  await expect(transfer(page)).toContainText('1 did not take it');
  await bob.rings();
  await bob.accept();
  await expect(transfer(page)).toContainText('A colleague is on the call');
  await bob.has('accepted');
});

test('a transfer under way is found again after the page was loaded anew', async ({ page, floor }) => {
  const bob = await withColleague(page, floor);
  await transferTo(page, 'bob', 'Talk to them first');
  await bob.rings();
  await page.reload();
  await expectState(page, 'connected');
  await expect(transfer(page)).toContainText('Waiting for A colleague to answer');
  await transfer(page).getByRole('button', { name: 'Cancel transfer' }).click();
  await bob.hasNothing();
});

test('a list that cannot be read says so, and is read again', async ({ page, floor }) => {
  await floor.inCall(page, 'charles');
  await page.route('**/colleagues', (route) =>
    route.fulfill({ status: 503, json: { error: { code: 'upstream_busy', message: 'Busy' } } }),
  );
  await action(page, 'Transfer').click();
  await expect(card(page)).toContainText('The list could not be loaded: Twilio is very busy.');
  await page.unroute('**/colleagues');
  await action(page, 'Try again').click();
  await expect(page.getByRole('button', { name: /alice/ })).toBeVisible();
});

test('a task without a call is handed to a colleague', async ({ page, floor }) => {
  await floor.onShift(page, 'charles');
  await floor.offer({ name: 'Ana' });
  await action(page, /^Accept/).click();
  await expectState(page, 'connected');
  const bob = await UnseenColleague.onShift(floor, 'bob');
  await action(page, 'Transfer').click();
  await page.getByRole('button', { name: /bob/ }).click();
  await bob.rings();
  await bob.take();
  await bob.has('accepted');
});
