import type { Page } from '@playwright/test';
import type { Line } from '../../conformance/line';
import { LOCAL_PASSWORD } from '../../../scripts/local-desk';
import { action, activity, card, expect, expectActivity, expectState, log, trouble } from '../floor';
import { refuseTokens } from '../refuse-tokens';
import { BRIDGE, goAvailable, holdBack, knownCall, signIn, type Tour } from './tour';

const notice = (page: Page, what: string) => page.locator(`.notice[data-notice="${what}"]`);
const again = (page: Page) => page.getByRole('region', { name: 'Sign in again' });

/** From the sign-in to the shift: what the page says of its connection and of the agent's activity. */
export function connection(): Tour {
  let release: () => Promise<void>;
  let line: Line;
  return [
    {
      name: 'connecting',
      card: 'connecting',
      async bring(stage) {
        line = await stage.overALine();
        release = await holdBack(stage.page, BRIDGE);
        await signIn(stage);
        await expectState(stage.page, 'connecting');
      },
    },
    {
      name: 'unavailable',
      card: 'unavailable',
      async bring({ page }) {
        await release();
        await expectState(page, 'unavailable');
      },
    },
    {
      name: 'changing activity',
      card: 'unavailable',
      async bring({ page }) {
        release = await holdBack(page, BRIDGE);
        await goAvailable(page);
        await expect(page.getByText('Changing to Available…')).toBeVisible();
      },
    },
    {
      name: 'available',
      card: 'available',
      async bring({ page }) {
        await release();
        await expectState(page, 'available');
      },
    },
    {
      name: 'activity not changed',
      card: 'available',
      async bring({ page, floor }) {
        const operation = 'bridge:POST Workers/{worker}';
        const fault = floor.emulator.control.faults.add({ operation, effect: { status: 429 } });
        await activity(page, 'Unavailable').click();
        await expect(page.getByText('Your activity did not change')).toBeVisible();
        floor.emulator.control.faults.remove(fault.id);
      },
    },
    {
      name: 'reconnecting with the next try',
      card: 'reconnecting',
      async bring({ page }) {
        line.break();
        await expect(notice(page, 'unreached')).toBeVisible();
        await expect(page.locator('.light')).toContainText('Next try in');
      },
    },
    {
      name: 'offline',
      card: 'offline',
      async bring({ page }) {
        await page.context().setOffline(true);
        await expectState(page, 'offline');
      },
    },
    {
      name: 'ringing without a network',
      card: 'ringing',
      async bring({ page, floor }) {
        line.mend();
        await page.context().setOffline(false);
        await expectState(page, 'available');
        await knownCall(floor);
        await expectState(page, 'ringing');
        await page.context().setOffline(true);
        await expect(card(page)).toContainText('You can answer as soon as it is back');
      },
    },
    {
      name: 'in a call while reconnecting',
      card: 'connected',
      async bring({ page }) {
        await page.context().setOffline(false);
        await expect(page.locator('.light')).toContainText('Connected');
        await action(page, /^Accept/).click();
        await expectState(page, 'connected');
        line.break();
        await expect(card(page)).toContainText('A call on your phone continues');
        await expect(notice(page, 'unreached')).toBeVisible();
      },
    },
    {
      name: 'ending a call without a network',
      card: 'ending',
      async bring({ page }) {
        await page.context().setOffline(true);
        await action(page, 'End call').click();
        await expect(trouble(page)).toContainText('It is not clear yet whether the call has ended');
      },
    },
  ];
}

/** Other tabs and other desks. */
export function elsewhere(): Tour {
  let second: Page;
  return [
    {
      name: 'following tab, just joined',
      card: 'available',
      async bring(stage) {
        const { page, floor } = stage;
        await floor.onShift(page, 'charles');
        second = await page.context().newPage();
        await second.goto(floor.desk.deskOrigin);
        await expect(notice(second, 'joined')).toBeVisible();
        return second;
      },
    },
    {
      name: 'following tab',
      card: 'available',
      async bring() {
        await notice(second, 'joined').getByRole('button').click();
        await expect(notice(second, 'joined')).toBeHidden();
        return second;
      },
    },
    {
      name: 'signed in elsewhere',
      card: 'elsewhere',
      async bring({ page, floor, browser }) {
        await second.close();
        const other = await (await browser.newContext()).newPage();
        await floor.signIn(other, 'charles');
        await expectState(other, 'available');
        await expectState(page, 'elsewhere');
      },
    },
    {
      name: 'taking the desk back',
      card: 'elsewhere',
      async bring({ page }) {
        await holdBack(page, '**/token');
        await page.getByRole('button', { name: 'Use this desk' }).click();
        await expect(page.getByRole('button', { name: 'Taking over…' })).toBeVisible();
      },
    },
  ];
}

