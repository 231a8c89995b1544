import type { Page } from '@playwright/test';
import { LOCAL_PASSWORD } from '../../scripts/local-desk';
import { LANGUAGES } from '../../src/assets/desk/settings/settings-state';
import { expect, expectState, test, type BrowserFloor } from './floor';
import { desktop, expectAccessibleInBoth, speak } from './look';

const phone = { width: 320, height: 640 };
const wall = { width: 3840, height: 2160 };

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

test('in each language everything fits on 320, 1280 and 3840 px, and it can be read from right to left', async ({
  page,
  floor,
}) => {
  test.slow();
  await tour(page, floor, async (name) => {
    for (const language of LANGUAGES) {
      await speak(page, language);
      for (const viewport of [phone, wall, desktop]) {
        await page.setViewportSize(viewport);
        expect.soft(await misfits(page), `${name} in ${language} at ${viewport.width} px`).toEqual([]);
      }
      if (language === 'ar') await expectAccessibleInBoth(page, `${name} from right to left`);
    }
  });
});

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
  await floor.onShift(page, 'charles');
  expect((await fills()).length).toBeGreaterThan(1);
  await floor.call();
  await expectState(page, 'ringing');
  expect((await fills()).length).toBeGreaterThan(1);
});
