import { test as base, expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import type { Emulator } from '../../emulator';
import { LOCAL_PASSWORD, startLocalDesk } from '../../scripts/local-desk';
import type { LocalDesk } from '../../scripts/local-desk';

export const customer = '+15557654321';
export const supportLine = '+15550100';
export const spanishLine = '+15550200';

/** A desk with its own local TaskRouter, and short words for what browser tests do with them. */
export class BrowserFloor {
  readonly emulator: Emulator;

  constructor(readonly desk: LocalDesk) {
    if (!desk.emulator) throw new Error('The desk was started against a real account');
    this.emulator = desk.emulator;
  }

  /** Opens the page and signs in. */
  async signIn(page: Page, worker: string, password = LOCAL_PASSWORD): Promise<void> {
    await page.goto(this.desk.deskOrigin);
    await page.getByLabel('Worker name').fill(worker);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
  }

  /** Signs in and becomes available. */
  async onShift(page: Page, worker: string): Promise<void> {
    await this.signIn(page, worker);
    await activity(page, 'Available').click();
    await expect(activity(page, 'Available')).toHaveAttribute('aria-pressed', 'true');
  }

  /** Places a call and waits until it has been routed. */
  async call(to = supportLine): Promise<string> {
    const sid = this.emulator.control.call(customer, to);
    await this.emulator.clock.settle();
    return sid;
  }
}

/** The one card that says how things stand. */
export const card = (page: Page): Locator => page.locator('.card[data-state]');

export const expectState = (page: Page, state: string): Promise<void> =>
  expect(card(page)).toHaveAttribute('data-state', state);

export const activity = (page: Page, name: string): Locator =>
  page.getByRole('group', { name: 'Activity' }).getByRole('button', { name, exact: true });

export const action = (page: Page, name: string | RegExp): Locator => card(page).getByRole('button', { name });

export const test = base.extend<{ floor: BrowserFloor }>({
  floor: async ({}, use) => {
    const desk = await startLocalDesk({ deskPort: 0, emulatorPort: 0 });
    await use(new BrowserFloor(desk));
    await desk.close();
  },
});

export { expect } from '@playwright/test';
