import {
  freshnessOf,
  READ_EVERY_MS,
  READ_HIDDEN_EVERY_MS,
  STALE_AFTER_MS,
} from '../../../../src/assets/floor/model/reading';
import { onFloor, problem } from '../given';

const reading = [{ type: 'read-floor', fresh: false }];

it('reads again some time after each answer, and never twice at once', () => {
  const page = onFloor();
  expect(page.wait(READ_EVERY_MS - 1)).toEqual([]);
  expect(page.wait(1)).toEqual(reading);
  expect(page.wait(60_000)).toEqual([]);
  expect(page.hear({ type: 'read-asked' })).toEqual([]);
});

it('reads rarely where nobody looks', () => {
  const page = onFloor();
  expect(page.wait(READ_HIDDEN_EVERY_MS - 1, false)).toEqual([]);
  expect(page.wait(1, false)).toEqual(reading);
});

it('reads at once when somebody looks again', () => {
  const page = onFloor();
  page.wait(READ_HIDDEN_EVERY_MS - 1, false);
  expect(page.wait(0)).toEqual(reading);
});

it('waits longer from failure to failure, keeps the old figures, and says how old they are', () => {
  const page = onFloor();
  const pauses = [];
  for (let failure = 0; failure < 6; failure += 1) {
    page.hear({ type: 'read-asked' }, { type: 'figures-unread', problem, roll: 0.5 });
    pauses.push(page.state.reading.nextAt - page.now);
  }
  expect(pauses).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
  expect(page.state.figures).toBeDefined();
  expect(page.state.reading.problem).toEqual(problem);
  expect(freshnessOf(page.state, page.now)).toBe('fresh');
  expect(freshnessOf(page.state, page.now + STALE_AFTER_MS)).toBe('stale');
  page.hear({ type: 'read-asked' });
  page.read();
  expect(page.state.reading).toEqual({ asked: false, failures: 0, nextAt: page.now + READ_EVERY_MS, readAt: page.now });
});
