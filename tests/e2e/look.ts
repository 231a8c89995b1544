import type * as Axe from 'axe-core';
import { source } from 'axe-core';
import type { Page } from '@playwright/test';
import { LANGUAGE_KEY } from '../../src/assets/desk/language/language';
import type { Language } from '../../src/assets/desk/settings/settings-state';
import { expect } from './floor';

/** In the page, once it is there. */
declare const axe: typeof Axe;

export const desktop = { width: 1280, height: 800 };
/** As narrow as WCAG asks for: 1280 pixels at four times the size. */
export const narrow = { width: 320, height: 568 };
/** Pixels, each way. */
const touchTarget = 44;

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What a colour scheme may spoil; tests/assets/styles has it that a scheme changes colours and nothing else. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/**
 * Has axe look for anything that somebody could not read, name or reach: every rule, and no exceptions.
 *
 * @param within - A selector of the one element to look at; the whole page without it.
 */
export async function expectAccessible(page: Page, name: string, within?: string): Promise<void> {
  await expectNoViolation(page, name, { type: 'tag', values: RULES }, ['color-contrast', 'target-size'], within);
}

/** Has axe look again, in another colour scheme, for what could not be read or told apart there. */
export async function expectReadable(page: Page, name: string): Promise<void> {
  await expectNoViolation(page, name, { type: 'rule', values: COLOUR_RULES }, ['color-contrast']);
}

/** Has axe look at a page in dark, then in light, as which it is left. */
export async function expectAccessibleInBoth(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await expectReadable(page, `${name}, dark`);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await expectAccessible(page, `${name}, light`);
}

/** The same of a page that has nothing to press. */
export async function expectLegibleInBoth(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await expectReadable(page, `${name}, dark`);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await expectNoViolation(page, `${name}, light`, { type: 'tag', values: RULES }, ['color-contrast']);
}

async function expectNoViolation(
  page: Page,
  name: string,
  runOnly: { type: 'tag' | 'rule'; values: string[] },
  atLeast: readonly string[],
  within = 'html',
): Promise<void> {
  // More than a megabyte, which a page needs but once.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const { found, looked } = await page.evaluate(
    async ([rules, root]) => {
      // Of what is in order, one example of each rule says that it was looked at; all of them would be megabytes.
      const { violations, passes } = await axe.run(root, { runOnly: rules, resultTypes: ['violations'] });
      return {
        found: violations.flatMap(({ id, nodes }) =>
          nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
        ),
        looked: passes.map(({ id }) => id),
      };
    },
    [runOnly, within] as const,
  );
  expect.soft(found, `axe on ${name}`).toEqual([]);
  // An empty page would pass, too.
  expect.soft(looked).toEqual(expect.arrayContaining([...atLeast]));
}

/** The elements that reach past an edge, where they make the page scroll sideways. */
export function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        return right > clientWidth || left < 0;
      })
      .map((element) => `${element.localName}.${element.className}`);
  });
}

/** What a thumb might miss. */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(
    (least) =>
      [...document.querySelectorAll<HTMLElement>('button, select, textarea, summary, input:not([type=hidden])')]
        // A box to tick is as large as its label.
        .map((element) =>
          element.matches('[type=checkbox], [type=radio]') ? (element.closest('label') ?? element) : element,
        )
        .map((element) => ({ name: element.innerText || element.localName, box: element.getBoundingClientRect() }))
        // What is not drawn, such as the controls of a dialog that is closed, is not to be hit.
        .filter(({ box }) => box.width > 0 && (box.width < least || box.height < least))
        .map(({ name, box }) => `${name}: ${box.width} × ${box.height}`),
    touchTarget,
  );
}

/** Changes the language as another tab would, so that nothing in this one is pressed or loses the focus. */
export async function speak(page: Page, language: Language): Promise<void> {
  await page.evaluate(
    ([key, chosen]) => {
      localStorage.setItem(key, chosen);
      window.dispatchEvent(new StorageEvent('storage', { key, newValue: chosen }));
    },
    [LANGUAGE_KEY, language] as const,
  );
  await expect(page.locator('html')).toHaveAttribute('lang', language);
}
