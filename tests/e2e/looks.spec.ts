import type { Page } from '@playwright/test';
import { action, expect, expectState, outcome, spanishLine, test, type BrowserFloor } from './floor';
import { desktop, expectAccessibleInBoth, narrow, sticksOut } from './look';

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
  await page.getByRole('tab', { name: 'Requests' }).click();
  await page
    .getByText(/^Caused/)
    .first()
    .click();
  await look('console, requests');
  await page.getByRole('button', { name: 'Reset…' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('console, dialog');
}

test('everything on the console can be read, named and reached, and nothing has to be scrolled sideways on the smallest phone', async ({
  page,
  floor,
}) => {
  await page.setViewportSize(desktop);
  await tourOfConsole(page, floor, async (name) => {
    await expectAccessibleInBoth(page, name);
    await page.setViewportSize(narrow);
    expect.soft(await sticksOut(page), `${name} at 320 px`).toEqual([]);
    await page.setViewportSize(desktop);
  });
});

test.describe('on the smallest phone', () => {
  test.use({ viewport: narrow, hasTouch: true });

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

test('on a small telephone the buttons stay at the bottom of the screen, and where there are none nothing is covered', async ({
  page,
  floor,
}) => {
  await page.setViewportSize({ width: 320, height: 480 });
  const atTheBottom = (): Promise<boolean> =>
    page.evaluate(() => {
      scrollTo(0, 0);
      return Boolean(document.elementFromPoint(innerWidth / 2, innerHeight - 8)?.closest('.card-foot'));
    });
  await floor.onShift(page, 'charles');
  const call = await floor.call();
  await expectState(page, 'ringing');
  await expect.poll(atTheBottom).toBe(true);
  floor.emulator.control.hangUp(call);
  await expect(outcome(page, 'canceled')).toBeVisible();
  await expect.poll(atTheBottom).toBe(false);
});

test('nothing moves for longer than 150 ms, and nothing at all where somebody asks for less', async ({
  page,
  floor,
}) => {
  await floor.onShift(page, 'charles');
  await floor.call();
  await expectState(page, 'ringing');
  const longest = async (): Promise<number> => Math.max(...(await motions(page)));
  expect(await longest()).toBeGreaterThan(0);
  expect(await longest()).toBeLessThanOrEqual(150);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await longest()).toBe(0);
});

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
