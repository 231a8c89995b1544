import { UNHEARD_ACCEPT_MS } from '../../src/assets/desk/offer/offer-requests';
import { expectCalled } from './calls';
import {
  action,
  activity,
  card,
  customer,
  expect,
  expectState,
  log,
  outcome,
  test,
  trouble,
  type BrowserFloor,
} from './floor';
import { allowSound, clickNotice, heard, look, standIn } from './stand-ins';

const ringing = { message: 'the ring goes on' };
const silence = { message: 'nothing sounds' };
const favicon = 'link[rel="icon"]';

test('a call rings until it is accepted, in the tab’s title and icon as well as in the ear', async ({
  page,
  floor,
}) => {
  await standIn(page);
  await floor.onShift(page, 'charles');
  await expect(page).toHaveTitle('Available · writers');
  await expect(page.locator(favicon)).toHaveAttribute('href', '/icons/available.svg');
  expect(await heard(page)).toMatchObject({ ringing: [], begun: 0 });

  await floor.call();
  await expectState(page, 'ringing');
  await expect.poll(async () => (await heard(page)).ringing.length, ringing).toBe(1);
  await expect(card(page)).toContainText('♪ Ringing');
  await expect(page).toHaveTitle(`(1) Ringing · ${customer}`);
  await expect(page.locator(favicon)).toHaveAttribute('href', '/icons/ringing.svg');

  await action(page, /^Accept/).click();
  await expect.poll(async () => (await heard(page)).ringing, silence).toEqual([]);
  await expectState(page, 'connected');
  await expect(page).toHaveTitle('On a call · writers');
  await expect(page.locator(favicon)).toHaveAttribute('href', '/icons/busy.svg');
});

test('every icon of the tab is there', async ({ page, floor }) => {
  for (const tone of ['available', 'busy', 'ringing', 'wrapping', 'offline', 'danger']) {
    const icon = await page.request.get(`${floor.desk.deskOrigin}/icons/${tone}.svg`);
    expect(icon.headers()['content-type']).toContain('image/svg+xml');
    expect(await icon.text()).toContain('<svg');
  }
});

test.describe('the ring stops, and the desktop’s notification goes', () => {
  test.beforeEach(async ({ page, floor }) => {
    await standIn(page, { permission: 'granted', isLooking: false });
    await floor.rest.taskQueues(floor.sidOf('taskQueue', 'support')).update({ maxReservedWorkers: 2 });
    await floor.onShift(page, 'charles');
    floor.emulator.clock.freeze();
  });

  const ends: Record<
    string,
    (given: { page: Parameters<typeof card>[0]; floor: BrowserFloor; call: string }) => Promise<void>
  > = {
    rescinded: ({ floor }) => floor.answerFor('bob', 'accepted'),
    rejected: async ({ page }) => action(page, /^Reject/).click(),
    'timed-out': ({ floor }) => floor.emulator.clock.advance(120_000),
    canceled: ({ floor, call }) => Promise.resolve(floor.emulator.control.hangUp(call)),
    'failed-to-connect': async ({ page, floor }) => {
      await floor.describe('charles', { skills: ['support'], contact_uri: 'nowhere' });
      await action(page, /^Accept/).click();
      await expectState(page, 'accepting');
      await expectCalled(floor, 'nowhere');
      await floor.setActivity('charles', 'Unavailable');
      await floor.emulator.clock.advance(1_000);
    },
    completed: async ({ page }) => {
      await action(page, /^Accept/).click();
      await expectState(page, 'connected');
      await action(page, 'End call').click();
      await action(page, 'Complete').click();
    },
  };

  for (const [end, bring] of Object.entries(ends)) {
    test(`when it ends: ${end}`, async ({ page, floor }) => {
      await floor.setActivity('bob', 'Available');
      const call = await floor.call();
      await expect.poll(async () => (await heard(page)).ringing.length, ringing).toBe(1);
      await expect
        .poll(async () => (await heard(page)).notices)
        .toEqual([{ title: 'Incoming call', body: `${customer}, support` }]);
      await bring({ page, floor, call });
      await expect(outcome(page, end)).toBeVisible();
      await expect(outcome(page, end)).toContainText(/You are (still|now) /);
      await expect.poll(() => heard(page)).toMatchObject({ ringing: [], notices: [] });
      await expect(page).not.toHaveTitle(/Ringing/);
    });
  }
});

