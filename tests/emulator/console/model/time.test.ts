import { countdownOf, virtualNow } from '../../../../emulator/console/model/time';
import { aModel, aReservation, aSnapshot, noon } from '../pretend';

const readAt = 50_000;
const live = aModel({ snapshot: aSnapshot(), readAt, link: { name: 'live' } });

describe('virtualNow', () => {
  it('goes on from the state with the browser’s time, however far apart the two are', () => {
    expect(virtualNow(live, readAt + 7_000)).toBe(noon + 7_000);
  });

  it('stands still while the clock is frozen', () => {
    const frozen = { ...live, snapshot: aSnapshot({ frozen: true }) };
    expect(virtualNow(frozen, readAt + 7_000)).toBe(noon);
  });

  it('stands still while the local TaskRouter is out of reach', () => {
    const lost = aModel({ ...live, link: { name: 'lost', since: readAt + 2_000 } });
    expect(virtualNow(lost, readAt + 60_000)).toBe(noon + 2_000);
  });

  it('takes a state that was read during the loss as it is', () => {
    const lost = aModel({ ...live, link: { name: 'lost', since: readAt - 9_000 } });
    expect(virtualNow(lost, readAt + 60_000)).toBe(noon);
  });

  it('never goes back when the browser’s clock is set back', () => {
    expect(virtualNow(live, readAt - 1)).toBe(noon);
  });
});

describe('countdownOf', () => {
  const reservation = aReservation(1, { dateCreated: noon, deadline: noon + 120_000 });

  it.each([
    ['at the start', 0, 120, 1],
    ['half-way', 60_000, 60, 0.5],
    ['within the last second', 119_001, 1, 999 / 120_000],
    ['at the deadline', 120_000, 0, 0],
    ['past it', 130_000, 0, 0],
  ])('counts %s', (_when, passed, secondsLeft, share) => {
    expect(countdownOf(reservation, noon + passed)).toEqual({ secondsLeft, share });
  });

  it('counts nothing for a reservation that does not wait', () => {
    expect(countdownOf(aReservation(1), noon)).toBeUndefined();
  });

  it('survives a timeout of nothing', () => {
    expect(countdownOf(aReservation(1, { deadline: noon }), noon)).toEqual({ secondsLeft: 0, share: 0 });
  });
});
