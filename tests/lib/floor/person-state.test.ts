import type { Part } from '../../../src/lib/floor/in-hand';
import { doingOf } from '../../../src/lib/floor/person-state';

const part = (stage: Part['stage'], since: number, channel = 'voice'): Part => ({
  taskSid: 'WT1',
  workerSid: 'WK1',
  workerName: 'alice',
  reservationSid: 'WR1',
  stage,
  since,
  channel,
});
const available = { available: true, activitySince: 100 };

it.each([
  ['free', available, [], { state: 'free', since: 100, canTake: true }],
  ['free since the last call', { ...available, lastEnded: 300 }, [], { state: 'free', since: 300, canTake: true }],
  ['away', { available: false, activitySince: 100 }, [], { state: 'away', since: 100, canTake: false }],
  ['ringing', available, [part('pending', 200)], { state: 'ringing', since: 200, canTake: false }],
  [
    'in a call, though “Available”',
    available,
    [part('accepted', 200)],
    { state: 'working', since: 200, canTake: false },
  ],
  [
    'in a call, though away',
    { available: false, activitySince: 100 },
    [part('accepted', 200)],
    { state: 'working', since: 200, canTake: false },
  ],
  ['wrapping up', available, [part('wrapping', 200)], { state: 'wrapping', since: 200, canTake: false }],
  [
    'in a call while the next one rings',
    { ...available, capacity: 2 },
    [part('pending', 250), part('accepted', 200)],
    { state: 'working', since: 200, canTake: false },
  ],
  [
    'in a call with room for another',
    { ...available, capacity: 2 },
    [part('accepted', 200)],
    { state: 'working', since: 200, canTake: true },
  ],
  ['busy with a chat', available, [part('accepted', 200, 'chat')], { state: 'working', since: 200, canTake: true }],
  ['given no calls at all', { ...available, capacity: 0 }, [], { state: 'away', since: 100, canTake: false }],
] as const)('says that somebody is %s', (_words, worker, parts, doing) => {
  expect(doingOf(worker, parts)).toEqual(doing);
});
