import type * as FastCheck from 'fast-check';
import { draws } from './seed';

const { times, ...replay } = draws;

/** How often fast-check tries where a test does not say. */
const usualRuns = 100;

/**
 * Whatever fast-check draws in a test file comes from this run's seed. It is told so when a file first loads it, since to load it takes
 * as long as many a file's tests.
 */
jest.mock('fast-check', () => {
  const fastCheck = jest.requireActual<typeof FastCheck>('fast-check');
  fastCheck.configureGlobal({ ...replay, numRuns: usualRuns * times });
  return fastCheck;
});
