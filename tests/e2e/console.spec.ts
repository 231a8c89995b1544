import type { Locator, Page } from '@playwright/test';
import { customer, expect, supportLine, test, type BrowserFloor } from './floor';

const panel = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });

const worker = (page: Page, name: string): Locator =>
  panel(page, 'Workers')
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name, exact: true }) });

const activityOf = (page: Page, name: string): Locator => page.getByLabel(`Activity of ${name}`);

/** The line that screen readers hear. */
const announced = (page: Page): Locator => page.getByRole('status').last();

async function open(page: Page, floor: BrowserFloor): Promise<void> {
  await page.goto(floor.emulator.origin);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
}

async function placeCall(page: Page): Promise<void> {
  await page.getByLabel('From').fill(customer);
  await page.getByRole('button', { name: 'Call', exact: true }).click();
}

test('a call placed here becomes a task that rings at a worker, until the customer hangs up', async ({
  page,
  floor,
}) => {
  await open(page, floor);
  await placeCall(page);
  await expect(panel(page, 'Tasks')).toContainText('pending');
  await expect(panel(page, 'Tasks')).toContainText('Nobody is available.');

  await activityOf(page, 'charles').selectOption('Available');
  await expect(panel(page, 'Tasks')).toContainText('reserved');
  await expect(worker(page, 'charles').getByRole('list', { name: 'Reservations of charles' })).toContainText('pending');
  expect(await floor.activityOf('charles')).toBe('Available');

  await expect(panel(page, 'Calls')).toContainText(`${customer} to ${supportLine}`);
  await page.getByRole('button', { name: `Hang up the call from ${customer}` }).click();
  await expect(panel(page, 'Calls')).toContainText('No calls in progress');
  await expect(panel(page, 'Tasks')).toContainText('No open tasks');
  const { sid, assignmentStatus } = await floor.newestTask();
  expect(assignmentStatus).toBe('canceled');

  await test.step('what each request caused is found by the task’s SID, and opened by keyboard', async () => {
    await page.getByRole('tab', { name: 'Events' }).focus();
    await page.keyboard.press('ArrowRight');
    const requests = page.getByRole('tabpanel', { name: 'Requests' });
    await requests.getByRole('searchbox', { name: 'Search requests' }).fill(sid);
    await expect(requests.getByRole('status')).toContainText(/^\d+ requests?$/);
    const hangUp = requests.getByRole('listitem').filter({ hasText: '/hangup' });
    await expect(hangUp).toContainText('control');
    await hangUp.locator('summary').focus();
    await page.keyboard.press('Enter');
    await expect(hangUp.getByRole('list', { name: 'Events' })).toContainText('task.canceled');
  });
});

test('a caller whose task was canceled is shown as alone until somebody ends the call', async ({ page, floor }) => {
  await open(page, floor);
  // Whoever watches over forgotten callers waits by this clock.
  floor.emulator.clock.freeze();
  const call = await floor.call();
  const calls = panel(page, 'Calls');
  await expect(calls.getByText('in the queue', { exact: true })).toBeVisible();
  const { sid } = await floor.newestTask();
  await floor.rest.tasks(sid).update({ assignmentStatus: 'canceled' });
  await expect(calls.getByText('alone', { exact: true })).toBeVisible();
  await expect(calls.getByText('its task is canceled, so nobody is being found')).toBeVisible();
  await floor.account.calls(call).update({ status: 'completed' });
  await expect(calls.getByText('No calls in progress')).toBeVisible();
});

test('digits are pressed on a call that is asked for them, and refused on one that is not', async ({ page, floor }) => {
  await open(page, floor);
  // A gathering call waits some seconds for the next digit, by this clock.
  floor.emulator.clock.freeze();
  const call = await floor.call();
  const calls = panel(page, 'Calls');
  await calls.getByText('Keypad').click();
  await calls.getByRole('button', { name: '5', exact: true }).click();
  await expect(calls.getByRole('alert')).toContainText('is not asked for digits');

  const action = `${floor.desk.deskOrigin}/incoming-call?selected_language=es`;
  const twiml = `<Response><Gather numDigits="2" action="${action}"><Say>Two digits, please.</Say></Gather></Response>`;
  await floor.account.calls(call).update({ twiml });
  await floor.emulator.clock.settle();
  await expect(panel(page, 'Tasks')).toContainText('No open tasks');
  await calls.getByRole('button', { name: '4', exact: true }).click();
  await expect(announced(page)).toContainText('Pressed 4');
  await expect(panel(page, 'Tasks')).toContainText('No open tasks');
  await calls.getByRole('button', { name: '2', exact: true }).click();

  // The digits went to the voice URL, which made a new task of the call.
  await expect(panel(page, 'Tasks')).toContainText('pending');
  await page.getByRole('tab', { name: 'Webhooks' }).click();
  const newest = page.getByRole('tabpanel').getByRole('listitem').first();
  await expect(newest).toContainText('/incoming-call');
  await newest.locator('summary').first().click();
  await expect(newest).toContainText('42');
});

