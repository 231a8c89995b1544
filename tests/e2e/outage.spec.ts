import type { Page } from '@playwright/test';
import { LOCAL_PASSWORD } from '../../scripts/local-desk';
import type { Line } from '../conformance/line';
import { expectCalled, participants, spoilPhone } from './calls';
import {
  action,
  card,
  connection,
  expect,
  expectState,
  outcome,
  test as onFloor,
  trouble,
  type BrowserFloor,
} from './floor';
import { overALine } from './line';

const test = onFloor.extend<{ line: Line }>({
  line: async ({ page, floor }, use) => {
    const line = await overALine(page, floor);
    await use(line);
    await line.close();
  },
});

const phone = '+15550111';

const isOver = (floor: BrowserFloor) => async () => (await floor.account.calls.list({ status: 'in-progress' })).length;

/** Presses End call without a network, and reads what that means. */
async function endOffline(page: Page): Promise<void> {
  await page.context().setOffline(true);
  await expect(connection(page)).toContainText('No network');
  await expect(card(page)).toContainText('to end it, you can hang up there');
  await action(page, 'End call').click();
  await expect(trouble(page)).toContainText('It is not known yet whether the call has ended');
  await expect(trouble(page)).toContainText('Hanging up your phone ends it as well.');
  await expectState(page, 'ending');
}

test('a call is ended once the line is back, however long it was gone, where End was pressed meanwhile', async ({
  page,
  floor,
}) => {
  await page.clock.install();
  await floor.inCall(page, 'charles');
  await endOffline(page);
  await page.clock.fastForward(600_000);
  await expectState(page, 'ending');
  await expect(trouble(page)).toContainText('It is not known yet');
  expect(await isOver(floor)()).toBe(2);
  await page.context().setOffline(false);
  await expectState(page, 'wrapping');
  await expect.poll(isOver(floor)).toBe(0);
  await expect(trouble(page)).toHaveCount(0);
});

test('a call is ended after signing in again, where the session ran out while the line was gone', async ({
  page,
  floor,
}) => {
  await page.clock.install();
  await floor.inCall(page, 'charles');
  await endOffline(page);
  await page.clock.fastForward(3_700_000);
  await page.clock.runFor(150_000);
  const again = page.locator('.again');
  await expect(again).toContainText('Your session has run out. Calls go on');
  await expectState(page, 'ending');
  await expect(trouble(page)).toContainText('Hanging up your phone ends it as well.');
  await page.context().setOffline(false);
  await again.getByLabel('Password for charles').fill(LOCAL_PASSWORD);
  await again.getByRole('button', { name: 'Sign in again' }).click();
  await expect(again).toBeHidden();
  await expectState(page, 'wrapping');
  await expect.poll(isOver(floor)).toBe(0);
});

test('an agent who hangs up their phone without a network finds the wrap-up when it is back', async ({
  page,
  floor,
}) => {
  await floor.inCall(page, 'charles');
  await endOffline(page);
  const [leg] = await floor.account.calls.list({ to: phone, limit: 1 });
  floor.emulator.control.hangUp(leg?.sid ?? '');
  expect(await isOver(floor)()).toBe(0);
  await page.context().setOffline(false);
  await expectState(page, 'wrapping');
  await expect(trouble(page)).toHaveCount(0);
});

test('a transfer that is tried without a network says so, and the call still ends with its agent', async ({
  page,
  floor,
}) => {
  await floor.inCall(page, 'charles');
  const bob = await (await page.context().browser()!.newContext()).newPage();
  await floor.onShift(bob, 'bob');
  await action(page, 'Transfer').click();
  await page.getByLabel('Hand over at once').check();
  await expect(page.getByRole('button', { name: /bob/ })).toBeVisible();
  await page.context().setOffline(true);
  await page.getByRole('button', { name: /bob/ }).click();
  await expect(card(page)).toContainText('“Transfer” did not work');
  await expectState(page, 'connected');
  await page.context().setOffline(false);
  await expect(connection(page)).toContainText('Connected');
  await expect
    .poll(async () => (await participants(floor)).map((one) => one.endConferenceOnExit))
    .toEqual([true, true]);
  await expectState(bob, 'available');
});

/** What the agent has on the page, and who ends it while the line is gone. */
const states: readonly { name: string; card: string; bring: (page: Page, floor: BrowserFloor) => Promise<unknown> }[] =
  [
    {
      name: 'a ringing call',
      card: 'ringing',
      async bring(page, floor) {
        await floor.onShift(page, 'charles');
        await floor.call();
      },
    },
    {
      name: 'a call being accepted',
      card: 'accepting',
      async bring(page, floor) {
        spoilPhone(floor, phone, 'no-answer');
        await floor.onShift(page, 'charles');
        await floor.call();
        await action(page, /^Accept/).click();
        await expectCalled(floor, phone);
      },
    },
    {
      name: 'a call',
      card: 'connected',
      bring: (page, floor) => floor.inCall(page, 'charles'),
    },
    {
      name: 'a call that a colleague is asked to take',
      card: 'connected',
      async bring(page, floor) {
        await floor.inCall(page, 'charles');
        const bob = await (await page.context().browser()!.newContext()).newPage();
        await floor.onShift(bob, 'bob');
        await action(page, 'Transfer').click();
        await page.getByLabel('Talk to them first').check();
        await page.getByRole('button', { name: /bob/ }).click();
        await expectState(bob, 'ringing');
      },
    },
    {
      name: 'a wrap-up',
      card: 'wrapping',
      async bring(page, floor) {
        await floor.inCall(page, 'charles');
        await action(page, 'End call').click();
      },
    },
    {
      name: 'a wrap-up whose customer is with nobody',
      card: 'wrapping',
      async bring(page, floor) {
        await floor.inCall(page, 'charles');
        const bob = await (await page.context().browser()!.newContext()).newPage();
        await floor.onShift(bob, 'bob');
        await action(page, 'Transfer').click();
        await page.getByLabel('Hand over at once').check();
        await page.getByRole('button', { name: /bob/ }).click();
        await expectState(bob, 'ringing');
        await action(bob, /^Reject/).click();
        await expect(card(page)).toContainText('The customer is on the line with nobody');
      },
    },
  ];

for (const state of states) {
  test(`${state.name} that is not at TaskRouter any more goes when the line is back`, async ({ page, floor, line }) => {
    await state.bring(page, floor);
    await expectState(page, state.card);
    const { sid } = await floor.newestTask();
    line.break();
    await expect(connection(page)).toContainText('Reconnecting');
    await expectState(page, state.card);
    await floor.rest.tasks(sid).remove();
    line.mend();
    await expectState(page, 'available');
    await expect(outcome(page, 'canceled').or(outcome(page, 'completed'))).toBeVisible();
  });
}
