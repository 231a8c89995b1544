import { configureGlobal } from 'fast-check';
import { draws } from './seed';

const { times, ...replay } = draws;

/** How often fast-check tries where a test does not say. */
const usualRuns = 100;

/** Before each test file: whatever fast-check draws in it comes from this run's seed. */
configureGlobal({ ...replay, numRuns: usualRuns * times });
