import type { Browser, BrowserContext, Page } from '@playwright/test';
import { LOCAL_PASSWORD } from '../../scripts/local-desk';
import {
  action,
  activity,
  card,
  connection,
  customer,
  expect,
  expectActivity,
  expectState,
  log,
  outcome,
  submitSignIn,
  test,
  type BrowserFloor,
} from './floor';
import { refuseTokens } from './refuse-tokens';

/** Says in which tab the connection and the sound are. */
const expectLeads = (page: Page, leads: boolean): Promise<void> =>
  expect(page.locator('.desk')).toHaveAttribute('data-leads', String(leads));

const signInForm = (page: Page) => page.getByRole('heading', { name: 'Sign in to your desk' });
const notice = (page: Page, what: string) => page.locator(`.notice[data-notice="${what}"]`);

/** Opens the page in another tab of the same browser. */
async function anotherTab(context: BrowserContext, floor: BrowserFloor): Promise<Page> {
  const tab = await context.newPage();
  await tab.goto(floor.desk.deskOrigin);
  return tab;
}

/** Lets a tab go down without a word, as a crash does. */
async function crash(context: BrowserContext, page: Page): Promise<void> {
  const devtools = await context.newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  // The answer never comes.
  void devtools.send('Page.crash').catch(() => undefined);
  await crashed;
}

test('another tab joins without a sign-in, says so, and answers as the first does', async ({
  page,
  context,
  floor,
}) => {
  await floor.onShift(page, 'charles');
  const second = await anotherTab(context, floor);
  await expectState(second, 'available');
  await expect(notice(second, 'joined')).toContainText('You already have this desk open in another tab');
  await expect(notice(page, 'joined')).toBeHidden();
  await expectLeads(page, true);
  await expectLeads(second, false);
  await notice(second, 'joined').getByRole('button').click();
  await expect(notice(second, 'joined')).toBeHidden();

  await test.step('a number is typed as fast as one likes in a tab that follows', async () => {
    await second.getByRole('button', { name: 'Dial a number' }).click();
    const number = second.getByLabel('Phone number');
    await number.pressSequentially('+1 (555) 765-4321, 0177');
    await expect(number).toHaveValue('+1 (555) 765-4321, 0177');
    await expect(page.getByLabel('Phone number')).toHaveValue('+1 (555) 765-4321, 0177');
    await second.getByRole('button', { name: 'Close', exact: true }).click();
  });

  await floor.call();
  await expectState(page, 'ringing');
  await expectState(second, 'ringing');
  await expect(card(second)).toContainText(customer);
  await action(second, /^Accept/).click();
  await expectState(second, 'connected');
  await expectState(page, 'connected');
  await action(page, 'End call').click();
  await expectState(second, 'wrapping');
  await action(second, 'Complete').click();
  await expectState(page, 'available');
  await expectState(second, 'available');
  await activity(second, 'Unavailable').click();
  await expectActivity(page, 'Unavailable');
  await expectLeads(page, true);
});

test('only one tab has a socket, and it is the next one when that tab is closed', async ({ page, context, floor }) => {
  const sockets: Page[] = [];
  context.on('page', (opened) => opened.on('websocket', () => sockets.push(opened)));
  await floor.onShift(page, 'charles');
  const second = await anotherTab(context, floor);
  await expectState(second, 'available');
  expect(sockets).toEqual([]);

  await page.close();
  await expectLeads(second, true);
  await expect(log(second)).toContainText('This tab took over the connection');
  await expect(connection(second)).toContainText('Connected');
  expect(sockets).toEqual([second]);
  await expectState(second, 'available');
  await floor.call();
  await expectState(second, 'ringing');
  await action(second, /^Accept/).click();
  await expectState(second, 'connected');
  expect(await floor.activityOf('charles')).toBe('Available');
});

test('a crash hands over, too: the call stays on screen, and the session is renewed without a password', async ({
  page,
  context,
  floor,
}) => {
  const call = await floor.inCall(page, 'charles');
  const second = await anotherTab(context, floor);
  await expectState(second, 'connected');
  await crash(context, page);
  await expectLeads(second, true);
  await expectState(second, 'connected');
  await expect(card(second)).toContainText(customer);
  await expect(connection(second)).toContainText('Connected');

  // The browser's clock is put forward in all its tabs, and a crashed one does not answer.
  await page.close();
  const renewed = second.waitForResponse('**/token');
  await second.clock.setFixedTime(Date.now() + 3_100_000);
  expect((await renewed).status()).toBe(200);

  floor.emulator.control.hangUp(call);
  await expectState(second, 'wrapping');
  await action(second, 'Complete').click();
  await expectState(second, 'available');
});

