import type { Page } from '@playwright/test';
import { action, expect, expectState, spanishLine, test, type BrowserFloor } from './floor';
import { desktop, expectAccessible, expectReadable, narrow, sticksOut } from './look';

/** The console with all there is to see on it: calls, a conference, tasks, webhooks, alerts. */
async function tourOfConsole(page: Page, floor: BrowserFloor, look: (name: string) => Promise<void>): Promise<void> {
  await page.goto(floor.emulator.origin);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await look('console at the start');
  await floor.describe('bob', { skills: ['support'], contact_uri: 'nowhere' });
  await floor.setActivity('alice', 'Available');
  await floor.setActivity('charles', 'Available');
  await floor.call(spanishLine);
  await floor.call();
  await floor.call();
  await floor.bringTogether('charles');
  await expect(page.getByRole('heading', { name: 'Conferences' })).toBeVisible();
  for (const drawer of await page.locator('details > summary').all()) await drawer.click();
  await look('console, busy');
  await page.getByRole('tab', { name: 'Webhooks' }).click();
  await page.getByText('Request and response').first().click();
  await look('console, webhooks');
  await page.getByRole('button', { name: 'Reset…' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('console, dialog');
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' }, viewport: desktop });

    test('everything on the console can be read, named and reached', async ({ page, floor }) => {
      const check = colorScheme === 'light' ? expectAccessible : expectReadable;
      await tourOfConsole(page, floor, (name) => check(page, name));
    });
  });
}

test.describe('on the smallest phone', () => {
  test.use({ viewport: narrow, hasTouch: true });

  test('nothing on the console has to be scrolled sideways', async ({ page, floor }) => {
    await tourOfConsole(page, floor, async (name) => {
      expect.soft(await sticksOut(page), `${name} at 320 px`).toEqual([]);
    });
  });

  test('long names, words and numbers are broken rather than pushed out', async ({ page, floor }) => {
    const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
    await floor.describe('charles', { skills: ['support', long], contact_uri: `sip:${long}@example.com` });
    await floor.onShift(page, 'charles');
    await floor.offer({ name: long, reason: long, [long]: long });
    await expectState(page, 'ringing');
    expect(await sticksOut(page)).toEqual([]);
    await action(page, /^Accept/).click();
    await expectState(page, 'connected');
    expect(await sticksOut(page)).toEqual([]);
  });
});

for (const reducedMotion of ['reduce', 'no-preference'] as const) {
  test.describe(`motion: ${reducedMotion}`, () => {
    test.use({ contextOptions: { reducedMotion } });

    test(
      reducedMotion === 'reduce' ? 'nothing moves' : 'nothing moves for longer than 150 ms',
      async ({ page, floor }) => {
        await floor.onShift(page, 'charles');
        await floor.call();
        await expectState(page, 'ringing');
        const longest = Math.max(...(await motions(page)));
        if (reducedMotion === 'reduce') expect(longest).toBe(0);
        else {
          expect(longest).toBeGreaterThan(0);
          expect(longest).toBeLessThanOrEqual(150);
        }
      },
    );
  });
}

/** Milliseconds each element of the page takes to change or move, its delay included. */
function motions(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const inMs = (times: string): number[] =>
      times.split(',').map((time) => Number.parseFloat(time) * (time.trim().endsWith('ms') ? 1 : 1000));
    return [...document.querySelectorAll('*')].flatMap((element) => {
      const style = getComputedStyle(element);
      return [style.transitionDuration, style.transitionDelay, style.animationDuration].flatMap(inMs);
    });
  });
}
