import { BuiltFunctions } from './one-process/built-functions';
import { playCell } from './matrix/play';
import type { Cell } from './matrix/cells';
import { runSchedule } from './schedules/run';
import { stepsOf } from './schedules/step';
import { draws } from '../seed';

/* A sample; `npm run schedules` and `npm run matrix` have them all. */

/** The seconds of grace where an event told; where it was lost, the sweep of the next minute besides. */
const ALONE_SECONDS = 75;
const UNTOLD_SECONDS = 75;

let functions: BuiltFunctions;

beforeAll(async () => void (functions = await BuiltFunctions.build()));
afterAll(() => functions.remove());

const limits = { aloneSeconds: ALONE_SECONDS, untoldSeconds: UNTOLD_SECONDS };

/** Of an untouched clone always the same; the nightly run draws others. */
const seeds = Array.from({ length: 4 * draws.times }, (_unused, index) => (draws.seed % 1_000_000) + index);

it.each(seeds)('keeps the promise in schedule %i', async (seed) => {
  expect((await runSchedule(seed, { ...limits, folder: functions.folder })).wrong).toEqual([]);
});

it('plays a seed the same each time', async () => {
  const [first, second] = [
    await runSchedule(7, { ...limits, folder: functions.folder }),
    await runSchedule(7, { ...limits, folder: functions.folder }),
  ];
  expect(first.story).toEqual(second.story);
  expect(first.story.length).toBeGreaterThan(20);
  expect(stepsOf(7)).not.toEqual(stepsOf(8));
});

const sample: readonly Cell[] = [
  ...(
    [
      ['accept', 'nothing'],
      ['reject', 'nothing'],
      ['transfer, cold', 'colleague rejects'],
      ['transfer, warm', 'colleague accepts'],
      ['remove the colleague', 'nothing'],
      ['hold', 'nothing'],
      ['end', 'nothing'],
      ['add', 'nothing'],
      ['drop', 'nothing'],
      ['activity', 'nothing'],
    ] as const
  ).map(([act, next]) => ({ act, fault: 'answer lost after', next })),
  { act: 'transfer, warm', fault: 'slow', next: 'colleague rejects' },
  { act: 'transfer, warm', fault: 'request lost', next: 'customer hangs up' },
  { act: 'accept', fault: 'socket gone', next: 'nothing' },
  { act: 'complete', fault: 'Functions restarted', next: 'nothing' },
  { act: 'end', fault: 'TaskRouter killed', next: 'nothing' },
];

it.each(sample)('keeps it where $act meets with $fault, and then $next', async (cell) => {
  expect(await playCell(cell, { aloneSeconds: ALONE_SECONDS, folder: functions.folder })).toEqual([]);
});
