import type { Page } from '@playwright/test';
import { SEEN_WITHIN_MS } from '../../src/assets/desk/dialling/dialling-rules';
import { wrapUpRecordOf } from '../../src/lib/wrap-up/wrap-up-record';
import { participants, third } from './calls';
import { action, card, expect, expectState, log, test, type BrowserFloor } from './floor';
import { BRIDGE } from './states/tour';
import { UnseenColleague } from './unseen-colleague';

const transfer = (page: Page) => page.locator('.transfer');

/** An agent in a call, and bob who could take it. */
async function twoAgents(page: Page, floor: BrowserFloor): Promise<UnseenColleague> {
  await floor.inCall(page, 'charles');
  return UnseenColleague.onShift(floor, 'bob');
}

async function transferToBob(page: Page, how: 'Talk to them first' | 'Transfer now'): Promise<void> {
  await action(page, 'Transfer').click();
  await page.getByLabel(how).check();
  await page.getByRole('button', { name: /bob/ }).click();
}

/**
 * What TaskRouter is asked for next by a page is done, and its answer lost on the way back; or the request is lost. By the
 * page's own line: Chromium sends what the emulator resets once more.
 */
async function loseNext(page: Page, what: 'answer' | 'request', url: string): Promise<void> {
  let isLost = false;
  await page.route('**/v1/wschannels', async (route) => {
    const body = route.request().postData() ?? '';
    if (isLost || !body.includes(`${url}","method":"POST"`)) return route.fallback();
    isLost = true;
    if (what === 'answer') await route.fetch();
    return route.abort();
  });
}

test('a hand-over whose answer is lost is held as if the answer had come', async ({ page, floor }) => {
  const bob = await twoAgents(page, floor);
  await loseNext(page, 'answer', '/Transfers');
  await transferToBob(page, 'Transfer now');
  await bob.rings();
  await expectState(page, 'wrapping');
  await expect(transfer(page)).toContainText('Waiting for bob to answer');
  await expect(card(page)).not.toContainText('did not work');
  await bob.reject();
  await expect(transfer(page)).toContainText('bob rejected the transfer. The customer is still on hold');
});

test('a transfer whose request is lost did not work, and can be tried again', async ({ page, floor }) => {
  const bob = await twoAgents(page, floor);
  await loseNext(page, 'request', '/Transfers');
  await transferToBob(page, 'Transfer now');
  await expect(card(page)).toContainText('“Transfer” did not work');
  await expectState(page, 'connected');
  await transferToBob(page, 'Transfer now');
  await bob.rings();
  await expectState(page, 'wrapping');
});

for (const [answer, words] of [
  ['accept', /bob is on the call/],
  // Whether the page still hears how it ended says which came first.
  ['reject', /bob (did not take over|rejected the transfer)\. You still have the call\./],
] as const) {
  test(`a colleague is quicker than the answer to the transfer: ${answer}`, async ({ page, floor }) => {
    const bob = await twoAgents(page, floor);
    let overtake = (): void => undefined;
    const overtaken = new Promise<void>((resolve) => (overtake = resolve));
    await page.route(BRIDGE, async (route) => {
      if (!(route.request().postData() ?? '').includes('/Transfers","method":"POST"')) return route.fallback();
      const response = await route.fetch();
      await overtaken;
      return route.fulfill({ response });
    });
    await transferToBob(page, 'Talk to them first');
    await bob[answer]();
    await (answer === 'accept' ? bob.has('accepted') : bob.hasNothing());
    overtake();
    await expect(transfer(page)).toContainText(words);
  });
}

for (const [how, answer, words] of [
  ['Talk to them first', 'accept', 'bob is on the call'],
  ['Transfer now', 'reject', 'The customer is still on hold, and nobody is taking the call.'],
] as const) {
  test(`a transfer ends while the page hears nothing: ${how}, ${answer}`, async ({ page, floor }) => {
    const bob = await twoAgents(page, floor);
    await transferToBob(page, how);
    await bob.rings();
    await expect(transfer(page)).toContainText('Waiting for bob to answer');
    await page.context().setOffline(true);
    floor.emulator.control.faults.add({ effect: { dropSockets: 'charles' } });
    await bob[answer]();
    await (answer === 'accept' ? bob.has('accepted') : bob.hasNothing());
    await page.context().setOffline(false);
    await expect(transfer(page)).toContainText(words);
  });
}

/** Whether something was lost by now. */
type Lost = () => boolean;

/** The same of one of our own Functions. */
async function loseNextOf(page: Page, path: string, what: 'answer' | 'request' = 'answer'): Promise<Lost> {
  let isLost = false;
  await page.route(
    `**${path}`,
    async (route) => {
      if (what === 'answer') await route.fetch();
      isLost = true;
      return route.abort();
    },
    { times: 1 },
  );
  return () => isLost;
}

