import { expect, submitSignIn } from '../floor';
import { LOCAL_PASSWORD } from '../../../scripts/local-desk';
import { holdBack, signIn, type Stage, type Tour } from './tour';

async function refusedWith({ page }: Stage, message: string): Promise<void> {
  await expect(page.getByRole('alert')).toContainText(message);
  await expect(page.getByRole('button', { name: 'Sign in' })).toHaveAttribute('aria-disabled', 'false');
}

/** One answer of the server to the form. */
async function answered(stage: Stage, status: number, code: string, says: string): Promise<void> {
  await stage.page.route('**/token', (route) =>
    route.fulfill({ status, json: { error: { code, message: 'TWILIO_API_KEY is not set' } } }),
  );
  await submitSignIn(stage.page, 'charles', LOCAL_PASSWORD);
  await refusedWith(stage, says);
  await stage.page.unroute('**/token');
}

export const atTheDoor: Tour = [
  {
    name: 'signed out',
    async bring({ page, floor }) {
      await page.goto(floor.desk.deskOrigin);
      await expect(page.getByRole('heading', { name: 'Sign in to your desk' })).toBeVisible();
    },
  },
  {
    name: 'wrong password',
    async bring(stage) {
      await submitSignIn(stage.page, 'charles', 'a-wrong-password');
      await refusedWith(stage, 'Wrong name or password');
    },
  },
  {
    name: 'throttled',
    async bring({ page }) {
      // Each wrong try doubles the wait before the next, so even a slow browser runs into it.
      let status = 0;
      while (status !== 429) {
        const answer = page.waitForResponse('**/token');
        await submitSignIn(page, 'charles', 'a-wrong-password');
        status = (await answer).status();
        await expect(page.getByRole('button', { name: 'Sign in' })).toHaveAttribute('aria-disabled', 'false');
      }
      await expect(page.getByRole('alert')).toContainText('Too many attempts');
    },
  },
  {
    name: 'sign-in without a server',
    async bring(stage) {
      await stage.page.route('**/token', (route) => route.abort('connectionrefused'));
      await submitSignIn(stage.page, 'bob', LOCAL_PASSWORD);
      await refusedWith(stage, 'Cannot reach the server');
      await stage.page.unroute('**/token');
    },
  },
  {
    name: 'sign-in at a desk that is not set up',
    bring: (stage) => answered(stage, 500, 'misconfigured', 'This desk is not fully set up'),
  },
  {
    name: 'sign-in at a server with a problem',
    bring: (stage) => answered(stage, 502, 'upstream_failed', 'Could not sign in'),
  },
  {
    name: 'a part of the page is missing',
    async bring(stage) {
      const { page } = stage;
      await page.route('**/chunks/open-desk-*', (route) => route.abort());
      await signIn(stage);
      await expect(page.getByRole('alert')).toContainText('Part of this page did not load');
    },
  },
  {
    name: 'signing in',
    async bring(stage) {
      await stage.page.unroute('**/chunks/open-desk-*');
      await holdBack(stage.page, '**/token');
      await signIn(stage, 'bob');
      await expect(stage.page.getByRole('button', { name: 'Signing in…' })).toBeVisible();
    },
  },
];
