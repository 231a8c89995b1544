import { doneOnce, LOOK_AFTER_MS, repeated } from '../../../../src/assets/desk/ports/look-again';
import { ProblemError } from '../../../../src/assets/desk/ports/problem';

const lost = new ProblemError({ code: 'network', message: 'No answer' });
const refused = new ProblemError({ code: 'refused', message: 'No', status: 400 });

/** A clock on which every pause is over at once, except the first look's. */
const clock = {
  after(delayMs: number, run: () => void): () => void {
    if (delayMs !== LOOK_AFTER_MS) queueMicrotask(run);
    return () => undefined;
  },
};
const never = (): boolean => false;

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

describe('what must be done once', () => {
  const failing = (thrown: Error) => () => Promise.reject(thrown);

  it.each([lost, refused])('was done where it is seen to be, whatever was answered: %s', async (thrown) => {
    await expect(doneOnce(clock, failing(thrown), () => Promise.resolve(true), never)).resolves.toBeUndefined();
    await expect(doneOnce(clock, failing(thrown), () => Promise.resolve(false), never)).rejects.toBe(thrown);
  });

  it('is looked into until that can be seen, or nobody wants to know', async () => {
    let looks = 0;
    const look = (): Promise<boolean> => {
      looks += 1;
      return looks < 20 ? Promise.reject(lost) : Promise.resolve(true);
    };
    await doneOnce(clock, failing(lost), look, never);
    expect(looks).toBe(20);
    await doneOnce(clock, failing(lost), failing(refused), (error) => error === refused);
  });

  it('is looked into before the answer comes where that takes its time', async () => {
    const impatient = { after: (_: number, run: () => void) => (queueMicrotask(run), () => undefined) };
    const silent = (): Promise<void> => new Promise(() => undefined);
    await expect(doneOnce(impatient, silent, () => Promise.resolve(true), never)).resolves.toBeUndefined();
  });

  it('is looked into once more after a late answer, as the look before it took what would have heard of it', async () => {
    const impatient = { after: (_: number, run: () => void) => (queueMicrotask(run), () => undefined) };
    let answer = (): void => undefined;
    const looks: boolean[] = [];
    const done = doneOnce(
      impatient,
      () => new Promise<void>((resolve) => (answer = resolve)),
      () => {
        looks.push(looks.length > 0);
        answer();
        return Promise.resolve(looks.length > 1);
      },
      never,
    );
    await expect(done).resolves.toBeUndefined();
    expect(looks).toEqual([false, true]);
  });
});
