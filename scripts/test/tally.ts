import { array, number, object, parse, unknown } from 'valibot';

/** How many tests passed and failed. */
export interface Tally {
  passed: number;
  failed: number;
}

const JestReport = object({
  numPassedTests: number(),
  numFailedTests: number(),
  numRuntimeErrorTestSuites: number(),
});

const PlaywrightReport = object({
  stats: object({ expected: number(), unexpected: number(), flaky: number() }),
  errors: array(unknown()),
});

/** Reads jest's `--json` report. A suite that could not run has no tests, so it counts as one failure itself. */
export function tallyJest(report: unknown): Tally {
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = parse(JestReport, report);
  return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites };
}

/** Reads Playwright's JSON report. An error outside of a test counts as a failure. */
export function tallyPlaywright(report: unknown): Tally {
  const { stats, errors } = parse(PlaywrightReport, report);
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length };
}

/**
 * What a stage adds to the sum: what its report says, but a stage that failed has at least one failure, and a stage
 * of tests without a readable report or without a test has failed.
 *
 * @param report undefined for a stage that is not made of tests, null when its report could not be read
 */
export function tallyStage(succeeded: boolean, report: Tally | null | undefined): Tally {
  const tally = report ?? { passed: 0, failed: 0 };
  const sound = succeeded && (report === undefined || (report !== null && tally.passed + tally.failed > 0));
  return sound ? tally : { ...tally, failed: Math.max(1, tally.failed) };
}
