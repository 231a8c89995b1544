import type { Page } from '@playwright/test';
import { addNumber, expectCalled, person, third } from '../calls';
import { action, card, expect, expectState, trouble } from '../floor';
import { BRIDGE, colleague, holdBack, knownCall, type Stage, type Tour } from './tour';

/** A call from its beginning to its end, with a third number. */
export function inCall(): Tour {
  let release: () => Promise<void>;
  return [
    {
      name: 'in a call',
      card: 'connected',
      async bring({ page, floor }) {
        await floor.onShift(page, 'charles');
        await knownCall(floor);
        await action(page, /^Accept/).click();
        await expectState(page, 'connected');
        await expect(card(page)).toContainText('Ana Ruiz');
      },
    },
    {
      name: 'putting on hold',
      card: 'connected',
      async bring({ page }) {
        release = await holdBack(page, BRIDGE, (body) => body.includes('CustomerParticipant'));
        await action(page, 'Hold').click();
        await expect(action(page, 'Hold…')).toBeVisible();
      },
    },
    {
      name: 'on hold',
      card: 'connected',
      async bring({ page }) {
        await release();
        await expect(person(page, 'Customer')).toContainText('On hold for');
      },
    },
    {
      name: 'muted',
      card: 'connected',
      async bring({ page }) {
        await action(page, 'Resume').click();
        await expect(person(page, 'Customer')).toContainText('Connected');
        await action(page, 'Mute').click();
        await expect(person(page, 'You')).toContainText('Muted');
      },
    },
    {
      name: 'unmuting failed',
      card: 'connected',
      async bring({ page }) {
        await page.route(BRIDGE, (route) =>
          route.fulfill({
            status: 500,
            json: { code: 20500, status: 500, message: 'No' },
            headers: { 'Access-Control-Allow-Origin': '*' },
          }),
        );
        await action(page, 'Unmute').click();
        await expect(page.getByRole('alert').filter({ hasText: 'No reply to “Unmute”' })).toBeVisible();
        await page.unroute(BRIDGE);
      },
    },
    {
      name: 'more',
      card: 'connected',
      async bring({ page }) {
        await action(page, 'Unmute').click();
        await expect(person(page, 'You')).toContainText('Connected');
        await action(page, 'More').click();
        await expect(action(page, 'Keypad')).toBeVisible();
      },
    },
    {
      name: 'keypad',
      card: 'connected',
      async bring({ page }) {
        await action(page, 'Keypad').click();
        await page.keyboard.type('12#');
        await expect(page.getByLabel('Keys pressed')).toHaveText('12#');
      },
    },
    {
      name: 'adding a number',
      card: 'connected',
      async bring({ page }) {
        await action(page, 'Add a number').click();
        await page.getByLabel('Phone number').fill('0177');
        await page.keyboard.press('Enter');
        await expect(page.getByText('is not a valid phone number')).toBeVisible();
      },
    },
    {
      name: 'an added number is called',
      card: 'connected',
      async bring({ page, floor }) {
        floor.spoilPhone(third, 'no-answer');
        await page.getByLabel('Phone number').fill(third);
        await page.keyboard.press('Enter');
        await expect(person(page, third)).toContainText('Calling');
      },
    },
    {
      name: 'an added number did not answer',
      card: 'connected',
      async bring({ page, floor }) {
        await floor.emulator.clock.advance(60_000);
        await expect(person(page, third)).toContainText('No answer');
      },
    },
    {
      name: 'an added number is in the call',
      card: 'connected',
      async bring({ page }) {
        await page.getByRole('button', { name: `Dismiss ${third}` }).click();
        await addNumber(page, '+15550100178');
        await expect(person(page, '+15550100178')).toContainText('Connected');
        await action(page, 'More').click();
        await expect(action(page, 'Leave the call')).toBeVisible();
      },
    },
    {
      name: 'in a call, with notes',
      card: 'connected',
      async bring({ page }) {
        await action(page, 'More').click();
        await page.getByRole('textbox', { name: 'Notes' }).fill('Wants a receipt.\nOrder 4711, paid twice.');
        await expect(page.locator('#notes-saving')).toHaveText('Saved');
      },
    },
    {
      name: 'next status chosen',
      card: 'connected',
      async bring({ page }) {
        await page.getByLabel('After this call').selectOption('Unavailable');
        await page.getByLabel('After this call').scrollIntoViewIfNeeded();
      },
    },
    {
      name: 'ending failed',
      card: 'connected',
      async bring({ page }) {
        await page.route('**/conference-end', (route) =>
          route.fulfill({ status: 503, json: { error: { code: 'upstream_busy', message: 'Busy' } } }),
        );
        await action(page, 'End call').click();
        await expect(trouble(page)).toContainText('Could not end the call');
        await page.unroute('**/conference-end');
      },
    },
    {
      name: 'ending',
      card: 'ending',
      async bring({ page }) {
        await holdBack(page, '**/conference-end');
        await action(page, 'End call').click();
        await expectState(page, 'ending');
      },
    },
  ];
}

