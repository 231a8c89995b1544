import type { Page } from '@playwright/test';
import { action, expect, expectState, submitSignIn, test } from './floor';
import { LOCAL_PASSWORD } from '../../scripts/local-desk';
import { expectAccessibleInBoth } from './look';

async function configure(page: Page, body: string): Promise<void> {
  await page.route('**/desk-config.json', (route) => route.fulfill({ contentType: 'application/json', body }));
}

function warningsOf(page: Page): string[] {
  const said: string[] = [];
  page.on('console', (message) => void (message.type() === 'warning' && said.push(message.text())));
  return said;
}

test('the operator’s name, logo and languages are on the form', async ({ page, floor }) => {
  await configure(page, JSON.stringify({ name: 'Lamp support', logoUrl: '/icon.svg', languages: ['en', 'de'] }));
  await page.goto(floor.desk.deskOrigin);
  await expect(page.locator('.brand')).toHaveText('Lamp support');
  await expect(page).toHaveTitle('Sign in · Lamp support');
  await expect(page.getByLabel('Language').locator('option')).toHaveText(['English', 'Deutsch']);
});

test('one language is no choice, and it is spoken', async ({ page, floor }) => {
  await configure(page, JSON.stringify({ languages: ['fr'] }));
  await page.goto(floor.desk.deskOrigin);
  await expect(page.getByRole('button', { name: 'Se connecter' })).toBeVisible();
  await expect(page.locator('.language')).toHaveCount(0);
});

test('a configuration that is no JSON, or nonsense, keeps nobody from working, and the console says so', async ({
  page,
  floor,
}) => {
  const warnings = warningsOf(page);
  await configure(page, '{ "name": ');
  await page.goto(floor.desk.deskOrigin);
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await configure(page, '{ "name": 7, "languages": "all", "wrapUp": [], "dispositions": [{}] }');
  await page.goto(floor.desk.deskOrigin);
  await submitSignIn(page, 'charles', LOCAL_PASSWORD);
  await expectState(page, 'unavailable');
  expect(warnings).toEqual([
    expect.stringContaining('/desk-config.json'),
    expect.stringContaining('/desk-config.json'),
  ]);
});

test('the customer’s page opens with the call, in the window of the last one, and by a click', async ({
  page,
  context,
  floor,
}) => {
  const crm = (path: string): string => `http://localhost:1/${path}?phone={from}`;
  const screenPops = [
    { label: 'CRM', address: crm('people'), opens: 'accepted', queues: ['support'] },
    { label: 'Orders', address: crm('orders') },
    { label: 'Spanish', address: crm('es'), queues: ['soporte'] },
  ];
  await context.route('http://localhost:1/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: 'of the CRM' }),
  );
  await configure(page, JSON.stringify({ screenPops }));
  await floor.onShift(page, 'charles');
  await floor.call();
  await expect(page.locator('.screen-pops')).toHaveText('CRM (opens in a new tab)Orders (opens in a new tab)');
  const opened = context.waitForEvent('page');
  await action(page, 'Accept').click();
  const window = await opened;
  await expect(window).toHaveURL('http://localhost:1/people?phone=%2B15557654321');
  await expectState(page, 'connected');
  const other = context.waitForEvent('page');
  await page.getByRole('link', { name: 'Orders' }).click();
  await expect(await other).toHaveURL('http://localhost:1/orders?phone=%2B15557654321');

  // The next customer's page takes the place of this one's.
  await action(page, 'End call').click();
  await action(page, 'Complete').click();
  await floor.call();
  const again = window.waitForEvent('framenavigated');
  await action(page, 'Accept').click();
  await again;
  expect(context.pages()).toHaveLength(3);
});

test('a browser that lets nothing open by itself is told of, and the link is there', async ({ page, floor }) => {
  const screenPops = [{ label: 'CRM', address: 'http://localhost:1/?phone={from}', opens: 'accepted' }];
  await configure(page, JSON.stringify({ screenPops }));
  await page.addInitScript(() => {
    window.open = () => null;
  });
  await floor.inCall(page, 'charles');
  await expect(page.getByText('Your browser did not let the page open.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'CRM' })).toHaveAttribute('href', /phone=%2B1/);
});

test('who completes without the outcome that is required is led to it, and goes on by keyboard', async ({
  page,
  floor,
}) => {
  const dispositions = [{ code: 'sold', label: 'Sold' }];
  await configure(page, JSON.stringify({ dispositions, wrapUp: { required: true } }));
  await floor.inCall(page, 'charles');
  await action(page, 'End call').click();
  await expectState(page, 'wrapping');
  await page.getByLabel('Notes').press('Control+Enter');
  const outcome = page.getByLabel('Outcome');
  await expect(outcome).toBeFocused();
  await expect(outcome).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByRole('alert').getByText('Choose an outcome, then complete.')).toBeVisible();
  await expectAccessibleInBoth(page, 'an outcome is missing');
  await outcome.press('S');
  await expect(outcome).toHaveValue('sold');
  await expect(outcome).toHaveAttribute('aria-invalid', 'false');
  await outcome.press('Control+Enter');
  await expectState(page, 'available');
});
