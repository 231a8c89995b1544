import { tonesPlayed } from './calls';
import { action, card, customer, expect, expectState, test } from './floor';
import { desktop } from './look';

test('the keypad sends its keys to the customer, by pointer and by keyboard', async ({ page, floor }) => {
  await floor.inCall(page, 'charles');
  await action(page, 'More').click();
  await action(page, 'Keypad').click();
  await action(page, '1').click();
  await page.keyboard.press('2');
  await page.keyboard.press('#');
  await expect(page.getByLabel('Keys pressed')).toHaveText('12#');
  await expect.poll(() => tonesPlayed(floor)).toBe('12#');
  await page.keyboard.press('Escape');
  await expect(page.getByLabel('Keys pressed')).toHaveCount(0);
});

test('what is behind “More” comes without moving the usual buttons from under the pointer', async ({ page, floor }) => {
  const places = (): Promise<object[]> =>
    Promise.all(
      ['Hold', 'Mute', 'Transfer', 'More', /^End call/].map(async (name) => {
        const box = await action(page, name).boundingBox();
        return { name, ...box };
      }),
    );
  for (const viewport of [desktop, { width: 1600, height: 1000 }, { width: 390, height: 844 }]) {
    await page.setViewportSize(viewport);
    if (viewport === desktop) await floor.inCall(page, 'charles');
    const before = await places();
    await action(page, 'More').dblclick();
    await expect(action(page, 'Keypad')).toBeVisible();
    await expect.poll(places, `at ${viewport.width} px`).toEqual(before);
    await expect(page.getByLabel('Keys pressed')).toHaveCount(0);
    await action(page, 'More').click();
    await expect(action(page, 'Keypad')).toHaveCount(0);
  }
});

test('attributes are laid out: links that are safe, objects in objects, the operator’s own words', async ({
  page,
  floor,
}) => {
  await floor.onShift(page, 'charles');
  await floor.offer({
    name: 'Ana',
    email: 'mailto:ana@example.com',
    website: 'https://shop.example/orders/1',
    trap: 'javascript:alert(1)',
    disguise: 'https://bank.example@evil.test/',
    order: { id: 7, lines: [{ sku: 'lamp' }] },
  });
  await expectState(page, 'ringing');
  const facts = card(page).locator('.attributes');
  const link = facts.getByRole('link', { name: 'https://shop.example/orders/1' });
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  await expect(link).toHaveAttribute('target', '_blank');
  await expect(facts).toContainText('Leads to shop.example');
  await expect(facts.getByRole('link')).toHaveCount(2);
  await expect(facts).toContainText('javascript:alert(1)');
  await expect(facts.locator('.facts .facts').first()).toContainText('lamp');
});

test('what was typed survives a look at another task', async ({ page, floor }) => {
  await floor.inCall(page, 'charles');
  await action(page, 'More').click();
  await action(page, 'Add a number').click();
  await page.getByLabel('Phone number').fill('+4930');
  await floor.offer({ name: 'Somebody else' });
  await page.getByRole('button', { name: 'Somebody else' }).click();
  await expectState(page, 'ringing');
  await page.getByRole('button', { name: customer }).click();
  await expectState(page, 'connected');
  await expect(page.getByLabel('Phone number')).toHaveValue('+4930');
});
