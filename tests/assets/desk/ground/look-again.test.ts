import { LOOK_AFTER_MS, repeated, settled, TRIES } from '../../../../src/assets/desk/ground/look-again';
import { ProblemError } from '../../../../src/assets/desk/ground/problem';

const lost = new ProblemError({ code: 'network', message: 'No answer' });
const refused = new ProblemError({ code: 'refused', message: 'No', status: 400 });

/** A clock on which every pause is over at once, except the first look's. */
const clock = {
  after(delayMs: number, run: () => void): () => void {
    if (delayMs !== LOOK_AFTER_MS) queueMicrotask(run);
    return () => undefined;
  },
};

describe('what can be repeated', () => {
  it('is repeated where no answer came, three times at most, and not where it was refused', async () => {
    const times = async (thrown: Error, until: number): Promise<number> => {
      let count = 0;
      await repeated(clock, () => {
        count += 1;
        return count < until ? Promise.reject(thrown) : Promise.resolve();
      }).catch(() => undefined);
      return count;
    };
    expect(await times(lost, 2)).toBe(2);
    expect(await times(lost, 99)).toBe(3);
    expect(await times(refused, 99)).toBe(1);
  });
});

const failing = (thrown: Error) => (): Promise<void> => Promise.reject(thrown);

describe('what must be done once', () => {
  it.each([lost, refused])('was done where it is seen to be, whatever was answered: %s', async (thrown) => {
    const work = failing(thrown);
    await expect(settled(clock, { work, isDone: () => Promise.resolve(true) })).resolves.toBeUndefined();
    await expect(settled(clock, { work, isDone: () => Promise.resolve(false) })).rejects.toBe(thrown);
  });

  it('is looked into until that can be seen, which is told once, or nobody wants to know', async () => {
    let looks = 0;
    const isDone = (): Promise<boolean> => {
      looks += 1;
      return looks < 20 ? Promise.reject(lost) : Promise.resolve(true);
    };
    const told: unknown[] = [];
    await settled(clock, { work: failing(refused), isDone, isUnclear: (error) => told.push(error) });
    expect(looks).toBe(20);
    expect(told).toEqual([refused]);
    const signedOut = new ProblemError({ code: 'not-connected', message: 'Nobody is signed in' });
    await settled(clock, { work: failing(lost), isDone: () => Promise.reject(signedOut) });
  });

  it('is looked into before the answer comes where that takes its time', async () => {
    const impatient = { after: (_: number, run: () => void) => (queueMicrotask(run), () => undefined) };
    const work = (): Promise<void> => new Promise(() => undefined);
    await expect(settled(impatient, { work, isDone: () => Promise.resolve(true) })).resolves.toBeUndefined();
  });

  it('is looked into once more after a late answer, as the look before it took what would have heard of it', async () => {
    const impatient = { after: (_: number, run: () => void) => (queueMicrotask(run), () => undefined) };
    let answer = (): void => undefined;
    const looks: boolean[] = [];
    const work = (): Promise<void> => new Promise((resolve) => (answer = resolve));
    const isDone = (): Promise<boolean> => {
      looks.push(looks.length > 0);
      answer();
      return Promise.resolve(looks.length > 1);
    };
    await expect(settled(impatient, { work, isDone })).resolves.toBeUndefined();
    expect(looks).toEqual([false, true]);
  });
});

describe('what may be done again', () => {
  const times = async (thrown: Error, isDoneAt: number): Promise<number> => {
    let count = 0;
    const work = (): Promise<void> => {
      count += 1;
      return Promise.reject(thrown);
    };
    await settled(clock, { work, isDone: () => Promise.resolve(count >= isDoneAt), times: TRIES }).catch(
      () => undefined,
    );
    return count;
  };

  it('is, only once it was seen not to be done, and not where it was refused', async () => {
    expect(await times(lost, 1)).toBe(1);
    expect(await times(lost, 2)).toBe(2);
    expect(await times(lost, 99)).toBe(TRIES);
    expect(await times(refused, 99)).toBe(1);
  });
});
