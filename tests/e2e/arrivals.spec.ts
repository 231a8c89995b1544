import { expectCalled } from './calls';
import { action, activity, card, customer, expect, expectState, outcome, test, ownSetting } from './floor';
import { clickNotice, heard, look, standIn } from './stand-ins';

const ringing = { message: 'the ring goes on' };
const silence = { message: 'nothing sounds' };
const favicon = 'link[rel="icon"]';

/** The icons that the tab may have. */
async function expectIcons(origin: string): Promise<void> {
  for (const tone of ['available', 'busy', 'ringing', 'wrapping', 'offline', 'danger']) {
    const icon = await fetch(`${origin}/icons/${tone}.svg`);
    expect(icon.headers.get('content-type')).toContain('image/svg+xml');
    expect(await icon.text()).toContain('<svg');
  }
}

test('a call rings until it is accepted, in the tab’s title and icon as well as in the ear', async ({
  page,
  floor,
}) => {
  await expectIcons(floor.desk.deskOrigin);
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

test('the ring stops, and the desktop’s notification goes, however it ends', async ({ page, floor }) => {
  await standIn(page, { permission: 'granted', isLooking: false });
  await floor.rest.taskQueues(floor.sidOf('taskQueue', 'support')).update({ maxReservedWorkers: 2 });
  await floor.onShift(page, 'charles');
  await floor.setActivity('bob', 'Available');
  floor.emulator.clock.freeze();

  const ends: Record<string, (call: string) => Promise<void>> = {
    rejected: () => action(page, /^Reject/).click(),
    canceled: (call) => Promise.resolve(floor.emulator.control.hangUp(call)),
    completed: async () => {
      await action(page, /^Accept/).click();
      await expectState(page, 'connected');
      await action(page, 'End call').click();
      await action(page, 'Complete').click();
    },
    rescinded: () => floor.answerFor('bob', 'accepted'),
    'failed-to-connect': async () => {
      await floor.describe('charles', { skills: ['support'], contact_uri: 'nowhere' });
      await action(page, /^Accept/).click();
      await expectState(page, 'accepting');
      await expectCalled(floor, 'nowhere');
      await floor.setActivity('charles', 'Unavailable');
      await floor.emulator.clock.advance(1_000);
    },
    'timed-out': () => floor.emulator.clock.advance(120_000),
  };
  for (const [end, bring] of Object.entries(ends)) {
    await test.step(end, async () => {
      // The call that could not be connected is offered again, and is the one that times out.
      const call = end === 'timed-out' ? '' : await floor.call();
      if (end === 'timed-out') await activity(page, 'Available').click();
      await expect.poll(async () => (await heard(page)).ringing.length, ringing).toBe(1);
      await expect
        .poll(async () => (await heard(page)).notices)
        .toEqual([{ title: 'Incoming call', body: `${customer}, support` }]);
      await bring(call);
      await expect(outcome(page, end)).toBeVisible();
      await expect(outcome(page, end)).toContainText(/You are (still|now) /);
      await expect.poll(() => heard(page)).toMatchObject({ ringing: [], notices: [] });
      await expect(page).not.toHaveTitle(/Ringing/);
      // Nor does it ring at bob any more.
      if (end === 'rejected' || end === 'rescinded') floor.emulator.control.hangUp(call);
    });
  }
});

test('in a tab whose timers stood still the countdown is right, and the ring ends at its deadline though nothing is heard', async ({
  page,
  floor,
}) => {
  await standIn(page);
  await page.clock.install();
  await floor.onShift(page, 'charles');
  await floor.call();
  await expect.poll(async () => (await heard(page)).ringing.length, ringing).toBe(1);
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
  await page.context().setOffline(true);
  await page.clock.fastForward(31_000);
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

test('the ring can be tried, made softer and switched off, and the browser remembers it', async ({ page, floor }) => {
  await standIn(page);
  await floor.onShift(page, 'charles');
  await ownSetting(page, 'Sound and notifications');
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
  await ownSetting(page, 'Sound and notifications');
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
  // What rings takes the focus, and closes whatever menu is open.
  await expectState(page, 'ringing');
  await look(page, false);
  expect(await heard(page)).toMatchObject({ notices: [], asked: 0 });

  await ownSetting(page, 'Sound and notifications');
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
  await ownSetting(page, 'Sound and notifications');
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
