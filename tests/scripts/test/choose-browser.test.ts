import { chooseBrowser, chooseFirefox, installSteps, type BrowserHost } from '../../../scripts/test/choose-browser';

/** A machine with the programs that start on it. */
function machine(programs: string[], over: Partial<BrowserHost> = {}): BrowserHost {
  return {
    platform: 'linux',
    environment: {},
    ownBrowser: '/cache/playwright/chrome',
    isRoot: false,
    working(program) {
      if (!programs.includes(program)) return undefined;
      return program.startsWith('/') ? program : `/usr/bin/${program}`;
    },
    ...over,
  };
}

describe('chooseBrowser', () => {
  it('takes the one that CHROME_PATH names before any other', () => {
    const host = machine(['/opt/chrome', '/cache/playwright/chrome', 'chromium'], {
      environment: { CHROME_PATH: '/opt/chrome' },
    });
    expect(chooseBrowser(host)).toEqual({ path: '/opt/chrome' });
  });

  it('says so when CHROME_PATH is wrong, and takes no other behind its user’s back', () => {
    const host = machine(['chromium'], { environment: { CHROME_PATH: '/opt/chrome' } });
    expect(() => chooseBrowser(host)).toThrow('CHROME_PATH is "/opt/chrome", which does not start');
  });

  it("takes Playwright's own before an installed one", () => {
    expect(chooseBrowser(machine(['/cache/playwright/chrome', 'chromium']))).toBe('own');
  });

  it.each([
    ['linux', 'chromium-headless-shell', '/usr/bin/chromium-headless-shell'],
    ['linux', 'chromium', '/usr/bin/chromium'],
    ['linux', 'google-chrome', '/usr/bin/google-chrome'],
    ['linux', 'chromium-browser', '/usr/bin/chromium-browser'],
    [
      'darwin',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
  ] as const)('finds one that is installed on %s: %s', (platform, program, path) => {
    expect(chooseBrowser(machine([program], { platform }))).toEqual({ path });
  });

  it('prefers Chromium where both are installed', () => {
    expect(chooseBrowser(machine(['google-chrome', 'chromium']))).toEqual({ path: '/usr/bin/chromium' });
  });

  it('prefers the one without windows, which is quicker', () => {
    const both = machine(['chromium', 'chromium-headless-shell']);
    expect(chooseBrowser(both)).toEqual({ path: '/usr/bin/chromium-headless-shell' });
  });

  it('finds none where there is none', () => {
    expect(chooseBrowser(machine(['apt-get']))).toBeUndefined();
    expect(chooseBrowser(machine([], { platform: 'freebsd' }))).toBeUndefined();
  });
});

describe('chooseFirefox', () => {
  it('takes the one that FIREFOX_PATH names, else an installed one', () => {
    const named = { environment: { FIREFOX_PATH: '/opt/firefox' } };
    expect(chooseFirefox(machine(['/opt/firefox', 'firefox-esr'], named))).toBe('/opt/firefox');
    expect(chooseFirefox(machine(['firefox', 'firefox-esr']))).toBe('/usr/bin/firefox-esr');
    expect(() => chooseFirefox(machine(['firefox'], named))).toThrow('FIREFOX_PATH is "/opt/firefox", which does not');
  });

  it('finds none where there is none', () => {
    expect(chooseFirefox(machine(['chromium']))).toBeUndefined();
  });
});

describe('installSteps', () => {
  const commands = (host: BrowserHost): string[] => installSteps(host).map((step) => step.command);

  it('asks Playwright first, then Debian where the user is root', () => {
    const steps = commands(machine(['apt-get'], { isRoot: true }));
    expect(steps).toEqual([
      'npx playwright install chromium',
      expect.stringMatching(/install -y chromium-headless-shell \|\| .*install -y chromium\)$/),
    ]);
  });

  it('leaves the system alone for an ordinary user', () => {
    expect(commands(machine(['apt-get']))).toEqual(['npx playwright install chromium']);
  });

  it('downloads nothing where downloads are switched off', () => {
    const environment = { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' };
    expect(commands(machine([], { environment, isRoot: true }))).toEqual([]);
    expect(commands(machine(['apt-get'], { environment, isRoot: true }))).toHaveLength(1);
  });
});
