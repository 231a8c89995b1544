import { expectCalled } from './calls';
import { action, expect, expectActivity, expectState, log, outcome, test } from './floor';

test('rejected: the call goes to a colleague, and the agent stays available', async ({ page, floor }) => {
  await floor.onShift(page, 'charles');
  await floor.call();
  await floor.setActivity('bob', 'Available');
  await action(page, /^Reject/).click();
  await expectState(page, 'available');
  await expect(outcome(page, 'rejected')).toContainText(
    'You rejected the call. It goes to the next available agent. You are still Available: you can get the next call.',
  );
  await expect(log(page)).toContainText('You rejected the call: +15557654321');
  expect((await floor.newestTask()).assignmentStatus).toBe('reserved');
});

test('rejected by somebody else: the page does not say that the agent did it', async ({ page, floor }) => {
  await floor.onShift(page, 'charles');
  await floor.call();
  await expectState(page, 'ringing');
  await floor.setActivity('bob', 'Available');
  await floor.answerFor('charles', 'rejected', 'Offline');
  await expect(outcome(page, 'rejected')).toContainText('The call was rejected for you.');
  await expect(outcome(page, 'rejected')).toContainText('You are now Offline: you get no calls.');
  await expectActivity(page, 'Offline');
});

test('timed out: the agent stands in the timeout activity', async ({ page, floor }) => {
  await floor.onShift(page, 'charles');
  floor.emulator.clock.freeze();
  await floor.call();
  await expectState(page, 'ringing');
  await floor.emulator.clock.advance(119_000);
  await expectState(page, 'ringing');
  await floor.emulator.clock.advance(1_000);
  await expectState(page, 'unavailable');
  await expect(outcome(page, 'timed-out')).toContainText(
    'You did not answer in time. It goes to the next available agent. You are now Unavailable: you get no calls.',
  );
  await expectActivity(page, 'Unavailable');
});

test('canceled: the caller hangs up while it rings', async ({ page, floor }) => {
  await floor.onShift(page, 'charles');
  const call = await floor.call();
  await expectState(page, 'ringing');
  floor.emulator.control.hangUp(call);
  await expectState(page, 'available');
  await expect(outcome(page, 'canceled')).toContainText(
    'The caller is gone. They hung up before you were connected. You are still Available',
  );
  await expectActivity(page, 'Available');
});

test('rescinded: a colleague who was offered the same call accepts first', async ({ page, floor }) => {
  await floor.rest.taskQueues(floor.sidOf('taskQueue', 'support')).update({ maxReservedWorkers: 2 });
  await floor.setActivity('bob', 'Available');
  await floor.onShift(page, 'charles');
  await floor.call();
  await expectState(page, 'ringing');
  await floor.answerFor('bob', 'accepted');
  await expectState(page, 'available');
  await expect(outcome(page, 'rescinded')).toContainText(
    'A colleague took the call. There is nothing more to do. You are still Available: you can get the next call.',
  );
});

test('failed to connect: the agent accepts, and their phone cannot be reached', async ({ page, floor }) => {
  await floor.describe('charles', { skills: ['support'], contact_uri: 'nowhere' });
  await floor.onShift(page, 'charles');
  floor.emulator.clock.freeze();
  await floor.call();
  await action(page, /^Accept/).click();
  await expectState(page, 'accepting');
  await expect(page.getByRole('heading', { name: 'Answer your phone' })).toBeVisible();
  // Or the call would be offered again at once, to the only agent there is.
  await expectCalled(floor, 'nowhere');
  await floor.setActivity('charles', 'Unavailable');
  await floor.emulator.clock.advance(1_000);
  await expectState(page, 'unavailable');
  await expect(outcome(page, 'failed-to-connect')).toContainText('Your phone nowhere could not be reached.');
  await expect(outcome(page, 'failed-to-connect')).toContainText('13223');
  await expect(outcome(page, 'failed-to-connect')).toContainText('You are now Unavailable');
  expect((await floor.newestTask()).assignmentStatus).toBe('pending');
});

test('completed: the call was talked through and its wrap-up is done', async ({ page, floor }) => {
  await floor.inCall(page, 'charles');
  await action(page, 'End call').click();
  await action(page, 'Complete').click();
  await expectState(page, 'available');
  await expect(outcome(page, 'completed')).toContainText(
    /^Call completed\. It lasted \d+:\d\d\. You are still Available/,
  );
  expect((await floor.newestTask()).assignmentStatus).toBe('completed');
});

test('a call that comes back to the one who refused it says so beside it', async ({ page, floor }) => {
  await floor.onShift(page, 'charles');
  await floor.call();
  await action(page, /^Reject/).click();
  await expect(outcome(page, 'rejected')).toContainText('This call came straight back to you.');
  await expectState(page, 'ringing');
  await page.getByRole('button', { name: 'Dismiss this message' }).click();
  await expect(outcome(page, 'rejected')).toBeHidden();
  await expectState(page, 'ringing');
});

test('on a small telephone the buttons stay at the bottom of the screen, and where there are none nothing is covered', async ({
  page,
  floor,
}) => {
  await page.setViewportSize({ width: 320, height: 480 });
  const atTheBottom = (): Promise<boolean> =>
    page.evaluate(() => {
      scrollTo(0, 0);
      return Boolean(document.elementFromPoint(innerWidth / 2, innerHeight - 8)?.closest('.card-foot'));
    });
  await floor.onShift(page, 'charles');
  const call = await floor.call();
  await expectState(page, 'ringing');
  await expect.poll(atTheBottom).toBe(true);
  floor.emulator.control.hangUp(call);
  await expect(outcome(page, 'canceled')).toBeVisible();
  await expect.poll(atTheBottom).toBe(false);
});
