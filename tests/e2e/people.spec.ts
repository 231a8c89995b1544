import type { Locator, Page, Route } from '@playwright/test';
import {
  action,
  activity,
  card,
  customer,
  expect,
  expectState,
  submitSignIn,
  supportLine,
  test,
  trouble,
  type BrowserFloor,
  ownSetting,
} from './floor';

test.use({ env: { SIGN_IN: 'people' } });

const passcode = 'seven green umbrellas';
const alert = (page: Page): Locator => page.getByRole('alert');
const field = (page: Page, name: string): Locator => page.getByLabel(name, { exact: true });
const again = (page: Page): Locator => page.getByRole('region', { name: 'Sign in again' });
const signInForm = (page: Page): Locator => page.getByRole('heading', { name: 'Sign in to your desk' });

const invite = (floor: BrowserFloor, ...argv: string[]): Promise<string> => floor.operator('people', 'invite', ...argv);

/** Signs in with the code of an invitation, and chooses a password. */
async function redeem(page: Page, floor: BrowserFloor, worker: string, code: string): Promise<void> {
  await page.goto(floor.desk.deskOrigin);
  await submitSignIn(page, worker, code);
  await field(page, 'New password').fill(passcode);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** It is done, and nothing of the answer arrives, its cookies neither. */
async function loseAnswer(route: Route): Promise<void> {
  const context = route.request().frame().page().context();
  const cookies = await context.cookies();
  await route.fetch();
  await context.clearCookies();
  await context.addCookies(cookies);
  await route.abort('connectionreset');
}

/** Puts the browser's clock forward, as after a sleep; its timers go on as they were. */
const later = (page: Page, seconds: number): Promise<void> => page.clock.setFixedTime(Date.now() + seconds * 1000);

test('from an invitation to a call, and on after a reload without a word', async ({ page, floor }) => {
  await page.goto(floor.desk.deskOrigin);
  await submitSignIn(page, 'Charles', await invite(floor, 'charles'));
  await expect(alert(page)).toHaveText(/^Your invitation is valid\. Choose your own password/);
  await expect(field(page, 'New password')).toBeFocused();
  await expect(field(page, 'New password')).toHaveAccessibleDescription(/^At least 12 characters/);
  await field(page, 'New password').fill('password1234');
  await field(page, 'Show password').check();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(alert(page)).toHaveText(/^This password is too easy to guess/);
  await expect(field(page, 'New password')).toHaveValue('password1234');
  await field(page, 'New password').fill(passcode);
  await page.getByRole('button', { name: 'Sign in' }).click();

  await activity(page, 'Available').click();
  await expectState(page, 'available');
  await floor.call(supportLine);
  await action(page, /^Accept/).click();
  await expectState(page, 'connected');

  await page.reload();
  await expectState(page, 'connected');
  await expect(card(page)).toContainText(customer);
  await action(page, 'End call').click();
  await expectState(page, 'wrapping');
  await action(page, 'Complete').click();
  await expect(signInForm(page)).toBeHidden();

  // Nobody made charles a supervisor.
  await page.goto(`${floor.desk.deskOrigin}/floor.html`);
  await expect(alert(page)).toHaveText(/^You are not signed in as a supervisor\./);
});

test('one sign-in opens desk and floor to whoever may see both, and one sign-out ends it', async ({
  page,
  context,
  floor,
}) => {
  await redeem(page, floor, 'alice', await invite(floor, 'alice', '--role', 'worker,supervisor'));
  await expectState(page, 'unavailable');
  const floorPage = await context.newPage();
  await floorPage.goto(`${floor.desk.deskOrigin}/floor.html`);
  await expect(floorPage.getByRole('button', { name: 'Sign out' })).toBeVisible();

  // What the answer says is lost, and done all the same.
  const signOut = page.waitForRequest((request) => request.postData()?.includes('signOut') ?? false);
  await page.route('**/token', loseAnswer, { times: 1 });
  await page.getByRole('button', { name: 'Sign out' }).click();
  await signOut;
  await expect(signInForm(page)).toBeVisible();
  await expect.poll(() => page.evaluate(() => localStorage.getItem('desk.signed-in'))).toBe(null);
  await expect(alert(floorPage)).toHaveText('Your session has ended. Sign in again.');
  await page.reload();
  await expect(signInForm(page)).toBeVisible();
  const [device, ...others] = await context.cookies();
  expect(others).toEqual([]);
  // A Function may not set a cookie for longer than a day; this one is the page's.
  expect(device).toMatchObject({ name: '__Host-desk-device', httpOnly: false, secure: true, sameSite: 'Strict' });
  expect(device?.expires).toBeGreaterThan(Date.now() / 1000 + 100 * 86_400);
});

test('an answer that is lost takes nothing from whoever comes with an invitation, or changes a password', async ({
  page,
  floor,
}) => {
  const code = await invite(floor, 'charles');
  await page.goto(floor.desk.deskOrigin);
  await submitSignIn(page, 'charles', code);
  await field(page, 'New password').fill(passcode);
  await page.route('**/token', loseAnswer, { times: 1 });
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(alert(page)).toHaveText('Cannot reach the server. Check your network, then try again.');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expectState(page, 'unavailable');

  await ownSetting(page, 'Change password');
  const dialog = page.getByRole('dialog', { name: 'Change password' });
  const change = dialog.getByRole('button', { name: 'Change password' });
  await field(page, 'Current password').fill('not what it is');
  await field(page, 'New password').fill('nine blue umbrellas');
  await change.click();
  await expect(dialog.getByRole('alert')).toHaveText('The current password is wrong. Nothing was changed.');
  await field(page, 'Current password').fill(passcode);
  await page.route('**/token', loseAnswer, { times: 1 });
  await change.click();
  await expect(dialog.getByRole('status')).toHaveText('Your password is changed.');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await activity(page, 'Available').click();
  await expectState(page, 'available');

  await page.getByRole('button', { name: 'Sign out' }).click();
  await submitSignIn(page, 'charles', passcode);
  await expect(alert(page)).toHaveText('Wrong name or password. Check both and try again.');
  await submitSignIn(page, 'charles', 'nine blue umbrellas');
  await expectState(page, 'unavailable');
});

test('who is disabled in a call is told so calmly, and the call goes on', async ({ page, floor }) => {
  await redeem(page, floor, 'charles', await invite(floor, 'charles'));
  await activity(page, 'Available').click();
  await floor.call();
  await action(page, /^Accept/).click();
  await expectState(page, 'connected');

  await floor.operator('people', 'disable', 'charles');
  // The page looks half a minute after it has heard of this; before, its clock must not be moved.
  await expect(activity(page, 'Offline')).toHaveAttribute('aria-pressed', 'true');
  // Another instance, which has not read in the last half minute who may come in.
  await floor.desk.reload();
  await later(page, 40);
  await expect(again(page)).toContainText('Your sign-in was switched off. A call you are on continues');
  await expectState(page, 'connected');
  await action(page, 'End call').click();
  await expect(trouble(page)).toContainText('hang up your phone');

  await floor.operator('people', 'enable', 'charles');
  await field(page, 'Password for charles').fill(passcode);
  await again(page).getByRole('button', { name: 'Sign in again' }).click();
  await expect(again(page)).toBeHidden();
  await action(page, 'End call').click();
  await expectState(page, 'wrapping');
});

test('where somebody else signs in on the floor page of this browser, the desk says so and keeps the call', async ({
  page,
  context,
  floor,
}) => {
  await redeem(page, floor, 'charles', await invite(floor, 'charles'));
  await activity(page, 'Available').click();
  await floor.call();
  await action(page, /^Accept/).click();
  await expectState(page, 'connected');

  const code = await invite(floor, 'alice', '--role', 'worker,supervisor');
  const floorPage = await context.newPage();
  await floorPage.goto(`${floor.desk.deskOrigin}/floor.html`);
  await expect(alert(floorPage)).toHaveText(/^You are not signed in as a supervisor\./);
  await submitSignIn(floorPage, 'alice', code);
  await field(floorPage, 'New password').fill(passcode);
  await floorPage.getByRole('button', { name: 'Sign in' }).click();
  await expect(floorPage.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await floorPage.close();

  // The cookie is alice's now, and charles's page asks for something.
  await action(page, 'End call').click();
  await expect(again(page)).toContainText(
    'Somebody else has signed in on this browser. Calls continue and are shown here',
  );
  await expectState(page, 'connected');
  await field(page, 'Password for charles').fill(passcode);
  await again(page).getByRole('button', { name: 'Sign in again' }).click();
  await expect(again(page)).toBeHidden();
  await action(page, 'End call').click();
  await expectState(page, 'wrapping');
});

test('where Sync does not answer the form says so, and asks again by itself', async ({ page, floor }) => {
  await redeem(page, floor, 'charles', await invite(floor, 'charles'));
  await expectState(page, 'unavailable');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(signInForm(page)).toBeVisible();

  const { id } = floor.emulator.control.faults.add({ operation: 'FetchDocument', effect: { status: 503 } });
  await page.clock.install();
  await submitSignIn(page, 'charles', passcode);
  await expect(alert(page)).toHaveText(/^Nobody can sign in at the moment.* Trying again in 60 s\.$/);
  floor.emulator.control.faults.remove(id);
  await page.clock.runFor(61_000);
  await expectState(page, 'unavailable');
});