/** The first command of the SDK's with these words in it is carried out, and its answer lost. */
async function loseCommand(page: Page, words: RegExp): Promise<Lost> {
  let isLost = false;
  await page.route('**/v1/wschannels', async (route) => {
    if (isLost || !words.test(route.request().postData() ?? '')) return route.fallback();
    isLost = true;
    await route.fetch();
    return route.abort();
  });
  return () => isLost;
}

/** Has the page hear nothing more from TaskRouter's socket from when it is told so; before the page signs in. */
async function deafen(page: Page): Promise<() => void> {
  let isDeaf = false;
  await page.routeWebSocket(/\/v1\/wschannels/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => server.send(message));
    server.onMessage((message) => {
      if (!isDeaf) socket.send(message);
    });
  });
  return () => void (isDeaf = true);
}

/** What was lost is not said to have failed. */
async function noLies(page: Page, lost: Lost): Promise<void> {
  expect(lost()).toBe(true);
  await expect(page.getByRole('alert').filter({ hasText: /did not work|was not|try again/ })).toHaveCount(0);
}

test('an accept whose answer and event are lost leads into the call, and the phone is called once', async ({
  page,
  floor,
}) => {
  const hearNothing = await deafen(page);
  await floor.onShift(page, 'charles');
  await floor.call();
  await expectState(page, 'ringing');
  const lost = await loseCommand(page, /"Instruction":"conference"|conference/);
  hearNothing();
  await action(page, /^Accept/).click();
  await expectState(page, 'connected');
  await expect(action(page, 'Hold')).toBeVisible();
  await noLies(page, lost);
  expect(await participants(floor)).toHaveLength(2);
});

test('an end whose request is lost is asked for again', async ({ page, floor }) => {
  await floor.inCall(page, 'charles');
  const lost = await loseNextOf(page, '/conference-end', 'request');
  await action(page, 'End call').click();
  await expectState(page, 'wrapping');
  await noLies(page, lost);
});

test('Complete whose answer is lost has completed, and asks nobody else to', async ({ page, floor }) => {
  await floor.inCall(page, 'charles');
  await action(page, 'End call').click();
  await expectState(page, 'wrapping');
  const fixes: string[] = [];
  page.on('request', (request) => void (request.url().includes('/task-fix') && fixes.push(request.url())));
  const lost = await loseCommand(page, /completed/);
  await action(page, 'Complete').click();
  await expectState(page, 'available');
  await noLies(page, lost);
  expect(fixes).toEqual([]);
});

test('a call that is dialled with the answer lost is made once', async ({ page, floor }) => {
  await floor.signIn(page, 'charles');
  await expectState(page, 'unavailable');
  const lost = await loseNextOf(page, '/outbound-call');
  await page.getByRole('button', { name: 'Dial a number' }).click();
  await page.getByLabel('Phone number').fill(third);
  await page.keyboard.press('Enter');
  await expectState(page, 'connected');
  await noLies(page, lost);
  expect(await floor.rest.tasks.list()).toHaveLength(1);
});

test('a call that is dialled with the request lost is not said to have failed, and can be made', async ({
  page,
  floor,
}) => {
  await page.clock.install();
  await floor.signIn(page, 'charles');
  await expectState(page, 'unavailable');
  await loseNextOf(page, '/outbound-call', 'request');
  const failed = page.waitForEvent('requestfailed');
  await page.getByRole('button', { name: 'Dial a number' }).click();
  await page.getByLabel('Phone number').fill(third);
  await page.keyboard.press('Enter');
  await failed;
  await expect(page.getByRole('button', { name: `Calling ${third}` })).toBeVisible();
  await page.clock.runFor(SEEN_WITHIN_MS + 2_000);
  await expect(page.getByRole('alert').filter({ hasText: 'wait a moment before you try again' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expectState(page, 'connected');
});

test('notes and more time whose answers are lost are written, and more time once', async ({ page, floor }) => {
  await floor.inCall(page, 'charles');
  await action(page, 'End call').click();
  await expectState(page, 'wrapping');
  const { sid } = await floor.newestTask();
  const record = async () => wrapUpRecordOf(JSON.parse((await floor.rest.tasks(sid).fetch()).attributes));
  let asked = 0;
  page.on('request', (request) => {
    if ((request.postData() ?? '').includes('"moreTime":true')) asked += 1;
  });
  await loseNextOf(page, '/wrap-up');
  await page.getByRole('button', { name: 'More time' }).click();
  await expect(page.getByRole('button', { name: 'More time' })).toBeVisible();
  await expect(log(page)).toContainText('More time to wrap up');
  await expect(card(page)).not.toContainText('Could not get more time');
  expect((await record()).deadline).toBeGreaterThan(0);
  expect(asked).toBe(1);

  await loseNextOf(page, '/wrap-up');
  await page.getByRole('textbox', { name: 'Notes' }).fill('Call back on Friday.');
  await expect(page.getByRole('alert').filter({ hasText: 'your notes may not be saved' })).toBeVisible();
  await page.getByRole('button', { name: 'Save again' }).click();
  await expect(page.locator('#notes-saving')).toHaveText('Saved');
  expect((await record()).notes).toBe('Call back on Friday.');
});
