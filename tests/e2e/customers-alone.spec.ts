import type { Locator, Page } from '@playwright/test';
import { LOCAL_SUPERVISOR_PASSWORD } from '../../scripts/local-desk';
import { customer, expect, submitSignIn, test, type BrowserFloor } from './floor';
import { LANGUAGES } from '../../src/assets/desk/settings/settings-state';
import { desktop, expectAccessibleInBoth, narrow, smallTargets, speak, sticksOut } from './look';
import { allowSound, heard, standIn } from './stand-ins';

const alone = (page: Page): Locator => page.getByRole('region', { name: /alone/ });
const row = (page: Page, callSid: string): Locator => page.locator(`[data-alone="${callSid}"]`);
const results = (page: Page): Locator => page.getByRole('region', { name: 'Recent actions' });
const offerAgain = (page: Page, callSid: string): Locator =>
  row(page, callSid).getByRole('button', { name: /^Offer .* again$/ });

async function signIn(page: Page, floor: BrowserFloor): Promise<void> {
  await page.goto(`${floor.desk.deskOrigin}/floor.html`);
  await submitSignIn(page, 'bob', LOCAL_SUPERVISOR_PASSWORD);
  await expect(page.locator('[data-glance="waiting"]')).toBeVisible();
}

test.beforeEach(({ floor }) => floor.strandsOnPurpose('what a supervisor sees and does'));

/** charles, who had accepted a call, has left its conference: the customer hears music, and nobody comes. */
async function leaveAlone(floor: BrowserFloor): Promise<{ callSid: string; taskSid: string }> {
  await floor.setActivity('charles', 'Available');
  const callSid = await floor.call();
  const { sid: taskSid } = await floor.newestTask();
  await floor.bringTogether('charles');
  const [conference] = await floor.account.conferences.list({ friendlyName: taskSid });
  const { participants } = floor.account.conferences(conference?.sid ?? '');
  await participants(callSid).update({ endConferenceOnExit: true });
  const people = await participants.list();
  const agent = people.find((one) => one.callSid !== callSid)?.callSid ?? '';
  await participants(agent).update({ endConferenceOnExit: false });
  await participants(agent).remove();
  await floor.emulator.clock.settle();
  return { callSid, taskSid };
}

/** The task of a caller who waits is canceled by somebody's program. */
async function cancelTask(floor: BrowserFloor): Promise<{ callSid: string; taskSid: string }> {
  const callSid = await floor.call();
  const { sid: taskSid } = await floor.newestTask();
  await floor.rest.tasks(taskSid).update({ assignmentStatus: 'canceled' });
  // Who has just come is not looked at yet: the task may still be about to be made.
  await floor.emulator.clock.advance(10_000);
  return { callSid, taskSid };
}

const tasksOf = async (floor: BrowserFloor, callSid: string): Promise<string[]> =>
  (await floor.rest.tasks.list({ evaluateTaskAttributes: `call_sid == "${callSid}"` })).map(({ sid }) => sid);

test('on good days there is nothing of it; who is alone is told above all else, and offered again', async ({
  page,
  floor,
}) => {
  await page.clock.install();
  await signIn(page, floor);
  await expect(alone(page)).toHaveCount(0);
  const { callSid, taskSid } = await leaveAlone(floor);
  await page.clock.runFor(6_000);
  await expect(alone(page).getByRole('alert')).toHaveText('1 customer alone');
  await expect(page).toHaveTitle(/^1 customer alone · /);
  await expect(row(page, callSid)).toContainText(customer);
  await expect(row(page, callSid)).toContainText('Everyone else left the call');
  await expect(row(page, callSid)).toContainText('support');
  const [box, glance] = [await alone(page).boundingBox(), await page.locator('.glance').boundingBox()];
  expect(box && glance && box.y + box.height <= glance.y).toBe(true);
  const before = await row(page, callSid).locator('.elapsed').textContent();
  await expect(row(page, callSid).locator('.elapsed')).not.toHaveText(before ?? '');

  await offerAgain(page, callSid).press('Enter');
  await expect(results(page)).toContainText(`${customer} is back in a queue, ahead of the others.`);
  await expect(alone(page)).toHaveCount(0);
  const [again, ...others] = (await tasksOf(floor, callSid)).filter((sid) => sid !== taskSid);
  expect(others).toEqual([]);
  expect((await floor.rest.tasks(again ?? '').fetch()).attributes).toContain(`"of":"${taskSid}"`);
});

