import type { Page } from '@playwright/test';
import { LOCAL_PASSWORD } from '../../scripts/local-desk';
import { LANGUAGES } from '../../src/assets/desk/settings/settings-state';
import { LANGUAGE_KEY } from '../../src/assets/desk/language/language';
import { expect, expectState, test, type BrowserFloor } from './floor';
import { expectAccessible, expectReadable } from './look';

const phone = { width: 320, height: 640 };
const desktop = { width: 1280, height: 800 };
const wall = { width: 3840, height: 2160 };

async function speak(page: Page, language: string): Promise<void> {
  await page.addInitScript(([key, chosen]) => localStorage.setItem(key, chosen), [LANGUAGE_KEY, language] as const);
}

/** From the form to the end of a call, without a word of any language. */
async function tour(page: Page, floor: BrowserFloor, look: (name: string) => Promise<void>): Promise<void> {
  await page.goto(floor.desk.deskOrigin);
  await expect(page.locator('form')).toBeVisible();
  await look('sign-in');
  await page.locator('input[name=worker]').fill('charles');
  await page.locator('input[name=password]').fill(LOCAL_PASSWORD);
  await page.locator('button[type=submit]').click();
  await expectState(page, 'unavailable');
  await look('unavailable');
  await page.locator('.activity').getByText('Available', { exact: true }).click();
  await expectState(page, 'available');
  await look('available');
  await floor.call();
  await expectState(page, 'ringing');
  await look('ringing');
  await page.locator('[data-action=accept]').click();
  await expectState(page, 'connected');
  await look('in a call');
  await page.locator('[data-action=end]').click();
  await expectState(page, 'wrapping');
  await look('wrap-up');
}

/** What does not fit: the page sideways, a button's or a heading's word, or two parts of the header over each other. */
function misfits(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const found = root.scrollWidth > root.clientWidth ? ['the page'] : [];
    for (const element of document.querySelectorAll<HTMLElement>('button, h1, h2, .language')) {
      if (element.scrollWidth > element.clientWidth + 1) found.push(`${element.localName}: ${element.innerText}`);
    }
    const parts = [...document.querySelectorAll('.header > *')].map((part) => ({
      name: part.className,
      box: part.getBoundingClientRect(),
    }));
    for (const [place, { name, box }] of parts.entries()) {
      for (const other of parts.slice(place + 1)) {
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        if (across > 1 && down > 1) found.push(`${name} and ${other.name}`);
      }
    }
    return found;
  });
}

for (const language of LANGUAGES) {
  test(`${language}: everything fits on 320, 1280 and 3840 px`, async ({ page, floor }) => {
    await speak(page, language);
    await tour(page, floor, async (name) => {
      for (const viewport of [phone, desktop, wall]) {
        await page.setViewportSize(viewport);
        expect.soft(await misfits(page), `${name} at ${viewport.width} px`).toEqual([]);
      }
    });
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`from right to left, everything can be read, named and reached: ${colorScheme}`, async ({ page, floor }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await speak(page, 'ar');
    const look = colorScheme === 'light' ? expectAccessible : expectReadable;
    await tour(page, floor, (name) => look(page, name));
  });
}

test('in forced colours the chosen activity and the main button are told by a fill', async ({ page, floor }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const fills = (): Promise<string[]> =>
    page.evaluate(() => [
      ...new Set(
        [...document.querySelectorAll('.activity, .actions > .button')].map(
          (one) => getComputedStyle(one).backgroundColor,
        ),
      ),
    ]);
  await tour(page, floor, async (name) => {
    if (name === 'available' || name === 'ringing') expect.soft((await fills()).length, name).toBeGreaterThan(1);
  });
});
