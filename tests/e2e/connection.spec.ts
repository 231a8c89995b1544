import type { Line } from '../conformance/line';
import {
  action,
  card,
  connection,
  customer,
  expect,
  expectActivity,
  expectState,
  log,
  outcome,
  test as onFloor,
} from './floor';
import { overALine } from './line';

const test = onFloor.extend<{ line: Line }>({
  /** Leads the page to TaskRouter over a line that can break. */
  line: async ({ page, floor }, use) => {
    const line = await overALine(page, floor);
    await use(line);
    await line.close();
  },
});

test('a line that is cut while the agent waits is made anew, and a call that came meanwhile rings', async ({
  page,
  floor,
  line,
}) => {
  await floor.onShift(page, 'charles');
  line.break();
  await expectState(page, 'reconnecting');
  await expect(connection(page)).toContainText('Reconnecting');
  await expect(card(page)).toContainText('TaskRouter is out of reach. The page keeps trying.');
  await floor.call();
  line.mend();
  await expectState(page, 'ringing');
  await expect(card(page)).toContainText(customer);
  await expect(connection(page)).toContainText('Connected');
  await expect(log(page)).toContainText('Connected again; everything was read anew');
  await action(page, /^Accept/).click();
  await expectState(page, 'connected');
});

test('a line that is cut while it rings: the page says so, and then that the caller is gone', async ({
  page,
  floor,
  line,
}) => {
  await floor.onShift(page, 'charles');
  const call = await floor.call();
  await expectState(page, 'ringing');
  line.break();
  await expect(card(page)).toContainText('You can answer once it is back');
  await expectState(page, 'ringing');
  floor.emulator.control.hangUp(call);
  line.mend();
  await expectState(page, 'available');
  await expect(outcome(page, 'canceled')).toContainText('The caller is gone.');
});

test('a line that is cut during a call leaves the call on screen, and then shows what became of it', async ({
  page,
  floor,
  line,
}) => {
  const call = await floor.inCall(page, 'charles');
  line.break();
  await expect(card(page)).toContainText('a call on your phone goes on');
  await expect(connection(page)).toContainText('Reconnecting');
  await expectState(page, 'connected');
  await floor.describe('charles', { skills: ['support', 'learnt meanwhile'], contact_uri: '+15550111' });
  floor.emulator.control.hangUp(call);
  line.mend();
  await expectState(page, 'wrapping');
  await expect(card(page)).not.toContainText('The connection is gone');
  await expect(page.getByText('learnt meanwhile')).toBeVisible();
  await action(page, 'Complete').click();
  await expectState(page, 'available');
});

test('a line that is cut and made at once changes nothing', async ({ page, floor, line }) => {
  await floor.inCall(page, 'charles');
  line.cut();
  await expect(log(page)).toContainText('Connected again; everything was read anew');
  await expectState(page, 'connected');
  await expectActivity(page, 'Available');
  await action(page, 'End call').click();
  await expectState(page, 'wrapping');
});

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
  await floor.inCall(page, 'charles');
  await floor.emulator.reset();
  await expectState(page, 'available');
  await expect(log(page)).toContainText('You were set to Offline');
  await expect(log(page)).toContainText('going back to Available');
  await expectActivity(page, 'Available');
  await expect(log(page)).toContainText('Connection lost; trying again');
});

test('a call that a colleague took while the line was cut ends with that', async ({ page, floor, line }) => {
  await floor.onShift(page, 'charles');
  await floor.call();
  await expectState(page, 'ringing');
  line.break();
  await expect(card(page)).toContainText('You can answer once it is back');
  await floor.answerFor('charles', 'rejected', 'Unavailable');
  line.mend();
  await expectActivity(page, 'Unavailable');
  await expect(outcome(page, 'rejected')).toContainText('The call was rejected for you');
  await expectState(page, 'unavailable');
});

test('the longer the line is cut, the longer the pauses; the next try is announced and can be had at once', async ({
  page,
  floor,
  line,
}) => {
  await floor.onShift(page, 'charles');
  line.break();
  await expect(connection(page)).toContainText(/Reconnecting.*Next try in [3-9] s/);
  line.mend();
  await page.getByRole('button', { name: 'Try now' }).click();
  await expect(connection(page)).toHaveText(/Connected$/);
  await expect(page.getByRole('button', { name: 'Try now' })).toBeHidden();
});

test('a worker whom TaskRouter took offline while the line was cut is put back', async ({ page, floor, line }) => {
  await floor.onShift(page, 'charles');
  line.break();
  await expect.poll(() => floor.activityOf('charles')).toBe('Offline');
  line.mend();
  await expect(log(page)).toContainText('TaskRouter took you offline meanwhile; going back to Available');
  await expectState(page, 'available');
  await floor.call();
  await expectState(page, 'ringing');
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
  await expect(log(page)).toContainText('Connected again; everything was read anew');
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
