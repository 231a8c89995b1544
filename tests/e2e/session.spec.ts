import type { Locator, Page, Request, Route } from '@playwright/test';
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
  trouble,
} from './floor';
import { overALine } from './line';
import { refuseTokens } from './refuse-tokens';

const alert = (page: Page): Locator => page.getByRole('alert');
const again = (page: Page): Locator => page.getByRole('region', { name: 'Sign in again' });

async function signInAgain(page: Page, password = LOCAL_PASSWORD): Promise<void> {
  await again(page).getByLabel('Password for charles').fill(password);
  await again(page).getByRole('button', { name: 'Sign in again' }).click();
}

/** Asks for the shortest token there is, in the place of one that lives an hour. */
const askForAMinute = (route: Route): Promise<void> =>
  route.continue({ postData: { ...route.request().postDataJSON(), ttlSeconds: 60 } });

/** Puts the browser's clock forward, as after a sleep; its timers go on as they were. */
const later = (page: Page, seconds: number): Promise<void> => page.clock.setFixedTime(Date.now() + seconds * 1000);

test('at the door: what is wrong is told apart, and who guesses is slowed down, under that name alone', async ({
  page,
  floor,
}) => {
  await test.step('a wrong password, and the name is kept', async () => {
    await floor.signIn(page, 'charles', 'a-wrong-password');
    await expect(alert(page)).toHaveText('Wrong name or password. Check both and try again.');
    await expect(page.getByLabel('Name')).toHaveValue('charles');
    await expect(page.getByLabel('Password')).toBeFocused();
  });
  await test.step('an unknown worker, in the same words', async () => {
    const answered = page.waitForResponse('**/token');
    await submitSignIn(page, 'nobody', LOCAL_PASSWORD);
    expect((await answered).status()).toBe(401);
    await expect(page.getByRole('button', { name: 'Sign in' })).toHaveAttribute('aria-disabled', 'false');
    await expect(alert(page)).toHaveText('Wrong name or password. Check both and try again.');
  });
  await test.step('a server that cannot be reached', async () => {
    await page.route('**/token', (route) => route.abort('connectionrefused'));
    await submitSignIn(page, 'charles', LOCAL_PASSWORD);
    await expect(alert(page)).toHaveText('Cannot reach the server. Check your network, then try again.');
    await page.unrouteAll();
  });
  await test.step('several wrong passwords', async () => {
    const statuses: number[] = [];
    // Each wrong try doubles the wait before the next, so even a slow browser runs into it.
    while (statuses.at(-1) !== 429 && statuses.length < 12) {
      const answered = page.waitForResponse('**/token');
      await submitSignIn(page, 'charles', `wrong-${statuses.length}`);
      statuses.push((await answered).status());
      await expect(alert(page)).toContainText(/\S/);
      await expect(page.getByRole('button', { name: 'Sign in' })).toHaveAttribute('aria-disabled', 'false');
    }
    // One there was before.
    expect(statuses.slice(0, 3)).toEqual([401, 401, 401]);
    expect(statuses.at(-1)).toBe(429);
    await expect(alert(page)).toHaveText(/^Too many attempts with this name\. Trying again in \d+ s\.$/);
    await expect(page.getByLabel('Name')).toHaveValue('charles');
  });
  await submitSignIn(page, 'bob', LOCAL_PASSWORD);
  await expectState(page, 'unavailable');
});

test('the token is renewed in time, and the call never notices', async ({ page, floor }) => {
  const sockets: { isClosed(): boolean }[] = [];
  page.on('websocket', (socket) => sockets.push(socket));
  await page.route('**/token', askForAMinute, { times: 1 });
  await page.clock.install();
  await floor.inCall(page, 'charles');

  const renewed = page.waitForResponse('**/token');
  const shown: string[] = [];
  page.on('response', (response) => {
    const isTaskRouters = response.url().startsWith(`${floor.emulator.origin}/v1/wschannels`);
    if (isTaskRouters) shown.push(response.request().postData() ?? '');
  });
  // Second by second, as no sleep goes by.
  await page.clock.runFor(40_000);
  await expect(card(page).getByRole('timer')).toHaveText(/^0:[45]/);
  await page.clock.runFor(13_000);
  const { token } = (await (await renewed).json()) as { token: string };
  await expect.poll(() => shown.some((data) => data.includes(token))).toBe(true);

  // For TaskRouter the first token is over, and so would be its socket.
  await floor.emulator.clock.advance(120_000);
  await floor.describe('charles', { skills: ['support', 'still listening'] });
  // Skills are behind one's own name.
  await expect(page.getByText('still listening')).toBeAttached();
  await expectState(page, 'connected');
  await expect(connection(page)).toContainText('Connected');
  expect(sockets.map((socket) => socket.isClosed())).toEqual([false]);
  await expect(log(page)).not.toContainText(/lost|session|again/i);

  const ended = page.waitForRequest('**/conference-end');
  await action(page, 'End call').click();
  expect((await ended).headers()['authorization']).toBe(`Bearer ${token}`);
  await expectState(page, 'wrapping');
});

test('a session that ran out asks to sign in again, keeps the call on screen, and can then end it', async ({
  page,
  floor,
}) => {
  await floor.inCall(page, 'charles');
  await page.route('**/token', refuseTokens);
  await later(page, 3_660);
  await expect(again(page)).toContainText('Your session has expired. Calls continue');
  await expectState(page, 'connected');
  await expect(card(page)).toContainText(customer);
  await action(page, 'End call').click();
  await expect(trouble(page)).toContainText('Could not end the call: your session has ended.');

  await page.unrouteAll();
  await signInAgain(page, 'a-wrong-password');
  await expect(again(page).getByRole('alert')).toContainText('Wrong name or password');
  await expectState(page, 'connected');

  await signInAgain(page);
  await expect(again(page)).toBeHidden();
  await expect(log(page)).toContainText('Signed in again');
  await action(page, 'End call').click();
  await expectState(page, 'wrapping');
  await action(page, 'Complete').click();
  await expectState(page, 'available');
});

