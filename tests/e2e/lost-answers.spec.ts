import type { Page } from '@playwright/test';
import { SEEN_WITHIN_MS } from '../../src/assets/desk/dialling/dialling-rules';
import { wrapUpRecordOf } from '../../src/lib/wrap-up-record';
import { addNumber, participants, person, third } from './calls';
import { action, card, expect, expectState, log, test, type BrowserFloor } from './floor';
import { BRIDGE, holdBack } from './states/tour';

const transfer = (page: Page) => page.locator('.transfer');

/** An agent in a call, and bob who could take it. */
async function twoAgents(page: Page, floor: BrowserFloor): Promise<Page> {
  await floor.inCall(page, 'charles');
  const bob = await (await page.context().browser()!.newContext()).newPage();
  await floor.onShift(bob, 'bob');
  return bob;
}

async function transferToBob(page: Page, how: 'Talk to them first' | 'Hand over at once'): Promise<void> {
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
  await transferToBob(page, 'Hand over at once');
  await expectState(bob, 'ringing');
  await expectState(page, 'wrapping');
  await expect(transfer(page)).toContainText('bob is being asked');
  await expect(card(page)).not.toContainText('did not work');
  await action(bob, /^Reject/).click();
  await expect(transfer(page)).toContainText('bob rejected it. The customer still waits on hold');
});

test('a warm transfer whose answer is lost goes on, and its end is seen', async ({ page, floor }) => {
  const bob = await twoAgents(page, floor);
  await loseNext(page, 'answer', '/Transfers');
  await transferToBob(page, 'Talk to them first');
  await expectState(bob, 'ringing');
  await expect(transfer(page)).toContainText('bob is being asked');
  await expect(card(page)).not.toContainText('did not work');
  await action(bob, /^Accept/).click();
  await expect(transfer(page)).toContainText('bob is in the call');
  await transfer(page).getByRole('button', { name: 'Leave the call' }).click();
  await expectState(page, 'wrapping');
  await expectState(bob, 'connected');
  expect((await participants(floor)).map(({ hold }) => hold)).toEqual([false, false]);
});

test('a transfer whose request is lost did not work, and can be tried again', async ({ page, floor }) => {
  const bob = await twoAgents(page, floor);
  await loseNext(page, 'request', '/Transfers');
  await transferToBob(page, 'Hand over at once');
  await expect(card(page)).toContainText('“Transfer” did not work');
  await expectState(page, 'connected');
  await transferToBob(page, 'Hand over at once');
  await expectState(bob, 'ringing');
  await expectState(page, 'wrapping');
});

test('a warm transfer whose answer is slow goes on as soon as it comes', async ({ page, floor }) => {
  const bob = await twoAgents(page, floor);
  const release = await holdBack(page, BRIDGE, (body) => body.includes('/Transfers","method":"POST"'));
  const looked = page.waitForResponse((response) => (response.request().postData() ?? '').includes('/Reservations/'));
  await transferToBob(page, 'Talk to them first');
  await looked;
  await release();
  await expectState(bob, 'ringing');
  await expect(transfer(page)).toContainText('bob is being asked');
  await action(bob, /^Reject/).click();
  await expect(transfer(page)).toContainText('bob rejected it');
});

for (const [answer, words] of [
  ['Accept', 'bob is in the call'],
  ['Reject', 'bob did not take it over. The call is yours as before.'],
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
    await action(bob, new RegExp(`^${answer}`)).click();
    await expectState(bob, answer === 'Accept' ? 'connected' : 'available');
    overtake();
    await expect(transfer(page)).toContainText(words);
  });
}

for (const [how, answer, words] of [
  ['Talk to them first', 'Accept', 'bob is in the call'],
  ['Hand over at once', 'Reject', 'The customer still waits on hold, with nobody coming.'],
] as const) {
  test(`a transfer ends while the page hears nothing: ${how}, ${answer}`, async ({ page, floor }) => {
    const bob = await twoAgents(page, floor);
    await transferToBob(page, how);
    await expectState(bob, 'ringing');
    await expect(transfer(page)).toContainText('bob is being asked');
    await page.context().setOffline(true);
    floor.emulator.control.faults.add({ effect: { dropSockets: 'charles' } });
    await action(bob, new RegExp(`^${answer}`)).click();
    await expectState(bob, answer === 'Accept' ? 'connected' : 'available');
    await page.context().setOffline(false);
    await expect(transfer(page)).toContainText(words);
  });
}

