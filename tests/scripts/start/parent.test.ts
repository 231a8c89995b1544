import { whenOrphaned } from '../../../scripts/start/parent';

describe('whenOrphaned', () => {
  it('tells once when the parent is another than before, and stops looking', () => {
    let parent = 100;
    let look = (): void => {};
    let stopped = 0;
    const gone: number[] = [];
    whenOrphaned(
      () => parent,
      (_, every) => {
        look = every;
        return () => (stopped += 1);
      },
      () => gone.push(parent),
    );
    look();
    look();
    expect([gone, stopped]).toEqual([[], 0]);
    parent = 1;
    look();
    expect([gone, stopped]).toEqual([[1], 1]);
  });
});
