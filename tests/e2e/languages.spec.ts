import type { Page } from '@playwright/test';
import { LOCAL_PASSWORD } from '../../scripts/local-desk';
import { card, expect, expectState, test } from './floor';

/** The sign-in form without its words, which are what these tests change. */
const workerName = (page: Page) => page.locator('input[name=worker]');
const password = (page: Page) => page.locator('input[name=password]');
const languages = (page: Page) => page.locator('.language select');
const html = (page: Page) => page.locator('html');

async function signInAs(page: Page, worker: string): Promise<void> {
  await workerName(page).fill(worker);
  await password(page).fill(LOCAL_PASSWORD);
  await page.locator('button[type=submit]').click();
}

test.describe('a browser that prefers German', () => {
  test.use({ locale: 'de-AT' });

  test('gets German from the first word, and what it needs of it only', async ({ page, floor }) => {
    const scripts: string[] = [];
    page.on('request', (request) => void (request.resourceType() === 'script' && scripts.push(request.url())));
    await page.goto(floor.desk.deskOrigin);
    await expect(page.getByRole('heading', { name: 'Am Arbeitsplatz anmelden' })).toBeVisible();
    await expect(html(page)).toHaveAttribute('lang', 'de');
    await expect(page).toHaveTitle('Anmelden · Desk');
    await signInAs(page, 'charles');
    await expect(card(page)).toContainText('Sie erhalten keine Anrufe.');
    // Of five languages one came: its words for the form and its words for the desk.
    expect(scripts.filter((url) => /chunks\/(form|desk)-/.test(url))).toHaveLength(2);
  });
});

test('another language takes nothing that was typed, and is remembered', async ({ page, floor }) => {
  await page.goto(floor.desk.deskOrigin);
  await workerName(page).fill('charles');
  await password(page).fill('half a passw');
  await languages(page).selectOption('ar');
  await expect(html(page)).toHaveAttribute('dir', 'rtl');
  await expect(page.getByRole('heading', { name: 'سجّل الدخول إلى مكتبك' })).toBeVisible();
  await expect(workerName(page)).toHaveValue('charles');
  await expect(password(page)).toHaveValue('half a passw');

  await page.reload();
  await expect(page.getByRole('heading', { name: 'سجّل الدخول إلى مكتبك' })).toBeVisible();
  await signInAs(page, 'charles');
  await expectState(page, 'unavailable');
  await expect(card(page)).toContainText('لا تصلك مكالمات.');

  await page.locator('.own-name').click();
  await languages(page).selectOption('es');
  await expect(html(page)).toHaveAttribute('dir', 'ltr');
  await expect(card(page)).toContainText('No recibe llamadas.');
});

test('a language that does not load leaves the page in the one it speaks', async ({ page, floor }) => {
  await page.goto(floor.desk.deskOrigin);
  await expect(page.getByRole('heading', { name: 'Sign in to your desk' })).toBeVisible();
  await page.route('**/chunks/*', (route) => route.abort());
  const refused = page.waitForEvent('requestfailed');
  await languages(page).selectOption('fr');
  await refused;
  await expect(page.getByRole('heading', { name: 'Sign in to your desk' })).toBeVisible();
  await expect(languages(page)).toHaveValue('en');
});

test('other tabs follow', async ({ page, context, floor }) => {
  await page.goto(floor.desk.deskOrigin);
  const other = await context.newPage();
  await other.goto(floor.desk.deskOrigin);
  await languages(other).selectOption('fr');
  await expect(page.getByRole('button', { name: 'Se connecter' })).toBeVisible();
});