test('a ring ends at its deadline even while the page hears nothing', async ({ page, floor }) => {
  await standIn(page);
  await page.clock.install();
  await floor.onShift(page, 'charles');
  await floor.call();
  await expect.poll(async () => (await heard(page)).ringing.length, ringing).toBe(1);
  await page.context().setOffline(true);
  await page.clock.fastForward(121_000);
  await expect.poll(async () => (await heard(page)).ringing, silence).toEqual([]);
  await page.context().setOffline(false);
});

for (const [title, minutes] of [
  ['five minutes fast', 5],
  ['five minutes slow', -5],
] as const) {
  test(`a clock that is ${title}: the call rings, and its time is right, also after loading again`, async ({
    page,
    floor,
  }) => {
    await standIn(page);
    await page.clock.install({ time: Date.now() + minutes * 60_000 });
    await floor.onShift(page, 'charles');
    await floor.call();
    const left = async (): Promise<number> => Number(await page.locator('.countdown').textContent());
    await expect.poll(left).toBeGreaterThan(100);
    await page.reload();
    await expectState(page, 'ringing');
    await expect.poll(async () => (await heard(page)).ringing.length, ringing).toBe(1);
    expect(await left()).toBeGreaterThan(60);
    expect(await left()).toBeLessThanOrEqual(120);
  });
}

test('the countdown is right in a tab whose timers stood still', async ({ page, floor }) => {
  await page.clock.install();
  await floor.onShift(page, 'charles');
  await floor.call();
  await expectState(page, 'ringing');
  // One late tick instead of ninety: what is shown follows from the timestamps.
  await page.clock.fastForward(90_000);
  // Both in one look, for it goes on.
  const { name, shown } = await page.locator('.countdown').evaluate((timer) => ({
    name: timer.getAttribute('aria-label'),
    shown: timer.textContent,
  }));
  expect(name).toBe(`${shown} seconds left to answer`);
  expect(Number(shown)).toBeGreaterThan(0);
  expect(Number(shown)).toBeLessThanOrEqual(30);
});

test('a browser that refuses to sound: the page says so where it is seen, and one click puts it right', async ({
  page,
  floor,
}) => {
  await standIn(page, { maySound: false });
  await floor.onShift(page, 'charles');
  const hint = page.getByRole('button', { name: 'Sound is blocked: click here' });
  await expect(hint).toBeVisible();
  await floor.call();
  await expectState(page, 'ringing');
  await expect(hint).toBeVisible();
  await allowSound(page);
  await hint.click();
  await expect(hint).toBeHidden();
  await expect(card(page)).toContainText('♪ Ringing');
  await expect.poll(async () => (await heard(page)).ringing).toHaveLength(1);
});

