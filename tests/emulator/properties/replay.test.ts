import fc from 'fast-check';
import { readDraws } from '../../seed';
import { TestFloor } from '../floor';
import { type Step, sequences, take, timeToShrinkMs } from './steps';
import { everyMove, furnish, oftenAtWork } from './task-moves';

jest.setTimeout(timeToShrinkMs);

/** A property that does not hold, to see what comes of one: that no transfer is ever taken over. */
const untrue = fc.asyncProperty(sequences(everyMove, 60, oftenAtWork), async (sequence) => {
  const floor = new TestFloor();
  furnish(floor);
  for (const step of sequence) await take(everyMove, floor, step);
  return !floor.events.some(({ type }) => type === 'task.transfer-completed');
});

describe('a property that fails', () => {
  let failure: fc.RunDetails<[Step[]]>;

  beforeAll(async () => {
    failure = await fc.check(untrue, { seed: 1, numRuns: 2000 });
  });

  it('shrinks to what it takes', () => {
    expect(failure.failed).toBe(true);
    expect(failure.numShrinks).toBeGreaterThan(0);
    expect(failure.counterexample?.[0].length).toBeLessThan(10);
    expect(fc.defaultReportMessage(failure)).toContain(`{ seed: 1, path: "${failure.counterexamplePath}"`);
  });

  it('happens again from its printed seed and path', async () => {
    const { seed, path } = readDraws({ PROPERTY_SEED: '1', PROPERTY_PATH: failure.counterexamplePath ?? '' });
    const again = await fc.check(untrue, { numRuns: 2000, seed, ...(path && { path }) });
    expect(again.counterexample).toEqual(failure.counterexample);
    expect(again.numRuns).toBe(1);
  });
});
