import { Line } from '../conformance/line';
import { action, card, connection, customer, expect, expectActivity, expectState, log, outcome } from './floor';
import { test as onFloor } from './floor';

const test = onFloor.extend<{ line: Line }>({
  /** Leads the page to TaskRouter over a line that can break. */
  line: async ({ page, floor }, use) => {
    const line = await Line.to(floor.emulator.origin);
    const taskrouter = { ebServer: `http://${line.host}/v1/wschannels`, wsServer: `ws://${line.host}/v1/wschannels` };
    await page.route('**/token', async (route) => {
      const response = await route.fetch();
      const ticket: object = await response.json();
      await route.fulfill({ response, json: { ...ticket, taskrouter } });
    });
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