test('what happened between two tabs is found by the next one', async ({ page, context, floor }) => {
  await floor.onShift(page, 'charles');
  const second = await anotherTab(context, floor);
  await floor.call();
  await expectState(second, 'ringing');
  // The first thing the second tab asks TaskRouter, when it leads, is answered late.
  await second.route(
    '**/v1/wschannels**',
    async (route) => {
      await floor.answerFor('charles', 'rejected', 'Unavailable');
      await route.continue();
    },
    { times: 1 },
  );
  await page.close();
  await expectLeads(second, true);
  await expectActivity(second, 'Unavailable');
  await expectState(second, 'unavailable');
  await expect(outcome(second, 'rejected')).toContainText('The call was rejected for you');
});

test('signing out in one tab signs out all, and signing in again in another gives that one the lead', async ({
  page,
  context,
  floor,
}) => {
  await floor.onShift(page, 'charles');
  const second = await anotherTab(context, floor);
  await expectState(second, 'available');
  await second.getByRole('button', { name: 'Sign out' }).click();
  await expect(signInForm(second)).toBeVisible();
  await expect(signInForm(page)).toBeVisible();
  await expect.poll(() => floor.activityOf('charles')).toBe('Offline');

  await submitSignIn(second, 'charles', LOCAL_PASSWORD);
  await expectState(second, 'unavailable');
  await expectState(page, 'unavailable');
  await expectLeads(second, true);
  await expectLeads(page, false);
});

test('a session that ended is signed in to again from whichever tab', async ({ page, context, floor }) => {
  await floor.inCall(page, 'charles');
  const second = await anotherTab(context, floor);
  await expectState(second, 'connected');
  await context.route('**/token', refuseTokens);
  await page.clock.setFixedTime(Date.now() + 3_660_000);
  const again = second.getByRole('region', { name: 'Sign in again' });
  await expect(again).toContainText('Your session has expired.');
  await context.unrouteAll();
  await again.getByLabel('Password for charles').fill(LOCAL_PASSWORD);
  await again.getByRole('button', { name: 'Sign in again' }).click();
  await expect(again).toBeHidden();
  await expectLeads(page, true);
  await action(second, 'End call').click();
  await expectState(second, 'wrapping');
  await expectState(page, 'wrapping');
});

test('a tab that is loaded again joins the others; closing one leaves the agent available, closing the last does not', async ({
  page,
  context,
  floor,
}) => {
  await floor.onShift(page, 'charles');
  const second = await anotherTab(context, floor);
  await expectState(second, 'available');
  await page.reload();
  await expectState(page, 'available');
  await expectLeads(second, true);
  await expectLeads(page, false);

  await page.close();
  await floor.describe('charles', { skills: ['support', 'still here'] });
  // Skills are behind one's own name.
  await expect(second.getByText('still here')).toBeAttached();
  expect(await floor.activityOf('charles')).toBe('Available');
  await second.close();
  await expect.poll(() => floor.activityOf('charles')).toBe('Offline');
});

/** A browser on another computer. */
async function otherDesk(browser: Browser, floor: BrowserFloor): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await floor.signIn(page, 'charles');
  return page;
}

test('a sign-in at another desk takes over; this one says so, does not fight, and can take the session back', async ({
  page,
  browser,
  floor,
}) => {
  await floor.onShift(page, 'charles');
  const other = await otherDesk(browser, floor);
  await expectState(other, 'available');
  await expectState(page, 'elsewhere');
  await expect(connection(page)).toContainText('Signed in elsewhere');
  await expect(notice(page, 'elsewhere')).toContainText('You are signed in at another desk');

  await floor.call();
  await expectState(other, 'ringing');
  await expectState(page, 'elsewhere');
  await page.getByRole('button', { name: 'Use this desk' }).click();
  await expectState(page, 'ringing');
  await expect(notice(page, 'elsewhere')).toBeHidden();
  await expect(notice(other, 'elsewhere')).toBeVisible();
  await action(page, /^Accept/).click();
  await expectState(page, 'connected');
  await expect(action(other, /^Accept/)).toBeHidden();
  await other.context().close();
});

test('notes typed in a tab are still there when the leading one is closed', async ({ page, context, floor }) => {
  await floor.inCall(page, 'charles');
  const second = await anotherTab(context, floor);
  await action(second, 'End call').click();
  await expectState(second, 'wrapping');
  const notes = card(second).getByRole('textbox', { name: 'Notes' });
  await notes.fill('a broken lamp, ');
  await page.close();
  await notes.pressSequentially('to be replaced');
  await expectLeads(second, true);
  await expect(connection(second)).toContainText('Connected');
  await expect(notes).toHaveValue('a broken lamp, to be replaced');
  await action(second, 'Complete').click();
  await expectState(second, 'available');
  const task = await floor.newestTask();
  expect(task.attributes).toContain('a broken lamp, to be replaced');
});
