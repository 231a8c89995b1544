import { trueDay } from '../../bench/truth/true-day';
import { draws } from '../seed';

/* `npm run bench -- truth` does the same with 10,000 calls. */

it('tells of a random day what happened, to the last digit, over restarts, pauses, and when the tasks are gone', async () => {
  const size = { calls: 300 * draws.times, hours: 3, agents: 16, queues: 5 };
  const { compared, wrong, readings, mostRequests, tasksLeft } = await trueDay({ ...size, seed: draws.seed });
  expect(wrong).toEqual([]);
  expect(tasksLeft).toBe(0);
  expect(readings).toBeGreaterThan(15);
  expect(compared).toBeGreaterThanOrEqual(size.queues);
  expect(mostRequests).toBeLessThanOrEqual(8);
});
