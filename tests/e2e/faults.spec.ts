import { expect, test } from './floor';
import { expectAccessible } from './look';

test('a fault is added, counted and removed in the console, by keyboard alone', async ({ page, floor }) => {
  await page.goto(floor.emulator.origin);
  const drawer = page.locator('#faults');
  await drawer.locator('summary').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(drawer.getByRole('combobox', { name: 'Fault' })).toBeFocused();
  await page.keyboard.type('REST: fails');
  await expect(drawer.getByLabel('Applies to')).toHaveCount(0);
  await page.keyboard.press('Tab');
  await expect(drawer.getByLabel('How often')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(drawer.getByRole('button', { name: 'Add fault' })).toBeFocused();
  await page.keyboard.press('Enter');

  const line = drawer.getByRole('listitem');
  await expect(line).toContainText('rest:*: status 500');
  await expect(line).toContainText('struck 0 of 0');
  await expect(drawer.locator('summary')).toContainText('1');
  await expect(floor.newestTask()).rejects.toThrow('Internal Server Error');
  await expect(line).toContainText('struck 1 of 1');
  await expect(line).toContainText('over');

  await page.keyboard.press('Tab');
  await expect(drawer.getByRole('button', { name: /^Remove fault F1/ })).toBeFocused();
  await expectAccessible(page, 'faults', '#faults');
  await page.keyboard.press('Enter');
  await expect(line).toHaveCount(0);
  expect(floor.emulator.control.faults.list()).toEqual([]);
});

test("a worker's connection is dropped from the console", async ({ page, floor }) => {
  await page.goto(floor.emulator.origin);
  const drawer = page.locator('#faults');
  await drawer.locator('summary').click();
  await drawer.getByRole('combobox', { name: 'Fault' }).selectOption('Browser: loses its connection now');
  await drawer.getByLabel('Applies to').selectOption('charles');
  await expect(drawer.getByLabel('How often')).toHaveCount(0);
  await drawer.getByRole('button', { name: 'Add fault' }).click();
  await expect(drawer.getByRole('listitem')).toContainText('At once: dropSockets charles');
  expect(floor.emulator.control.faults.list()).toMatchObject([{ effect: { dropSockets: 'charles' }, spent: true }]);
});
