import { action, card, customer, expect, expectActivity, expectState, log, outcome, test } from './floor';

test('attributes and activity that others change are shown at once', async ({ page, floor }) => {
  await floor.signIn(page, 'charles');
  await expectActivity(page, 'Offline');
  const about = page.getByRole('region', { name: 'charles' });
  await expect(about.getByRole('listitem')).toHaveText(['support', 'en']);

  await floor.describe('charles', { skills: ['support', 'billing'], contact_uri: '+15550199' });
  await expect(about.getByRole('listitem')).toHaveText(['support', 'billing']);
  await expect(about).toContainText('+15550199');
  await expect(log(page)).toContainText('Your skills or details were changed');

  await floor.setActivity('charles', 'Available');
  await expectState(page, 'available');
  await expectActivity(page, 'Available');
  await expect(log(page)).toContainText('You were set to Available');

  await floor.setActivity('charles', 'Unavailable');
  await expectState(page, 'unavailable');
  await expectActivity(page, 'Unavailable');
});

test('a worker without skills or a phone is told so', async ({ page, floor }) => {
  await floor.describe('charles', {});
  await floor.signIn(page, 'charles');
  const about = page.getByRole('region', { name: 'charles' });
  await expect(about).toContainText('None');
  await expect(about).toContainText('No number: you cannot get calls');
});

test('what becomes known about a caller during the call is shown in its card', async ({ page, floor }) => {
  await floor.inCall(page, 'charles');
  const task = await floor.newestTask();
  const known: object = JSON.parse(task.attributes);
  const learnt = { ...known, name: 'Ana Ruiz', reason: 'Refund for order 4711', customer_since: 2019 };
  await floor.rest.tasks(task.sid).update({ attributes: JSON.stringify(learnt) });
  await expect(card(page)).toContainText('Ana Ruiz');
  await expect(card(page)).toContainText('Refund for order 4711');
  await expect(card(page).getByText('Customer since')).toBeVisible();
  await expect(card(page).getByText('2019')).toBeVisible();
  await expect(card(page)).toContainText(customer);
  await expectState(page, 'connected');
});

test('the caller hangs up during the call: wrap-up begins by itself', async ({ page, floor }) => {
  const call = await floor.inCall(page, 'charles');
  floor.emulator.control.hangUp(call);
  await expectState(page, 'wrapping');
  await expect(card(page)).toContainText('Hung up');
  await action(page, 'Complete').click();
  await expectState(page, 'available');
});

test('a task that others complete leaves the desk', async ({ page, floor }) => {
  await floor.inCall(page, 'charles');
  const { sid } = await floor.newestTask();
  await floor.rest.tasks(sid).update({ assignmentStatus: 'completed', reason: 'done by a supervisor' });
  await expectState(page, 'available');
  await expect(outcome(page, 'completed')).toContainText(
    'Task completed. Somebody else completed it during your call.',
  );
  await expectActivity(page, 'Available');
});

test('a task that others move to wrap-up is wrapped up here, too', async ({ page, floor }) => {
  await floor.inCall(page, 'charles');
  const { sid } = await floor.newestTask();
  await floor.rest.tasks(sid).update({ assignmentStatus: 'wrapping', reason: 'talked enough' });
  await expectState(page, 'wrapping');
});

test('a task that others cancel while it rings leaves the desk', async ({ page, floor }) => {
  await floor.onShift(page, 'charles');
  const { sid } = await floor.offer({ name: 'Ana Ruiz', type: 'Callback' });
  await expectState(page, 'ringing');
  await expect(card(page)).toContainText('Incoming task');
  await expect(card(page)).toContainText('Ana Ruiz');
  await floor.rest.tasks(sid).update({ assignmentStatus: 'canceled', reason: 'solved by mail' });
  await expectState(page, 'available');
  await expect(outcome(page, 'canceled')).toContainText(
    'The task was canceled. Reason: solved by mail. There is nothing more to do.',
  );
});

test('a task that is no call is accepted, ended and completed without a phone', async ({ page, floor }) => {
  await floor.onShift(page, 'charles');
  const { sid } = await floor.offer({ name: 'Ana Ruiz', type: 'Callback' });
  await action(page, /^Accept/).click();
  await expectState(page, 'connected');
  await expect(card(page)).toContainText('On a task');
  await expect(card(page)).not.toContainText('Your phone');
  await action(page, 'End task').click();
  await expectState(page, 'wrapping');
  await action(page, 'Complete').click();
  await expect(outcome(page, 'completed')).toContainText('Task completed.');
  expect((await floor.rest.tasks(sid).fetch()).assignmentStatus).toBe('completed');
});