/** The end of the session, and mistakes of the page's own. */
export const over: Tour = [
  {
    name: 'session refused in a call',
    card: 'connected',
    async bring({ page, floor }) {
      await floor.onShift(page, 'charles');
      await knownCall(floor);
      await action(page, /^Accept/).click();
      await expectState(page, 'connected');
      await page.route('**/conference-end', (route) =>
        route.continue({ headers: { ...route.request().headers(), authorization: 'Bearer not.a.token' } }),
      );
      await action(page, 'End call').click();
      await expect(again(page)).toContainText('ends soon');
      await expect(trouble(page)).toContainText('your session has ended');
      await page.unroute('**/conference-end');
    },
  },
  {
    name: 'session refused, wrong password',
    card: 'connected',
    async bring({ page }) {
      await again(page).getByLabel('Password for charles').fill('a-wrong-password');
      await again(page).getByRole('button', { name: 'Sign in again' }).click();
      await expect(again(page).getByRole('alert')).toContainText('Wrong name or password');
    },
  },
  {
    name: 'page failed notice',
    card: 'connected',
    async bring({ page }) {
      await again(page).getByLabel('Password for charles').fill(LOCAL_PASSWORD);
      await again(page).getByRole('button', { name: 'Sign in again' }).click();
      await expect(again(page)).toBeHidden();
      await expect(log(page)).toContainText('Signed in again');
      await page.evaluate(() => {
        window.dispatchEvent(new ErrorEvent('error', { message: 'TypeError: x is not a function' }));
      });
      await expect(notice(page, 'failed')).toBeVisible();
    },
  },
  {
    name: 'session ended in a call',
    card: 'connected',
    async bring({ page }) {
      await notice(page, 'failed').getByRole('button', { name: 'Dismiss' }).click();
      await page.route('**/token', refuseTokens);
      await page.clock.setFixedTime(Date.now() + 3_660_000);
      await expect(again(page)).toContainText('has expired');
    },
  },
  {
    name: 'session ended, signing in again',
    card: 'connected',
    async bring({ page }) {
      await page.unroute('**/token');
      await holdBack(page, '**/token');
      await again(page).getByLabel('Password for charles').fill(LOCAL_PASSWORD);
      await again(page).getByRole('button', { name: 'Sign in again' }).click();
      await expect(again(page).getByRole('button')).toHaveAttribute('aria-disabled', 'true');
    },
  },
];

/** A session that ends while nothing goes on. */
export const ended: Tour = [
  {
    name: 'session ended',
    card: 'reconnecting',
    async bring({ page, floor }) {
      await floor.signIn(page, 'charles');
      await expectActivity(page, 'Offline');
      await page.route('**/token', refuseTokens);
      await page.clock.setFixedTime(Date.now() + 3_660_000);
      await expect(again(page)).toContainText('has expired');
      await expect(card(page)).toContainText('Sign in again to reconnect.');
    },
  },
];

/** A mistake after which the page cannot be drawn. */
export const broken: Tour = [
  {
    name: 'the page cannot be drawn',
    async bring({ page, floor }) {
      await floor.signIn(page, 'charles');
      await expectActivity(page, 'Offline');
      // The browser's own formatter of times breaks: the log cannot be drawn.
      await page.evaluate(() => {
        Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', {
          configurable: true,
          get() {
            throw new RangeError('of the test');
          },
        });
      });
      await floor.setActivity('charles', 'Unavailable');
      await expect(page.getByRole('heading', { name: 'This page could not be displayed.' })).toBeVisible();
    },
  },
];
