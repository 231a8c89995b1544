import { action, card, connection, expect, expectActivity, expectState, log, outcome, test } from './floor';

test('a call that came while the SDK was deaf is found, also where the first look for it is refused', async ({
  page,
  floor,
}) => {
  await floor.setActivity('charles', 'Available');
  const looks: number[] = [];
  let read: () => void = () => undefined;
  const hasRead = new Promise<void>((resolve) => (read = resolve));
  await page.route(`${floor.emulator.origin}/v1/wschannels**`, async (route) => {
    const { url } = JSON.parse(route.request().postData() ?? '') as { url: string };
    const isOurs = route.request().headers()['clientversion'] === 'desk';
    if (isOurs && looks.push(looks.length) === 1) {
      const headers = { 'Access-Control-Allow-Origin': '*' };
      return route.fulfill({ status: 429, json: { message: 'Too many' }, headers });
    }
    if (!isOurs && url.endsWith('/Reservations')) {
      const response = await route.fetch();
      await floor.call();
      await route.fulfill({ response });
      return read();
    }
    // The other lists are slower than that of the reservations, which by then lacks one.
    if (!isOurs && !/\/Workers\/WK\w+$/.test(url)) await hasRead;
    return route.continue();
  });
  await floor.signIn(page, 'charles');
  await expectState(page, 'ringing');
  expect(looks.length).toBeGreaterThan(1);
  await action(page, /^Accept/).click();
  await expectState(page, 'connected');
});

test('a computer that loses its network says so, and catches up when it is back', async ({ page, context, floor }) => {
  await floor.onShift(page, 'charles');
  await context.setOffline(true);
  await expectState(page, 'offline');
  await expect(connection(page)).toContainText('No network');
  await floor.call();
  await context.setOffline(false);
  await expectState(page, 'ringing');
  await expect(connection(page)).toContainText('Connected');

  await action(page, /^Accept/).click();
  await expectState(page, 'connected');
  await context.setOffline(true);
  await expect(connection(page)).toContainText('No network');
  await expectState(page, 'connected');
  await floor.setActivity('charles', 'Unavailable');
  await context.setOffline(false);
  await expectActivity(page, 'Unavailable');
  await expectState(page, 'connected');
});

test('a local TaskRouter that starts over ends what it no longer knows, and the agent is back where they were', async ({
  page,
  floor,
}) => {
  await floor.onShift(page, 'charles');
  await floor.call();
  await expectState(page, 'ringing');
  await floor.emulator.reset();
  // Not a caller who hung up.
  await expect(outcome(page, 'canceled')).toContainText('This call no longer exists.');
  await expectState(page, 'available');
  await floor.call();
  await action(page, /^Accept/).click();
  await expectState(page, 'connected');
  await floor.emulator.reset();
  await expectState(page, 'available');
  await expect(log(page)).toContainText('You were set to Offline');
  await expect(log(page)).toContainText('going back to Available');
  await expectActivity(page, 'Available');
  await expect(log(page)).toContainText('Connection lost; reconnecting');
});

test('a computer that slept connects anew and reads everything, with the deadline as it is', async ({
  page,
  floor,
}) => {
  const sockets: unknown[] = [];
  page.on('websocket', (socket) => sockets.push(socket));
  await floor.onShift(page, 'charles');
  await floor.call();
  await expectState(page, 'ringing');
  // For TaskRouter as for the computer, a minute has passed; timers stood still, and the socket never heard of it.
  await floor.emulator.clock.advance(60_000);
  await page.clock.setFixedTime(Date.now() + 60_000);
  await expect(card(page).getByRole('timer')).toHaveAccessibleName(/^(5\d|60) seconds/);
  await expect(log(page)).toContainText('Reconnected and up to date');
  expect(sockets).toHaveLength(2);
  await expectState(page, 'ringing');
  await action(page, /^Accept/).click();
  await expectState(page, 'connected');
});

test('a call whose time ran out in the sleep is gone at once after waking', async ({ page, floor }) => {
  await floor.onShift(page, 'charles');
  await floor.call();
  await expectState(page, 'ringing');
  await page.context().setOffline(true);
  await floor.emulator.clock.advance(130_000);
  await page.clock.setFixedTime(Date.now() + 130_000);
  await expect(card(page).getByRole('timer')).toHaveAccessibleName(/^0 seconds/);
  await page.context().setOffline(false);
  await expect(outcome(page, 'timed-out')).toBeVisible();
  await expectActivity(page, 'Unavailable');
});
