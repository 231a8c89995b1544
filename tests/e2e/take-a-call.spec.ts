import { asObject } from '../../src/assets/desk/ground/json';
import { action, activity, card, customer, expect, expectState, log, outcome, spanishLine, test } from './floor';

test('an agent signs in, takes a call that was placed in the console, ends it, finishes up, and is offered the next', async ({
  page,
  context,
  floor,
}) => {
  await floor.signIn(page, 'charles');
  await expect(page.getByText('writers')).toBeVisible();
  await page.getByRole('button', { name: 'charles' }).click();
  await expect(page.getByText('support').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expectState(page, 'unavailable');
  await activity(page, 'Available').click();
  await expectState(page, 'available');

  const console = await context.newPage();
  await console.goto(floor.emulator.origin);
  await console.getByLabel('From').fill(customer);
  await console.getByRole('button', { name: 'Call', exact: true }).click();

  await page.bringToFront();
  await expectState(page, 'ringing');
  await expect(card(page)).toContainText(customer);
  await expect(page.getByRole('timer')).toBeVisible();

  await action(page, /^Accept/).click();
  await expectState(page, 'connected');
  await expect(card(page)).toContainText('Connected');

  await action(page, 'End call').click();
  await expectState(page, 'wrapping');
  await action(page, 'Complete').click();
  await expectState(page, 'available');

  await floor.call();
  await expectState(page, 'ringing');
});

test('a call that the callback accepts without dialling anybody is not called a call one is in', async ({
  page,
  floor,
}) => {
  const ended: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/conference-end')) ended.push(request.url());
  });
  await floor.onShift(page, 'alice');
  await floor.call(spanishLine);
  await expectState(page, 'connected');
  await expect(page.getByRole('heading', { name: 'Accepted' })).toBeVisible();
  await expect(card(page)).toContainText('Nobody is connected: the caller is still waiting.');
  await expect(card(page)).toContainText(customer);
  await expect(card(page)).toContainText('Not called');
  await expect(log(page)).toContainText(`${customer} was assigned to you`);
  await expect(log(page)).not.toContainText('Connected with');
  await action(page, 'End task').click();
  await expectState(page, 'wrapping');
  await expect(card(page)).toContainText('Nobody was connected.');
  await action(page, 'Complete').click();
  await expectState(page, 'available');
  await expect(outcome(page, 'completed')).toContainText('Task completed.');
  await expect(outcome(page, 'completed')).not.toContainText('It lasted');
  expect(ended).toEqual([]);
});

test('it becomes a call when a conference appears in its attributes', async ({ page, floor }) => {
  await floor.onShift(page, 'alice');
  await floor.call(spanishLine);
  await expect(page.getByRole('heading', { name: 'Accepted' })).toBeVisible();
  const task = await floor.newestTask();
  const attributes = asObject(JSON.parse(task.attributes));
  const conference = { sid: `CF${'0'.repeat(31)}9`, participants: { worker: `CA${'0'.repeat(31)}9` } };
  await floor.rest.tasks(task.sid).update({ attributes: JSON.stringify({ ...attributes, conference }) });
  await expect(page.getByRole('heading', { name: 'On a call' })).toBeVisible();
  await expect(log(page)).toContainText(`Connected with ${customer}`);
});
