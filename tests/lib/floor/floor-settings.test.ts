import { limitsFor, splitsOf } from '../../../src/lib/floor/floor-settings';

it('takes what a queue does not say from what holds for all, and the rest from what is usual', () => {
  const settings = { withinSeconds: 20, perQueue: { sales: { withinSeconds: 10, targetPercent: 90 } } };
  expect(limitsFor('sales', settings)).toEqual({
    withinSeconds: 10,
    targetPercent: 90,
    redBelowPercent: 70,
    amberWaitSeconds: 10,
    redWaitSeconds: 40,
  });
  expect(limitsFor('support', settings)).toMatchObject({ withinSeconds: 20, targetPercent: 80, redBelowPercent: 60 });
  expect(limitsFor('constructor', settings)).toMatchObject({ withinSeconds: 20 });
  // One request for the counts, whatever the queues' limits.
  expect(splitsOf(settings)).toEqual([5, 10, 20]);
});
