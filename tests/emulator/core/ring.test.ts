import { Ring } from '../../../emulator/core/ring';

describe('Ring', () => {
  it('keeps the last so many, oldest first, and says what went', () => {
    const ring = new Ring<number>(3);
    expect([1, 2, 3, 4, 5].map((value) => ring.add(value))).toEqual([undefined, undefined, undefined, 1, 2]);
    expect([...ring]).toEqual([3, 4, 5]);
    expect(ring.newest(2)).toEqual([5, 4]);
    expect(ring.newest(9)).toEqual([5, 4, 3]);
  });

  it('starts anew once cleared', () => {
    const ring = new Ring<number>(2);
    [1, 2, 3].forEach((value) => ring.add(value));
    ring.clear();
    ring.add(7);
    expect([...ring]).toEqual([7]);
    expect(ring.size).toBe(1);
  });
});
