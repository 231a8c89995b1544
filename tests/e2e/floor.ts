import { test as base, expect, type Locator, type Page } from '@playwright/test';
import { LOCAL_PASSWORD, startLocalDesk, type LocalDesk } from '../../scripts/local-desk';
import { AccountOfFloor } from '../promise/account-of-floor';
import { CustomerWatch } from '../promise/customer-watch';
import { watchable } from '../promise/watchable';
import { operate } from './operator';

export const customer = '+15557654321';
export const supportLine = '+15550100';
export const spanishLine = '+15550200';

/** How long a customer may be with nobody before it counts, in seconds of the local TaskRouter's clock. */
const ALONE_AT_MOST_SECONDS = 15;

/** A desk with its own local TaskRouter, and short words for what browser tests do with them. */
export class BrowserFloor extends AccountOfFloor {
  /** Where each customer is. At the end of a test nobody may have been alone for long, unless it says so. */
  readonly customers: CustomerWatch;
  #mayStrand = false;

  constructor(readonly desk: LocalDesk) {
    if (!desk.emulator) throw new Error('The desk was started against a real account');
    super(desk.emulator);
    this.customers = new CustomerWatch(watchable(this.emulator));
  }

  /** This test leaves a customer with nobody, and the server hears nothing of it. @param _because - Why, for whoever reads it. */
  async strandsOnPurpose(_because: string): Promise<void> {
    this.#mayStrand = true;
    await this.deafenServer();
  }

  /** What was wrong with the customers so far, a line each. */
  get wrongWithCustomers(): readonly string[] {
    return this.customers.wrong(this.#mayStrand ? Infinity : ALONE_AT_MOST_SECONDS);
  }

  /** Does what an operator types. @returns What it printed. */
  operator(...argv: string[]): Promise<string> {
    return operate(this.emulator.origin, argv);
  }

  /** Opens the page and signs in. */
  async signIn(page: Page, worker: string, password = LOCAL_PASSWORD): Promise<void> {
    await page.goto(this.desk.deskOrigin);
    await submitSignIn(page, worker, password);
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

  /** Brings an agent into a call. @returns The SID of the customer's call. */
  async inCall(page: Page, worker: string): Promise<string> {
    await this.onShift(page, worker);
    const sid = await this.call();
    await action(page, /^Accept/).click();
    await expectState(page, 'connected');
    return sid;
  }
}

export async function submitSignIn(page: Page, worker: string, password: string): Promise<void> {
  await page.getByLabel('Name').fill(worker);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** The one card that says how things stand. */
export const card = (page: Page): Locator => page.locator('.card[data-state]');

/** What the card says went wrong. */
export const trouble = (page: Page): Locator => card(page).getByRole('alert').filter({ hasText: /\S/ });

export const expectState = (page: Page, state: string): Promise<void> =>
  expect(card(page)).toHaveAttribute('data-state', state);

export const activity = (page: Page, name: string): Locator =>
  page.getByRole('group', { name: 'Activity' }).getByRole('button', { name, exact: true });

export const expectActivity = (page: Page, name: string): Promise<void> =>
  expect(activity(page, name)).toHaveAttribute('aria-pressed', 'true');

export const action = (page: Page, name: string | RegExp): Locator => card(page).getByRole('button', { name });

/** What the card says about how the last call ended. */
export const outcome = (page: Page, end: string): Locator => page.locator(`.outcome[data-end="${end}"]`);

/** What could not be saved of calls that are over, one for each. */
export const kept = (page: Page): Locator => page.locator('.kept-notes > li');

/** One of the settings behind the agent's own name, which is opened for it. */
export async function ownSetting(page: Page, name: string): Promise<void> {
  const owner = page.locator('.own-name');
  if ((await owner.getAttribute('aria-expanded')) === 'false') await owner.click();
  await page.locator('.own-menu').getByRole('button', { name }).click();
}

export const log = (page: Page): Locator => page.getByRole('log');

export const connection = (page: Page): Locator => page.locator('.light');

/** @param env - Variables of the desk's Functions. */
export const test = base.extend<{ floor: BrowserFloor; env: Readonly<Record<string, string>> }>({
  env: [{}, { option: true }],
  floor: async ({ context, env }, use) => {
    const uncaught: Error[] = [];
    context.on('weberror', (thrown) => uncaught.push(thrown.error()));
    const desk = await startLocalDesk({ deskPort: 0, emulatorPort: 0, env });
    const floor = new BrowserFloor(desk);
    await use(floor);
    const { wrongWithCustomers } = floor;
    floor.customers.stop();
    await desk.close();
    expect(wrongWithCustomers, 'customers who were left alone').toEqual([]);
    expect(uncaught, 'errors that a page did not catch').toEqual([]);
  },
});

export { expect } from '@playwright/test';
