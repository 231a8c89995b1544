import { action, activity, customer, expect, expectState, test, type BrowserFloor } from './floor';

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

test('the shift counts what was taken, missed and rejected, and lists each end', async ({ page, floor }) => {
  await floor.onShift(page, 'charles');
  await expect(number(page, 'Average handling time')).toHaveText('–');
  await takeACall(page, floor);
  await floor.setActivity('bob', 'Available');
  await floor.call();
  await action(page, /^Reject/).click();
  await expectState(page, 'available');
  await expect(number(page, 'Accepted')).toHaveText('1');
  await expect(number(page, 'Rejected')).toHaveText('1');
  await expect(number(page, 'Average handling time')).toHaveText(/^\d+:\d\d$/);
  await panel(page).getByText('Recent calls').click();
  await expect(panel(page).getByRole('listitem')).toHaveText([
    new RegExp(`${customer.replace('+', '\\+')}Rejected$`),
    new RegExp(`${customer.replace('+', '\\+')}Completed · \\d+:\\d\\d$`),
  ]);
});

test('it is still there after a reload, and gone after signing out', async ({ page, floor }) => {
  await floor.onShift(page, 'charles');
  await takeACall(page, floor);
  await page.reload();
  await activity(page, 'Available').click();
  await expect(number(page, 'Accepted')).toHaveText('1');
  await takeACall(page, floor);
  await expect(number(page, 'Accepted')).toHaveText('2');

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

test('a tab that takes over goes on counting', async ({ page, context, floor }) => {
  await floor.onShift(page, 'charles');
  await takeACall(page, floor);
  const second = await context.newPage();
  await second.goto(floor.desk.deskOrigin);
  await expect(number(second, 'Accepted')).toHaveText('1');
  await page.close();
  await expectState(second, 'available');
  await takeACall(second, floor);
  await expect(number(second, 'Accepted')).toHaveText('2');
});
