import { LOCAL_PASSWORD } from '../../scripts/local-desk';
import { card, expect, expectState, outcome, test } from './floor';

const screens = [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
];

test('a new agent gets from the address to a finished call by the one filled button of each screen, large or small', async ({
  page,
  floor,
}) => {
  const filled = card(page).locator('.actions > :is([data-kind="primary"], [data-action="end"])');
  const press = async (name: string): Promise<void> => {
    await expect(filled).toHaveCount(1);
    await expect(filled).toHaveText(new RegExp(`^${name}`));
    for (const viewport of screens) {
      await page.setViewportSize(viewport);
      await expect(filled).toBeInViewport({ ratio: 1 });
    }
    await filled.click();
  };
  await page.goto(floor.desk.deskOrigin);
  // Typing goes where it should without a click.
  await expect(page.getByLabel('Name')).toBeFocused();
  await page.keyboard.type('charles');
  await page.keyboard.press('Tab');
  await page.keyboard.type(LOCAL_PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();

  await expectState(page, 'unavailable');
  await press('Go available');
  await expectState(page, 'available');
  await expect(card(page)).toContainText('The next call rings here');
  await floor.call();
  await expectState(page, 'ringing');
  await press('Accept');
  await expectState(page, 'connected');
  await press('End call');
  await expectState(page, 'wrapping');
  await expect(card(page)).toContainText('Complete the wrap-up when you are done.');
  await press('Complete');
  await expect(outcome(page, 'completed')).toContainText('You are still Available: you can get the next call.');
  for (const viewport of screens) {
    await page.setViewportSize(viewport);
    await expect(outcome(page, 'completed')).toBeInViewport({ ratio: 1 });
  }
});
