import { spawnSync } from 'node:child_process';
import { PROJECT_FOLDER } from './project';
import { chooseBrowser, chooseFirefox, installSteps, NO_BROWSER } from './test/choose-browser';
import { closingLines, runStages } from './test/run-stages';
import { ALL_STAGES, BROWSER_STAGES } from './test/stages';
import { thisMachine } from './test/this-machine';

/**
 * `npm test` runs every stage, whatever becomes of the others; `npm run test:e2e` runs the browser tests alone.
 * The last line is always `N passed, N failed`.
 */
async function main(): Promise<void> {
  const rounds = process.argv[2] === 'e2e' ? BROWSER_STAGES : ALL_STAGES;
  const print = (text: string): void => void process.stdout.write(text);
  const results = await runStages(rounds, { print, findBrowsers });
  print(`\n${closingLines(results).join('\n')}\n`);
  process.exitCode = results.some(({ failed }) => failed > 0) ? 1 : 0;
}

/** A Chromium that is there or could be installed, and a Firefox where there is one. */
function findBrowsers(): NodeJS.ProcessEnv {
  const machine = thisMachine();
  let browser = chooseBrowser(machine);
  for (const step of browser ? [] : installSteps(machine)) {
    console.log(`No browser found; installing ${step.what}.`);
    spawnSync(step.command, { cwd: PROJECT_FOLDER, shell: true, stdio: 'inherit' });
    browser = chooseBrowser(machine);
    if (browser) break;
  }
  if (!browser) throw new Error(NO_BROWSER);
  const firefox = chooseFirefox(machine);
  if (firefox === undefined) console.log('\nThere is no Firefox on this machine: its few tests are left out.');
  return {
    ...(browser === 'own' ? {} : { CHROME_PATH: browser.path }),
    ...(firefox === undefined ? {} : { FIREFOX_PATH: firefox }),
  };
}

main().catch((error: unknown) => {
  console.error(error);
  console.log('\n0 passed, 1 failed');
  process.exitCode = 1;
});