/** Where charles is called. */
const ownPhone = '+15550111';

const transfer = (page: Page) => page.locator('.transfer');

async function transferToBob({ page }: Stage, how: 'Talk to them first' | 'Transfer now'): Promise<void> {
  await action(page, 'Transfer').click();
  await page.getByLabel(how).check();
  await page.getByRole('searchbox').fill('bob');
  await page.getByRole('button', { name: /^bob/ }).click();
}

/** A call handed to a colleague. */
export function transfers(): Tour {
  let bob: Page;
  let release: () => Promise<void>;
  return [
    {
      name: 'transfer list being read',
      card: 'connected',
      async bring(stage) {
        const { page, floor } = stage;
        await floor.onShift(page, 'charles');
        await knownCall(floor);
        await action(page, /^Accept/).click();
        await expectState(page, 'connected');
        bob = await colleague(stage);
        release = await holdBack(page, '**/colleagues');
        await action(page, 'Transfer').click();
        await expect(card(page)).toContainText('Loading…');
      },
    },
    {
      name: 'transfer list',
      card: 'connected',
      async bring({ page }) {
        await release();
        await expect(page.getByRole('button', { name: /^bob/ })).toBeVisible();
      },
    },
    {
      name: 'transfer list not read',
      card: 'connected',
      async bring({ page }) {
        await page.route('**/colleagues', (route) =>
          route.fulfill({ status: 503, json: { error: { code: 'upstream_busy', message: 'Busy' } } }),
        );
        await page.keyboard.press('Escape');
        await action(page, 'Transfer').click();
        await expect(card(page)).toContainText('The list could not be loaded');
        await page.unroute('**/colleagues');
      },
    },
    {
      name: 'transfer asked for',
      card: 'connected',
      async bring(stage) {
        await action(stage.page, 'Close').click();
        release = await holdBack(stage.page, BRIDGE, (body) => body.includes('/Transfers'));
        await transferToBob(stage, 'Talk to them first');
        await expect(transfer(stage.page)).toContainText('Requesting the transfer to bob…');
      },
    },
    {
      name: 'transfer offered',
      card: 'connected',
      async bring({ page }) {
        await release();
        await expectState(bob, 'ringing');
        await expect(transfer(page)).toContainText('Waiting for bob to answer');
      },
    },
    {
      name: 'a transfer rings at the colleague',
      card: 'ringing',
      bring: () => Promise.resolve(bob),
    },
    {
      name: 'transfer rejected',
      card: 'connected',
      async bring({ page }) {
        await action(bob, /^Reject/).click();
        await expect(transfer(page)).toContainText('bob rejected the transfer');
      },
    },
    {
      name: 'transfer taken back',
      card: 'connected',
      async bring(stage) {
        await transferToBob(stage, 'Talk to them first');
        await expectState(bob, 'ringing');
        await transfer(stage.page).getByRole('button', { name: 'Cancel transfer' }).click();
        await expect(transfer(stage.page)).toContainText('You canceled the transfer');
        await expectState(bob, 'available');
      },
    },
    {
      name: 'transfer accepted warm',
      card: 'connected',
      async bring(stage) {
        await transferToBob(stage, 'Talk to them first');
        await expectState(bob, 'ringing');
        await action(bob, /^Accept/).click();
        await expect(transfer(stage.page)).toContainText('bob is on the call');
        await expect(person(stage.page, 'bob')).toContainText('Connected');
      },
    },
    {
      name: 'transfer cold, colleague asked',
      card: 'wrapping',
      async bring(stage) {
        const { page, floor } = stage;
        await floor.strandsOnPurpose('each state of a customer whom nobody took is looked at for as long as it takes');
        await page.getByRole('button', { name: 'Remove bob' }).click();
        await expectState(bob, 'wrapping');
        await action(bob, 'Complete').click();
        await expectState(bob, 'available');
        await transferToBob(stage, 'Transfer now');
        await expectState(page, 'wrapping');
        await expect(transfer(page)).toContainText('Waiting for bob to answer');
      },
    },
    {
      name: 'transfer cold, rejected',
      card: 'wrapping',
      async bring({ page }) {
        await action(bob, /^Reject/).click();
        await expect(transfer(page)).toContainText('The customer is still on hold');
      },
    },
    {
      name: 'customer taken back, own phone rings',
      card: 'wrapping',
      async bring({ page, floor }) {
        floor.spoilPhone(ownPhone, 'no-answer');
        await action(page, 'Take the call back').click();
        await expectCalled(floor, ownPhone, 2);
        await expect(transfer(page)).toContainText('Your phone is ringing');
      },
    },
    {
      name: 'customer taken back, own phone not answered',
      card: 'wrapping',
      async bring({ page, floor }) {
        await floor.emulator.clock.advance(60_000);
        await expect(card(page)).toContainText('Your phone was not answered');
        const { faults } = floor.emulator.control;
        for (const { id, operation } of faults.list()) if (operation === `phone:${ownPhone}`) faults.remove(id);
      },
    },
    {
      name: 'customer taken back',
      card: 'wrapping',
      async bring({ page }) {
        await action(page, 'Take the call back').click();
        await expect(page.getByRole('heading', { name: 'On a call' })).toBeVisible();
        await expect(card(page)).not.toContainText('Your phone was not answered');
      },
    },
    {
      name: 'customer taken back, another rings',
      card: 'ringing',
      async bring({ page, floor }) {
        await bob.context().close();
        await floor.setActivity('charles', 'Available');
        await floor.offer({ name: 'Ana Ruiz', type: 'Chat' });
        await expect(page.locator('.strip')).toContainText('You are back with the customer.');
      },
    },
  ];
}

