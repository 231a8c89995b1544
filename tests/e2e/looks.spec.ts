import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { action, activity, expect, expectState, outcome, spanishLine, submitSignIn, test } from './floor';
import type { BrowserFloor } from './floor';
import { LOCAL_PASSWORD } from '../../scripts/local-desk';

const desktop = { width: 1280, height: 800 };
const phone = { width: 320, height: 568 };
/** Pixels, each way. */
const touchTarget = 44;

/** Takes the page through all it can look like, and has a look each time. */
async function tour(page: Page, floor: BrowserFloor, look: (name: string) => Promise<void>): Promise<void> {
  await page.goto(floor.desk.deskOrigin);
  await expect(page.getByRole('heading', { name: 'Sign in to your desk' })).toBeVisible();
  await look('sign-in');
  await submitSignIn(page, 'charles', 'a-wrong-password');
  await expect(page.getByRole('alert')).toContainText('do not go together');
  await look('sign-in refused');
  await submitSignIn(page, 'charles', LOCAL_PASSWORD);
  await expectState(page, 'unavailable');
  await look('unavailable');
  await activity(page, 'Available').click();
  await expectState(page, 'available');
  await look('available');
  for (const dialog of ['Sound and notifications', 'Keyboard shortcuts']) {
    await page.getByRole('button', { name: dialog }).click();
    await expect(page.getByRole('dialog', { name: dialog })).toBeVisible();
    await look(`available, ${dialog}`);
    await page.keyboard.press('Escape');
  }
  await floor.offer({ name: 'Ana Ruiz', reason: 'Refund for order 4711' });
  await expectState(page, 'ringing');
  await look('ringing');
  await action(page, /^Reject/).click();
  await expect(outcome(page, 'rejected')).toBeVisible();
  await expectState(page, 'ringing');
  await look('ringing again');
  await action(page, /^Accept/).click();
  await expectState(page, 'connected');
  await look('on a task');
  await action(page, 'End task').click();
  await expectState(page, 'wrapping');
  await look('wrapping');
  await action(page, 'Complete').click();
  await expect(outcome(page, 'completed')).toBeVisible();
  await page.getByText('Last calls').click();
  await look('completed');

  await floor.call();
  await action(page, /^Accept/).click();
  await expectState(page, 'connected');
  await look('in a call');
  await page.context().setOffline(true);
  await expect(page.getByText('The connection is gone')).toBeVisible();
  await look('without a network');
  await page.context().setOffline(false);
  await expect(page.getByText('The connection is gone')).toBeHidden();
  await page.route('**/token', (route) => route.abort());
  await page.clock.setFixedTime(Date.now() + 3_660_000);
  await expect(page.getByRole('heading', { name: 'Sign in again' })).toBeVisible();
  await look('sign in again');
}

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
  await page.getByText('Request and answer').first().click();
  await look('console, webhooks');
  await page.getByRole('button', { name: 'Reset…' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('console, dialog');
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' }, viewport: desktop });

    test('everything on the desk can be read, named and reached', async ({ page, floor }) => {
      await tour(page, floor, (name) => expectAccessible(page, name));
    });

    test('everything on the console can be read, named and reached', async ({ page, floor }) => {
      await tourOfConsole(page, floor, (name) => expectAccessible(page, name));
    });
  });
}

test.describe('on the smallest phone', () => {
  test.use({ viewport: phone, hasTouch: true });

  test('nothing has to be scrolled sideways, and a thumb hits every button', async ({ page, floor }) => {
    await tour(page, floor, async (name) => {
      expect.soft(await sticksOut(page), `${name} at 320 px`).toEqual([]);
      expect.soft(await smallTargets(page), `buttons on ${name}`).toEqual([]);
    });
  });

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

async function expectAccessible(page: Page, name: string): Promise<void> {
  // Legacy mode looks at one frame, which is all there is here, without opening a second page.
  const { violations, passes } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
  );
  expect.soft(found, `axe on ${name}`).toEqual([]);
  // An empty page would pass, too.
  expect.soft(passes.map(({ id }) => id)).toContain('color-contrast');
}

/** The elements that reach past the right edge, where they make the page scroll sideways. */
function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth)
      .map((element) => `${element.localName}.${element.className}`);
  });
}

function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(
    (least) =>
      [...document.querySelectorAll<HTMLElement>('button, select, textarea, input:not([type=hidden])')]
        // A box to tick is as large as its label.
        .map((element) => (element.matches('[type=checkbox]') ? (element.closest('label') ?? element) : element))
        .map((element) => ({ name: element.innerText || element.localName, box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width < least || box.height < least)
        .map(({ name, box }) => `${name}: ${box.width} × ${box.height}`),
    touchTarget,
  );
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
