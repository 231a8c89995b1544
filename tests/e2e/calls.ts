import { expect, type Locator, type Page } from '@playwright/test';
import { asObject } from '../../src/assets/desk/ground/json';
import { action, type BrowserFloor } from './floor';

export const third = '+15550100177';

/** A line of "On the call". */
export const person = (page: Page, name: string | RegExp): Locator => page.locator('.person').filter({ hasText: name });

/** Opens "Add a number", types one and sends it off. */
export async function addNumber(page: Page, number = third): Promise<void> {
  await action(page, 'More').click();
  await action(page, 'Add a number').click();
  await page.getByLabel('Phone number').fill(number);
  await page.keyboard.press('Enter');
}

/**
 * Until a phone has been called that many times in all. The page shows an accept at once, before TaskRouter has even
 * heard of it: a clock that is moved on by then passes nobody's ringing phone.
 */
export async function expectCalled(floor: BrowserFloor, number: string, times = 1): Promise<void> {
  await expect.poll(async () => (await floor.account.calls.list({ to: number })).length).toBe(times);
}

/** The keys whose tones Twilio was told to play. */
export function tonesPlayed(floor: BrowserFloor): string {
  const { deliveries } = asObject(floor.emulator.control.state());
  const urls = Array.isArray(deliveries) ? deliveries.map((each) => String(asObject(each)['url'])) : [];
  return urls
    .map((url) => new URL(url))
    .filter(({ pathname }) => pathname === '/keypad-tones')
    .map(({ searchParams }) => searchParams.get('digits') ?? '')
    .join('');
}
