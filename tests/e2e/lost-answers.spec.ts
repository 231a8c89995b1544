import type { Page } from '@playwright/test';
import { participants } from './calls';
import { action, card, expect, expectState, test } from './floor';
import type { BrowserFloor } from './floor';
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
