import { action, activity, card, customer, expect, expectState, test } from './floor';

test('an agent signs in, takes a call that was placed in the console, ends it, finishes up, and is offered the next', async ({
  page,
  context,
  floor,
}) => {
  await floor.signIn(page, 'charles');
  await expect(page.getByText('writers')).toBeVisible();
  await expect(page.getByText('support').first()).toBeVisible();
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

test('an agent rejects a call, and the page says so', async ({ page, floor }) => {
  await floor.onShift(page, 'charles');
  await floor.call();
  await expectState(page, 'ringing');
  await action(page, /^Reject/).click();
  await expect(page.getByRole('log')).toContainText(/reject/i);
  // The only agent with the skill: the same call comes straight back, and can be taken.
  await expectState(page, 'ringing');
  await action(page, /^Accept/).click();
  await expectState(page, 'connected');
});

test('a call that nobody answers times out, and the agent stands in the timeout activity', async ({ page, floor }) => {
  await floor.onShift(page, 'charles');
  floor.emulator.clock.freeze();
  await floor.call();
  await expectState(page, 'ringing');
  await floor.emulator.clock.advance(120_000);
  await expectState(page, 'unavailable');
  await expect(activity(page, 'Unavailable')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('log')).toContainText(/time/i);
});

test('a workflow whose callback accepts at once goes straight into the call', async ({ page, floor }) => {
  await floor.onShift(page, 'alice');
  await floor.call('+15550200');
  await expectState(page, 'connected');
  await expect(card(page)).toContainText(customer);
  await action(page, /^End/).click();
  await expectState(page, 'wrapping');
  await action(page, 'Complete').click();
  await expectState(page, 'available');
});
