import type { Locator, Page } from '@playwright/test';
import { LOCAL_PASSWORD, LOCAL_SUPERVISOR_PASSWORD } from '../../scripts/local-desk';
import {
  activity,
  connection,
  expect,
  expectActivity,
  spanishLine,
  submitSignIn,
  test,
  type BrowserFloor,
} from './floor';
import { LANGUAGES } from '../../src/assets/desk/settings/settings-state';
import { desktop, expectAccessibleInBoth, narrow, smallTargets, speak, sticksOut } from './look';

const address = (floor: BrowserFloor): string => `${floor.desk.deskOrigin}/floor.html`;

async function signIn(page: Page, floor: BrowserFloor, worker = 'bob'): Promise<void> {
  await page.goto(address(floor));
  await submitSignIn(page, worker, LOCAL_SUPERVISOR_PASSWORD);
  await expect(glance(page, 'waiting')).toBeVisible();
}

const glance = (page: Page, name: string): Locator => page.locator(`[data-glance="${name}"] dd`);
const tasks = (page: Page): Locator => page.locator('[data-task]');
const task = (page: Page, sid: string): Locator => page.locator(`[data-task="${sid}"]`);
const group = (page: Page, doing: string): Locator => page.locator(`[data-doing="${doing}"]`);
const workerRow = (page: Page, name: string): Locator => page.locator(`[data-worker="${name}"]`);
const queue = (page: Page, name: string): Locator => page.locator(`[data-queue="${name}"]`);
const results = (page: Page): Locator => page.getByRole('region', { name: 'Recent actions' });

/** What `/floor-audit` tells. */
const auditAnswer = {
  kept: true,
  more: true,
  lines: [
    {
      at: '2026-11-20T12:02:00.000Z',
      who: { name: 'bob', workerSid: 'WK2' },
      what: 'task-ended',
      outcome: 'done',
      on: { taskSid: 'WT00000000000000000000000000000001' },
      why: 'canceled',
    },
    {
      at: '2026-11-20T12:01:00.000Z',
      who: { name: '<b>\u202emallory' },
      what: 'sign-in',
      outcome: 'refused',
      why: 'wrong name or passcode',
    },
    { at: '2026-11-20T12:00:00.000Z', who: { key: 'SK1' }, what: 'something new', outcome: 'done' },
  ],
};

/** Two agents at work, one of them in a conference; a third call rings nowhere. @returns the tasks, the oldest first */
async function busyFloor(floor: BrowserFloor): Promise<string[]> {
  await floor.setActivity('charles', 'Available');
  await floor.setActivity('alice', 'Available');
  await floor.call();
  await floor.bringTogether('charles');
  await floor.call(spanishLine);
  await floor.call();
  return (await floor.rest.tasks.list()).map(({ sid }) => sid);
}

test('follows a busy floor', async ({ page, floor }) => {
  await signIn(page, floor);
  await expect(group(page, 'away').locator('[data-worker]')).toHaveCount(3);
  await expect(page.getByText('No tasks in progress.')).toBeVisible();
  await expect(glance(page, 'free')).toHaveText('0 Attention');

  const [held = '', spanish = '', waiting = ''] = await busyFloor(floor);
  await expect(tasks(page)).toHaveCount(3);
  // Both are in an activity that is called “Available”.
  await expect(group(page, 'working').locator('[data-worker]')).toHaveCount(2);
  await expect(glance(page, 'free')).toHaveText('0 Critical');
  await expect(glance(page, 'working')).toHaveText('2');
  await expect(glance(page, 'waiting')).toHaveText('1');
  await expect(task(page, held)).toContainText('In progress');
  await expect(task(page, held)).toContainText('charles');
  await expect(task(page, waiting)).toContainText('nobody yet');
  await expect(queue(page, 'support')).toContainText('Waiting1');
  await expect(workerRow(page, 'charles')).toContainText('Tasks1');
  await expect(page.getByRole('figure', { name: /Service level by hour\. .*100%/ })).toBeVisible();

  await test.step('and shows what is looked for', async () => {
    await page.getByRole('combobox', { name: 'Queue' }).selectOption('atención al cliente');
    await expect(tasks(page)).toHaveCount(1);
    await expect(task(page, spanish)).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Service level of atención al cliente' })).toBeVisible();
    await page.getByRole('combobox', { name: 'Queue' }).selectOption('All queues');
    await page.getByLabel('Search').fill('CHARLES');
    await expect(tasks(page)).toHaveCount(1);
    await expect(task(page, held)).toBeVisible();
    await expect(page.locator('[data-worker]')).toHaveCount(1);
    await page.getByLabel('Search').fill('');
    await page.getByRole('combobox', { name: 'Activity' }).selectOption('Offline');
    await expect(page.locator('[data-worker]')).toHaveCount(1);
    await expect(workerRow(page, 'bob')).toBeVisible();
  });
  await test.step('and says that no log is kept while a password is shared', async () => {
    await page.getByText('Activity log').click();
    await expect(page.locator('.floor-audit')).toContainText('No activity log is kept');
  });
});

