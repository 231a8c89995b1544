import { readFigures } from '../../../../src/assets/floor/model/figures';
import {
  glanceAt,
  gradeOfLevel,
  levelsOf,
  loadOf,
  matcherOf,
  MOST_DRAWN,
  tasksShown,
  workersShown,
} from '../../../../src/assets/floor/model/shown';
import { NO_FILTERS } from '../../../../src/assets/floor/model/filters';
import { answer, limits, noon } from '../given';

const figures = readFigures(answer, noon);
const all = NO_FILTERS;

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
      expect(glanceAt(read, noon)).toMatchObject({ free: 0, waiting: 0, waitingSince: undefined, working: 0, away: 0 });
    },
  );

  it('lets nobody write the other way round', () => {
    const sly = { ...answer.tasks[0], caller: '\u202E12345' };
    expect(readFigures({ tasks: [sly] }, noon).tasks[0]?.caller).toBe('12345');
  });
});

describe('at a glance', () => {
  it('who can take a call now comes first, and nobody is red where somebody waits', () => {
    expect(glanceAt(figures, noon)).toEqual({
      free: 0,
      freeGrade: 'red',
      waiting: 1,
      waitingSince: noon - 42_000,
      waitGrade: 'amber',
      working: 1,
      away: 1,
    });
    const [charles, alice] = answer.workers;
    const freed = readFigures({ ...answer, workers: [{ ...charles, state: 'free', canTake: true }, alice] }, noon);
    expect(glanceAt(freed, noon)).toMatchObject({ free: 1, freeGrade: 'good' });
  });

  it('a wait turns red as it goes on, without another reading', () => {
    expect(glanceAt(figures, noon + 77_000)).toMatchObject({ waitGrade: 'amber' });
    expect(glanceAt(figures, noon + 78_000)).toMatchObject({ waitGrade: 'red' });
  });
});

it('puts the workers to what they do, whatever their activity says, and leaves out what nobody does', () => {
  const shown = (filters: object) =>
    workersShown(figures, { ...all, ...filters }).map(({ state, workers }) => [state, workers.map(({ name }) => name)]);
  expect(shown({})).toEqual([
    ['working', ['charles']],
    ['away', ['alice']],
  ]);
  expect(shown({ search: 'CHAR' })).toEqual([['working', ['charles']]]);
  expect(shown({ activitySid: 'WA1' })).toEqual([['away', ['alice']]]);
  expect(shown({ doing: 'working' })).toEqual([['working', ['charles']]]);
  expect(shown({ skill: 'sales' })).toEqual([['working', ['charles']]]);
  expect(shown({ skill: 'sal' })).toEqual([]);
});

it('draws no more than somebody reads, counts all, and finds each by its name', () => {
  const many = Array.from({ length: MOST_DRAWN + 50 }, (_, number) => ({
    ...answer.workers[1],
    sid: `WK${number}`,
    friendlyName: `agent ${number}`,
  }));
  const crowd = readFigures({ ...answer, workers: many }, noon);
  const [away] = workersShown(crowd, all);
  expect([away?.count, away?.workers.length]).toEqual([MOST_DRAWN + 50, MOST_DRAWN]);
  expect(workersShown(crowd, { ...all, search: `agent ${MOST_DRAWN + 49}` })).toMatchObject([{ count: 1 }]);
});

it('shows the oldest task first, of one queue, or what is looked for', () => {
  const sids = (filters: object) => tasksShown(figures, { ...all, ...filters }).map(({ sid }) => sid);
  expect(sids({})).toEqual(['WT1', 'WT2']);
  expect(sids({ queueSid: 'WQ2' })).toEqual([]);
  expect(sids({ search: 'ruiz ana' })).toEqual(['WT1']);
  expect(sids({ search: 'charles' })).toEqual(['WT1']);
});

it('looks for every word', () => {
  expect(matcherOf(' ')('anything')).toBe(true);
  expect(matcherOf('a c')('abc')).toBe(true);
  expect(matcherOf('a d')('abc')).toBe(false);
});

it('counts what a worker has taken apart from what is offered', () => {
  const [, held] = answer.tasks;
  const offered = { ...held, sid: 'WT3', worker: { ...held?.worker, reservationStatus: 'pending' } };
  const busy = readFigures({ ...answer, tasks: [held, offered] }, noon);
  expect(loadOf(busy, 'WK1')).toEqual({ taken: 1, offered: 1 });
  expect(loadOf(busy, 'WK2')).toEqual({ taken: 0, offered: 0 });
});

describe('the service level', () => {
  it('is the share accepted in time; who waits past the limit now counts, who hung up at once does not', () => {
    expect(levelsOf(figures, 'WQ1').map(({ level }) => level)).toEqual([undefined, 0.75]);
    expect(levelsOf(figures, 'WQ2').map(({ level }) => level)).toEqual([undefined, 0]);
  });

  it('is one of all queues together', () => {
    const sums = { within: 6, late: 3, lost: 0, short: 3, overdue: 1 };
    expect(levelsOf(figures, '')[1]).toMatchObject({ from: noon, ...sums, level: 0.6 });
  });

  it('counts those who hung up', () => {
    const [hour] = answer.serviceLevel.hours;
    const hours = [{ ...hour, queues: { WQ2: { within: 1, late: 0, lost: 3, short: 0 } } }];
    expect(levelsOf(readFigures({ ...answer, serviceLevel: { limits, hours } }, noon), 'WQ2')).toMatchObject([
      { level: 0.25 },
    ]);
  });

  it('averages waits and handling times in whole seconds, where all of them are known', () => {
    const [hour] = answer.serviceLevel.hours;
    const one = { within: 2, late: 1, lost: 0, short: 0, waitSeconds: 100, handled: 2, handleSeconds: 301 };
    const levels = (WQ2: object) =>
      levelsOf(
        readFigures({ ...answer, serviceLevel: { limits, hours: [{ ...hour, queues: { WQ1: one, WQ2 } }] } }, noon),
        '',
      );
    const other = { within: 1, late: 0, lost: 0, short: 0, waitSeconds: 7 };
    expect(levels({ ...other, handled: 1, handleSeconds: 10 })).toMatchObject([
      { averageWait: 26, averageHandling: 103 },
    ]);
    expect(levels(other)).toMatchObject([{ averageWait: 26, averageHandling: undefined }]);
    expect(levelsOf(figures, 'WQ1')[0]).toMatchObject({ averageWait: undefined, averageHandling: undefined });
  });

  it('is amber below its target and red far below it', () => {
    expect([undefined, 0.8, 0.79, 0.6, 0.59].map((level) => gradeOfLevel(level, limits))).toEqual([
      'good',
      'good',
      'amber',
      'amber',
      'red',
    ]);
  });
});
