import type { Page } from '@playwright/test';
import { expectCalled, participants, spoilPhone } from './calls';
import { action, card, expect, expectState, test, type BrowserFloor } from './floor';
import { UnseenColleague } from './unseen-colleague';

/** Where charles is called. */
const phone = '+15550111';
const ALONE = 'Customer alone on the line for';

/** charles is in a call, and asks bob to take it. */
async function askBob(
  page: Page,
  floor: BrowserFloor,
  how: 'Transfer now' | 'Talk to them first' = 'Transfer now',
): Promise<UnseenColleague> {
  await floor.inCall(page, 'charles');
  const bob = await UnseenColleague.onShift(floor, 'bob');
  await action(page, 'Transfer').click();
  await page.getByLabel(how).check();
  await page.getByRole('button', { name: /bob/ }).click();
  await bob.rings();
  if (how === 'Transfer now') await expectState(page, 'wrapping');
  return bob;
}

/** charles has handed his call over to bob, who rejected it: the customer waits on hold. */
async function strand(page: Page, floor: BrowserFloor): Promise<void> {
  const bob = await askBob(page, floor);
  // Not while it is open who has the customer, either.
  await expect(action(page, /^Complete/)).toHaveCount(0);
  await bob.reject();
  await expect(card(page)).toContainText(ALONE);
}

test.beforeEach(({ floor }) =>
  floor.strandsOnPurpose(
    'what the page does where nobody else looks after the customer; watched.spec.ts has the other',
  ),
);

test('a customer whom nobody took is not left: not by Complete, its key, the time, a reload or another call', async ({
  page,
  floor,
}) => {
  await strand(page, floor);
  const { sid } = await floor.newestTask();
  await expect(card(page)).toContainText('You can complete the wrap-up when somebody has taken the customer.');
  await expect(card(page)).not.toContainText('Ends automatically');
  await expect(action(page, /^Complete/)).toHaveCount(0);
  await card(page).press('c');
  await expect(page.getByRole('button', { name: 'Dismiss this message' })).toHaveCount(0);

  await page.reload();
  await expectState(page, 'wrapping');
  await expect(card(page)).toContainText(ALONE);
  await expect(action(page, /^Complete/)).toHaveCount(0);

  await floor.setActivity('bob', 'Offline');
  await floor.setActivity('charles', 'Available');
  await floor.offer({ name: 'Ana' });
  await expectState(page, 'ringing');
  await expect(page.locator('.strip')).toContainText('The customer is still on hold, and nobody is taking the call.');
  await page.locator('.strip-item').click();
  await expectState(page, 'wrapping');

  expect((await floor.rest.tasks(sid).fetch()).assignmentStatus).toBe('assigned');
  await action(page, 'End the customer’s call').click();
  await expect(card(page)).not.toContainText(ALONE);
  await action(page, 'Complete').click();
  await expect.poll(async () => (await floor.rest.tasks(sid).fetch()).assignmentStatus).toBe('completed');
});

test('a customer who waits for nobody hangs up, and the wrap-up can be completed', async ({ page, floor }) => {
  await strand(page, floor);
  const [call] = await floor.account.calls.list({ from: '+15557654321', limit: 1 });
  floor.emulator.control.hangUp(call?.sid ?? '');
  await expect(card(page)).not.toContainText(ALONE);
  await action(page, 'Complete').click();
  await expectState(page, 'available');
});

const transfer = (page: Page) => page.locator('.transfer');
const takeBack = (page: Page) => action(page, 'Take the call back');

test('an agent takes the customer back, whom nobody took, talks, ends the call and completes', async ({
  page,
  floor,
}) => {
  await strand(page, floor);
  const { sid } = await floor.newestTask();
  await takeBack(page).click();
  await expect(page.getByRole('heading', { name: 'On a call' })).toBeVisible();
  await expect(page.locator('.own-phone')).toContainText('Connected');
  await expect(card(page)).toContainText('You are back with the customer.');
  await expect.poll(async () => (await participants(floor)).map(({ hold }) => hold)).toEqual([false, false]);
  await expectCalled(floor, phone, 2);
  await expect(action(page, /^Complete/)).toHaveCount(0);
  await expect(card(page)).not.toContainText(ALONE);

  await page.reload();
  await expect(card(page)).toContainText('You are back with the customer.');
  await action(page, 'End call').click();
  await expect(action(page, 'Complete')).toBeVisible();
  expect((await floor.account.calls.list({ status: 'in-progress' })).map(({ sid: call }) => call)).toEqual([]);
  await action(page, 'Complete').click();
  await expect.poll(async () => (await floor.rest.tasks(sid).fetch()).assignmentStatus).toBe('completed');
});

test('taking back is repeated where its answer is lost, and calls the phone once', async ({ page, floor }) => {
  await strand(page, floor);
  let lost = 0;
  await page.route(
    '**/conference-return',
    async (route) => {
      await route.fetch();
      lost += 1;
      return route.abort();
    },
    { times: 1 },
  );
  await takeBack(page).click();
  await expect(card(page)).toContainText('You are back with the customer.');
  await expect.poll(async () => (await participants(floor)).map(({ hold }) => hold)).toEqual([false, false]);
  await expectCalled(floor, phone, 2);
  await expect(card(page)).not.toContainText('did not work');
  expect(lost).toBe(1);
});

const returnToQueue = (page: Page) => action(page, 'Return the call to the queue');

/** The tasks there are or were for the one customer of these tests, the oldest first. */
const tasksOf = async (floor: BrowserFloor) => (await floor.rest.tasks.list()).map(({ sid }) => sid);

