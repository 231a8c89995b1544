import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test';
import { build } from 'esbuild';
import { join } from 'node:path';
import { chooseBrowser, NO_BROWSER } from '../../scripts/test/choose-browser';
import { thisMachine } from '../../scripts/test/this-machine';

/** A page with the probe in it, and the browser's own view of it. */
export interface Probed {
  readonly page: Page;
  readonly cdp: CDPSession;
  close(): Promise<void>;
}

/** The browser that the browser tests use. */
export async function openBrowser(): Promise<Browser> {
  const found = chooseBrowser(thisMachine());
  if (!found) throw new Error(NO_BROWSER);
  return chromium.launch({
    ...(found === 'own' ? {} : { executablePath: found.path }),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--no-first-run'],
  });
}

/**
 * Opens an empty page.
 *
 * @param slowdown - How many times slower its processor is than this machine's.
 */
export async function openPage(browser: Browser, slowdown: number): Promise<Probed> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript({ content: await compiledForPage(join(__dirname, 'probe.ts')) });
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable');
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  return { page, cdp, close: () => context.close() };
}

const built = new Map<string, Promise<string>>();

/** Compiled on its own, because what tsx compiles cannot run in a page. */
export function compiledForPage(entry: string): Promise<string> {
  const known = built.get(entry);
  if (known) return known;
  const compiled = build({ entryPoints: [entry], bundle: true, write: false, format: 'iife', target: 'es2022' }).then(
    ({ outputFiles }) => outputFiles[0]?.text ?? '',
  );
  built.set(entry, compiled);
  return compiled;
}

/** One of the browser's own counts for a page, such as `Nodes`; see CDP's Performance.getMetrics. */
export async function metricsOf({ cdp }: Probed): Promise<(name: string) => number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return (name) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
}
