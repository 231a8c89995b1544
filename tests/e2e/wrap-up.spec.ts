import type { Page } from '@playwright/test';
import {
  action,
  activity,
  card,
  expect,
  expectActivity,
  expectState,
  log,
  outcome,
  test,
  trouble,
  type BrowserFloor,
} from './floor';
import { refuseToComplete } from './refuse-to-complete';

async function wrapUp(page: Page, floor: BrowserFloor): Promise<void> {
  await floor.inCall(page, 'charles');
  await action(page, 'End call').click();
  await expectState(page, 'wrapping');
}

test('Complete ends the wrap-up, and the next call can come', async ({ page, floor }) => {
  await wrapUp(page, floor);
  await expect(card(page)).toContainText('The call is over. Complete it when you are done.');
  const { sid } = await floor.newestTask();
  await action(page, 'Complete').click();
  await expectState(page, 'available');
  expect((await floor.rest.tasks(sid).fetch()).assignmentStatus).toBe('completed');
  await floor.call();
  await expectState(page, 'ringing');
});

test('the card begins at its top, wherever it was scrolled to during the call', async ({ page, floor }) => {
  await page.setViewportSize({ width: 1280, height: 640 });
  await floor.inCall(page, 'charles');
  const region = card(page).locator('.card-scroll');
  const scrolled = (): Promise<number> => region.evaluate(({ scrollTop }) => scrollTop);
  await expect(region).toHaveAttribute('data-below');
  await region.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect.poll(scrolled).toBeGreaterThan(0);
  await expect(region).not.toHaveAttribute('data-below');
  await action(page, 'End call').click();
  await expectState(page, 'wrapping');
  await expect.poll(scrolled).toBe(0);
});

test('it stays where it is under the hands of somebody who writes in it', async ({ page, floor }) => {
  await page.setViewportSize({ width: 1280, height: 640 });
  const call = await floor.inCall(page, 'charles');
  const region = card(page).locator('.card-scroll');
  await page.getByLabel('Notes').focus();
  await region.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  floor.emulator.control.hangUp(call);
  await expectState(page, 'wrapping');
  await expect(page.getByLabel('Notes')).toBeFocused();
  expect(await region.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(0);
});

test('signing out has to wait until everything is completed', async ({ page, floor }) => {
  await wrapUp(page, floor);
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeDisabled();
  await action(page, 'Complete').click();
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeEnabled();
});

test('going unavailable completes the wrap-up by itself, and then changes the activity', async ({ page, floor }) => {
  await wrapUp(page, floor);
  const { sid } = await floor.newestTask();
  await activity(page, 'Unavailable').click();
  await expectState(page, 'unavailable');
  await expectActivity(page, 'Unavailable');
  await expect(outcome(page, 'completed')).toContainText('You are now Unavailable: no calls reach you.');
  await expect(log(page)).toContainText('because you go unavailable');
  expect((await floor.rest.tasks(sid).fetch()).assignmentStatus).toBe('completed');
  expect(await floor.activityOf('charles')).toBe('Unavailable');
});

test('being set unavailable by somebody else completes it, too', async ({ page, floor }) => {
  await wrapUp(page, floor);
  await floor.setActivity('charles', 'Offline');
  await expectState(page, 'unavailable');
  await expect(outcome(page, 'completed')).toContainText('You are now Offline');
  expect((await floor.newestTask()).assignmentStatus).toBe('completed');
});

test('where TaskRouter refuses to complete it, the desk’s own server does', async ({ page, floor }) => {
  await wrapUp(page, floor);
  const refused = await refuseToComplete(page, floor);
  const fixed = page.waitForResponse('**/task-fix');
  await action(page, 'Complete').click();
  const { sid } = await floor.newestTask();
  expect(await (await fixed).json()).toEqual({ taskSid: sid, assignmentStatus: 'completed', fixed: true });
  await expectState(page, 'available');
  await expect(log(page)).toContainText('through our server');
  await expect(outcome(page, 'completed')).toBeVisible();
  expect(refused).not.toEqual([]);
});

test('the same happens when the agent goes unavailable', async ({ page, floor }) => {
  await wrapUp(page, floor);
  const refused = await refuseToComplete(page, floor);
  await activity(page, 'Unavailable').click();
  await expectState(page, 'unavailable');
  await expectActivity(page, 'Unavailable');
  expect((await floor.newestTask()).assignmentStatus).toBe('completed');
  expect(refused).not.toEqual([]);
});

test('where neither can, the page says so and offers Complete again', async ({ page, floor }) => {
  await wrapUp(page, floor);
  await refuseToComplete(page, floor);
  await page.route('**/task-fix', (route) => route.abort());
  await action(page, 'Complete').click();
  await expect(trouble(page)).toContainText('The wrap-up was not completed');
  await expectState(page, 'wrapping');
  await page.unrouteAll();
  await action(page, 'Complete').click();
  await expectState(page, 'available');
});
