import { readFigures } from '../../../../src/assets/floor/model/figures';
import { type Filters, NO_FILTERS } from '../../../../src/assets/floor/model/filters';
import { nextRow } from '../../../../src/assets/floor/rows/dense-table';
import { loadsOf, taskRows, workerRows } from '../../../../src/assets/floor/rows/order';
import { answer, noon } from '../given';

const figures = readFigures(answer, noon);
const people = (filters: Partial<Filters>): string[] =>
  workerRows(figures, { ...NO_FILTERS, ...filters }, loadsOf(figures)).map(({ name }) => name);
const tasks = (filters: Partial<Filters>): string[] =>
  taskRows(figures, { ...NO_FILTERS, ...filters }).map(({ sid }) => sid);

it('puts people by what they do, or by the column that is chosen, either way', () => {
  expect(people({})).toEqual(['charles', 'alice']);
  expect(people({ agents: { by: 'name', isDown: false } })).toEqual(['alice', 'charles']);
  expect(people({ agents: { by: 'name', isDown: true } })).toEqual(['charles', 'alice']);
  expect(people({ agents: { by: 'for', isDown: true } })).toEqual(['alice', 'charles']);
  expect(people({ agents: { by: 'load', isDown: false } })).toEqual(['charles', 'alice']);
  expect(people({ agents: { by: 'activity', isDown: true }, search: 'ali' })).toEqual(['alice']);
});

it('puts tasks by age, or by the column that is chosen', () => {
  expect(tasks({})).toEqual(['WT1', 'WT2']);
  expect(tasks({ tasks: { by: 'age', isDown: true } })).toEqual(['WT2', 'WT1']);
  expect(tasks({ tasks: { by: 'agent', isDown: false } })).toEqual(['WT2', 'WT1']);
});

it('counts what everybody has, taken and offered', () => {
  const [, held] = answer.tasks;
  const offered = { ...held, sid: 'WT3', worker: { ...held?.worker, reservationStatus: 'pending' } };
  const loads = loadsOf(readFigures({ ...answer, tasks: [held, offered] }, noon));
  expect([loads('WK1'), loads('WK2')]).toEqual([
    { taken: 1, offered: 1 },
    { taken: 0, offered: 0 },
  ]);
});

it('goes from row to row by key, and not beyond the ends', () => {
  const steps = ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End', 'a'].map((key) =>
    nextRow(key, 3, 20, 10),
  );
  expect(steps).toEqual([4, 2, 13, 0, 0, 19, undefined]);
  expect(nextRow('ArrowDown', 19, 20, 10)).toBe(19);
  expect(nextRow('ArrowDown', -1, 20, 10)).toBe(0);
  expect(nextRow('End', -1, 0, 10)).toBeUndefined();
});
