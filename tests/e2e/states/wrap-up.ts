import type { Page } from '@playwright/test';
import { action, activity, card, expect, expectState, kept, outcome, trouble } from '../floor';
import { BRIDGE, goAvailable, holdBack, knownCall, type Stage, type Tour } from './tour';

const saving = (page: Page) => page.locator('#notes-saving');

async function takeAndEnd({ page, floor }: Stage): Promise<void> {
  await knownCall(floor);
  await answerAndEnd(page);
}

async function answerAndEnd(page: Page): Promise<void> {
  await action(page, /^Accept/).click();
  await expectState(page, 'connected');
  await action(page, 'End call').click();
  await expectState(page, 'wrapping');
}

/** What is done after a call, and what the shift looks like then. */
export function wrapUp(): Tour {
  let release: () => Promise<void>;
  return [
    {
      name: 'wrap-up',
      card: 'wrapping',
      async bring(stage) {
        await stage.floor.onShift(stage.page, 'charles');
        await takeAndEnd(stage);
      },
    },
    {
      name: 'wrap-up, a note is needed',
      card: 'wrapping',
      async bring({ page }) {
        await page.getByLabel('How it ended').selectOption('Needs a follow-up');
        await action(page, 'Complete').click();
        await expect(trouble(page)).toContainText('needs a note');
      },
    },
    {
      name: 'wrap-up, saving notes',
      card: 'wrapping',
      async bring({ page }) {
        release = await holdBack(page, '**/wrap-up');
        await page.getByLabel('Notes').fill('Paid twice; promised the refund by Friday.');
        await expect(saving(page)).toHaveText('Saving…');
      },
    },
    {
      name: 'wrap-up, notes saved',
      card: 'wrapping',
      async bring({ page }) {
        await release();
        await expect(saving(page)).toHaveText('Saved');
      },
    },
    {
      name: 'wrap-up, asking for more time',
      card: 'wrapping',
      async bring({ page }) {
        release = await holdBack(page, '**/wrap-up');
        await page.getByRole('button', { name: 'More time' }).click();
        await expect(page.getByRole('button', { name: 'Asking for more time…' })).toBeVisible();
      },
    },
    {
      name: 'wrap-up, no more time',
      card: 'wrapping',
      async bring({ page }) {
        await release();
        await expect(page.getByRole('button', { name: 'More time' })).toBeVisible();
        await page.route('**/wrap-up', (route) => route.abort());
        await page.getByRole('button', { name: 'More time' }).click();
        await expect(card(page)).toContainText('No more time was given');
      },
    },
    {
      name: 'wrap-up, notes unsaved',
      card: 'wrapping',
      async bring({ page }) {
        await page.getByLabel('Notes').fill('Paid twice; promised the refund by Friday. Wants a receipt.');
        await expect(trouble(page).filter({ hasText: 'your notes may not be saved' })).toBeVisible();
      },
    },
    {
      name: 'completed, notes kept',
      card: 'available',
      async bring({ page }) {
        await page.getByRole('button', { name: 'Complete without saving' }).click();
        await expect(kept(page)).toContainText('What you noted about Ana Ruiz could not be saved');
        await page.unroute('**/wrap-up');
      },
    },
    {
      name: 'ringing, notes of the call before kept',
      card: 'ringing',
      async bring({ floor }) {
        await knownCall(floor);
      },
    },
    {
      name: 'completing',
      card: 'completing',
      async bring({ page }) {
        await kept(page).getByRole('button', { name: 'Dismiss' }).click();
        await answerAndEnd(page);
        release = await holdBack(page, BRIDGE, (body) => body.includes('completed'));
        await action(page, 'Complete').click();
        await expectState(page, 'completing');
      },
    },
    {
      name: 'completed',
      card: 'available',
      async bring({ page }) {
        await release();
        await expect(outcome(page, 'completed')).toContainText('It lasted');
      },
    },
    {
      name: 'shift and last calls',
      card: 'available',
      async bring({ page }) {
        await page.getByText('Last calls').click();
        await expect(page.locator('.shift-calls li')).toHaveCount(2);
      },
    },
    {
      name: 'completing first, then unavailable',
      card: 'completing',
      async bring(stage) {
        const { page } = stage;
        await page.getByText('Last calls').click();
        await takeAndEnd(stage);
        release = await holdBack(page, BRIDGE, (body) => body.includes('completed'));
        await activity(page, 'Unavailable').click();
        await expect(page.getByText('Completing your wrap-up, then Unavailable…')).toBeVisible();
      },
    },
    {
      name: 'completing through the server',
      card: 'completing',
      async bring(stage) {
        const { page } = stage;
        await release();
        await expectState(page, 'unavailable');
        await goAvailable(page);
        await expectState(page, 'available');
        await takeAndEnd(stage);
        await page.route(BRIDGE, async (route) => {
          if (!(route.request().postData() ?? '').includes('completed')) return route.fallback();
          const json = { code: 20500, status: 500, message: 'No' };
          return route.fulfill({ status: 500, json, headers: { 'Access-Control-Allow-Origin': '*' } });
        });
        await holdBack(page, '**/task-fix');
        await action(page, 'Complete').click();
        await expect(card(page)).toContainText('so our server tries');
      },
    },
  ];
}