test('an agent returns the customer to the queue, first in line and with what they noted, and is free again', async ({
  page,
  floor,
}) => {
  await strand(page, floor);
  const { sid } = await floor.newestTask();
  await page.getByLabel('Notes').fill('Wants a receipt');
  await returnToQueue(page).click();
  await expectState(page, 'available');
  await expect(page.getByRole('log')).toContainText('to the queue, ahead of everyone waiting');
  const task = await floor.newestTask();
  expect(task).toMatchObject({ priority: 1_000_000, assignmentStatus: 'reserved' });
  expect(task.attributes).toContain('"notes":"Wants a receipt"');
  expect(task.attributes).toContain(`"offered_again":{"of":"${sid}"`);
  expect((await floor.rest.tasks(sid).fetch()).assignmentStatus).toBe('completed');
});

test('returning to the queue whose answer is lost is seen to be done, and done once', async ({ page, floor }) => {
  await strand(page, floor);
  let asked = 0;
  await page.route('**/offer-again', async (route) => {
    asked += 1;
    await route.fetch();
    return route.abort();
  });
  await returnToQueue(page).click();
  await expectState(page, 'available');
  await expect(page.getByText('did not work')).toHaveCount(0);
  expect(asked).toBe(1);
  expect(await tasksOf(floor)).toHaveLength(2);
});

test('returning to the queue whose request is lost is tried again by itself', async ({ page, floor }) => {
  await strand(page, floor);
  await page.route('**/offer-again', (route) => route.abort(), { times: 1 });
  await returnToQueue(page).click();
  await expectState(page, 'available');
  expect(await tasksOf(floor)).toHaveLength(2);
});

test('a phone that does not answer leaves the customer to be taken back once more', async ({ page, floor }) => {
  await strand(page, floor);
  spoilPhone(floor, phone, 'no-answer');
  await takeBack(page).click();
  await expectCalled(floor, phone, 2);
  await expect(transfer(page)).toContainText('Your phone is ringing. Answer it');
  await expect(page.locator('.own-phone')).toContainText('Ringing');
  await expect(takeBack(page)).toHaveAttribute('aria-disabled', 'true');
  await floor.emulator.clock.advance(60_000);
  await expect(card(page)).toContainText('Your phone was not answered, and the customer is still on hold.');
  floor.emulator.control.faults.list().forEach(({ id }) => floor.emulator.control.faults.remove(id));
  await takeBack(page).click();
  await expect(card(page)).toContainText('You are back with the customer.');
  await expect(card(page)).not.toContainText('Your phone was not answered');
});

test('an agent whose phone goes while a colleague is asked sees what becomes of the customer', async ({
  page,
  floor,
}) => {
  const bob = await askBob(page, floor, 'Talk to them first');
  const [leg] = await floor.account.calls.list({ to: phone, limit: 1 });
  floor.emulator.control.hangUp(leg?.sid ?? '');
  await expectState(page, 'wrapping');
  await expect(transfer(page)).toContainText('Waiting for bob to answer');
  await expect(action(page, /^Complete/)).toHaveCount(0);
  await floor.setActivity('charles', 'Available');
  await floor.offer({ name: 'Ana' });
  await expectState(page, 'ringing');
  await expect(page.locator('.strip')).toContainText('Waiting for bob to answer');
  await bob.reject();
  await expect(page.locator('.strip')).toContainText('The customer is still on hold, and nobody is taking the call.');
  await page.locator('.strip-item').click();
  await expect(card(page)).toContainText(
    'bob rejected the transfer. The customer is still on hold, and nobody is taking the call.',
  );
  await takeBack(page).click();
  await expect(card(page)).toContainText('You are back with the customer.');
  await expectState(page, 'wrapping');
});

test('an agent who loads the page anew sees that a colleague is asked, until one has the customer', async ({
  page,
  floor,
}) => {
  const bob = await askBob(page, floor);
  // However long the page takes to load, charles is not offline for it.
  floor.emulator.clock.freeze();
  await page.reload();
  await expectState(page, 'wrapping');
  floor.emulator.clock.resume();
  await expect(transfer(page)).toContainText('Waiting for A colleague to answer');
  await expect(action(page, /^Complete/)).toHaveCount(0);
  await bob.accept();
  await expect(transfer(page)).toContainText('took over');
  await action(page, 'Complete').click();
  await expectState(page, 'available');
  await bob.has('accepted');
});

test('a colleague whose phone cannot be reached leaves the customer to whoever handed over', async ({
  page,
  floor,
}) => {
  const bob = await askBob(page, floor);
  spoilPhone(floor, '+15550113', 'unreachable');
  await bob.accept();
  await expect(card(page)).toContainText(ALONE);
  await takeBack(page).click();
  await expect(card(page)).toContainText('You are back with the customer.');
});

for (const how of ['Transfer now', 'Talk to them first'] as const) {
  for (const answer of ['accept', 'reject'] as const) {
    test(`a colleague’s ${answer} to “${how}” is seen, though it came while the line was gone`, async ({
      page,
      floor,
    }) => {
      const bob = await askBob(page, floor, how);
      await expect(transfer(page)).toContainText('Waiting for bob to answer');
      await page.context().setOffline(true);
      await expect(page.locator('.light')).toContainText('No network');
      await bob[answer]();
      await (answer === 'accept' ? bob.has('accepted') : bob.hasNothing());
      await page.context().setOffline(false);
      if (answer === 'accept') {
        await expect(transfer(page)).toContainText(/took over|is on the call/);
        await expect(action(page, how === 'Transfer now' ? 'Complete' : 'Leave the call')).toBeVisible();
      } else if (how === 'Transfer now') {
        await expect(card(page)).toContainText(ALONE);
        await expect(takeBack(page)).toBeVisible();
      } else {
        await expect(transfer(page)).toContainText('You still have the call.');
        await expect(action(page, 'Transfer')).toBeEnabled();
      }
    });
  }
}