test('changes an activity, listens in, completes a task and cancels another, after asking', async ({ page, floor }) => {
  const [held = '', , waiting = ''] = await busyFloor(floor);
  await signIn(page, floor);
  await test.step('an activity', async () => {
    await expect(group(page, 'away')).toContainText('bob');
    await page.getByRole('button', { name: 'Change the activity of bob' }).click();
    await workerRow(page, 'bob').getByRole('button', { name: 'Unavailable' }).click();
    await expect(results(page)).toContainText('bob is now Unavailable.');
    await expect(workerRow(page, 'bob').getByRole('definition').filter({ hasText: 'Unavailable' })).toBeVisible();
    expect(await floor.activityOf('bob')).toBe('Unavailable');
  });
  await test.step('listening in', async () => {
    await page.getByRole('button', { name: 'Listen in on charles' }).click();
    await expect(page.locator('.floor-supervising')).toContainText(
      'Your phone is being called. Answer it to listen in on charles',
    );
    await floor.emulator.clock.settle();
    const [conference] = await floor.account.conferences.list({ friendlyName: held });
    const present = await floor.account.conferences(conference?.sid ?? '').participants.list();
    expect(present.filter(({ muted }) => muted)).toHaveLength(1);
  });
  await task(page, waiting)
    .getByRole('button', { name: /^Cancel .*task$/ })
    .click();
  await expect(task(page, waiting)).toContainText('This cannot be undone');
  await page.keyboard.press('Escape');
  await expect(task(page, waiting)).not.toContainText('This cannot be undone');
  await expect(task(page, waiting).getByRole('button', { name: /^Cancel .*task$/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await task(page, waiting).getByRole('button', { name: 'Cancel the task', exact: true }).click();
  await expect(results(page)).toContainText('is canceled');
  await expect(task(page, waiting)).toHaveCount(0);
  await task(page, held)
    .getByRole('button', { name: /^Complete .*task$/ })
    .click();
  await task(page, held).getByRole('button', { name: 'Complete the task', exact: true }).click();
  await expect(results(page)).toContainText('is completed');
  await expect(task(page, held)).toHaveCount(0);
  const ended = await Promise.all([waiting, held].map((sid) => floor.rest.tasks(sid).fetch()));
  expect(ended.map(({ assignmentStatus, reason }) => [assignmentStatus, reason])).toEqual([
    ['canceled', 'Canceled by the supervisor bob'],
    ['completed', 'Completed by the supervisor bob'],
  ]);
});

test('tells who did what, when it is asked, and says what keeps it from that', async ({ page, floor }) => {
  let asked = 0;
  await page.route('**/floor-audit', (route) => {
    asked += 1;
    if (asked === 1) return route.abort();
    return route.fulfill({ json: asked === 2 ? auditAnswer : { kept: true, lines: [], more: false } });
  });
  await signIn(page, floor);
  expect(asked).toBe(0);
  const log = page.getByRole('region', { name: 'Activity log' });
  await page.getByText('Activity log').click();
  await expect(log.first()).toContainText('could not be loaded: this computer cannot reach the server');
  await log.getByRole('button', { name: 'Refresh' }).first().click();
  const rows = page.locator('.floor-audit tbody tr');
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(0)).toContainText('bob');
  await expect(rows.nth(0)).toContainText('Task ended');
  await expect(rows.nth(1)).toContainText('Sign-in: refused');
  await expect(rows.nth(1).locator('th')).toHaveText('<b>mallory');
  await expect(rows.nth(2)).toContainText('Other');
  await expect(log.first()).toContainText('Older entries are not shown here.');
  await log.getByRole('button', { name: 'Refresh' }).first().click();
  await expect(log.first()).toContainText('Nothing in the last 24 hours.');
});

test('says that nothing came of it, and what to do', async ({ page, floor }) => {
  const [held = ''] = await busyFloor(floor);
  await signIn(page, floor);
  await expect(task(page, held)).toContainText('charles');
  await page.route('**/floor', (route) => route.abort());
  await floor.rest.tasks(held).update({ assignmentStatus: 'completed' });
  await task(page, held)
    .getByRole('button', { name: /^Complete .*task$/ })
    .click();
  await page.route('**/floor-task', (route) => route.abort());
  await task(page, held).getByRole('button', { name: 'Complete the task', exact: true }).click();
  await expect(results(page)).toContainText(/Could not complete .*: this computer cannot reach the server/);
  await results(page).getByRole('button', { name: 'Dismiss' }).click();
  await expect(results(page)).toHaveText('');
});

test('says how old the figures are, and reads them again', async ({ page, floor }) => {
  await page.clock.install();
  await signIn(page, floor);
  const light = page.locator('.light');
  await expect(light).toHaveAttribute('data-freshness', 'fresh');
  await expect(light).toContainText(/Updated \d+ s ago/);
  await page.route('**/floor', (route) => route.abort());
  await page.clock.fastForward(8_000);
  await page.clock.fastForward(30_000);
  await expect(light).toHaveAttribute('data-freshness', 'stale');
  await expect(light).toContainText('Not updated for 0:');
  await expect(page.getByRole('alert')).toContainText('The floor could not be loaded');
  await page.unroute('**/floor');
  await page.getByRole('button', { name: 'Try now' }).click();
  await expect(light).toHaveAttribute('data-freshness', 'fresh');
  await expect(page.getByRole('button', { name: 'Try now' })).toBeHidden();
});

test.describe('signing in', () => {
  test('takes the supervisors’ password and no other', async ({ page, floor }) => {
    await page.goto(address(floor));
    await expect(page.getByRole('heading', { name: 'Sign in to the floor' })).toBeVisible();
    await submitSignIn(page, 'bob', LOCAL_PASSWORD);
    await expect(page.getByRole('alert')).toContainText('Wrong name or password');
    await submitSignIn(page, 'bob', LOCAL_SUPERVISOR_PASSWORD);
    await expect(glance(page, 'waiting')).toBeVisible();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByRole('heading', { name: 'Sign in to the floor' })).toBeVisible();

    // Where none is set there is no floor page.
    await page.route('**/token', (route) =>
      route.fulfill({ status: 403, json: { error: { code: 'not_enabled', message: 'This desk does not …' } } }),
    );
    await submitSignIn(page, 'bob', LOCAL_SUPERVISOR_PASSWORD);
    await expect(page.getByRole('alert')).toContainText('SUPERVISOR_PASSWORD');
  });

  test('asks again when the session is over', async ({ page, floor }) => {
    await page.clock.install();
    await signIn(page, floor);
    await page.route('**/token', (route) => route.abort());
    await page.clock.fastForward(3_700_000);
    await expect(page.getByRole('alert')).toContainText('Your session has ended');
  });
});

test('leaves the agent’s own desk of the same name alone', async ({ page, context, floor }) => {
  await floor.signIn(page, 'bob');
  await expectActivity(page, 'Offline');
  const second = await context.newPage();
  await signIn(second, floor);
  await second.getByRole('button', { name: 'Change the activity of alice' }).click();
  await workerRow(second, 'alice').getByRole('button', { name: 'Available', exact: true }).click();
  await expect(results(second)).toContainText('alice is now Available.');
  await second.close();
  await activity(page, 'Available').click();
  await expectActivity(page, 'Available');
  await expect(connection(page)).toContainText('Connected');
  expect(await floor.activityOf('bob')).toBe('Available');
});

/** Takes the page through all it can look like, and has a look each time. */
async function tour(page: Page, floor: BrowserFloor, look: (name: string) => Promise<void>): Promise<void> {
  await page.goto(address(floor));
  await expect(page.getByRole('heading', { name: 'Sign in to the floor' })).toBeVisible();
  await look('sign-in');
  await signIn(page, floor);
  await look('empty');
  const [held = ''] = await busyFloor(floor);
  await expect(tasks(page)).toHaveCount(3);
  await look('busy');
  await page.getByText('Show as table').click();
  await task(page, held)
    .getByRole('button', { name: /^Complete .*task$/ })
    .click();
  await look('asking about a task');
  await page.getByRole('button', { name: 'Change the activity of alice' }).click();
  await look('asking about a worker');
  await workerRow(page, 'alice').getByRole('button', { name: 'Unavailable' }).click();
  await expect(results(page)).toContainText('is now');
  await page.route('**/floor-task', (route) => route.abort());
  await task(page, held)
    .getByRole('button', { name: /^Complete .*task$/ })
    .click();
  await task(page, held).getByRole('button', { name: 'Complete the task', exact: true }).click();
  await expect(results(page)).toContainText('Could not complete');
  await look('results');
  await page.route('**/floor-audit', (route) => route.fulfill({ json: auditAnswer }));
  await page.getByText('Activity log').click();
  await expect(page.getByRole('cell', { name: 'Sign-in: refused' })).toBeVisible();
  await look('audit');
  await openPast(page);
  await look('calls of another day');
}

/** What `/floor-history` tells. */
const pastCall = {
  taskSid: 'WT00000000000000000000000000000009',
  at: '2026-11-19T09:00:00.000Z',
  direction: 'inbound',
  caller: '+15557654321',
  queue: 'support',
  people: [{ workerSid: 'WK1', name: 'alice', at: '2026-11-19T09:00:08.000Z', talkSeconds: 61, handleSeconds: 90 }],
  waitSeconds: 8,
  talkSeconds: 61,
  end: 'completed',
  endedAt: '2026-11-19T09:01:40.000Z',
  hasNotes: true,
};
const pastQueue = { sid: 'WQ1', friendlyName: 'support', taken: 1, missed: 2, rejected: 3, completed: 1, canceled: 4 };

/** Opens the calls of another day, of which there is one. */
async function openPast(page: Page): Promise<void> {
  await page.route('**/floor-history?*', (route) =>
    route.fulfill({
      json: route.request().url().includes('of=figures')
        ? { queues: [{ ...pastQueue, waitSeconds: 8 }] }
        : { calls: [pastCall] },
    }),
  );
  await page.locator('.floor-past summary').click();
  await expect(page.locator('[data-call]')).toHaveCount(1);
}

test('keeps the day, the agent and the queue in the address, and gives a file of the calls', async ({
  page,
  floor,
}) => {
  await signIn(page, floor);
  await openPast(page);
  await expect(page.locator('[data-call]')).toContainText('alice');
  await expect(page.locator('[data-past="queues"]')).toContainText('support');
  const panel = page.locator('.floor-past');
  await panel.getByLabel('Day').fill('2026-11-18');
  await panel.getByRole('combobox', { name: 'Agent' }).selectOption('alice');
  await expect(page).toHaveURL(/\?day=2026-11-18&agent=WK[0-9a-f]{32}$/);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('button', { name: 'Export as CSV' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('calls-2026-11-18.csv');
  await page.reload();
  await expect(page.locator('[data-call]')).toHaveCount(1);
  await expect(panel.getByLabel('Day')).toHaveValue('2026-11-18');
});

test('everything can be read, named and reached', async ({ page, floor }) => {
  // Axe looks seven times at all there is.
  test.slow();
  await page.setViewportSize(desktop);
  await tour(page, floor, (name) => expectAccessibleInBoth(page, name));
});

test.describe('on the smallest phone', () => {
  test.use({ viewport: narrow, hasTouch: true });

  test('nothing has to be scrolled sideways, and a thumb hits every button, in each language', async ({
    page,
    floor,
  }) => {
    const [held = ''] = await busyFloor(floor);
    await signIn(page, floor);
    await expect(task(page, held)).toContainText('charles');
    await page.route('**/floor-audit', (route) => route.fulfill({ json: auditAnswer }));
    await page.locator('.floor-column summary').click();
    await page.locator('.floor-audit summary').click();
    await expect(page.locator('.floor-audit tbody tr')).toHaveCount(3);
    await openPast(page);
    await page.locator(`#end-${held}`).click();
    for (const language of LANGUAGES) {
      await speak(page, language);
      await expect(page.locator('.floor-asking')).toBeVisible();
      expect.soft(await sticksOut(page), language).toEqual([]);
      expect.soft(await smallTargets(page), language).toEqual([]);
    }
  });
});
