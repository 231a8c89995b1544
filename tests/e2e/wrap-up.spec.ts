import { action, card, expect, expectState, test } from './floor';

test('the card stays where it is under the hands of somebody who writes in it, and begins at its top otherwise', async ({
  page,
  floor,
}) => {
  await page.setViewportSize({ width: 1280, height: 640 });
  const call = await floor.inCall(page, 'charles');
  const region = card(page).locator('.card-scroll');
  const scrolled = (): Promise<number> => region.evaluate(({ scrollTop }) => scrollTop);
  await page.getByRole('textbox', { name: 'Notes' }).focus();
  await region.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  floor.emulator.control.hangUp(call);
  await expectState(page, 'wrapping');
  await expect(page.getByRole('textbox', { name: 'Notes' })).toBeFocused();
  expect(await scrolled()).toBeGreaterThan(0);
  await action(page, 'Complete').click();
  await expectState(page, 'available');

  await floor.call();
  await action(page, /^Accept/).click();
  await expectState(page, 'connected');
  await expect(region).toHaveAttribute('data-below');
  await region.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect.poll(scrolled).toBeGreaterThan(0);
  await expect(region).not.toHaveAttribute('data-below');
  await action(page, 'End call').click();
  await expectState(page, 'wrapping');
  await expect.poll(scrolled).toBe(0);
});
