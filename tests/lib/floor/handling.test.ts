import { Handling } from '../../../src/lib/floor/handling';
import type { ToldEvent } from '../../../src/lib/floor/in-hand';

const hour = 3_600_000;
const noon = Date.UTC(2031, 4, 6, 12);

const event = (what: string, number: number, at: number): ToldEvent => ({
  eventType: `reservation.${what}`,
  eventDateMs: noon + at,
  eventData: { reservation_sid: `WR${number}`, task_queue_sid: 'WQ1' },
});

/** The next reading, which has what this one has written down. */
const next = (handling: Handling, at = 0): Handling =>
  new Handling(JSON.parse(JSON.stringify(handling.notes(noon - 5 * hour, noon + at))) as ReturnType<Handling['notes']>);

const whole = { isFull: false, from: noon - 5 * hour };
const ofNoon = (handling: Handling): unknown => handling.ofHour(noon)?.get('WQ1');

it('counts in the hour in which something is completed, once, in whatever order it is told, and however often', () => {
  let handling = new Handling();
  handling.hear([event('completed', 1, 65_000), event('accepted', 1, 5_000), event('accepted', 2, -500_000)], whole);
  handling = next(handling, hour);
  // An hour later, with nothing in between, the last seconds are told again.
  handling.hear([event('completed', 1, 65_000), event('accepted', 1, 5_000), event('completed', 2, 70_000)], {
    isFull: false,
    from: noon + 50_000,
  });
  expect(ofNoon(next(handling, hour))).toEqual({ handled: 2, handleMs: 60_000 + 570_000 });
  expect(handling.ofHour(noon - hour)?.size).toBe(0);
});

it('does not say what it does not know: reads a gap backwards, and counts nothing of its edges twice', () => {
  const minute = 60_000;
  let handling = new Handling();
  handling.hear([event('accepted', 1, 1_000), event('completed', 1, 10_000), event('accepted', 2, 11_000)], whole);
  handling = next(handling);
  // A page that is full from the 40th minute on: between the 11th second and that is a gap, whose beginning is known.
  handling.hear([event('completed', 4, 50 * minute), event('accepted', 4, 40 * minute)], {
    isFull: true,
    from: noon - 4_000,
  });
  handling = next(handling, hour);
  expect([ofNoon(handling), handling.gap?.from, handling.gap?.to]).toEqual([
    undefined,
    noon - 4_000,
    noon + 40 * minute,
  ]);
  // A page of the gap, full again, that tells its last millisecond once more.
  handling.fillGap(
    [event('accepted', 4, 40 * minute), event('completed', 3, 30 * minute), event('completed', 2, 20 * minute)],
    true,
  );
  handling = next(handling, hour);
  expect(handling.gap?.to).toBe(noon + 20 * minute);
  handling.fillGap(
    [
      event('completed', 2, 20 * minute),
      event('accepted', 3, 15 * minute),
      event('accepted', 2, 11_000),
      event('completed', 1, 10_000),
      event('accepted', 1, 1_000),
    ],
    false,
  );
  const handleMs = 9_000 + (20 * minute - 11_000) + 15 * minute + 10 * minute;
  expect(ofNoon(next(handling, hour))).toEqual({ handled: 4, handleMs });
});

it('asks about a reservation that was accepted before anything that is known, and gives it up where nobody knows', () => {
  const handling = new Handling();
  handling.hear([event('completed', 1, 10_000), event('completed', 2, 20_000)], whole);
  expect([ofNoon(handling), handling.unknown]).toEqual([undefined, 'WR1']);
  handling.learn('WR1', [event('accepted', 1, -7 * hour)]);
  expect(handling.unknown).toBe('WR2');
  handling.learn('WR2', []);
  expect([ofNoon(handling), handling.unknown]).toEqual([{ handled: 1, handleMs: 7 * hour + 10_000 }, undefined]);
});

it('leaves a second behind that has more than a page, and takes what was canceled for nothing done', () => {
  const handling = new Handling();
  const second = [event('accepted', 1, 100), event('accepted', 2, 100)];
  handling.hear(second, { isFull: true, from: noon - hour });
  for (let pages = 0; handling.gap && pages < 5; pages += 1) handling.fillGap(second, pages < 2);
  expect(handling.gap).toBeUndefined();
  handling.hear([event('canceled', 1, 3_000)], whole);
  expect(ofNoon(handling)).toBeUndefined();
  expect(handling.ofHour(noon)?.size).toBe(0);
});
