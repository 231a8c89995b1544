import { VirtualClock } from '../../../emulator/core/clock';
import { PendingWork } from '../../../emulator/core/pending-work';
import { HandClock } from '../hand-clock';

function start(): { wall: HandClock; work: PendingWork; clock: VirtualClock } {
  const wall = new HandClock();
  const work = new PendingWork();
  return { wall, work, clock: new VirtualClock(work, wall) };
}

describe('VirtualClock', () => {
  it('follows real time until it is frozen, and again from there once resumed', () => {
    const { wall, clock } = start();
    wall.pass(10);
    expect(clock.now()).toBe(1_000_010);
    clock.freeze();
    wall.pass(500);
    expect(clock.now()).toBe(1_000_010);
    clock.resume();
    wall.pass(5);
    expect(clock.now()).toBe(1_000_015);
  });

  it('fires a deadline when real time reaches it, and not one that was canceled', () => {
    const { wall, clock } = start();
    const fired: string[] = [];
    clock.at(1_000_100, () => fired.push('kept'));
    clock.at(1_000_100, () => fired.push('canceled')).cancel();
    wall.pass(99);
    expect(fired).toEqual([]);
    wall.pass(1);
    expect(fired).toEqual(['kept']);
  });

  it('wakes for the earliest deadline, in whatever order they were set', () => {
    const { wall, clock } = start();
    const fired: string[] = [];
    clock.at(1_000_020, () => fired.push('second'));
    clock.at(1_000_030, () => fired.push('third'));
    const first = clock.at(1_000_010, () => fired.push('first'));
    clock.at(1_000_005, () => fired.push('canceled')).cancel();
    expect(first.due).toBe(1_000_010);
    wall.pass(10);
    expect(fired).toEqual(['first']);
    wall.pass(10);
    expect(fired).toEqual(['first', 'second']);
    wall.pass(10);
    expect(fired).toEqual(['first', 'second', 'third']);
  });

  it('advances through deadlines in order, those set on the way included, each at its own time', async () => {
    const { clock } = start();
    clock.freeze(0);
    const fired: [string, number][] = [];
    const note = (name: string): void => void fired.push([name, clock.now()]);
    clock.at(2_000, () => note('second'));
    clock.at(1_000, () => {
      note('first');
      clock.at(1_500, () => note('between'));
    });
    clock.at(5_001, () => note('beyond'));
    await clock.advance(5_000);
    expect(fired).toEqual([
      ['first', 1_000],
      ['between', 1_500],
      ['second', 2_000],
    ]);
    expect(clock.now()).toBe(5_000);
  });

  it('waits for what a deadline set going before it fires the next', async () => {
    const { clock, work } = start();
    clock.freeze(0);
    const order: string[] = [];
    clock.at(1, () => {
      const end = work.begin();
      setImmediate(() => {
        order.push('work of the first');
        end();
      });
    });
    clock.at(2, () => order.push('second'));
    await clock.advance(10);
    expect(order).toEqual(['work of the first', 'second']);
  });

  it('waits for what a deadline returns, as it does for other work', async () => {
    const { clock } = start();
    clock.freeze(0);
    const order: string[] = [];
    clock.at(1, async () => {
      await new Promise(setImmediate);
      order.push('the first, all of it');
    });
    clock.at(2, () => order.push('second'));
    await clock.advance(10);
    expect(order).toEqual(['the first, all of it', 'second']);
  });

  it('goes past work that never ends once the grace is over, so that a hung webhook can time out', async () => {
    const { wall, clock, work } = start();
    clock.freeze(0);
    const endHung = work.begin();
    let timedOut = false;
    clock.at(5_000, () => {
      timedOut = true;
      endHung();
    });
    const advanced = clock.advance(6_000);
    await new Promise(setImmediate);
    wall.pass(5_000);
    await advanced;
    expect(timedOut).toBe(true);
  });

  it('goes on running after an advance of running time', async () => {
    const { wall, clock } = start();
    await clock.advance(60_000);
    expect(clock.frozen).toBe(false);
    wall.pass(7);
    expect(clock.now()).toBe(1_060_007);
  });

  it('takes advances asked for at once one after the other', async () => {
    const { clock } = start();
    clock.freeze(0);
    await Promise.all([clock.advance(1_000), clock.advance(2_000)]);
    expect(clock.now()).toBe(3_000);
  });
});
