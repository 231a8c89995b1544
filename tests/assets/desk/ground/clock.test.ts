import { everySecond } from '../../../../src/assets/desk/ground/clock';
import { handClock } from './hand-clock';

describe('every second', () => {
  it('comes at full seconds, however late it was started', () => {
    const clock = handClock(10_400);
    const times: number[] = [];
    everySecond(clock, () => times.push(clock.now()));
    clock.advance(2_700);
    expect(times).toEqual([11_000, 12_000, 13_000]);
  });

  it('stops when told', () => {
    const clock = handClock();
    const stop = everySecond(clock, () => undefined);
    clock.advance(1_000);
    stop();
    expect(clock.waiting()).toBe(0);
  });
});
