import {
  action,
  activity,
  card,
  expect,
  expectActivity,
  expectState,
  log,
  outcome,
  test,
  type BrowserFloor,
} from './floor';

type Page = Parameters<typeof card>[0];

/** Nobody but Charles is there, and his phone is not. */
async function onShiftWithoutPhone(page: Page, floor: BrowserFloor): Promise<void> {
  await floor.describe('charles', { skills: ['support'], contact_uri: '+15550123' });
  floor.emulator.control.faults.add({ operation: 'phone:+15550123', effect: { phone: 'unreachable' } });
  await floor.onShift(page, 'charles');
}

const told = (page: Page) => card(page).getByRole('alert').filter({ hasText: 'did not answer twice in a row' });

test('a phone that does not answer twice in a row: the agent goes unavailable, and the call does not come back', async ({
  page,
  floor,
}) => {
  await onShiftWithoutPhone(page, floor);
  await floor.call();
  await action(page, /^Accept/).click();
  await expect(outcome(page, 'failed-to-connect')).toContainText('Your phone +15550123 was not reached.');
  await expect(told(page)).toHaveCount(0);
  // It comes back once, to the only agent there is; and that is that.
  await action(page, /^Accept/).click();
  await expectState(page, 'unavailable');
  await expectActivity(page, 'Unavailable');
  await expect(told(page)).toContainText('Your phone +15550123 did not answer twice in a row.');
  await expect(told(page)).toContainText('you are now Unavailable');
  await expect(told(page)).toContainText('then go available');
  await expect(log(page)).toContainText('Your phone +15550123 did not answer twice in a row');
  await floor.emulator.clock.settle();
  await expectState(page, 'unavailable');
  expect((await floor.newestTask()).assignmentStatus).toBe('pending');

  await action(page, 'Go available').click();
  await expectState(page, 'ringing');
  await expect(told(page)).toHaveCount(0);
});

test('a phone that answers in between is given both tries again', async ({ page, floor }) => {
  await floor.describe('charles', { skills: ['support'], contact_uri: '+15550123' });
  const broken = { operation: 'phone:+15550123', effect: { phone: 'unreachable' } } as const;
  floor.emulator.control.faults.add({ ...broken, trigger: { next: 1 } });
  await floor.onShift(page, 'charles');
  await floor.call();
  await action(page, /^Accept/).click();
  await expect(outcome(page, 'failed-to-connect')).toBeVisible();
  await action(page, /^Accept/).click();
  await expectState(page, 'connected');
  await action(page, 'End call').click();
  await action(page, 'Complete').click();
  await expectState(page, 'available');

  floor.emulator.control.faults.add({ ...broken, trigger: { next: 1 } });
  await floor.call();
  await action(page, /^Accept/).click();
  await expect(outcome(page, 'failed-to-connect')).toBeVisible();
  await expectState(page, 'ringing');
  await expectActivity(page, 'Available');
});

test('a change of activity that fails is said, and can be asked for again where it is said', async ({
  page,
  floor,
}) => {
  await onShiftWithoutPhone(page, floor);
  await floor.call();
  await action(page, /^Accept/).click();
  await expect(outcome(page, 'failed-to-connect')).toBeVisible();
  const operation = 'bridge:POST Workers/{worker}';
  const fault = floor.emulator.control.faults.add({ operation, effect: { status: 429 } });
  await action(page, /^Accept/).click();
  await expect(told(page)).toContainText('Calls still reach you');
  await expect(page.getByText('Your activity was not changed')).toBeVisible();
  floor.emulator.control.faults.remove(fault.id);
  await told(page).getByRole('button', { name: 'Change to Unavailable' }).click();
  await expectActivity(page, 'Unavailable');
  await expect(told(page)).toContainText('you are now Unavailable');
  await told(page).getByRole('button', { name: 'Dismiss this message' }).click();
  await expect(told(page)).toHaveCount(0);
});

test('a rejected call that comes straight back can be handed on by going unavailable', async ({ page, floor }) => {
  await floor.onShift(page, 'charles');
  await floor.call();
  await action(page, /^Reject/).click();
  await expect(outcome(page, 'rejected')).toContainText('This call came straight back to you.');
  await expectState(page, 'ringing');
  await outcome(page, 'rejected').getByRole('button', { name: 'Change to Unavailable' }).click();
  await expectState(page, 'unavailable');
  await expect(outcome(page, 'rejected')).toContainText('The call went on to somebody else.');
  await expect(activity(page, 'Unavailable')).toHaveAttribute('aria-pressed', 'true');
  expect((await floor.newestTask()).assignmentStatus).toBe('pending');
});
