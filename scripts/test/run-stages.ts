import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '../project';
import type { Rounds, Stage } from './stages';
import { tallyStage, type Tally } from './tally';

/** What came of one stage. */
export interface StageResult extends Tally {
  stage: Stage;
  /** Why it did not run at all. */
  missing?: string;
}

export interface StageOptions {
  print: (text: string) => void;
  /**
   * The variables that tell browser tests which programs to use; without CHROME_PATH it is Playwright's own.
   *
   * @throws when there is no browser, with what to do about it
   */
  findBrowsers: () => Readonly<NodeJS.ProcessEnv>;
}

/**
 * Runs every stage, whatever becomes of the others; only one that needs a stage which failed is left out, and has failed
 * then, too.
 *
 * @returns What came of each, in the order of the rounds.
 */
export async function runStages(rounds: Rounds, options: StageOptions): Promise<StageResult[]> {
  const results: StageResult[] = [];
  const reports = await mkdtemp(join(tmpdir(), 'taskrouter-desk-report-'));
  try {
    for (const round of rounds) {
      // One alone may print as it goes; of several, each prints once it is over.
      const isAlone = round.length === 1;
      const done = round.map(async (stage, position): Promise<StageResult> => {
        const without = results.find((earlier) => earlier.stage.name === stage.needs && earlier.failed > 0);
        if (without) return leftOut(stage, `not run, because ${without.stage.name} failed.`, options);
        return runStage(stage, join(reports, `${results.length}-${position}.json`), isAlone, options);
      });
      results.push(...(await Promise.all(done)));
    }
  } finally {
    await rm(reports, { recursive: true });
  }
  return results;
}

function leftOut(stage: Stage, missing: string, { print }: StageOptions): StageResult {
  print(`\n── ${stage.name}\n${missing}\n`);
  return { stage, passed: 0, failed: 1, missing };
}

async function runStage(stage: Stage, report: string, isAlone: boolean, options: StageOptions): Promise<StageResult> {
  const env: NodeJS.ProcessEnv = { ...process.env, REPORT: report };
  if (stage.browser) {
    try {
      Object.assign(env, options.findBrowsers());
    } catch (error) {
      return leftOut(stage, error instanceof Error ? error.message : String(error), options);
    }
  }
  if (isAlone) options.print(`\n── ${stage.name}\n`);
  const { succeeded, output } = await runCommand(stage.command.replace('$REPORT', report), env, isAlone);
  if (!isAlone) options.print(`\n── ${stage.name}\n${output}`);
  return { stage, ...tallyStage(succeeded, stage.tally && (await readReport(report, stage.tally))) };
}

/** @returns What it printed, where it was not to print by itself. */
function runCommand(
  command: string,
  env: NodeJS.ProcessEnv,
  printsItself: boolean,
): Promise<{ succeeded: boolean; output: string }> {
  return new Promise((resolve, reject) => {
    const keepsColours = !printsItself && process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
    const child = spawn(command, {
      cwd: PROJECT_FOLDER,
      env: { ...env, ...keepsColours },
      shell: true,
      stdio: printsItself ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    const chunks: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ succeeded: code === 0, output: Buffer.concat(chunks).toString() }));
  });
}

async function readReport(file: string, tally: NonNullable<Stage['tally']>): Promise<Tally | null> {
  try {
    return tally(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}

/**
 * The end of `npm test`: what to do about each stage that failed, and in the last line the sum.
 *
 * @example
 * closingLines([{ stage, passed: 0, failed: 1 }]);
 * // ['Format failed: `npm run format` puts it right.', '', '0 passed, 1 failed']
 */
export function closingLines(results: readonly StageResult[]): string[] {
  const failures = results
    .filter(({ failed }) => failed > 0)
    .map(({ stage, missing }) => `${stage.name} failed: ${missing ?? stage.remedy}`);
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  return [...failures, ...(failures.length > 0 ? [''] : []), `${passed} passed, ${failed} failed`];
}
