import { spawnSync } from 'node:child_process';
import { PROJECT_FOLDER } from './project';
import { chooseBrowser, installSteps, NO_BROWSER } from './test/choose-browser';
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
  const results = await runStages(rounds, { print, findBrowser });
  print(`\n${closingLines(results).join('\n')}\n`);
  process.exitCode = results.some(({ failed }) => failed > 0) ? 1 : 0;
}

/** A browser that is there, or one that could be installed. */
function findBrowser(): string | undefined {
  const machine = thisMachine();
  let browser = chooseBrowser(machine);
  for (const step of browser ? [] : installSteps(machine)) {
    console.log(`No browser found; installing ${step.what}.`);
    spawnSync(step.command, { cwd: PROJECT_FOLDER, shell: true, stdio: 'inherit' });
    browser = chooseBrowser(machine);
    if (browser) break;
  }
  if (!browser) throw new Error(NO_BROWSER);
  return browser === 'own' ? undefined : browser.path;
}

main().catch((error: unknown) => {
  console.error(error);
  console.log('\n0 passed, 1 failed');
  process.exitCode = 1;
});
