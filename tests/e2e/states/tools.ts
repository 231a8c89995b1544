import { SEEN_WITHIN_MS } from '../../../src/assets/desk/dialling/dialling-rules';
import { activity, expect, expectState, ownSetting } from '../floor';
import { standIn } from '../stand-ins';
import { holdBack, signIn, type Stage, type Tour } from './tour';

const dialog = ({ page }: Stage, name: string) => page.getByRole('dialog', { name });

async function openDialog(stage: Stage, name: string): Promise<void> {
  await ownSetting(stage.page, name);
  await expect(dialog(stage, name)).toBeVisible();
}

/** What an agent may open while nothing is going on, the dial pad among it. */
export const tools: Tour = [
  {
    name: 'sound settings',
    card: 'unavailable',
    async bring(stage) {
      await standIn(stage.page);
      await signIn(stage);
      await expectState(stage.page, 'unavailable');
      await openDialog(stage, 'Sound and notifications');
    },
  },
  {
    name: 'notifications allowed, ring off',
    card: 'unavailable',
    async bring(stage) {
      await stage.page.getByRole('button', { name: 'Allow notifications…' }).click();
      await expect(stage.page.getByLabel('Show calls on your desktop')).toBeChecked();
      await stage.page.getByLabel('Ring in this browser').uncheck();
    },
  },
  {
    name: 'the ring is off',
    card: 'unavailable',
    async bring(stage) {
      await stage.page.keyboard.press('Escape');
      await expect(dialog(stage, 'Sound and notifications')).toBeHidden();
    },
  },
  {
    name: 'shortcuts',
    card: 'unavailable',
    async bring(stage) {
      await stage.page.keyboard.press('?');
      await expect(dialog(stage, 'Keyboard shortcuts')).toBeVisible();
    },
  },
  {
    name: 'a shortcut being changed',
    card: 'unavailable',
    async bring({ page }) {
      await page.getByRole('button', { name: 'Change the key for: Go available' }).click();
      await expect(page.getByText('Press the new key, or Esc to cancel.')).toBeVisible();
    },
  },
  {
    name: 'a shortcut that is taken',
    card: 'unavailable',
    async bring({ page }) {
      await page.keyboard.press('u');
      await expect(page.getByText('Not changed:')).toBeVisible();
    },
  },
  {
    name: 'dial pad',
    card: 'unavailable',
    async bring(stage) {
      await dialog(stage, 'Keyboard shortcuts').getByRole('button', { name: 'Close' }).click();
      await stage.page.getByRole('button', { name: 'Dial a number' }).click();
      await stage.page.getByLabel('Phone number').fill('+1 555 010 0177');
    },
  },
  {
    name: 'a number that cannot be dialled',
    card: 'unavailable',
    async bring({ page }) {
      await page.getByLabel('Phone number').fill('0177');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('alert').filter({ hasText: 'is not a valid phone number' })).toBeVisible();
    },
  },
  {
    name: 'dialling fails',
    card: 'unavailable',
    async bring({ page }) {
      await page.route('**/outbound-call', (route) =>
        route.fulfill({ status: 503, json: { error: { code: 'upstream_busy', message: 'Busy' } } }),
      );
      await page.getByLabel('Phone number').fill('+1 555 010 0177');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('alert').filter({ hasText: 'The call was not made' })).toBeVisible();
      await page.unroute('**/outbound-call');
    },
  },
  {
    name: 'dialled without an answer',
    card: 'unavailable',
    async bring({ page }) {
      const failed = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/outbound-call'));
      await page.route('**/outbound-call', (route) => route.abort(), { times: 1 });
      await page.getByLabel('Phone number').press('Enter');
      await failed;
      await expect(page.getByRole('button', { name: 'Calling' })).toBeVisible();
      await page.clock.setFixedTime(Date.now() + SEEN_WITHIN_MS + 2_000);
      await expect(page.getByRole('alert').filter({ hasText: 'No reply' })).toBeVisible();
    },
  },
  {
    name: 'dialling',
    card: 'unavailable',
    async bring({ page }) {
      await holdBack(page, '**/outbound-call');
      await page.getByLabel('Phone number').fill('+1 555 010 0177');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('button', { name: 'Calling +15550100177…' })).toBeVisible();
    },
  },
];

/** A call that the agent makes, and one that comes to nothing. */
export const outbound: Tour = [
  {
    name: 'calling out, the own phone rings',
    card: 'accepting',
    async bring(stage) {
      const { page, floor } = stage;
      await floor.describe('charles', { skills: ['support'], contact_uri: '+15550123' });
      floor.spoilPhone('+15550123', 'no-answer');
      await signIn(stage);
      await expect(activity(page, 'Available')).toBeVisible();
      await page.getByRole('button', { name: 'Dial a number' }).click();
      await page.getByLabel('Phone number').fill('+1 555 010 0177');
      await page.keyboard.press('Enter');
      await expectState(page, 'accepting');
    },
  },
];

/** The browser as the agent's telephone. Twilio's voice network is not there on a local floor. */
export const browserPhone: Tour = [
  {
    name: 'browser phone, connecting',
    card: 'unavailable',
    async bring(stage) {
      const { page, floor } = stage;
      await page.addInitScript(() => {
        navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('No', 'NotAllowedError'));
      });
      await page.routeWebSocket(/voice-js/, (socket) => void socket.close());
      await page.route(/eventgw|sdk\.twilio\.com/, (route) => route.abort());
      await floor.describe('charles', { skills: ['support'], contact_uri: 'client:charles' });
      await page.clock.install();
      await signIn(stage);
      await expectState(page, 'unavailable');
      await expect(page.getByText('Connecting your phone…')).toBeVisible();
    },
  },
  {
    name: 'browser phone, not reachable',
    card: 'unavailable',
    async bring({ page }) {
      await page.clock.fastForward(16_000);
      await expect(page.getByText('Calls cannot reach this browser')).toBeVisible();
    },
  },
  {
    name: 'browser phone, microphone refused',
    card: 'unavailable',
    async bring({ page }) {
      await page.getByRole('button', { name: 'Allow the microphone' }).click();
      await expect(page.getByText('so nobody can hear you.')).toBeVisible();
    },
  },
];