test('hold whose answer is lost is on', async ({ page, floor }) => {
  await floor.inCall(page, 'charles');
  await loseNext(page, 'answer', '/CustomerParticipant');
  await action(page, 'Hold').click();
  await expect(action(page, 'Resume')).toBeVisible();
  await expect(card(page)).not.toContainText('did not work');
});

test('a hand-over whose line is reset after the fact is held, though its second request is refused', async ({
  page,
  floor,
}) => {
  const bob = await twoAgents(page, floor);
  floor.emulator.control.faults.add({
    operation: 'bridge:Workers/{worker}/Transfers',
    worker: 'charles',
    trigger: { next: 1 },
    effect: { reset: 'after' },
  });
  await transferToBob(page, 'Hand over at once');
  await expectState(bob, 'ringing');
  await expect(transfer(page)).toContainText('bob is being asked');
  await expect(card(page)).not.toContainText('did not work');
});

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

test('a reject whose answer and event are lost has rejected', async ({ page, floor }) => {
  const hearNothing = await deafen(page);
  await floor.onShift(page, 'charles');
  await floor.offer({ name: 'Ana' });
  await expectState(page, 'ringing');
  await floor.setActivity('bob', 'Available');
  const lost = await loseCommand(page, /"reject"|rejected/);
  hearNothing();
  await action(page, /^Reject/).click();
  await expect(page.locator('.outcome[data-end="rejected"]')).toBeVisible();
  await noLies(page, lost);
});

test('an end whose answer and event are lost has ended the call', async ({ page, floor }) => {
  const hearNothing = await deafen(page);
  await floor.inCall(page, 'charles');
  hearNothing();
  const lost = await loseNextOf(page, '/conference-end');
  await action(page, 'End call').click();
  await expectState(page, 'wrapping');
  await noLies(page, lost);
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

test('an activity whose answer is lost is seen to be changed', async ({ page, floor }) => {
  await floor.signIn(page, 'charles');
  await expectState(page, 'unavailable');
  const lost = await loseCommand(page, /ActivitySid/);
  await action(page, 'Go available').click();
  await expectState(page, 'available');
  await expect(page.getByText('Changing to')).toHaveCount(0);
  await noLies(page, lost);
});

test('a number that is added with its answer lost is called once, and dropped the same way', async ({
  page,
  floor,
}) => {
  await floor.inCall(page, 'charles');
  const lost = await loseNextOf(page, '/participant-add');
  await addNumber(page);
  await expect(person(page, third)).toContainText('Talking');
  await noLies(page, lost);
  expect(await floor.account.calls.list({ to: third })).toHaveLength(1);
  const lostToo = await loseNextOf(page, '/participant-drop');
  await page.getByRole('button', { name: `Drop ${third}` }).click();
  await expect(person(page, third)).toContainText('Left the call');
  await noLies(page, lostToo);
});

test('a colleague who is removed with the answer lost is gone', async ({ page, floor }) => {
  const bob = await twoAgents(page, floor);
  await transferToBob(page, 'Talk to them first');
  await expectState(bob, 'ringing');
  await action(bob, /^Accept/).click();
  await expect(transfer(page)).toContainText('bob is in the call');
  const lost = await loseCommand(page, /[Kk]ick/);
  await page.getByRole('button', { name: 'Remove bob' }).click();
  await expectState(bob, 'wrapping');
  await expect(person(page, 'bob')).toHaveCount(0);
  await noLies(page, lost);
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
  await expect(page.getByRole('alert').filter({ hasText: 'wait a moment before you call again' })).toBeVisible();
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
  await expect(log(page)).toContainText('You have more time');
  await expect(card(page)).not.toContainText('No more time was given');
  expect((await record()).deadline).toBeGreaterThan(0);
  expect(asked).toBe(1);

  await loseNextOf(page, '/wrap-up');
  await page.getByLabel('Notes').fill('Call back on Friday.');
  await expect(page.getByRole('alert').filter({ hasText: 'your notes may not be saved' })).toBeVisible();
  await page.getByRole('button', { name: 'Save again' }).click();
  await expect(page.locator('#notes-saving')).toHaveText('Saved');
  expect((await record()).notes).toBe('Call back on Friday.');
});
