import { test as base } from '@playwright/test';
import puppeteer, { type Browser, type ElementHandle, type Page } from 'puppeteer-core';
import { LOCAL_PASSWORD, startLocalDesk } from '../../scripts/local-desk';
import { BrowserFloor } from '../e2e/floor';

/** A page in Firefox, in short words for what these tests do with it. */
export class FirefoxPage {
  constructor(readonly page: Page) {}

  /**
   * Waits until the page has it, whether by its role and name or by a CSS selector.
   *
   * Asked again and again from here: what the library waits for inside of the page, the page's own policy forbids.
   */
  async see(selector: string): Promise<ElementHandle> {
    let found: ElementHandle | null = null;
    await base.expect.poll(async () => (found = await this.page.$(selector)), { message: selector }).not.toBeNull();
    if (!found) throw new Error(`${selector} is not there`);
    return found;
  }

  /** Clicks a button once it can be clicked. */
  async press(button: string): Promise<void> {
    await (await this.see(`::-p-aria([name="${button}"][role="button"])`)).click();
  }

  async fill(field: string, text: string): Promise<void> {
    await (await this.see(`::-p-aria([name="${field}"])`)).type(text);
  }

  /** Signs in by keyboard, and becomes available. */
  async onShift(worker: string): Promise<void> {
    await this.fill('Name', worker);
    await this.fill('Password', LOCAL_PASSWORD);
    await this.page.keyboard.press('Enter');
    await this.press('Available');
    await this.see('::-p-aria([name="Available"][role="button"])[aria-pressed="true"]');
  }

  /** Waits until the card says that things stand so. */
  async expectState(state: string): Promise<void> {
    await this.see(`.card[data-state="${state}"]`);
  }

  /** Waits until an element says so. */
  async expectText(selector: string, text: string): Promise<void> {
    await this.see(`${selector} ::-p-text(${text})`);
  }
}

/**
 * Tests in the Firefox that is installed, at a desk with its own local TaskRouter.
 *
 * WebDriver BiDi is what Firefox is driven by, https://firefox-source-docs.mozilla.org/remote/; Playwright drives one that
 * was changed for it.
 */
export const test = base.extend<
  { floor: BrowserFloor; fox: FirefoxPage; env: Readonly<Record<string, string>> },
  { firefoxPath: string; firefox: Browser }
>({
  env: [{}, { option: true }],
  firefoxPath: [process.env['FIREFOX_PATH'] ?? '', { scope: 'worker', option: true }],
  firefox: [
    async ({ firefoxPath }, use) => {
      const firefox = await puppeteer.launch({ browser: 'firefox', executablePath: firefoxPath });
      await use(firefox);
      await firefox.close();
    },
    { scope: 'worker' },
  ],
  floor: async ({ env }, use) => {
    const desk = await startLocalDesk({ deskPort: 0, emulatorPort: 0, env });
    const floor = new BrowserFloor(desk);
    await use(floor);
    const { wrongWithCustomers } = floor;
    floor.customers.stop();
    await desk.close();
    base.expect(wrongWithCustomers, 'customers who were left alone').toEqual([]);
  },
  fox: async ({ firefox, floor }, use) => {
    const context = await firefox.createBrowserContext();
    const page = await context.newPage();
    const uncaught: unknown[] = [];
    page.on('pageerror', (error) => uncaught.push(error));
    await page.goto(floor.desk.deskOrigin);
    await use(new FirefoxPage(page));
    await context.close();
    base.expect(uncaught, 'errors that the page did not catch').toEqual([]);
  },
});

export { expect } from '@playwright/test';
