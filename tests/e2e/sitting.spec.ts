import { action, expect, expectState, test, type BrowserFloor } from './floor';

type Page = Parameters<typeof expectState>[0];

/** A whole call, from its arrival to the end of its wrap-up. */
async function take(page: Page, floor: BrowserFloor): Promise<void> {
  await floor.call();
  await action(page, /^Accept/).click();
  await action(page, 'End call').click();
  await action(page, 'Complete').click();
  await expectState(page, 'available');
}

/** What the browser holds for the page once it has collected what nobody holds. */
async function held(page: Page): Promise<{ listeners: number; callBacks: number; detached: number }> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  for (let time = 0; time < 2; time += 1) await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  await cdp.detach();
  const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  const attached = await page.evaluate(() => {
    const walker = document.createTreeWalker(document);
    let count = 1;
    while (walker.nextNode()) count += 1;
    return count;
  });
  const callBacks = await page.locator('.call-back').count();
  return { listeners: of('JSEventListeners'), callBacks, detached: of('Nodes') - attached };
}

test('call after call, no listener is left behind and no element kept that is not shown', async ({ page, floor }) => {
  test.slow();
  await floor.onShift(page, 'charles');
  for (let call = 0; call < 3; call += 1) await take(page, floor);
  const before = await held(page);
  expect(before.listeners).toBeGreaterThan(0);
  const calls = 8;
  for (let call = 0; call < calls; call += 1) await take(page, floor);
  const after = await held(page);
  // Fewer than one for each call, so that what a library keeps to go on with does not count. Each call can be called back.
  expect(after.listeners - after.callBacks - (before.listeners - before.callBacks)).toBeLessThan(calls);
  // One card has sixty.
  expect(after.detached - before.detached).toBeLessThan(calls * 10);
});
