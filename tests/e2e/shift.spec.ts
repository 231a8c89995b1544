import { action, activity, expect, expectState, test, type BrowserFloor } from './floor';

type Page = Parameters<typeof action>[0];

const panel = (page: Page) => page.getByRole('region', { name: 'Your shift' });
const number = (page: Page, name: string) => panel(page).locator('dl > div').filter({ hasText: name }).locator('dd');

async function takeACall(page: Page, floor: BrowserFloor): Promise<void> {
  await floor.call();
  await action(page, /^Accept/).click();
  await expectState(page, 'connected');
  await action(page, 'End call').click();
  await action(page, 'Complete').click();
  await expectState(page, 'available');
}

test('it is still there after a reload, goes on in a tab that takes over, and is gone after signing out', async ({
  page: first,
  context,
  floor,
}) => {
  let page = first;
  await floor.onShift(page, 'charles');
  await takeACall(page, floor);
  await page.reload();
  await activity(page, 'Available').click();
  await expect(number(page, 'Accepted')).toHaveText('1');
  await takeACall(page, floor);
  await expect(number(page, 'Accepted')).toHaveText('2');

  page = await context.newPage();
  await page.goto(floor.desk.deskOrigin);
  await expect(number(page, 'Accepted')).toHaveText('2');
  await first.close();
  await expectState(page, 'available');
  await takeACall(page, floor);
  await expect(number(page, 'Accepted')).toHaveText('3');

  const kept = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('desk.shift.')));
  await expect.poll(kept).toHaveLength(1);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to your desk' })).toBeVisible();
  await expect.poll(kept).toEqual([]);
  await floor.signIn(page, 'charles');
  await expect(number(page, 'Accepted')).toHaveText('0');
});

test('another agent at the same computer sees nothing of it, nor does junk do harm', async ({
  page,
  context,
  floor,
}) => {
  await floor.onShift(page, 'charles');
  await takeACall(page, floor);
  await page.evaluate(
    (bob) => localStorage.setItem(`desk.shift.${bob}`, '{"keptAt":1,"shift":'),
    floor.sidOf('worker', 'bob'),
  );
  // As after an hour in which nothing was heard of charles.
  await context.clearCookies();
  await floor.signIn(page, 'bob');
  // Forgotten once bob is connected; what is counted says nothing of it, being 0 before as well.
  await expect
    .poll(() => page.evaluate(() => Object.keys(localStorage)))
    .not.toContain(`desk.shift.${floor.sidOf('worker', 'charles')}`);
  await expect(number(page, 'Accepted')).toHaveText('0');
});
