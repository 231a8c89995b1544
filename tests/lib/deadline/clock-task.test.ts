import { clockAttributes, clockOf, isClock } from '../../../src/lib/deadline/clock-task';

const [task, reservation] = [`WT${'1'.repeat(32)}`, `WR${'2'.repeat(32)}`];
const clock = { of: 'wrap_up', task, reservation, round: 2 } as const;

it('tells what it is for', () => {
  expect(clockOf(clockAttributes(clock))).toEqual(clock);
});

it.each(['{"desk_deadline": {"of": "wrap_up"}, "call_sid": "CA1"}', '{"desk_deadline": true}', '{}', '[]', ''])(
  'is not what has %s',
  (attributes) => {
    expect(isClock(attributes)).toBe(false);
  },
);

it.each([{ of: 'pause' }, { task: 'WT1' }, { reservation: 7 }, { round: 'many' }])(
  'is still one, and tells nothing, with %j',
  (change) => {
    const attributes = JSON.stringify({ desk_deadline: { ...clock, ...change } });
    expect([isClock(attributes), clockOf(attributes)]).toEqual([true, undefined]);
  },
);