test('a session that ran out while the network is late goes on without a password when it is back', async ({
  page,
  floor,
}) => {
  await floor.inCall(page, 'charles');
  const asked: string[] = [];
  await page.route('**/token', (route) => {
    asked.push(route.request().method());
    return route.abort('connectionrefused');
  });
  await later(page, 3_660);
  await expect(log(page)).toContainText('Could not renew the session');
  await expect(again(page)).toBeHidden();
  await expectState(page, 'connected');
  await expect(card(page)).toContainText(customer);

  await page.unrouteAll();
  const renewed = page.waitForResponse('**/token');
  await later(page, 3_664);
  const { token } = (await (await renewed).json()) as { token: string };
  const ended = page.waitForRequest('**/conference-end');
  await action(page, 'End call').click();
  expect((await ended).headers()['authorization']).toBe(`Bearer ${token}`);
  await expectState(page, 'wrapping');
  expect(asked).toEqual(['POST']);
  await expect(again(page)).toBeHidden();
});

test('nobody who guesses under an agent’s name throws them out of a call', async ({ page, floor }) => {
  await page.route('**/token', askForAMinute, { times: 1 });
  await floor.inCall(page, 'charles');
  const guess = (password: string) =>
    page.request.post(`${floor.desk.deskOrigin}/token`, { data: { worker: 'charles', password } });
  const shutTheDoor = async () => {
    let status = 401;
    while (status === 401) status = (await guess('a-wrong-password')).status();
    expect(status).toBe(429);
  };
  await shutTheDoor();

  // Whenever the page asks, the last wrong guess is a moment ago. The first answer is lost on its way back.
  const lost = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/token'));
  let times = 0;
  await page.route('**/token', async (route) => {
    times += 1;
    await shutTheDoor();
    if (times > 1) return route.continue();
    await route.fetch();
    return route.abort('connectionreset');
  });
  await later(page, 53);
  await lost;
  await expect(log(page)).toContainText('Could not renew the session');
  const renewed = page.waitForResponse('**/token');
  await later(page, 73);
  expect((await renewed).status()).toBe(200);
  const { token } = (await (await renewed).json()) as { token: string };
  await expect(again(page)).toBeHidden();
  const ended = page.waitForRequest('**/conference-end');
  await action(page, 'End call').click();
  expect((await ended).headers()['authorization']).toBe(`Bearer ${token}`);
  await expectState(page, 'wrapping');
});

test('a computer that slept past its token has no call on its page that is over, and rings for the next', async ({
  page,
  floor,
}) => {
  const line = await overALine(page, floor);
  await page.route(
    '**/token',
    (route) => route.fallback({ postData: { ...route.request().postDataJSON(), ttlSeconds: 60 } }),
    { times: 1 },
  );
  await floor.inCall(page, 'charles');
  line.break();
  await expect(connection(page)).toContainText('Reconnecting');
  const { sid } = await floor.newestTask();
  await floor.rest.tasks(sid).update({ assignmentStatus: 'completed', reason: 'over' });
  await floor.emulator.clock.advance(120_000);

  // The first answer about it is lost.
  const bridge = '**/v1/wschannels**';
  const isAboutIt = (request: Request) => /Reservations\/WR\w+"/.test(request.postData() ?? '');
  await page.route(bridge, async (route) => {
    if (!isAboutIt(route.request())) return route.fallback();
    await page.unroute(bridge);
    await route.fetch();
    return route.abort('connectionreset');
  });
  const lost = page.waitForEvent('requestfailed', isAboutIt);
  const renewed = page.waitForResponse('**/token');
  await later(page, 120);
  await renewed;
  line.mend();
  await later(page, 150);
  await lost;
  await expectState(page, 'connected');
  await later(page, 154);
  await expect(outcome(page, 'completed')).toBeVisible();

  await expectActivity(page, 'Available');
  await floor.call();
  await expectState(page, 'ringing');
  await action(page, /^Accept/).click();
  await expectState(page, 'connected');
  await line.close();
});

test('a token TaskRouter refuses leads there, too, and everything is read anew afterwards', async ({ page, floor }) => {
  await page.route('**/token', askForAMinute, { times: 1 });
  const call = await floor.inCall(page, 'charles');
  await floor.emulator.clock.advance(120_000);
  await expect(again(page)).toBeVisible();
  await expectState(page, 'connected');
  floor.emulator.control.hangUp(call);

  await signInAgain(page);
  await expect(again(page)).toBeHidden();
  await expectState(page, 'wrapping');
  await expect(connection(page)).toContainText('Connected');
});

test('signing out leaves nobody available, and keeps the name for the next time', async ({ page, floor }) => {
  await floor.onShift(page, 'charles');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to your desk' })).toBeVisible();
  await expect(page.getByLabel('Name')).toHaveValue('charles');
  await expect(page.getByLabel('Password')).toHaveValue('');
  await expect.poll(() => floor.activityOf('charles')).toBe('Offline');

  await page.getByLabel('Password').fill(LOCAL_PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expectActivity(page, 'Offline');
  await activity(page, 'Available').click();
  await expectState(page, 'available');
});
