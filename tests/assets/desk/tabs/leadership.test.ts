import { standForLeader } from '../../../../src/assets/desk/tabs/leadership';
import { BrowserLocks, settle } from './browser-tabs';

let locks: BrowserLocks;
beforeEach(() => {
  locks = new BrowserLocks();
});

/** A tab, and what it was told about leading. */
function open() {
  const told: boolean[] = [];
  const own = locks.ofTab();
  return { told, own, ...standForLeader(own, 'desk', (leads) => told.push(leads)) };
}

describe('leading', () => {
  it('falls to the first tab, and to the next one when that is closed', async () => {
    const first = open();
    await first.settled;
    const second = open();
    await second.settled;
    const third = open();
    await third.settled;
    expect([first.told, second.told, third.told]).toEqual([[true], [false], [false]]);

    first.close();
    await settle();
    expect([first.told, second.told, third.told]).toEqual([[true], [false, true], [false]]);
  });

  it('falls to the next tab when the leading one crashes', async () => {
    const first = open();
    await first.settled;
    const second = open();
    await second.settled;
    first.own.crash();
    await settle();
    expect(second.told).toEqual([false, true]);
  });

  it('can be taken, and comes back when the taker is gone', async () => {
    const first = open();
    await first.settled;
    const second = open();
    await second.take();
    await settle();
    expect([first.told, second.told]).toEqual([
      [true, false],
      [false, true],
    ]);
    expect(locks.waiting).toBe(1);

    second.close();
    await settle();
    expect(first.told).toEqual([true, false, true]);
    expect(locks.waiting).toBe(0);
  });

  it('is nothing to take for the tab that has it', async () => {
    const first = open();
    await first.take();
    await settle();
    expect(first.told).toEqual([true]);
  });

  it('does not fall to a tab that takes part no longer', async () => {
    const first = open();
    await first.settled;
    const second = open();
    await second.settled;
    second.close();
    first.close();
    await settle();
    expect(second.told).toEqual([false]);
    expect(locks.waiting).toBe(0);
  });
});
