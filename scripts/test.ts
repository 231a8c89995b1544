import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_FOLDER } from './project';
import { chooseBrowser, installSteps, NO_BROWSER, type Browser } from './test/browser';
import { ALL_STAGES, BROWSER_STAGES, type Stage } from './test/stages';
import { summary, tallyStage, type Tally } from './test/tally';
import { thisMachine } from './test/this-machine';

/**
 * `npm test` runs every stage and stops at the first that fails; `npm run test:e2e` runs the browser tests alone.
 * The last line is always `N passed, N failed`.
 */
function main(): void {
  const stages = process.argv[2] === 'e2e' ? BROWSER_STAGES : ALL_STAGES;
  const folder = mkdtempSync(join(tmpdir(), 'taskrouter-desk-report-'));
  const sum: Tally = { passed: 0, failed: 0 };
  try {
    for (const [index, stage] of stages.entries()) {
      console.log(`\n── ${stage.name}`);
      const tally = run(stage, join(folder, `${index}.json`));
      sum.passed += tally.passed;
      sum.failed += tally.failed;
      if (tally.failed > 0) {
        console.log(`\n${stage.name} failed: ${stage.remedy}`);
        break;
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  console.log(`\n${summary(sum)}`);
  process.exitCode = sum.failed > 0 ? 1 : 0;
}

function run(stage: Stage, report: string): Tally {
  const env: NodeJS.ProcessEnv = { ...process.env, REPORT: report };
  if (stage.browser) {
    try {
      const browser = findBrowser();
      if (browser !== 'own') env['CHROME_PATH'] = browser.path;
    } catch (error) {
      console.log(error instanceof Error ? error.message : error);
      return { passed: 0, failed: 1 };
    }
  }
  const command = stage.command.replace('$REPORT', report);
  const { status } = spawnSync(command, { cwd: PROJECT_FOLDER, env, shell: true, stdio: 'inherit' });
  return tallyStage(status === 0, stage.tally && readReport(report, stage.tally));
}

function readReport(file: string, tally: NonNullable<Stage['tally']>): Tally | null {
  try {
    return tally(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** A browser that is there, or one that could be installed. */
function findBrowser(): Browser {
  const machine = thisMachine();
  let browser = chooseBrowser(machine);
  for (const step of browser ? [] : installSteps(machine)) {
    console.log(`No browser found; installing ${step.what}.`);
    spawnSync(step.command, { cwd: PROJECT_FOLDER, shell: true, stdio: 'inherit' });
    browser = chooseBrowser(machine);
    if (browser) break;
  }
  if (!browser) throw new Error(NO_BROWSER);
  return browser;
}

main();
