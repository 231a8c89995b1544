import type { Locator, Page } from '@playwright/test';
import { LOCAL_SUPERVISOR_PASSWORD } from '../../scripts/local-desk';
import { crowdAnswer } from '../assets/floor/crowd';
import { expect, submitSignIn, test } from './floor';
import { desktop, expectAccessibleInBoth, expectLegibleInBoth, narrow, sticksOut } from './look';

const agents = (page: Page): Locator => page.getByRole('table', { name: 'Agents' });
const row = (page: Page, sid: string): Locator => page.locator(`#row-${sid}`);
const drawn = (page: Page): Locator => agents(page).locator('[data-row]');

test('a floor of 5,000: rows, keys, filters that stay in the address, and the wall view', async ({ page, floor }) => {
  let turn = 0;
  let size = { workers: 5_000, tasks: 2_000, queues: 30 };
  await page.clock.install();
  await page.route('**/floor?*', (route) => route.fulfill({ json: crowdAnswer(size, turn) }));
  await page.route('**/floor', (route) => route.fulfill({ json: crowdAnswer(size, turn) }));
  await page.setViewportSize(desktop);
  await page.goto(`${floor.desk.deskOrigin}/floor.html#skill=sales&agents=-for`);
  await submitSignIn(page, 'bob', LOCAL_SUPERVISOR_PASSWORD);

  await test.step('shows what the link says, and draws what is in sight', async () => {
    await expect(agents(page)).toHaveAttribute('aria-rowcount', '1668');
    await expect(page.locator('.floor-workers output')).toHaveText('1,667 of 5,000');
    expect(await drawn(page).count()).toBeLessThan(60);
    await expect(agents(page).getByRole('columnheader', { name: 'For' })).toHaveAttribute('aria-sort', 'descending');
    await agents(page).getByRole('button', { name: 'Agent', exact: true }).click();
    await expect(page).toHaveURL(/#skill=sales&agents=name$/);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect(agents(page)).toHaveAttribute('aria-rowcount', '5001');
    await expect(page).toHaveURL(/#agents=name$/);
    await page.goBack();
    await expect(agents(page)).toHaveAttribute('aria-rowcount', '1668');
    await page.goForward();
    await expect(agents(page)).toHaveAttribute('aria-rowcount', '5001');
    await expectAccessibleInBoth(page, 'a floor of 5,000');
  });

  await test.step('goes from row to row by keys, opens one, and keeps the focus', async () => {
    await row(page, 'WK0').focus();
    await page.keyboard.press('ArrowDown');
    await expect(row(page, 'WK1')).toBeFocused();
    await page.keyboard.press('End');
    await expect(row(page, 'WK4999')).toBeFocused();
    await expect(row(page, 'WK4999')).toBeInViewport();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Change the activity of agent 4999' })).toBeFocused();
    // Scrolled out of sight, and drawn anew with other figures.
    await page.locator('.floor-workers .floor-dense').evaluate((element) => element.scrollTo(0, 0));
    await expect(row(page, 'WK0')).toBeVisible();
    turn += 1;
    await page.clock.runFor(6_000);
    await expect(page.getByRole('button', { name: 'Change the activity of agent 4999' })).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Home');
    await expect(row(page, 'WK0')).toBeFocused();
    await expect(agents(page).locator('tr[aria-rowindex="2"] th')).toHaveText('agent 0000');
  });

  await test.step('finds one by the page’s own search, leaves columns out, and says where there is none', async () => {
    await page.getByLabel('Search').fill('agent 4321');
    await expect(drawn(page)).toHaveCount(1);
    await page.locator('.floor-workers summary').click();
    await page.locator('.floor-workers').getByLabel('Skills').uncheck();
    await expect(agents(page).getByRole('columnheader', { name: 'Skills' })).toHaveCount(0);
    await page.reload();
    await expect(drawn(page)).toHaveCount(1);
    await expect(agents(page).getByRole('columnheader')).toHaveCount(5);
    await page.getByLabel('Search').fill('nobody at all');
    await expect(page.locator('.floor-workers')).toContainText('No agents match the filters.');
    await page.locator('.floor-workers').getByRole('button', { name: 'Clear filters' }).click();
    await expect(agents(page)).toHaveAttribute('aria-rowcount', '5001');
    await page.setViewportSize(narrow);
    expect.soft(await sticksOut(page)).toEqual([]);
    await page.setViewportSize(desktop);
  });

  await test.step('shows the headline numbers on the wall, reads them again, and says when it is signed out', async () => {
    await page.getByRole('button', { name: 'Wall view' }).click();
    await expect(page).toHaveURL(/&wall$/);
    await expect(page.locator('[data-glance="free"] dd')).toHaveText('1,000');
    await expect(page.locator('button, a, input, select')).toHaveCount(0);
    await expectLegibleInBoth(page, 'the wall');
    size = { workers: 30, tasks: 20, queues: 4 };
    await page.clock.runFor(6_000);
    await expect(page.locator('[data-glance="free"] dd')).toHaveText('6');
    await page.route('**/token', (route) => route.fulfill({ status: 401, json: { error: { code: 'session_over' } } }));
    await page.clock.fastForward(3_700_000);
    await expect(page.getByRole('alert')).toContainText('This screen has been signed out.');
    // Somebody signs in on another page of this browser.
    await page.unroute('**/token');
    await page.evaluate(() => localStorage.setItem('floor.signed-in', String(Date.now())));
    await page.clock.runFor(31_000);
    await expect(page.locator('[data-glance="free"] dd')).toHaveText('6');
    await page.keyboard.press('Escape');
    await expect(page.locator('[data-worker]')).toHaveCount(30);
  });
});
