import type { Page } from '@playwright/test';
import { UNHEARD_ACCEPT_MS } from '../../../src/assets/desk/offer/offer-requests';
import { action, card, expect, expectActivity, expectState, outcome, trouble } from '../floor';
import { expectCalled } from '../calls';
import { allowSound, heard, standIn } from '../stand-ins';
import { ana, BRIDGE, goAvailable, holdBack, knownCall, type Tour } from './tour';

const phone = '+15550123';
const many = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`field_${at}`, `value ${at}`]));

async function dismissOutcome(page: Page): Promise<void> {
  await page.locator('.outcome').getByRole('button', { name: 'Dismiss this message' }).click();
  await expect(page.locator('.outcome')).toHaveCount(0);
}

/** What rings, and what becomes of it. */
export function arrivals(): Tour {
  let release: () => Promise<void>;
  let call: string;
  return [
    {
      name: 'available, sound blocked',
      card: 'available',
      async bring({ page, floor }) {
        await standIn(page, { maySound: false });
        await floor.onShift(page, 'charles');
        await expect(page.getByRole('button', { name: 'Sound is blocked: click here' })).toBeVisible();
        floor.emulator.clock.freeze();
      },
    },
    {
      name: 'ringing, sound blocked',
      card: 'ringing',
      async bring({ page, floor }) {
        call = await knownCall(floor);
        await expectState(page, 'ringing');
        await expect(card(page)).toContainText('Ana Ruiz');
        await expect(page.getByRole('button', { name: 'Sound is blocked: click here' })).toBeVisible();
      },
    },
    {
      name: 'ringing',
      card: 'ringing',
      async bring({ page }) {
        await allowSound(page);
        await page.getByRole('button', { name: 'Sound is blocked: click here' }).click();
        await expect(page.getByRole('button', { name: 'Sound is blocked: click here' })).toBeHidden();
        await expect(card(page)).toContainText('♪ Ringing');
        await expect.poll(async () => (await heard(page)).ringing).toHaveLength(1);
      },
    },
    {
      name: 'accepting failed',
      card: 'ringing',
      async bring({ page, floor }) {
        const operation = 'bridge:POST Workers/{worker}/Reservations/{reservation}';
        const fault = floor.emulator.control.faults.add({ operation, effect: { status: 429 } });
        await action(page, /^Accept/).click();
        await expect(card(page).getByRole('alert').filter({ hasText: 'It is still ringing' })).toBeVisible();
        floor.emulator.control.faults.remove(fault.id);
      },
    },
    {
      name: 'ringing, so nobody can be called',
      card: 'ringing',
      async bring({ page }) {
        await page.getByRole('button', { name: 'Dial a number' }).press('Enter');
        await expect(page.getByRole('alert').filter({ hasText: 'You can make a call when' })).toBeVisible();
      },
    },
    {
      name: 'canceled',
      card: 'available',
      async bring({ page, floor }) {
        floor.emulator.control.hangUp(call);
        await expect(outcome(page, 'canceled')).toBeVisible();
      },
    },
    {
      name: 'ringing, unknown caller',
      card: 'ringing',
      async bring({ page, floor }) {
        await floor.call();
        await expectState(page, 'ringing');
      },
    },
    {
      name: 'rejecting',
      card: 'rejecting',
      async bring({ page }) {
        release = await holdBack(page, BRIDGE, (body) => body.includes('rejected'));
        await action(page, /^Reject/).click();
        await expectState(page, 'rejecting');
      },
    },
    {
      name: 'rejected, straight back',
      card: 'ringing',
      async bring({ page }) {
        await release();
        await expect(outcome(page, 'rejected')).toContainText('came straight back to you');
      },
    },
    {
      name: 'rejected, handed on',
      card: 'unavailable',
      async bring({ page }) {
        await action(page, 'Change to Unavailable').click();
        await expectState(page, 'unavailable');
        await expect(outcome(page, 'rejected')).toContainText('went to somebody else');
      },
    },
    {
      name: 'rejected',
      card: 'available',
      async bring({ page, floor }) {
        await dismissOutcome(page);
        await goAvailable(page);
        await expectState(page, 'ringing');
        await floor.setActivity('bob', 'Available');
        await action(page, /^Reject/).click();
        await expect(outcome(page, 'rejected')).toContainText('You rejected the call');
        await expectState(page, 'available');
      },
    },
    {
      name: 'timed out',
      card: 'unavailable',
      async bring({ page, floor }) {
        await floor.call();
        await expectState(page, 'ringing');
        await floor.emulator.clock.advance(120_000);
        await expect(outcome(page, 'timed-out')).toBeVisible();
      },
    },
    {
      name: 'rescinded',
      card: 'available',
      async bring({ page, floor }) {
        await floor.rest.taskQueues(floor.sidOf('taskQueue', 'support')).update({ maxReservedWorkers: 2 });
        for (const task of await floor.rest.tasks.list()) {
          if (task.assignmentStatus === 'pending' || task.assignmentStatus === 'reserved')
            await floor.rest.tasks(task.sid).update({ assignmentStatus: 'canceled', reason: 'over' });
        }
        await floor.setActivity('bob', 'Available');
        await goAvailable(page);
        await expectState(page, 'available');
        await floor.call();
        await expectState(page, 'ringing');
        await floor.answerFor('bob', 'accepted');
        await expect(outcome(page, 'rescinded')).toBeVisible();
      },
    },
    {
      name: 'rejected for you',
      card: 'unavailable',
      async bring({ page, floor }) {
        await floor.call();
        await expectState(page, 'ringing');
        await floor.answerFor('charles', 'rejected', 'Offline');
        await expectActivity(page, 'Offline');
        await expect(outcome(page, 'rejected')).toContainText('The call was rejected for you');
      },
    },
    {
      name: 'the call is gone',
      card: 'available',
      async bring({ page, floor }) {
        await goAvailable(page);
        await expectState(page, 'ringing');
        // Deleted while the page hears nothing: when it asks, TaskRouter knows no such reservation.
        await page.context().setOffline(true);
        await expect(card(page)).toContainText('You can answer as soon as it is back');
        // Or the browser's own line may still carry the news.
        floor.emulator.control.faults.add({ effect: { dropSockets: 'charles' } });
        await floor.rest.tasks((await floor.newestTask()).sid).remove();
        await page.context().setOffline(false);
        await expect(page.locator('.outcome')).toContainText('This call no longer exists');
      },
    },
    {
      name: 'ringing, a task with much to say',
      card: 'ringing',
      async bring({ page, floor }) {
        await dismissOutcome(page);
        await floor.offer({ ...ana, type: 'Callback', ...many });
        await expectState(page, 'ringing');
      },
    },
    {
      name: 'canceled by a program',
      card: 'available',
      async bring({ page, floor }) {
        const { sid } = await floor.newestTask();
        await floor.rest.tasks(sid).update({ assignmentStatus: 'canceled', reason: 'solved by mail' });
        await expect(outcome(page, 'canceled')).toContainText('solved by mail');
      },
    },
  ];
}

