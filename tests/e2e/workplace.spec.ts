import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { action, activity, expect, expectState, test } from './floor';
import { expectAccessibleInBoth, narrow, smallTargets, speak, sticksOut } from './look';

const crm = 'http://localhost:1';

/** What the operator of this desk wants besides what the build has. */
const configuration = {
  activityLimitSeconds: { Unavailable: 60 },
  screenPops: [{ label: 'Customer', address: `${crm}/people?phone={from}`, opens: 'panel' }],
  dispositions: [{ code: 'sold', label: 'Sold' }],
  wrapUp: {
    limitSeconds: 600,
    fields: [
      { key: 'amount', label: 'Amount', type: 'number', required: true, dispositions: ['sold'] },
      { key: 'reason', label: 'Reason', type: 'choice', choices: ['Price', 'Delivery'], dispositions: ['sold'] },
      { key: 'again', label: 'Call again on', type: 'date', dispositions: ['sold'] },
    ],
  },
};

// This build’s policy frames nobody’s page: tests/scripts/build/desk-page.test.ts has what it says with one configured.
test.use({ bypassCSP: true });

/** Photographs a state, where a folder for pictures is named. */
async function picture(page: Page, name: string): Promise<void> {
  const { PICTURES: folder } = process.env;
  if (folder) await page.screenshot({ path: join(folder, `workplace-${name}.png`) });
}

test('what stands around the card: the wait, the customer’s page beside the call, what is asked after it', async ({
  page,
  context,
  floor,
}) => {
  await page.setViewportSize({ width: 1366, height: 625 });
  await page.route('**/desk-config.json', (route) => route.fulfill({ json: configuration }));
  await context.route(`${crm}/**`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: '<!doctype html><title>CRM</title><h1>Jane Doe</h1><script>try { top.location = "about:blank"; } catch {}</script>',
    }),
  );
  await page.clock.install();
  await floor.onShift(page, 'charles');

  await test.step('queues and colleagues, while waiting', async () => {
    const team = page.locator('.team');
    await expect(team).toContainText('support');
    await expect(team.getByRole('heading')).toHaveText(['Your queues', 'Colleagues']);
    await expectAccessibleInBoth(page, 'queues and colleagues');
    await picture(page, 'waiting');
  });

  await test.step('a hidden page asks nothing', async () => {
    let asked = 0;
    page.on('request', (request) => void (request.url().endsWith('/team') && (asked += 1)));
    await page.evaluate(() =>
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true }),
    );
    await page.clock.runFor(40_000);
    expect(asked).toBe(0);
    const read = page.waitForResponse('**/team');
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'visible', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await read;
    expect(asked).toBe(1);
  });

  await test.step('a break that is too long', async () => {
    await activity(page, 'Unavailable').click();
    await expectState(page, 'unavailable');
    await page.clock.runFor(61_000);
    await expect(page.locator('.plate')).toContainText('over 1:00');
    await expectAccessibleInBoth(page, 'a break that is too long');
    await picture(page, 'break');
    await activity(page, 'Available').click();
    await expectState(page, 'available');
  });

  await test.step('the customer’s page beside the card, which the keyboard closes and opens', async () => {
    await floor.call();
    await expectState(page, 'ringing');
    await expect(page.locator('.desk-panel')).toHaveCount(0);
    await action(page, /^Accept/).click();
    await expectState(page, 'connected');
    const frame = page.getByTitle('Customer');
    await expect(frame).toHaveAttribute('src', `${crm}/people?phone=%2B15557654321`);
    await expect(page.frameLocator('[title=Customer]').getByText('Jane Doe')).toBeVisible();
    await expectAccessibleInBoth(page, 'the page beside the card');
    await picture(page, 'panel-1366');
    await page.getByRole('complementary', { name: 'Customer' }).getByRole('button', { name: 'Close' }).press('Enter');
    await expect(frame).toHaveCount(0);
    const open = page.getByRole('button', { name: 'Customer' });
    await expect(open).toHaveAttribute('aria-expanded', 'false');
    await open.press('Enter');
    await expect(frame).toBeVisible();
    // What it holds could not lead the desk away.
    expect(page.url()).toBe(`${floor.desk.deskOrigin}/`);
    await page.setViewportSize({ width: 1920, height: 1000 });
    await picture(page, 'panel-1920');
    await page.setViewportSize({ width: 1200, height: 800 });
    await expect(frame).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'Customer' })).toBeVisible();
    await page.setViewportSize({ width: 1366, height: 625 });
  });

  await test.step('what is asked after the call leads to what is missing', async () => {
    await action(page, 'End call').click();
    await expectState(page, 'wrapping');
    await page.getByLabel('Outcome').selectOption('sold');
    await page.getByLabel('Notes').press('Control+Enter');
    await expect(page.getByLabel('Amount')).toBeFocused();
    await expect(page.getByRole('alert').getByText('Fill in “Amount”, then complete.')).toBeVisible();
    await page.getByLabel('Amount').fill('twelve');
    await expect(page.getByLabel('Amount')).toHaveAccessibleDescription('A number, such as 12.50');
    await expectAccessibleInBoth(page, 'further fields');
    await picture(page, 'fields-1366');
    await page.setViewportSize(narrow);
    await speak(page, 'ar');
    expect(await sticksOut(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    await picture(page, 'fields-ar-320');
  });
});