/** More than one thing at a time. */
export const several: Tour = [
  {
    name: 'in a call, another rings',
    card: 'connected',
    async bring({ page, floor }) {
      const channels = floor.rest.workers(floor.sidOf('worker', 'charles')).workerChannels;
      await channels('voice').update({ capacity: 2 });
      await channels('default').update({ capacity: 2 });
      await floor.inCall(page, 'charles');
      floor.emulator.control.call('+15551112222', '+15550100');
      await expect(page.getByRole('button', { name: '+15551112222' })).toContainText('Ringing');
    },
  },
  {
    name: 'four at once, a task in focus',
    card: 'connected',
    async bring({ page, floor }) {
      await floor.offer({ name: 'Ana Ruiz', type: 'Chat' });
      await floor.offer({ name: 'Boris', type: 'E-mail' });
      await page.getByRole('button', { name: 'Ana Ruiz' }).click();
      await action(page, /^Accept/).click();
      await expectState(page, 'connected');
      await expect(page.getByRole('heading', { name: 'On a task' })).toBeVisible();
    },
  },
  {
    name: 'a ringing one in focus beside a call',
    card: 'ringing',
    async bring({ page }) {
      await page.getByRole('button', { name: '+15551112222' }).click();
      await expectState(page, 'ringing');
    },
  },
];
