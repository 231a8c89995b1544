import type { Page } from '@playwright/test';
import { API_TIMEOUT_MS } from '../../../src/assets/desk/ground/api';

/** From now on the page gives up no request, however long somebody looks at the state that it is under way in. */
export async function bePatient(page: Page): Promise<void> {
  await page.addInitScript((limitMs) => {
    AbortSignal.timeout = () => new AbortController().signal;
    const wait = window.setTimeout.bind(window);
    window.setTimeout = ((run: () => void, ms?: number) =>
      ms === limitMs ? 0 : wait(run, ms)) as typeof window.setTimeout;
  }, API_TIMEOUT_MS);
}
