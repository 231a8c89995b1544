import { readFigures } from '../../../../src/assets/floor/model/figures';
import {
  glanceAt,
  levelsOf,
  loadOf,
  matches,
  tasksShown,
  workersShown,
} from '../../../../src/assets/floor/model/shown';
import { answer, noon } from '../given';

const figures = readFigures(answer, noon);
const all = { queueSid: '', activitySid: '', search: '' };

describe('reading', () => {
  it('makes lengths of time into beginnings by this page’s clock', () => {
    expect(figures.workers[0]).toMatchObject({ name: 'charles', since: noon - 60_000 });
    expect(figures.queues.map(({ waitingSince }) => waitingSince)).toEqual([noon - 42_000, undefined]);
    expect(figures.tasks[1]).toMatchObject({
      since: noon - 90_000,
      ends: 'complete',
      worker: { reservationSid: 'WR1' },
    });
  });

  it.each([undefined, null, 7, [], { workers: 7, tasks: [null, 7], serviceLevel: { hours: [{ queues: 7 }] } }])(
    'makes something of %j, too',
    (nonsense) => {
      const read = readFigures(nonsense, noon);
      expect(read).toMatchObject({ workspaceName: '', workers: [], queues: [] });
      expect(workersShown(read, all)).toEqual([]);
      expect(glanceAt(read)).toEqual({ waiting: 0, waitingSince: undefined, working: 0, available: 0 });
    },
  );

  it('lets nobody write the other way round', () => {
    const sly = { ...answer.tasks[0], caller: '\u202E12345' };
    expect(readFigures({ tasks: [sly] }, noon).tasks[0]?.caller).toBe('12345');
  });
});

it('counts the floor at a glance', () => {
  expect(glanceAt(figures)).toEqual({ waiting: 1, waitingSince: noon - 42_000, working: 1, available: 1 });
});

it('puts the workers to their activities, and leaves out the empty ones', () => {
  const shown = workersShown(figures, { ...all, search: 'CHAR' });
  expect(shown.map(({ activity, workers }) => [activity.name, workers.map(({ name }) => name)])).toEqual([
    ['Available', ['charles']],
  ]);
  expect(workersShown(figures, { ...all, activitySid: 'WA1' }).map(({ activity }) => activity.name)).toEqual([
    'Offline',
  ]);
});

it('shows the oldest task first, of one queue, or what is looked for', () => {
  const sids = (filters: object) => tasksShown(figures, { ...all, ...filters }).map(({ sid }) => sid);
  expect(sids({})).toEqual(['WT1', 'WT2']);
  expect(sids({ queueSid: 'WQ2' })).toEqual([]);
  expect(sids({ search: 'ruiz ana' })).toEqual(['WT1']);
  expect(sids({ search: 'charles' })).toEqual(['WT1']);
});

it('looks for every word', () => {
  expect(matches(' ', 'anything')).toBe(true);
  expect(matches('a c', 'abc')).toBe(true);
  expect(matches('a d', 'abc')).toBe(false);
});

it('counts what a worker has taken apart from what is offered', () => {
  const [, held] = answer.tasks;
  const offered = { ...held, sid: 'WT3', worker: { ...held?.worker, reservationStatus: 'pending' } };
  const busy = readFigures({ ...answer, tasks: [held, offered] }, noon);
  expect(loadOf(busy, 'WK1')).toEqual({ taken: 1, offered: 1 });
  expect(loadOf(busy, 'WK2')).toEqual({ taken: 0, offered: 0 });
});

describe('the service level', () => {
  it('is the share accepted in time, those that gave up included', () => {
    expect(levelsOf(figures, 'WQ1').map(({ level }) => level)).toEqual([undefined, 0.75]);
    expect(levelsOf(figures, 'WQ2').map(({ level }) => level)).toEqual([undefined, 0]);
  });

  it('is one of all queues together', () => {
    expect(levelsOf(figures, '')[1]).toEqual({ from: noon, within: 6, late: 3, lost: 1, level: 0.6 });
  });
});
