import { LOCAL_SUPERVISOR_PASSWORD } from '../../../../scripts/local-desk';
import type { Offer } from './agent-window';
import { settleUntilShown, type Window } from './browser-window';

/** What a supervisor sees. */
export interface FloorSeen {
  readonly isIn: boolean;
  readonly isFresh: boolean;
  /** SIDs of the calls of customers who are alone. */
  readonly alone: readonly string[];
  /** SIDs of tasks in progress. */
  readonly tasks: readonly string[];
  /** The buttons that do something for a customer, a task or an agent, by their ids. */
  readonly buttons: readonly { readonly id: string; readonly name: string }[];
}

/** The floor page of a supervisor. */
export class FloorWindow {
  readonly window: Window;
  readonly #settle: () => Promise<void>;

  constructor(window: Window, settle: () => Promise<void>) {
    this.window = window;
    this.#settle = settle;
  }

  async signIn(): Promise<void> {
    const page = await this.window.load();
    await settleUntilShown(page, '.sign-in input, .floor', this.#settle);
    if ((await page.locator('.sign-in input').count()) === 0) return;
    await page.getByLabel('Name').fill('alice');
    await page.getByLabel('Password').fill(LOCAL_SUPERVISOR_PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await this.#settle();
  }

  async look(): Promise<FloorSeen | undefined> {
    return this.window.page?.evaluate(see);
  }

  /** Everything that can be done for a customer, a task or an agent; what cannot be undone is said yes to. */
  async offers(): Promise<Offer[]> {
    const { page } = this.window;
    const seen = await this.look();
    if (!page || !seen) return [];
    return seen.buttons.map(({ id, name }) => ({
      name: `presses “${name}”`,
      press: async () => {
        await page.locator(`#${id}`).click();
        await this.#settle();
        const first = page.locator('.floor-asking button').first();
        if ((await first.count()) > 0) await first.click();
      },
    }));
  }
}

/** Runs in the page. */
function see(): FloorSeen {
  const valuesOf = (name: 'alone' | 'task'): string[] =>
    [...document.querySelectorAll<HTMLElement>(`[data-${name}]`)].map(({ dataset }) => dataset[name] ?? '');
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('.floor-actions > button[id]')].filter(
    (button) => button.getAttribute('aria-disabled') !== 'true' && button.checkVisibility(),
  );
  return {
    isIn: document.querySelector('.floor') !== null,
    isFresh: document.querySelector('[data-freshness=fresh]') !== null,
    alone: valuesOf('alone'),
    tasks: valuesOf('task'),
    buttons: buttons.map((button) => ({
      id: button.id,
      name: button.getAttribute('aria-label') ?? button.textContent,
    })),
  };
}
