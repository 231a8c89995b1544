import type { Locator, Page } from '@playwright/test';
import { LOCAL_PASSWORD } from '../../../../scripts/local-desk';
import { THIRD } from '../agent-acts';
import type { AgentName } from '../../one-process/shift';
import { settleUntilShown, type Window } from './browser-window';

/** The parts of the page that have buttons for what is open, and for the agent. */
const PARTS = {
  activity: '.activities',
  strip: '.strip',
  action: '.actions',
  control: '.controls',
  transfer: '.transfer',
  person: '.person',
  time: '.wrap-up-time',
} as const;

/** A button that can be pressed now. */
interface Button {
  readonly part: keyof typeof PARTS;
  /** What it is called, or of the card's own actions, what it does. */
  readonly name: string;
}

/** What an agent sees. */
export interface Seen {
  readonly door: 'open' | 'signed-out' | 'ended';
  readonly isConnected: boolean;
  /** The name of the activity. */
  readonly activity: string | undefined;
  /** Of what is open, the focal card first: how it stands, and whether it says that the customer is alone. */
  readonly open: readonly { readonly stands: string; readonly saysAlone: boolean }[];
  readonly mayWrite: boolean;
  readonly buttons: readonly Button[];
}

/** Something an agent can do now. Its name is that of ../agent-acts. */
export interface Offer {
  readonly name: string;
  readonly press: () => Promise<void>;
}

/** The page of an agent, and what they can do there with mouse and keyboard. */
export class AgentWindow {
  readonly window: Window;
  readonly #name: AgentName;
  /** Lets the page and the desk do what is to be done, in no time. */
  readonly #settle: () => Promise<void>;

  constructor(name: AgentName, window: Window, settle: () => Promise<void>) {
    this.#name = name;
    this.window = window;
    this.#settle = settle;
  }

  /** Opens the page, in a tab of its own or anew, and signs in where it asks for that. */
  async signIn(): Promise<void> {
    await this.#signIn(await this.window.load());
  }

  /** Opens the page beside the one that is open, and signs in where it asks for that. */
  async openBeside(): Promise<void> {
    await this.#signIn(await this.window.loadBeside());
  }

