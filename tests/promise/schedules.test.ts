import { runDay, runSchedule } from './schedules/run';
import { stepsOf } from './schedules/step';
import { haveBuilt } from '../have-built';
import { draws } from '../seed';
import { LIMITS } from './limits';

/* A sample; `npm run schedules` has them all. */

beforeAll(() => haveBuilt('local'));

/** Of an untouched clone always the same; the nightly run draws others. */
const seeds = Array.from({ length: 24 * draws.times }, (_unused, index) => (draws.seed % 1_000_000) + index);

it.each(seeds)('keeps the promise in schedule %i', async (seed) => {
  expect((await runSchedule(seed, LIMITS)).wrong).toEqual([]);
});

it('keeps both pages as TaskRouter is, after each call of a day', async () => {
  expect((await runDay(draws.seed % 1_000_000, 8, LIMITS)).wrong).toEqual([]);
});

it('plays a seed the same each time', async () => {
  const [first, second] = [await runSchedule(7, LIMITS), await runSchedule(7, LIMITS)];
  expect(first.story).toEqual(second.story);
  expect(first.story.length).toBeGreaterThan(20);
  expect(stepsOf(7)).not.toEqual(stepsOf(8));
});
