import { action, card, expect, expectState, outcome, test } from './floor';
import { sticksOut } from './look';

/** As much as a task's 4096 bytes of attributes can hold. */
const many = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`f${at}`, `v ${at}`]));
const caller = { name: 'Ana Ruiz', from: '+15557654321', reason: 'Refund for order 4711' };

const screens = [
  { width: 320, height: 568 },
  { width: 1280, height: 700 },
];

test('Accept and Reject stay in sight whatever the task says, and keep their place when a message comes', async ({
  page,
  floor,
}) => {
  const places = async () => {
    const found = [];
    for (const viewport of screens) {
      await page.setViewportSize(viewport);
      for (const button of [action(page, /^Accept/), action(page, /^Reject/)]) {
        await expect(button).toBeInViewport({ ratio: 1 });
        found.push(await button.boundingBox());
      }
    }
    return found;
  };
  await floor.onShift(page, 'charles');
  await floor.offer({ ...caller, ...many });
  await expectState(page, 'ringing');
  await places();
  await action(page, 'Show all 200').click();
  await expect(card(page)).toContainText('v 199');
  const before = await places();
  await action(page, /^Reject/).click();
  await expect(outcome(page, 'rejected')).toBeAttached();
  await expectState(page, 'ringing');
  await expect.poll(places).toEqual(before);
});

test('a long key leaves room for its value, and a long value opens', async ({ page, floor }) => {
  const value = `${'a word '.repeat(100)}and the end`;
  await floor.onShift(page, 'charles');
  await floor.offer({ ...caller, ['key'.repeat(80)]: value });
  await expectState(page, 'ringing');
  const [list, text] = [card(page).locator('.facts'), card(page).locator('.facts dd')];
  for (const viewport of screens) {
    await page.setViewportSize(viewport);
    expect((await text.boundingBox())!.width).toBeGreaterThan((await list.boundingBox())!.width / 2);
  }
  await expect(text).not.toContainText('and the end');
  await text.getByRole('button', { name: 'Show all of' }).click();
  await expect(text).toContainText('and the end');
  for (const viewport of screens) {
    await page.setViewportSize(viewport);
    expect(await sticksOut(page)).toEqual([]);
  }
});

test('the keys answer while the details are being read', async ({ page, floor }) => {
  await floor.onShift(page, 'charles');
  await floor.offer({ ...caller, ...many });
  await expectState(page, 'ringing');
  await expect(card(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.locator('.card-scroll')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(outcome(page, 'rejected')).toBeAttached();
  await expectState(page, 'ringing');
  await page.keyboard.press('Tab');
  await expect(page.locator('.card-scroll')).toBeFocused();
  await page.keyboard.press('Enter');
  await expectState(page, 'connected');
});

test('what keeps an agent from signing out is said, and a small screen keeps their name', async ({ page, floor }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await floor.onShift(page, 'charles');
  await expect(page.getByRole('banner')).toContainText('charles');
  await floor.call();
  await expectState(page, 'ringing');
  await expect(page.getByRole('banner').getByText('charles')).toBeVisible();
  const signOut = page.getByRole('button', { name: 'Sign out' });
  await expect(signOut).toBeDisabled();
  await expect(signOut).toHaveAccessibleDescription('You can sign out when your calls are finished');
  await expect(page.getByText('You can sign out when your calls are finished')).toBeVisible();
});
