import { createRebuilder } from '../../../scripts/start/rebuild';

/** A rebuild that a test ends by hand. */
function handled() {
  const ends: ((error?: Error) => void)[] = [];
  const rebuild = (): Promise<void> =>
    new Promise((resolve, reject) => {
      ends.push((error) => (error ? reject(error) : resolve()));
    });
  return { ends, rebuild };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const quiet = (): Promise<void> => Promise.resolve();

describe('createRebuilder', () => {
  it('runs once for changes that come together', async () => {
    const { ends, rebuild } = handled();
    const changed = createRebuilder(rebuild, quiet, () => {});
    changed();
    changed();
    changed();
    await settled();
    expect(ends).toHaveLength(1);
  });

  it('runs once more, and not at the same time, for changes during a run', async () => {
    const { ends, rebuild } = handled();
    const changed = createRebuilder(rebuild, quiet, () => {});
    changed();
    await settled();
    changed();
    changed();
    await settled();
    expect(ends).toHaveLength(1);
    ends[0]?.();
    await settled();
    expect(ends).toHaveLength(2);
    ends[1]?.();
    await settled();
    expect(ends).toHaveLength(2);
  });

  it('tells of a failed run and goes on at the next change', async () => {
    const { ends, rebuild } = handled();
    const errors: unknown[] = [];
    const changed = createRebuilder(rebuild, quiet, (error) => errors.push(error));
    changed();
    await settled();
    ends[0]?.(new Error('a typo'));
    await settled();
    expect(errors).toEqual([new Error('a typo')]);
    changed();
    await settled();
    expect(ends).toHaveLength(2);
  });
});
