import { defineConfig } from '@playwright/test';
import { availableParallelism } from 'node:os';

const { CHROME_PATH, FIREFOX_PATH, REPORT, CI } = process.env;

/** The browser tests. `npm test` and `npm run test:e2e` build first and find a browser; see scripts/test.ts. */
export default defineConfig({
  // What is built is JavaScript already. Every desk loads its Functions anew, and Playwright would transpile them each time.
  build: { external: ['**/dist/**'] },
  outputDir: 'test-results',
  forbidOnly: CI !== undefined,
  // Every test has a desk of its own.
  fullyParallel: true,
  // More than twice as many as there are cores: a page waits often, for a second to pass or for a frame to be drawn.
  workers: Math.ceil(availableParallelism() * 2.5),
  retries: 0,
  // Generous, because it costs nothing where all is well: a busy machine is not a failure.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: REPORT ? [['list'], ['json', { outputFile: REPORT }]] : 'list',
  // The second engine is driven by the library that speaks WebDriver BiDi with the Firefox that people have.
  projects: [
    { name: 'chromium', testDir: 'tests/e2e' },
    ...(FIREFOX_PATH ? [{ name: 'firefox', testDir: 'tests/firefox' }] : []),
  ],
  use: {
    browserName: 'chromium',
    // What a page did and when; `--trace=on` has what it looked like at each moment, too, and takes a fifth more time.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false, sources: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(CHROME_PATH ? { executablePath: CHROME_PATH } : {}),
      // The tests talk to this machine alone, and so should the browser; in a container it has no sandbox of its own.
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-domain-reliability',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
});
