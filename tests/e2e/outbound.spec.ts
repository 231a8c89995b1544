import type { Page } from '@playwright/test';
import { person, spoilPhone, third } from './calls';
import { action, activity, card, expect, expectState, outcome, test } from './floor';

async function dial(page: Page, number: string): Promise<void> {
  await page.getByRole('button', { name: 'Dial a number' }).click();
  await page.getByLabel('Phone number').fill(number);
  await page.getByRole('button', { name: 'Call', exact: true }).click();
}

test('an agent calls somebody, and is in a call without accepting anything', async ({ page, floor }) => {
  await floor.signIn(page, 'charles');
  await expectState(page, 'unavailable');
  await dial(page, '+1 555 0177');
  await expectState(page, 'connected');
  await expect(card(page)).toContainText(third);
  await expect(person(page, 'Customer')).toContainText('Talking');
  await expect(page.getByRole('button', { name: 'Dial a number' })).toHaveCount(0);
  const [call] = await floor.account.calls.list({ to: third });
  expect(call).toMatchObject({ from: '+15550100', status: 'in-progress' });
  await action(page, 'End call').click();
  await expectState(page, 'wrapping');
  await action(page, 'Complete').click();
  await expectState(page, 'unavailable');
  await expect(outcome(page, 'completed')).toContainText('It lasted');
});

test('a number is pointed at on the keys', async ({ page, floor }) => {
  await floor.signIn(page, 'charles');
  await page.getByRole('button', { name: 'Dial a number' }).click();
  for (const key of '15550177') await page.locator('.dial-pad .key', { hasText: key }).click();
  await expect(page.getByLabel('Phone number')).toHaveValue(third);
});

test('whoever is called is busy, and the page says that the call did not come about', async ({ page, floor }) => {
  await floor.signIn(page, 'charles');
  spoilPhone(floor, third, 'busy');
  await dial(page, third);
  await expect(page.locator('.outcome')).toContainText('The call did not come about');
  await expectState(page, 'unavailable');
});

test('a number that cannot be called stays where it was typed', async ({ page, floor }) => {
  await floor.signIn(page, 'charles');
  await dial(page, '0177');
  await expect(page.getByRole('alert').filter({ hasText: '“0177” is not a phone number' })).toBeVisible();
  await expect(page.getByLabel('Phone number')).toHaveValue('0177');
});

test('a call that the server refuses leaves the number where it was', async ({ page, floor }) => {
  await floor.signIn(page, 'charles');
  await page.route('**/outbound-call', (route) =>
    route.fulfill({ status: 503, json: { error: { code: 'upstream_busy', message: 'Busy' } } }),
  );
  await dial(page, third);
  await expect(
    page.getByRole('alert').filter({ hasText: 'The call was not made: Twilio is very busy.' }),
  ).toBeVisible();
  await page.unroute('**/outbound-call');
  await page.getByRole('button', { name: 'Call', exact: true }).click();
  await expectState(page, 'connected');
});

test('a desk that offers no calls out has no dial pad', async ({ page, floor }) => {
  await page.route('**/activities', async (route) => {
    const response = await route.fetch();
    const body: object = await response.json();
    await route.fulfill({ response, json: { ...body, features: { outbound: false, thirdNumber: false } } });
  });
  await floor.signIn(page, 'charles');
  await expect(activity(page, 'Available')).toBeVisible();
  await expectState(page, 'unavailable');
  await expect(page.getByRole('button', { name: 'Dial a number' })).toHaveCount(0);
  await activity(page, 'Available').click();
  await floor.call();
  await action(page, /^Accept/).click();
  await expectState(page, 'connected');
  await action(page, 'More').click();
  await expect(action(page, 'Keypad')).toBeVisible();
  await expect(action(page, 'Add a number')).toHaveCount(0);
});