test('a call is ended after a question, which Escape drops', async ({ page, floor }) => {
  const { callSid } = await cancelTask(floor);
  await signIn(page, floor);
  await expect(row(page, callSid)).toContainText('Their task was canceled');
  const end = row(page, callSid).getByRole('button', { name: /^End .*’s call$/ });
  await end.press('Enter');
  await expect(row(page, callSid)).toContainText('This cannot be undone');
  await page.keyboard.press('Escape');
  await expect(end).toBeFocused();
  await page.keyboard.press('Enter');
  await row(page, callSid).getByRole('button', { name: 'Hang up' }).click();
  await expect(results(page)).toContainText(`${customer}’s call has ended.`);
  await expect(alone(page)).toHaveCount(0);
  expect((await floor.account.calls(callSid).fetch()).status).toBe('completed');
});

test('sounds until each is silenced or nobody is alone, as far as the browser lets it', async ({ page, floor }) => {
  await standIn(page, { maySound: false });
  await page.clock.install();
  await signIn(page, floor);
  const { callSid } = await leaveAlone(floor);
  const other = await cancelTask(floor);
  const pass = async (): Promise<void> => {
    await page.clock.runFor(6_000);
    await page.clock.runFor(6_000);
  };
  for (const sid of [callSid, other.callSid]) await expect(row(page, sid)).toBeVisible();
  await pass();
  await expect.poll(async () => (await heard(page)).ringing.length).toBe(1);
  await allowSound(page);
  await page.getByRole('button', { name: 'Your browser blocks the alarm sound' }).click();
  await expect(page.getByRole('button', { name: 'Your browser blocks the alarm sound' })).toHaveCount(0);
  await row(page, callSid)
    .getByRole('button', { name: /^Silence/ })
    .click();
  expect((await heard(page)).ringing).toHaveLength(1);
  await row(page, other.callSid)
    .getByRole('button', { name: /^Silence/ })
    .click();
  await expect.poll(async () => (await heard(page)).ringing.length).toBe(0);
  await expect(row(page, callSid).getByRole('button', { name: /^Silence/ })).toHaveAttribute('aria-pressed', 'true');
  await pass();
  expect((await heard(page)).ringing).toHaveLength(0);
});

test('an offer whose request is lost did not work; one whose answer is lost is looked for, and not said to have failed', async ({
  page,
  floor,
}) => {
  const { callSid, taskSid } = await leaveAlone(floor);
  await signIn(page, floor);
  await page.route('**/floor-task', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await page.route('**/floor-task', (route) => route.abort(), { times: 1 });
  await offerAgain(page, callSid).click();
  await expect(results(page)).toContainText(
    `${customer} could not be offered again: this computer cannot reach the server`,
  );
  await offerAgain(page, callSid).click();
  await expect(results(page)).toContainText('is back in a queue');
  expect((await tasksOf(floor, callSid)).filter((sid) => sid !== taskSid)).toHaveLength(1);
});

test('the end of a call whose answer is lost is seen; one who has hung up cannot be offered', async ({
  page,
  floor,
}) => {
  const [one, other] = [await leaveAlone(floor), await cancelTask(floor)];
  await signIn(page, floor);
  await page.route(
    '**/floor-task',
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await row(page, one.callSid)
    .getByRole('button', { name: /^End .*’s call$/ })
    .click();
  await row(page, one.callSid).getByRole('button', { name: 'Hang up' }).click();
  await expect(results(page)).toContainText(`${customer}’s call has ended.`);
  await expect(row(page, other.callSid)).toBeVisible();
  // The next reading would take the row away.
  await page.route('**/floor', (route) => route.abort(), { times: 1 });
  floor.emulator.control.hangUp(other.callSid);
  await offerAgain(page, other.callSid).click();
  await expect(results(page)).toContainText('could not be offered again: The customer is not on the line any more');
});

test('everything can be read, named and reached', async ({ page, floor }) => {
  await page.setViewportSize(desktop);
  await leaveAlone(floor);
  const { callSid } = await cancelTask(floor);
  await signIn(page, floor);
  await expect(row(page, callSid)).toBeVisible();
  await expectAccessibleInBoth(page, 'customers alone');
  await row(page, callSid)
    .getByRole('button', { name: /^Silence/ })
    .click();
  await row(page, callSid)
    .getByRole('button', { name: /^End .*’s call$/ })
    .click();
  await expectAccessibleInBoth(page, 'asking about a call');
});

test.describe('on the smallest phone', () => {
  test.use({ viewport: narrow, hasTouch: true });

  test('nothing has to be scrolled sideways, and a thumb hits every button, in each language', async ({
    page,
    floor,
  }) => {
    const { callSid } = await leaveAlone(floor);
    await signIn(page, floor);
    await page.locator(`#end-call-${callSid}`).click();
    for (const language of LANGUAGES) {
      await speak(page, language);
      await expect(page.locator('.floor-alone .floor-asking')).toBeVisible();
      expect.soft(await sticksOut(page), language).toEqual([]);
      expect.soft(await smallTargets(page), language).toEqual([]);
    }
  });
});
