import type { Page } from '@playwright/test';
import { expect, expectState, submitSignIn, test } from './floor';
import { LOCAL_PASSWORD } from '../../scripts/local-desk';

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
