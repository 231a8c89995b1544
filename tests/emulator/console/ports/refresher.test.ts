import { Refresher } from '../../../../emulator/console/ports/refresher';
import { HandClock } from '../../hand-clock';

/** Each reading is answered by hand, so that a test decides what happens meanwhile. */
class Readings {
  readonly clock = new HandClock();
  readonly took: number[] = [];
  readonly failed: unknown[] = [];
  readonly #waiting: Waiting[] = [];
  readonly refresher = new Refresher<number>({
    clock: this.clock,
    read: () => new Promise((resolve, reject) => this.#waiting.push({ resolve, reject })),
    took: (state) => this.took.push(state),
    failed: (error) => this.failed.push(error),
  });

  get underWay(): number {
    return this.#waiting.length;
  }

  async answer(state: number): Promise<void> {
    this.#waiting.shift()?.resolve(state);
    await settled();
  }

  async fail(error: Error): Promise<void> {
    this.#waiting.shift()?.reject(error);
    await settled();
  }
}

interface Waiting {
  resolve: (state: number) => void;
  reject: (error: Error) => void;
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('Refresher', () => {
  it('reads at once when something changed', async () => {
    const readings = new Readings();
    readings.refresher.request();
    await readings.answer(1);
    expect(readings.took).toEqual([1]);
  });

  it('takes changes during a reading together into one more, a tenth of a second later', async () => {
    const readings = new Readings();
    readings.refresher.request();
    readings.refresher.request();
    readings.refresher.request();
    expect(readings.underWay).toBe(1);
    await readings.answer(1);
    expect(readings.underWay).toBe(0);
    readings.clock.pass(100);
    expect(readings.underWay).toBe(1);
    await readings.answer(2);
    readings.clock.pass(1000);
    expect(readings.underWay).toBe(0);
    expect(readings.took).toEqual([1, 2]);
  });

  it('reads at most ten times a second, however often something changes', async () => {
    const readings = new Readings();
    let read = 0;
    for (let ms = 0; ms < 1000; ms += 5) {
      readings.refresher.request();
      if (readings.underWay > 0) await readings.answer(++read);
      readings.clock.pass(5);
    }
    expect(read).toBe(10);
  });

  it('says what failed and tries again after two seconds, until it succeeds', async () => {
    const readings = new Readings();
    const refused = new Error('refused');
    readings.refresher.request();
    await readings.fail(refused);
    expect(readings.failed).toEqual([refused]);
    readings.clock.pass(1_999);
    expect(readings.underWay).toBe(0);
    readings.clock.pass(1);
    await readings.answer(1);
    readings.clock.pass(60_000);
    expect(readings.underWay).toBe(0);
    expect(readings.took).toEqual([1]);
  });

  it('does not wait for the next try once the connection is back', async () => {
    const readings = new Readings();
    readings.refresher.request();
    await readings.fail(new Error('refused'));
    readings.refresher.hurry();
    await readings.answer(1);
    expect(readings.took).toEqual([1]);
  });
});