test('what Functions keep in Sync is shown, and goes when its time has come', async ({ page, floor }) => {
  await open(page, floor);
  await page.getByRole('tab', { name: 'Sync' }).click();
  const tab = page.getByRole('tabpanel', { name: 'Sync' });
  await expect(tab).toContainText('Nothing is kept in Sync');
  const service = floor.account.sync.v1.services('default');
  await service.syncMaps.create({ uniqueName: 'people' });
  await service.syncMaps('people').syncMapItems.create({ key: 'alice', data: { here: true }, ttl: 60 });
  const map = tab.getByRole('listitem').filter({ hasText: 'map people' });
  await expect(map).toContainText('revision 1');
  await map.getByText('1 item').click();
  await expect(map).toContainText('alice: {"here":true}');
  await floor.emulator.clock.advance(60_000);
  await expect(map).toContainText('No items.');
});

test('time is stopped, advanced past a timeout, and let go', async ({ page, floor }) => {
  await open(page, floor);
  await page.getByRole('button', { name: 'Freeze' }).click();
  await expect(page.getByText(/^frozen/)).toBeVisible();
  await activityOf(page, 'charles').selectOption('Available');
  await placeCall(page);
  await expect(panel(page, 'Tasks')).toContainText('reserved');

  const face = page.getByRole('region', { name: 'Clock' }).getByRole('time');
  const before = Date.parse((await face.getAttribute('datetime')) ?? '');
  await page.getByLabel('Duration to advance by').fill('130 s');
  await page.getByRole('button', { name: 'Advance', exact: true }).click();
  await expect(face).toHaveAttribute('datetime', new Date(before + 130_000).toISOString());
  await expect(activityOf(page, 'charles').locator('option:checked')).toHaveText('Unavailable');
  await expect(panel(page, 'Tasks')).toContainText('timeout');

  await page.getByLabel('Duration to advance by').fill('soon');
  await page.getByRole('button', { name: 'Advance', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Clock' }).getByRole('alert')).toContainText('Not a duration.');

  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByText(/^running/)).toBeVisible();
  expect(floor.emulator.clock.frozen).toBe(false);
});

test('starting over asks first, then puts everything back to the seed', async ({ page, floor }) => {
  await open(page, floor);
  await activityOf(page, 'charles').selectOption('Available');
  await placeCall(page);
  await expect(panel(page, 'Tasks')).toContainText('reserved');

  await page.getByRole('button', { name: 'Reset…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Start over?' });
  await dialog.getByRole('button', { name: 'Keep everything' }).click();
  await expect(dialog).toBeHidden();
  await expect(panel(page, 'Tasks')).toContainText('reserved');

  await page.getByRole('button', { name: 'Reset…' }).click();
  await dialog.getByRole('button', { name: 'Reset', exact: true }).click();
  await expect(panel(page, 'Tasks')).toContainText('No open tasks');
  await expect(panel(page, 'Calls')).toContainText('No calls in progress');
  await expect(activityOf(page, 'charles').locator('option:checked')).toHaveText('Offline');
  expect(await floor.rest.tasks.list()).toEqual([]);
});

test('a task made here with attributes of one’s own is routed by them, and can be canceled', async ({
  page,
  floor,
}) => {
  await open(page, floor);
  await page.getByRole('heading', { name: 'Create a task' }).click();
  await page.getByLabel('Workflow').selectOption('Incoming Customer Care Requests');
  await page.getByLabel('Attributes, as JSON').fill('{"selected_language": "es", "name": "Ana Ruiz"');
  await page.getByRole('button', { name: 'Create task' }).click();
  await expect(page.getByLabel('Attributes, as JSON')).toHaveAttribute('aria-invalid', 'true');

  await page.getByLabel('Attributes, as JSON').fill('{"selected_language": "es", "name": "Ana Ruiz"}');
  await page.getByRole('button', { name: 'Create task' }).click();
  const tasks = panel(page, 'Tasks');
  await expect(tasks.getByRole('heading', { name: 'Ana Ruiz' })).toBeVisible();
  await expect(tasks).toContainText('atención al cliente');
  await tasks.getByRole('button', { name: 'Cancel the task Ana Ruiz' }).click();
  await expect(tasks).toContainText('No open tasks');
});

test('what happens elsewhere is shown by itself, and what happened to one thing can be looked up', async ({
  page,
  floor,
}) => {
  await open(page, floor);
  await floor.setActivity('bob', 'Available');
  await expect(activityOf(page, 'bob').locator('option:checked')).toHaveText('Available');
  await expect(announced(page)).toContainText('bob is now Available');
  const { sid } = await floor.offer({ name: 'Ana Ruiz' });
  await panel(page, 'Tasks').getByTitle(sid).first().click();
  const events = page.getByRole('tabpanel', { name: 'Events' });
  await expect(events).toContainText('task.created');
  await expect(events).not.toContainText('worker.activity.update');
});

test('the page says so when the local TaskRouter is gone', async ({ page, floor }) => {
  await open(page, floor);
  await page.context().setOffline(true);
  await floor.emulator.close();
  await expect(page.getByRole('alert')).toContainText('reconnecting automatically');
  await expect(page.getByText('Reconnecting', { exact: true })).toBeVisible();
});
