import { tallyJest, tallyPlaywright, tallyStage } from '../../../scripts/test/tally';

describe('tallyJest', () => {
  it('counts tests, and a suite that could not run as a failure', () => {
    const report = { numPassedTests: 12, numFailedTests: 2, numRuntimeErrorTestSuites: 1 };
    expect(tallyJest(report)).toEqual({ passed: 12, failed: 3 });
  });
});

describe('tallyPlaywright', () => {
  it('counts tests, and an error outside of one as a failure', () => {
    const report = { stats: { expected: 5, unexpected: 1, flaky: 0 }, errors: [{ message: 'no server' }] };
    expect(tallyPlaywright(report)).toEqual({ passed: 5, failed: 2 });
  });
});

describe('tallyStage', () => {
  it('believes the report of a stage that succeeded', () => {
    expect(tallyStage(true, { passed: 5, failed: 0 })).toEqual({ passed: 5, failed: 0 });
  });

  it('adds nothing for a stage without tests that succeeded', () => {
    expect(tallyStage(true, undefined)).toEqual({ passed: 0, failed: 0 });
  });

  it('counts a failed stage at least once, whatever its report says', () => {
    expect(tallyStage(false, undefined)).toEqual({ passed: 0, failed: 1 });
    expect(tallyStage(false, { passed: 5, failed: 0 })).toEqual({ passed: 5, failed: 1 });
    expect(tallyStage(false, { passed: 5, failed: 3 })).toEqual({ passed: 5, failed: 3 });
  });

  it('counts a stage of tests without a report or without a test as failed', () => {
    expect(tallyStage(true, null)).toEqual({ passed: 0, failed: 1 });
    expect(tallyStage(true, { passed: 0, failed: 0 })).toEqual({ passed: 0, failed: 1 });
  });
});
