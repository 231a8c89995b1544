import type { Browser, Page } from '@playwright/test';
import { LOCAL_PASSWORD } from '../../../scripts/local-desk';
import type { Line } from '../../conformance/line';
import type { OnDesk } from '../../../src/assets/desk/card/card-situation';
import { activity, submitSignIn, type BrowserFloor } from '../floor';

/** What a tour through the page's states works with. */
export interface Stage {
  readonly page: Page;
  readonly floor: BrowserFloor;
  readonly browser: Browser;
  /** Leads the page to TaskRouter over a line that can break; before the page signs in. */
  readonly overALine: () => Promise<Line>;
}

/** One thing that an agent may have before their eyes. */
export interface ShownState {
  /** Also the name of its pictures. */
  readonly name: string;
  /** What the card says; absent where there is no card. */
  readonly card?: OnDesk['name'];
  /**
   * Leads there from the state before it in the tour, and returns once it is there.
   *
   * @returns The page to look at, where it is not that of the stage.
   */
  readonly bring: (stage: Stage) => Promise<Page | undefined | void>;
}

/** States that one sign-in leads through. */
export type Tour = readonly ShownState[];

/** Holds back what the page sends to an address until the returned function is called. */
export async function holdBack(
  page: Page,
  url: string | RegExp,
  isMeant: (body: string) => boolean = () => true,
): Promise<() => Promise<void>> {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(url, async (route) => {
    if (route.request().method() !== 'OPTIONS' && isMeant(route.request().postData() ?? '')) await released;
    await route.fallback();
  });
  return async () => {
    release();
    await page.unroute(url);
  };
}

/** The address at which the SDK's commands arrive. */
export const BRIDGE = '**/v1/wschannels**';

/** Another agent, in a browser of their own. */
export async function colleague({ browser, floor }: Stage, worker = 'bob'): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await floor.onShift(page, worker);
  return page;
}

/** Opens the form and signs in, without waiting for the desk. */
export async function signIn({ page, floor }: Stage, worker = 'charles'): Promise<void> {
  await page.goto(floor.desk.deskOrigin);
  await submitSignIn(page, worker, LOCAL_PASSWORD);
}

export const goAvailable = (page: Page): Promise<void> => activity(page, 'Available').click();

/** What an operator's own programs may know about a caller. */
export const ana = {
  name: 'Ana Ruiz',
  reason: 'Refund for order 4711',
  language: 'es',
  email: 'ana.ruiz@example.com',
  company: 'Lámparas Ruiz',
  order_id: '4711',
  customer_since: 2019,
  website: 'https://shop.example/orders/4711',
};

/** Writes into the newest task what becomes known about its caller. */
export async function tellAboutCaller(floor: BrowserFloor, facts: object = ana): Promise<void> {
  const { sid, attributes } = await floor.newestTask();
  const known: object = JSON.parse(attributes);
  await floor.rest.tasks(sid).update({ attributes: JSON.stringify({ ...known, ...facts }) });
}

/** A call from somebody who is known, as it is when a program has looked them up. */
export async function knownCall(floor: BrowserFloor): Promise<string> {
  const sid = await floor.call();
  await tellAboutCaller(floor);
  return sid;
}