/** A phone that is called in vain. */
export function phoneUnreachable(): Tour {
  return [
    {
      name: 'accepting, the phone rings',
      card: 'accepting',
      async bring({ page, floor }) {
        await floor.describe('charles', { skills: ['support'], contact_uri: phone });
        floor.spoilPhone(phone, 'no-answer');
        await floor.onShift(page, 'charles');
        floor.emulator.clock.freeze();
        await knownCall(floor);
        await action(page, /^Accept/).click();
        await expect(page.getByRole('heading', { name: 'Answer your phone' })).toBeVisible();
      },
    },
    {
      name: 'phone not reached, the call is back',
      card: 'ringing',
      async bring({ page, floor }) {
        await expectCalled(floor, phone);
        await floor.emulator.clock.advance(60_000);
        await expect(outcome(page, 'failed-to-connect')).toContainText('could not be reached');
        await expectState(page, 'ringing');
      },
    },
    {
      name: 'phone did not answer twice',
      card: 'unavailable',
      async bring({ page, floor }) {
        await action(page, /^Accept/).click();
        await expectState(page, 'accepting');
        await expectCalled(floor, phone, 2);
        await floor.emulator.clock.advance(60_000);
        await expect(card(page)).toContainText('went unanswered twice in a row');
        await expectState(page, 'unavailable');
      },
    },
    {
      name: 'accepted, nobody called',
      card: 'connected',
      async bring({ page, floor, browser }) {
        const context = await browser.newContext();
        const alice = await context.newPage();
        await page.close();
        await floor.onShift(alice, 'alice');
        await floor.call('+15550200');
        await expect(alice.getByRole('heading', { name: 'Accepted' })).toBeVisible();
        return alice;
      },
    },
  ];
}

/** An accept of which nobody knows whether TaskRouter heard it. */
export const unanswered: Tour = [
  {
    name: 'accepting without an answer',
    card: 'accepting',
    async bring({ page, floor }) {
      await floor.onShift(page, 'charles');
      await knownCall(floor);
      const operation = 'bridge:POST Workers/{worker}/Reservations/{reservation}';
      const fault = floor.emulator.control.faults.add({ operation, effect: { status: 500 } });
      // However long somebody looks at it.
      await page.clock.setFixedTime(Date.now());
      await action(page, /^Accept/).click();
      await expect(trouble(page)).toContainText('If your phone rings, answer it.');
      floor.emulator.control.faults.remove(fault.id);
    },
  },
  {
    name: 'accept again',
    card: 'ringing',
    async bring({ page }) {
      await page.clock.setFixedTime(Date.now() + UNHEARD_ACCEPT_MS + 1_000);
      await expect(trouble(page)).toContainText('if not, accept again');
    },
  },
];