test('the ring can be tried, made softer and switched off, and the browser remembers it', async ({ page, floor }) => {
  await standIn(page);
  await floor.onShift(page, 'charles');
  await page.getByRole('button', { name: 'Sound and notifications' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sound and notifications' });
  await dialog.getByRole('button', { name: 'Test the ringtone' }).click();
  await expect.poll(() => heard(page)).toMatchObject({ begun: 1, ringing: [] });
  await dialog.getByLabel('Volume').fill('50');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Sound and notifications' })).toBeFocused();

  await floor.call();
  await expect.poll(async () => (await heard(page)).ringing).toEqual([{ volume: 0.25 }]);
  await page.keyboard.press('s');
  await expect.poll(async () => (await heard(page)).ringing, silence).toEqual([]);
  await expect(card(page)).toContainText('The ringtone is off');
  await action(page, /^Accept/).click();
  await expectState(page, 'connected');

  await page.reload();
  await expectState(page, 'connected');
  await page.getByRole('button', { name: 'Sound and notifications' }).click();
  await expect(dialog.getByLabel('Ring in this browser')).not.toBeChecked();
  await expect(dialog.getByLabel('Volume')).toHaveValue('50');
});

test('a second call rings softly while the agent is talking', async ({ page, floor }) => {
  await standIn(page);
  const channels = await floor.rest.workers(floor.sidOf('worker', 'charles')).workerChannels.list();
  for (const { sid } of channels) {
    await floor.rest.workers(floor.sidOf('worker', 'charles')).workerChannels(sid).update({ capacity: 2 });
  }
  await floor.inCall(page, 'charles');
  await floor.call();
  await expect.poll(async () => (await heard(page)).ringing).toHaveLength(1);
  const [{ volume } = { volume: 1 }] = (await heard(page)).ringing;
  expect(volume).toBeGreaterThan(0);
  expect(volume).toBeLessThan(0.2);
  await expect(card(page)).toContainText('♪ Ringing softly while you are on a call');
});

test('the desktop shows calls after the agent has allowed it, while they look elsewhere', async ({ page, floor }) => {
  await standIn(page);
  await floor.onShift(page, 'charles');
  await floor.offer({ name: 'Ana Ruiz', reason: 'Refund for order 4711' });
  await look(page, false);
  expect(await heard(page)).toMatchObject({ notices: [], asked: 0 });

  await page.getByRole('button', { name: 'Sound and notifications' }).click();
  await page.getByRole('button', { name: 'Allow notifications…' }).click();
  const wish = page.getByLabel('Show calls on your desktop');
  await expect(wish).toBeChecked();
  expect((await heard(page)).asked).toBe(1);
  await expect
    .poll(async () => (await heard(page)).notices)
    .toEqual([{ title: 'Incoming task', body: 'Ana Ruiz (Refund for order 4711), support' }]);

  await look(page, true);
  await expect.poll(async () => (await heard(page)).notices).toEqual([]);
  await look(page, false);
  await expect.poll(async () => (await heard(page)).notices).toHaveLength(1);
  await clickNotice(page);
  await expect.poll(async () => (await heard(page)).notices).toEqual([]);

  await wish.uncheck();
  await look(page, true);
  await look(page, false);
  await expect.poll(async () => (await heard(page)).notices).toEqual([]);
});

test('a browser that refuses to notify: the page says what to do', async ({ page, floor }) => {
  await standIn(page, { permission: 'denied' });
  await floor.onShift(page, 'charles');
  await page.getByRole('button', { name: 'Sound and notifications' }).click();
  await expect(page.getByText('Allow them in the browser’s site settings')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Allow notifications…' })).toBeHidden();
});

test('of several tabs one rings, and all of them fall silent', async ({ page, context, floor }) => {
  await standIn(page);
  await floor.onShift(page, 'charles');
  const second = await context.newPage();
  await standIn(second);
  await second.goto(floor.desk.deskOrigin);
  await expectState(second, 'available');
  const call = await floor.call();
  await expectState(page, 'ringing');
  await expectState(second, 'ringing');
  await expect
    .poll(async () => [(await heard(page)).ringing.length, (await heard(second)).ringing.length], ringing)
    .toEqual([1, 0]);
  await expect(second).toHaveTitle(`(1) Ringing · ${customer}`);
  // The one that rings is closed: the other takes over, ring and all.
  await page.close();
  await expect.poll(async () => (await heard(second)).ringing.length, ringing).toBe(1);
  floor.emulator.control.hangUp(call);
  await expectState(second, 'available');
  await expect.poll(async () => (await heard(second)).ringing, silence).toEqual([]);
});

test('what a screen reader hears of a task is no call, and it hears it once', async ({ page, floor }) => {
  await page.clock.install();
  await floor.onShift(page, 'charles');
  await floor.offer({ name: 'Ana Ruiz', reason: 'Refund for order 4711' });
  const urgent = page.locator('[aria-live="assertive"]');
  await expect(urgent).toHaveText(
    'Incoming task from Ana Ruiz (Refund for order 4711). Press Enter to accept, Escape to reject.',
  );
  const changes = await page.evaluateHandle(() => {
    const seen: string[] = [];
    const spoken = document.querySelector('[aria-live="assertive"]');
    if (spoken) {
      new MutationObserver(() => seen.push(spoken.textContent)).observe(spoken, {
        childList: true,
        subtree: true,
        characterData: true,
      });
    }
    return seen;
  });
  await page.clock.fastForward(5_000);
  await expect(page.getByRole('timer')).toHaveAccessibleName(/11\d seconds left/);
  expect(await changes.jsonValue()).toEqual([]);
});

test('a call that the system cancels is not blamed on the caller', async ({ page, floor }) => {
  await floor.onShift(page, 'charles');
  await floor.call();
  await expectState(page, 'ringing');
  const { sid } = await floor.newestTask();
  await floor.rest.tasks(sid).update({ assignmentStatus: 'canceled', reason: 'Task TTL Exceeded' });
  await expect(outcome(page, 'canceled')).toContainText(
    'The call was canceled. The caller did not hang up: Task TTL Exceeded. There is nothing more to do. You are still Available',
  );
});

test('Accept that TaskRouter answers with 429: it still rings, says so, and can be accepted', async ({
  page,
  floor,
}) => {
  await standIn(page);
  await floor.onShift(page, 'charles');
  await floor.call();
  await expectState(page, 'ringing');
  const operation = 'bridge:POST Workers/{worker}/Reservations/{reservation}';
  const fault = floor.emulator.control.faults.add({ operation, effect: { status: 429 } });
  await action(page, /^Accept/).click();
  await expect(card(page).getByRole('alert').filter({ hasText: 'It is still ringing' })).toBeVisible();
  await expectState(page, 'ringing');
  await expect.poll(async () => (await heard(page)).ringing.length, ringing).toBe(1);
  await expect(log(page)).toContainText('Accepting');
  floor.emulator.control.faults.remove(fault.id);
  await action(page, /^Accept/).click();
  await expectState(page, 'connected');
  await expect(activity(page, 'Available')).toBeVisible();
});

test('Accept that TaskRouter answers with 500: whether the phone is called is not known, and seen', async ({
  page,
  floor,
}) => {
  await page.clock.install();
  await floor.onShift(page, 'charles');
  await floor.call();
  await expectState(page, 'ringing');
  const operation = 'bridge:POST Workers/{worker}/Reservations/{reservation}';
  const fault = floor.emulator.control.faults.add({ operation, effect: { status: 500 } });
  await action(page, /^Accept/).click();
  await expect(trouble(page)).toContainText('If your phone rings, answer it.');
  await expectState(page, 'accepting');
  floor.emulator.control.faults.remove(fault.id);
  await page.clock.runFor(UNHEARD_ACCEPT_MS + 1_000);
  await expect(trouble(page)).toContainText('if not, accept again');
  await action(page, /^Accept/).click();
  await expectState(page, 'connected');
});

test('Accept that takes its time is shown as under way, and is asked for once', async ({ page, floor }) => {
  await standIn(page);
  let release = (): void => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  let asked = 0;
  await page.route(/\/wschannels/, async (route) => {
    if (route.request().postData()?.includes('conference')) {
      asked += 1;
      await released;
    }
    await route.continue();
  });
  await floor.onShift(page, 'charles');
  await floor.call();
  await expectState(page, 'ringing');
  await action(page, /^Accept/).click();
  await expectState(page, 'accepting');
  await expect(action(page, /^(Accept|Reject)/)).toHaveCount(0);
  await expect.poll(async () => (await heard(page)).ringing, silence).toEqual([]);
  await page.keyboard.press('Enter');
  await expectState(page, 'accepting');
  release();
  await expectState(page, 'connected');
  expect(asked).toBe(1);
});
