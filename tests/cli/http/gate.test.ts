import { Gate } from '../../../src/cli/http/gate';

describe('the gate', () => {
  it('lets so many pass at a time, in the order they came', async () => {
    const gate = new Gate(2);
    const begun: number[] = [];
    const ends: (() => void)[] = [];
    const passed = [0, 1, 2, 3].map((nth) =>
      gate.pass(() => {
        begun.push(nth);
        return new Promise<number>((resolve) => ends.push(() => resolve(nth)));
      }),
    );
    await Promise.resolve();
    expect(begun).toEqual([0, 1]);
    ends[1]?.();
    expect(await passed[1]).toBe(1);
    expect(begun).toEqual([0, 1, 2]);
    ends[0]?.();
    await passed[0];
    expect(begun).toEqual([0, 1, 2, 3]);
    ends[2]?.();
    ends[3]?.();
    expect(await Promise.all(passed)).toEqual([0, 1, 2, 3]);
  });

  it('gives the place on where work fails', async () => {
    const gate = new Gate(1);
    const failing = gate.pass(() => Promise.reject(new Error('no')));
    const next = gate.pass(() => Promise.resolve('next'));
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('next');
  });
});
