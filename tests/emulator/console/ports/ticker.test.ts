import { everySecond } from '../../../../emulator/console/ports/ticker';
import { HandClock } from '../../hand-clock';

describe('everySecond', () => {
  it('calls when a second of the shown time ends, not of the browser’s', () => {
    const clock = new HandClock();
    const shown = (): number => clock.now() + 300;
    const times: number[] = [];
    everySecond(clock, shown, () => times.push(shown()));
    for (let passed = 0; passed < 2_500; passed += 100) clock.pass(100);
    expect(times.map((time) => time % 1000)).toEqual([0, 0]);
  });

  it('stops', () => {
    const clock = new HandClock();
    let calls = 0;
    const stop = everySecond(
      clock,
      () => clock.now(),
      () => calls++,
    );
    stop();
    clock.pass(5_000);
    expect(calls).toBe(0);
  });
});
