import type { Page } from '@playwright/test';
import { expect, expectState, test, type BrowserFloor } from './floor';

const panel = (page: Page) => page.getByRole('region', { name: 'Your browser is your phone' });

/** Twilio's voice network is not there on a local floor; the desk has to say so. */
async function withoutTwilio(page: Page, tried: () => void): Promise<void> {
  await page.routeWebSocket(/voice-js/, (socket) => {
    tried();
    void socket.close();
  });
  await page.route(/eventgw|sdk\.twilio\.com/, (route) => route.abort());
}

/** @returns How often the voice network has been tried. */
async function atTheBrowser(page: Page, floor: BrowserFloor): Promise<() => number> {
  let tries = 0;
  await withoutTwilio(page, () => (tries += 1));
  await floor.describe('charles', { skills: ['support'], contact_uri: 'client:charles' });
  await page.clock.install();
  await floor.signIn(page, 'charles');
  await expect(panel(page)).toBeVisible();
  return () => tries;
}

test('an agent with a telephone of their own never loads the one for the browser', async ({ page, floor }) => {
  const loaded: string[] = [];
  page.on('request', (request) => void loaded.push(request.url()));
  await floor.onShift(page, 'charles');
  await expectState(page, 'available');
  await expect(panel(page)).toHaveCount(0);
  expect(loaded.filter((url) => url.includes('voice'))).toEqual([]);
});

test('an agent whose contact is the browser is told when no call can reach it, and when that is tried again', async ({
  page,
  floor,
}) => {
  const tries = await atTheBrowser(page, floor);
  await expect.poll(tries).toBeGreaterThan(0);
  await page.clock.fastForward(16_000);
  await expect(panel(page)).toContainText('Calls cannot reach this browser');
  await expect(panel(page)).toContainText('Next try in');
  await panel(page).getByRole('button', { name: 'Try now' }).click();
  await expect(panel(page)).toContainText('Connecting your phone');
});
