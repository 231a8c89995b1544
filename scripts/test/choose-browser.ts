/** What has to be known about a machine to find a browser on it. */
export interface BrowserHost {
  platform: NodeJS.Platform;
  environment: Readonly<Record<string, string | undefined>>;
  /** Where Playwright's own Chromium is or would be. */
  ownBrowser: string;
  /** The path of a program, or undefined; only one that really starts counts. */
  working(program: string): string | undefined;
  isRoot: boolean;
}

/** Either Playwright's own browser, or the path of an installed one. */
export type Browser = 'own' | { path: string };

/** A command that may put a browser on this machine. */
export interface InstallStep {
  what: string;
  command: string;
}

/**
 * Chromium before Chrome, because Debian's is the one this project is tested with; before both the one without windows, which
 * needs a third less time for the same tests.
 */
const PROGRAMS: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: ['chromium-headless-shell', 'chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  ],
};

/** A second engine. Debian's is the slower moving one, which is what an agent's machine is likely to have. */
const FIREFOXES: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: ['firefox-esr', 'firefox'],
  darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
  win32: ['C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
};

/** Debian's packages, the quicker first. */
const DEBIANS = ['chromium-headless-shell', 'chromium'];

/** What to tell somebody who has no browser that the tests could use. */
export const NO_BROWSER =
  'There is no browser for the browser tests: install Chromium or Chrome ' +
  '(`npx playwright install --with-deps chromium` does), or set CHROME_PATH to the program.';

/**
 * Chooses a browser: the one named by CHROME_PATH, else Playwright's own, else an installed Chromium or Chrome.
 *
 * @returns undefined when there is none
 * @throws when CHROME_PATH names no program that starts
 */
export function chooseBrowser(host: BrowserHost): Browser | undefined {
  const named = namedBrowser(host, 'CHROME_PATH', 'a Chromium or Chrome');
  if (named !== undefined) return { path: named };
  if (host.working(host.ownBrowser) !== undefined) return 'own';
  const path = firstWorking(host, PROGRAMS);
  return path === undefined ? undefined : { path };
}

/**
 * The Firefox that the few tests of a second engine run in: the one named by FIREFOX_PATH, else an installed one.
 *
 * @returns undefined when there is none, which is no fault: those tests are left out then
 * @throws when FIREFOX_PATH names no program that starts
 */
export function chooseFirefox(host: BrowserHost): string | undefined {
  return namedBrowser(host, 'FIREFOX_PATH', 'a Firefox') ?? firstWorking(host, FIREFOXES);
}

function namedBrowser(host: BrowserHost, variable: string, what: string): string | undefined {
  const named = host.environment[variable];
  if (!named) return undefined;
  const path = host.working(named);
  if (path !== undefined) return path;
  throw new Error(`${variable} is "${named}", which does not start: set it to ${what}, or unset it.`);
}

function firstWorking(
  host: BrowserHost,
  programs: Partial<Record<NodeJS.Platform, readonly string[]>>,
): string | undefined {
  for (const program of programs[host.platform] ?? []) {
    const path = host.working(program);
    if (path !== undefined) return path;
  }
  return undefined;
}

/** What may be tried on this machine to get a browser, the gentler way first. */
export function installSteps(host: BrowserHost): InstallStep[] {
  const steps: InstallStep[] = [];
  if (!host.environment['PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD']) {
    steps.push({ what: "Playwright's own Chromium", command: 'npx playwright install chromium' });
  }
  if (host.platform === 'linux' && host.isRoot && host.working('apt-get') !== undefined) {
    steps.push({
      what: "Debian's Chromium",
      command: `apt-get update && (${DEBIANS.map((name) => `DEBIAN_FRONTEND=noninteractive apt-get install -y ${name}`).join(' || ')})`,
    });
  }
  return steps;
}