  async #signIn(page: Page): Promise<void> {
    await settleUntilShown(page, '.sign-in input, .again, .card', this.#settle);
    if ((await page.locator('.sign-in input').count()) === 0) return;
    await page.getByLabel('Name').fill(this.#name);
    await page.getByLabel('Password').fill(LOCAL_PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await this.#settle();
  }

  /** @returns Whether there was need to. */
  async signInAgain(): Promise<boolean> {
    const { page } = this.window;
    const seen = await this.look();
    if (!page || !seen || seen.door === 'open') return false;
    if (seen.door === 'signed-out') {
      await this.signIn();
      return true;
    }
    await page.locator('.again input[type=password]').fill(LOCAL_PASSWORD);
    await page.locator('.again button[type=submit]').click();
    await this.#settle();
    return true;
  }

  /** @returns `undefined` where no page is open */
  async look(): Promise<Seen | undefined> {
    return this.window.page?.evaluate(see, PARTS);
  }

  /** What is seen in each tab. */
  async lookAtAll(): Promise<Seen[]> {
    return Promise.all(this.window.tabs.map((page) => page.evaluate(see, PARTS)));
  }

  /** Everything that the page offers now. */
  async offers(): Promise<Offer[]> {
    const { page } = this.window;
    const seen = await this.look();
    if (!page || !seen) return [];
    const offers: Offer[] = [];
    const offer = (name: string, press: () => Promise<void>): void => {
      offers.push({ name, press: () => this.#pressUnlessGone(name, press) });
    };
    const strips = seen.buttons.filter(({ part }) => part === 'strip');
    for (const button of seen.buttons) {
      const { part, name } = button;
      const named = page.locator(PARTS[part]).getByRole('button', { name, exact: true }).first();
      switch (part) {
        case 'activity':
          offer(`goes ${name}`, () => named.click());
          break;
        case 'strip':
          offer('looks at another', () => page.locator('.strip-item').nth(strips.indexOf(button)).click());
          break;
        case 'action':
          offer(ACTIONS[name] ?? name, () => page.locator(`.actions [data-action="${name}"]`).click());
          break;
        case 'time':
          offer('takes more time', () => named.click());
          break;
        case 'transfer':
          offer(TRANSFERS[name] ?? `says “${name}”`, () => named.click());
          break;
        case 'person':
          offer(personAct(name), () => named.click());
          break;
        case 'control':
          if (name === 'Transfer') this.#offerTransfers(page, offer);
          else if (name === 'More') offer('adds a number', () => this.#addNumber(page));
          else if (CONTROLS[name] !== undefined) offer(CONTROLS[name] ?? '', () => named.click());
          break;
      }
    }
    if (seen.mayWrite)
      offer('writes notes', () => page.locator('.card textarea').fill(`Call back tomorrow, ${seen.buttons.length}`));
    return offers;
  }

  /** What is offered may go before the mouse is there. What stays, and cannot be pressed, is wrong. */
  async #pressUnlessGone(name: string, press: () => Promise<void>): Promise<void> {
    try {
      await press();
    } catch (error) {
      await this.#settle();
      if ((await this.offers()).some((offer) => offer.name === name)) throw error;
    }
  }

  #offerTransfers(page: Page, offer: (name: string, press: () => Promise<void>) => void): void {
    const colleague = this.#name === 'charles' ? 'bob' : 'charles';
    for (const to of [colleague, 'support']) {
      offer(`hands over at once to ${to}`, () => this.#transfer(page, 'Transfer now', to));
      offer(`asks ${to} first`, () => this.#transfer(page, 'Talk to them first', to));
    }
  }

  async #transfer(page: Page, how: string, to: string): Promise<void> {
    await this.#open(page, 'Transfer');
    await page.getByLabel(how).check();
    const choice = page.locator('.choices button').filter({ hasText: to }).first();
    // The list may not have come, or the colleague not be there to be asked.
    if ((await choice.count()) === 0 || (await choice.getAttribute('aria-disabled')) === 'true') {
      await page.locator('.call-panel header button').click();
      return;
    }
    await choice.click();
  }

  async #addNumber(page: Page): Promise<void> {
    await this.#open(page, 'More');
    await this.#open(page, 'Add a number');
    await page.getByLabel('Phone number').fill(THIRD);
    await page.keyboard.press('Enter');
  }

  async #open(page: Page, name: string): Promise<void> {
    const opener: Locator = page.locator('.controls').getByRole('button', { name, exact: true });
    if ((await opener.getAttribute('aria-expanded')) !== 'true') await opener.click();
    await this.#settle();
  }
}

const ACTIONS: Readonly<Record<string, string>> = {
  accept: 'accepts',
  reject: 'rejects',
  end: 'ends',
  complete: 'completes',
  'go-available': 'goes Available',
};

const CONTROLS: Readonly<Record<string, string>> = {
  Hold: 'holds',
  Resume: 'resumes',
  Mute: 'mutes',
  Unmute: 'unmutes',
  'Leave the call': 'leaves',
};

const TRANSFERS: Readonly<Record<string, string>> = {
  'Cancel transfer': 'takes the transfer back',
  'Leave the call': 'leaves',
  'Take the call back': 'has the customer back',
  'Return the call to the queue': 'has the customer offered again',
  'End the customer’s call': 'ends the call of who waits',
};

function personAct(name: string): string {
  if (name.startsWith('Drop')) return 'drops a number';
  if (name.startsWith('Remove')) return 'removes the colleague';
  return /^(Hold|Resume)/.test(name) ? 'holds the colleague' : `says “${name}”`;
}

/** Runs in the page. */
function see(parts: typeof PARTS): Seen {
  const isShown = (element: Element): boolean => element.checkVisibility();
  const textOf = (element: Element | null): string => element?.textContent.replaceAll('\u00AD', '').trim() ?? '';
  const card = document.querySelector<HTMLElement>('.card[data-state]');
  const buttons = [...document.querySelectorAll('button')].flatMap((button): Button[] => {
    const part = (Object.keys(parts) as (keyof typeof parts)[]).find((name) => button.closest(parts[name]) !== null);
    const isOff = button.disabled || button.getAttribute('aria-disabled') === 'true' || !isShown(button);
    if (!part || isOff || button.getAttribute('aria-pressed') === 'true') return [];
    const action = button.dataset['action'];
    // A part may have buttons about what went wrong, too.
    if (part === 'action' && action === undefined) return [];
    return [{ part, name: action ?? button.getAttribute('aria-label') ?? textOf(button) }];
  });
  const alone = /Customer alone on the line for/;
  const strips = [...document.querySelectorAll<HTMLElement>('.strip-item')];
  const isEngaged = card?.dataset['engaged'] === 'true';
  const door = document.querySelector('.sign-in') ? 'signed-out' : document.querySelector('.again') ? 'ended' : 'open';
  return {
    door,
    isConnected: document.querySelector<HTMLElement>('.light')?.dataset['tone'] === 'available',
    activity: textOf(document.querySelector('.activity[aria-pressed=true]')) || undefined,
    open: [
      ...(card && isEngaged ? [{ stands: card.dataset['state'] ?? '', saysAlone: alone.test(textOf(card)) }] : []),
      ...strips.map((strip) => ({
        stands: strip.dataset['tone'] ?? '',
        saysAlone: textOf(strip).includes('nobody is taking the call'),
      })),
    ],
    mayWrite: [...document.querySelectorAll<HTMLTextAreaElement>('.card textarea')].some(
      (field) => isShown(field) && !field.readOnly && !field.disabled,
    ),
    buttons,
  };
}
