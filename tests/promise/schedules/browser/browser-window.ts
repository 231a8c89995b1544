import type { Browser, BrowserContext, Page } from '@playwright/test';
import { SLOW_MS, type LineFault } from '../../one-process/line-faults';

export interface WindowOptions {
  /** The page's address. */
  readonly url: string;
  /** Epoch milliseconds of virtual time. */
  readonly now: number;
  /** What the page draws by chance comes of this. */
  readonly seed: number;
  /** Told of whatever is in the console that should not be there. */
  readonly failed: (message: string) => void;
}

/** Longer than anything takes on a page whose time stands still. */
const PRESSED_WITHIN_MS = 10_000;

/** What nobody looks at is not to be painted large. */
const SMALL = { width: 800, height: 600 };

/** What a browser itself says of a request that failed, or a socket that broke: which they do here, on purpose. */
const OF_THE_NETWORK = /^(Failed to load resource|WebSocket connection to )/;

/**
 * Somebody's browser, with a memory of its own and the page in one tab or in two, whose time stands still but for
 * {@link Window.passUntil}.
 */
export class Window {
  readonly #context: BrowserContext;
  readonly #options: WindowOptions;
  /** The tabs, the one in front last, each with how many answers it waits for. */
  #tabs = new Map<Page, { underWay: number }>();
  #now: number;
  #happenings = 0;
  /** Answers that come later, by virtual time. */
  #late: { readonly at: number; readonly go: () => void }[] = [];

  private constructor(context: BrowserContext, options: WindowOptions) {
    this.#context = context;
    this.#options = options;
    this.#now = options.now;
  }

  static async open(browser: Browser, options: WindowOptions): Promise<Window> {
    const context = await browser.newContext({ viewport: SMALL, locale: 'en', reducedMotion: 'reduce' });
    context.setDefaultTimeout(PRESSED_WITHIN_MS);
    await context.clock.install({ time: options.now });
    await context.clock.pauseAt(options.now);
    // What tsx writes into the functions that run in the page.
    await context.addInitScript('globalThis.__name = (named) => named');
    await context.addInitScript(drawFrom, options.seed);
    return new Window(context, options);
  }

  /** The one in front; `undefined` while none is open. */
  get page(): Page | undefined {
    return this.tabs.at(-1);
  }

  /** The page in each tab, the one in front last. */
  get tabs(): readonly Page[] {
    return [...this.#tabs.keys()];
  }

  /** How much has gone to the page and from it. */
  get happenings(): number {
    return this.#happenings;
  }

  /** Whether a page waits for an answer. */
  get isUnderWay(): boolean {
    return [...this.#tabs.values()].some(({ underWay }) => underWay > 0);
  }

  /** Opens the page, in place of the one in front. */
  async load(): Promise<Page> {
    const page = this.page ?? (await this.#newPage());
    await page.goto(this.#options.url);
    return page;
  }

  /** Opens the page in a tab of its own, which is in front then. */
  async loadBeside(): Promise<Page> {
    const page = await this.#newPage();
    await page.goto(this.#options.url);
    return page;
  }

  /** Has the other tab in front. @returns Whether there is one */
  turnTo(): boolean {
    const [other] = this.#tabs;
    if (!other || this.#tabs.size < 2) return false;
    this.#tabs.delete(other[0]);
    this.#tabs.set(...other);
    return true;
  }

  /** Closes the tab in front. */
  async closePage(): Promise<void> {
    const { page } = this;
    if (!page) return;
    this.#tabs.delete(page);
    await page.close();
  }

  /** Time passes on the page until then: epoch milliseconds of virtual time. */
  async passUntil(now: number): Promise<void> {
    const forMs = now - this.#now;
    if (forMs <= 0) return;
    this.#now = now;
    await this.#context.clock.runFor(forMs);
    const due = this.#late.filter(({ at }) => at <= now);
    this.#late = this.#late.filter(({ at }) => at > now);
    for (const { go } of due) go();
  }

  /** The computer has slept until then. */
  async sleepUntil(now: number): Promise<void> {
    const forMs = now - this.#now;
    this.#now = now;
    if (forMs > 0) await this.#context.clock.fastForward(forMs);
  }

  /** Resolves after a turn of each page, in real time. */
  async turn(): Promise<void> {
    const { tabs } = this;
    await Promise.all(tabs.map((page) => page.evaluate(turnOnce)));
    // What one tab has told the other comes to something there, which it tells in turn.
    if (tabs.length > 1) for (const page of [...tabs, ...tabs]) await page.evaluate(turnOnce);
  }

  /** The next request to a Function meets with a fault. */
  async strike(fault: LineFault): Promise<void> {
    await this.clearFaults();
    // Of several tabs one asks for all.
    await this.#context.route(
      isFunction,
      async (route) => {
        switch (fault) {
          case 'request lost':
            return route.abort();
          case 'answer lost':
            await route.fetch();
            return route.abort();
          case '429':
            return route.fulfill({ status: 429, json: refusal(429, 'too_many_requests') });
          case '500':
            return route.fulfill({ status: 500, json: refusal(500, 'internal_error') });
          case 'slow':
            await new Promise<void>((go) => void this.#late.push({ at: this.#now + SLOW_MS, go }));
            return route.fallback();
        }
      },
      { times: 1 },
    );
  }

  async clearFaults(): Promise<void> {
    const late = this.#late;
    this.#late = [];
    for (const { go } of late) go();
    await this.#context.unrouteAll({ behavior: 'ignoreErrors' });
  }

  async close(): Promise<void> {
    await this.clearFaults();
    await this.#context.close();
  }

  async #newPage(): Promise<Page> {
    const page = await this.#context.newPage();
    const happened = (): void => void (this.#happenings += 1);
    const { failed } = this.#options;
    const tab = { underWay: 0 };
    this.#tabs.set(page, tab);
    const answered = (): void => {
      happened();
      tab.underWay -= 1;
    };
    page.on('request', () => {
      happened();
      tab.underWay += 1;
    });
    page.on('requestfinished', answered);
    page.on('requestfailed', answered);
    page.on('websocket', (socket) => {
      happened();
      socket.on('framereceived', happened);
      socket.on('framesent', happened);
      socket.on('close', happened);
    });
    page.on('pageerror', (error) => failed(error.stack ?? error.message));
    page.on('console', (message) => {
      const text = message.text();
      if (message.type() === 'error' && !OF_THE_NETWORK.test(text)) failed(`console: ${text}`);
    });
    return page;
  }
}

/** A page whose scripts have arrived shows something; this often is looked, for a busy machine takes its time. */
const LOOKS = 200;

/** Settles until the page shows this, or only shows it once time passes. */
export async function settleUntilShown(page: Page, selector: string, settle: () => Promise<void>): Promise<void> {
  for (let looks = 0; looks < LOOKS; looks += 1) {
    await settle();
    if ((await page.locator(selector).count()) > 0) return;
  }
}

/** Functions have no extension; what is loaded of the page has. */
const isFunction = (url: URL): boolean => /^\/[\w-]+$/.test(url.pathname);

const refusal = (status: number, code: string): object => ({
  error: { code, message: `A fault on demand: ${status}` },
});

/** Runs in the page. */
function turnOnce(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => resolve(), { once: true });
    port1.start();
    port2.postMessage(0);
  });
}

/** Runs in the page: what it draws by chance is the same each time. */
function drawFrom(seed: number): void {
  let state = seed;
  Math.random = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}
