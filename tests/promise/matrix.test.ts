import { playCell } from './matrix/play';
import type { Cell } from './matrix/cells';
import { haveBuilt } from '../have-built';
import { LIMITS } from './limits';

/* A sample; `npm run matrix` has them all. */

beforeAll(() => haveBuilt('local'));

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
  expect(await playCell(cell, LIMITS)).toEqual([]);
});
