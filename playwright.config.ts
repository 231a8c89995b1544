import { defineConfig } from '@playwright/test';

const { CHROME_PATH, REPORT, CI } = process.env;

/** The browser tests. `npm test` and `npm run test:e2e` build first and find a browser; see scripts/test.ts. */
export default defineConfig({
  testDir: 'tests/e2e',
  build: { external: ['**/dist/**'] },
  outputDir: 'test-results',
  forbidOnly: CI !== undefined,
  // Every test has a desk of its own.
  fullyParallel: true,
  workers: 2,
  retries: 0,
  // Generous, because it costs nothing where all is well: a busy machine is not a failure.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: REPORT ? [['list'], ['json', { outputFile: REPORT }]] : 'list',
  use: {
    browserName: 'chromium',
    trace: { mode: 'retain-on-failure', screenshots: false },
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
